"""Documents: what is said about them is edited, their text and its passages never."""

from django.contrib import admin, messages
from django.contrib.admin.helpers import ActionForm
from django.contrib.postgres.search import SearchQuery
from django.db.models import Q
from django.urls import reverse
from django.utils.html import format_html

from sources.actions.passages import mark_passages
from sources.actions.refused import Refused
from sources.addresses import source_page
from sources.admin.dates import DatedAdmin, DatedForm
from sources.admin.describing import DescribedAdmin, DescribedForm, DocumentAdmin, reason_field
from sources.admin.readonly import ReadOnlyAdmin
from sources.choices import WarningKind
from sources.models import Passage, Source, SourceWarning, Work

SHOWN_TEXT = 100_000
WORDS_IN = ("english", "russian", "simple")


class WarningInline(admin.TabularInline):
    model = SourceWarning
    extra = 0


class WarnedOf(admin.SimpleListFilter):
    title = "warning"
    parameter_name = "warning"

    def lookups(self, request, model_admin):
        return WarningKind.choices

    def queryset(self, request, queryset):
        return queryset.filter(warnings__kind=self.value()) if self.value() else queryset


class SourceForm(DescribedForm, DatedForm):
    pass


@admin.register(Source)
class SourceAdmin(DatedAdmin, DocumentAdmin):
    """A document; new ones come in through an import, or here as known by mention."""

    form = SourceForm
    list_display = ["title", "publisher", "published", "kind", "rendition", "language", "is_held"]
    list_filter = ["kind", "rendition", "language", WarnedOf]
    search_fields = ["title", "slug", "publisher", "symbol"]
    autocomplete_fields = ["work", "publisher_record"]
    readonly_fields = [
        "content_sha256", "import_run", "held_text", "passage_list", "created_at", "updated_at",
    ]  # fmt: skip
    list_per_page = 50
    show_full_result_count = False
    ordering = ["-pk"]
    inlines = [WarningInline]
    sections = [
        (None, ["slug", "title", "work", "rendition", "kind", "facts"]),
        ("Who and when", ["publisher", "publisher_record", "republisher", "author", "published"]),
        ("Where", ["url", "archive_url", "accessed_on", "series", "symbol", "licence"]),
        (
            "Text",
            [
                "language", "expected_sha256", "content_sha256", "import_run", "passage_list",
                "held_text",
            ],
        ),
    ]  # fmt: skip

    def get_queryset(self, request):
        return super().get_queryset(request).defer("text").select_related("work")

    def get_readonly_fields(self, request, obj=None):
        """The hash that is awaited has no say any more once the text is there."""
        held = ["expected_sha256"] if obj is not None and obj.content_sha256 else []
        return [*self.readonly_fields, *held]

    def view_on_site(self, source):
        return source_page(source.slug)

    @admin.display(boolean=True, description="Text held")
    def is_held(self, source):
        return bool(source.content_sha256)

    @admin.display(description="Text")
    def held_text(self, source):
        if not source.content_sha256:
            return "Known by mention only."
        shown = source.text[:SHOWN_TEXT]
        rest = len(source.text) - len(shown)
        return format_html(
            "<pre>{}{}</pre>", shown, f"\n… {rest:,} more characters" if rest else ""
        )

    @admin.display(description="Passages")
    def passage_list(self, source):
        address = reverse("admin:sources_passage_changelist")
        return format_html('<a href="{}?source__id__exact={}">Passages</a>', address, source.pk)


@admin.register(Work)
class WorkAdmin(DocumentAdmin):
    form = DescribedForm
    sections = [(None, ["slug", "title"])]
    list_display = ["title", "slug"]
    search_fields = ["title", "slug"]
    show_full_result_count = False
    ordering = ["-pk"]
    list_per_page = 50


class PassageForm(DescribedForm):
    """Whether it is content, and why somebody thinks so."""

    def works(self):
        return {self.instance.source.work_id}


class MarkForm(ActionForm):
    """What the list asks before many passages are marked at once."""

    reason = reason_field()


@admin.register(Passage)
class PassageAdmin(DescribedAdmin, ReadOnlyAdmin):
    """Looked up by claims: the source's slug, `¶4` for the paragraph, or words of the text.

    Only whether it is page furniture can be changed here, on its form or for many in the list.
    """

    form = PassageForm
    action_form = MarkForm
    list_display = ["source", "position", "heading", "language", "is_furniture", "text"]
    list_filter = ["language", "is_furniture"]
    actions = ["mark_as_furniture", "mark_as_content"]
    search_fields = ["source__slug"]
    search_help_text = "Words of the passage, the slug of its source, ¶4 for its number."
    list_select_related = ["source"]
    ordering = ["source", "position"]

    def get_queryset(self, request):
        return super().get_queryset(request).defer("source__text")

    def get_fields(self, request, obj=None):
        marks = ["is_furniture"]
        if self.has_change_permission(request, obj):
            marks.append("change_reason")
        return [*self.get_readonly_fields(request, obj), *marks]

    def get_readonly_fields(self, request, obj=None):
        hidden = {"is_furniture", "configuration", "search"}
        return [name for name in super().get_fields(request, obj) if name not in hidden]

    def has_change_permission(self, request, obj=None):
        allowed = request.user.has_perm("sources.change_source")
        return allowed and not self.why_closed(request, obj)

    def works(self, row):
        return {row.source.work_id}

    def view_on_site(self, passage):
        return source_page(passage.source.slug, passage.position)

    def save_model(self, request, obj, form, change):
        reason = form.cleaned_data["change_reason"]
        mark_passages([obj.pk], is_furniture=obj.is_furniture, by=request.user, reason=reason)

    @admin.action(description="Mark as page furniture", permissions=["change"])
    def mark_as_furniture(self, request, queryset):
        self._mark(request, queryset, is_furniture=True)

    @admin.action(description="Mark as content", permissions=["change"])
    def mark_as_content(self, request, queryset):
        self._mark(request, queryset, is_furniture=False)

    def _mark(self, request, queryset, *, is_furniture):
        chosen = list(queryset.values_list("pk", flat=True))
        reason = request.POST.get("reason", "")
        try:
            marked = mark_passages(
                chosen, is_furniture=is_furniture, by=request.user, reason=reason
            )
        except Refused as refused:
            self.message_user(request, f"Nothing was marked. {refused}", messages.ERROR)
            return
        what = "page furniture" if is_furniture else "content"
        said = f"Marked as {what}: {marked} passage{'' if marked == 1 else 's'}."
        self.message_user(request, said, messages.SUCCESS)

    def get_search_results(self, request, queryset, search_term):
        """By the index of words, and by the source: no scan of all texts."""
        for word in search_term.split():
            number = word.removeprefix("¶")
            if word != number and number.isdigit():
                queryset = queryset.filter(position=int(number[:9]))
                continue
            found = Q(source__slug__startswith=word.lower())
            for configuration in WORDS_IN:
                found |= Q(search=SearchQuery(word, config=configuration))
            queryset = queryset.filter(found)
        return queryset, False


@admin.register(SourceWarning)
class SourceWarningAdmin(ReadOnlyAdmin):
    list_display = ["source", "kind", "detail"]
    list_filter = ["kind"]
    search_fields = ["source__title", "detail"]
    list_select_related = ["source"]

    def get_queryset(self, request):
        return super().get_queryset(request).defer("source__text")
