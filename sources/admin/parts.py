"""Records of all kinds in one list, and what hangs on them: edited on the record's own form."""

from django import forms
from django.contrib import admin, messages
from django.contrib.admin.utils import unquote
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import Http404, HttpResponseRedirect
from django.shortcuts import render
from django.urls import path

from sources.actions.claims import prefer_claim
from sources.actions.refused import Refused
from sources.admin.dates import DatedAdmin
from sources.admin.history import VersionedAdmin
from sources.admin.inlines import record_change_url, record_link
from sources.admin.readonly import ReadOnlyAdmin
from sources.models import (
    Claim,
    FormerSlug,
    FormerSourceSlug,
    Link,
    Name,
    OriginalSpan,
    Record,
    Transition,
    Translation,
)


@admin.register(Record)
class RecordAdmin(VersionedAdmin, ReadOnlyAdmin):
    """All kinds together; opening one leads to its own form."""

    list_display = ["title", "kind", "review_status", "updated_at"]
    list_filter = ["kind", "review_status"]
    search_fields = ["title", "slug", "names__folded"]
    date_hierarchy = "updated_at"
    ordering = ["-updated_at", "-pk"]

    def change_view(self, request, object_id, form_url="", extra_context=None):
        record = self.get_object(request, object_id)
        if record is None:
            raise Http404
        return HttpResponseRedirect(record_change_url(record))


class PartAdmin(ReadOnlyAdmin):
    """A row of a record: the first column leads to the record, where the row is edited."""

    list_display_links = None
    list_select_related = ["record"]

    @admin.display(description="Record", ordering="record__title")
    def of_record(self, part):
        return record_link(part.record)


@admin.register(Name)
class NameAdmin(DatedAdmin, PartAdmin):
    list_display = ["of_record", "text", "kind", "language", "valid_shown"]
    list_filter = ["kind", "language"]
    search_fields = ["text", "folded"]


@admin.register(Translation)
class TranslationAdmin(PartAdmin):
    list_display = ["of_record", "title", "language", "is_machine"]
    list_filter = ["language", "is_machine"]
    search_fields = ["title"]


class PreferForm(forms.Form):
    reason = forms.CharField(
        max_length=300,
        help_text="Kept with the version and shown to everybody in the public history.",
    )


@admin.register(Claim)
class ClaimAdmin(PartAdmin):
    """All claims in one list; which of several is preferred is decided on a page of its own."""

    list_display = [
        "of_record",
        "field",
        "item",
        "value",
        "rank",
        "basis",
        "verification",
        "source",
    ]
    list_filter = ["verification", "basis", "rank"]
    search_fields = ["record__title", "quote", "value"]
    list_select_related = ["record", "source"]

    def get_queryset(self, request):
        return super().get_queryset(request).defer("source__text")

    def get_urls(self):
        view = self.admin_site.admin_view(self.prefer_view)
        return [
            path("<path:object_id>/prefer/", view, name="sources_claim_prefer"),
            *super().get_urls(),
        ]

    def prefer_view(self, request, object_id):
        """Beside each other: the claim that is preferred now, and the one that shall be."""
        claim = self.get_object(request, unquote(object_id))
        if claim is None:
            raise Http404
        if not request.user.has_perm("sources.change_claim"):
            raise PermissionDenied
        form = PreferForm(request.POST or None)
        if request.method == "POST" and form.is_valid():
            self._prefer(request, claim, form.cleaned_data["reason"])
            return HttpResponseRedirect(record_change_url(claim.record))
        of_value = claim.record.claims.filter(field=claim.field, item=claim.item)
        context = {
            **self.admin_site.each_context(request),
            "title": f"Prefer a claim about “{claim.record}”",
            "opts": self.opts,
            "claim": claim,
            "record_url": record_change_url(claim.record),
            "others": of_value.for_display().exclude(pk=claim.pk),
            "form": form,
        }
        return render(request, "admin/prefer_claim.html", context)

    def _prefer(self, request, claim, reason):
        try:
            shown = prefer_claim(claim, by=request.user, reason=reason)
        except ValidationError as refused:
            said = "Nothing was changed. " + " ".join(refused.messages)
            self.message_user(request, said, messages.ERROR)
        except Refused as refused:
            self.message_user(request, str(refused), messages.ERROR)
        else:
            said = f"The claim from “{claim.source}” is preferred now"
            if shown:
                self.message_user(request, f"{said}, and the record shows its value.")
            else:
                said += ". See to it that the record shows what it says: it was left as it is."
                self.message_user(request, said, messages.WARNING)


@admin.register(Link)
class LinkAdmin(PartAdmin):
    list_display = ["of_record", "kind", "linked_to", "basis", "reason"]
    list_filter = ["kind", "basis"]
    search_fields = ["from_record__title", "to_record__title"]
    list_select_related = ["from_record", "to_record"]

    @admin.display(description="From", ordering="from_record__title")
    def of_record(self, link):
        return record_link(link.from_record)

    @admin.display(description="To", ordering="to_record__title")
    def linked_to(self, link):
        return record_link(link.to_record)


@admin.register(Transition)
class TransitionAdmin(PartAdmin):
    list_display = ["of_record", "from_status", "to_status", "by", "comment", "at"]
    list_filter = ["to_status"]
    search_fields = ["record__title", "by__username"]
    list_select_related = ["record", "by"]
    date_hierarchy = "at"


@admin.register(FormerSlug)
class FormerSlugAdmin(PartAdmin):
    list_display = ["of_record", "kind", "slug"]
    list_filter = ["kind"]
    search_fields = ["slug"]


@admin.register(FormerSourceSlug)
class FormerSourceSlugAdmin(ReadOnlyAdmin):
    list_display = ["slug", "source"]
    search_fields = ["slug"]
    list_select_related = ["source"]


@admin.register(OriginalSpan)
class OriginalSpanAdmin(ReadOnlyAdmin):
    list_display = ["claim", "work", "paragraph", "start", "end"]
    search_fields = ["work__title", "text_sha256"]
    list_select_related = ["claim", "work"]
    list_display_links = None
