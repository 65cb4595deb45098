"""What every record carries: names, translations, claims and links, edited with the record."""

from django.contrib import admin
from django.urls import reverse
from django.utils.html import format_html

from sources.addresses import source_page
from sources.admin.choosing import ChoosingInline
from sources.admin.dates import DatedAdmin
from sources.admin.forms import ClaimForm, LinkForm
from sources.choices import Rank
from sources.models import Claim, Link, Name, Record, Translation


class NameInline(DatedAdmin, admin.TabularInline):
    model = Name
    extra = 0
    fields = ["text", "kind", "language", "script", "valid_from", "valid_until"]
    ordering = ["pk"]


class TranslationInline(admin.TabularInline):
    model = Translation
    extra = 0
    fields = ["language", "title", "summary", "is_machine"]
    ordering = ["language"]


class ClaimInline(ChoosingInline, admin.StackedInline):
    """Each claim with its sentence and a link to where it stands."""

    model = Claim
    form = ClaimForm
    extra = 0
    classes = ["collapse"]
    autocomplete_fields = ["passage"]
    readonly_fields = ["sentence", "preferring"]
    fields = [
        ("field", "item"), "sentence", "passage", "quote", ("stated", "value"),
        ("rank", "basis", "verification"), "preferring", "reason",
    ]  # fmt: skip

    def get_queryset(self, request):
        claims = super().get_queryset(request).select_related("record", "passage", "source")
        return claims.defer("source__text").order_by("field", "item", "pk")

    @admin.display(description="Sentence")
    def sentence(self, claim):
        if not claim.pk:
            return "Appears once the claim is saved."
        text = claim.passage.text
        return format_html(
            '{}<mark>{}</mark>{} <a href="{}">{}, ¶{}</a>',
            text[: claim.span_start],
            text[claim.span_start : claim.span_end],
            text[claim.span_end :],
            source_page(claim.source.slug, claim.passage.position),
            claim.source.title,
            claim.passage.position,
        )

    @admin.display(description="Preference")
    def preferring(self, claim):
        """Moving it by hand would take two saves: a value has one preferred claim at a time."""
        if not claim.pk:
            return "Appears once the claim is saved."
        if claim.rank == Rank.PREFERRED:
            return "This claim is the preferred one."
        address = reverse("admin:sources_claim_prefer", args=[claim.pk])
        return format_html('<a href="{}">Prefer this claim</a>', address)


class LinkOutInline(ChoosingInline, admin.TabularInline):
    model = Link
    form = LinkForm
    fk_name = "from_record"
    verbose_name = "link from here"
    verbose_name_plural = "links from here"
    extra = 0
    autocomplete_fields = ["to_record"]
    ordering = ["kind", "pk"]

    def get_queryset(self, request):
        return super().get_queryset(request).select_related("to_record", "from_record")


class ReadOnlyInline(admin.TabularInline):
    """Shown with the record, changed elsewhere."""

    extra = 0
    can_delete = False

    def has_add_permission(self, request, obj=None):
        return False

    def has_change_permission(self, request, obj=None):
        return False


class LinkInInline(ReadOnlyInline):
    """Links that start from other records; they are changed there."""

    model = Link
    fk_name = "to_record"
    verbose_name = "link to here"
    verbose_name_plural = "links to here"
    fields = ["linked_from", "kind", "basis", "reason"]
    readonly_fields = ["linked_from"]
    ordering = ["kind", "pk"]

    def get_queryset(self, request):
        return super().get_queryset(request).select_related("from_record", "to_record")

    @admin.display(description="From")
    def linked_from(self, link):
        return record_link(link.from_record)


def record_link(record):
    """A link to the typed record's own page in the admin."""
    return format_html('<a href="{}">{}</a>', record_change_url(record), record)


def record_change_url(record):
    """Where the typed row of a record is edited; typed rows are one-to-one and share the key."""
    typed = getattr(Record, f"as_{record.kind}").related.related_model._meta
    return reverse(f"admin:{typed.app_label}_{typed.model_name}_change", args=[record.pk])
