"""Records of all kinds in one list, and what hangs on them: edited on the record's own form."""

from django.contrib import admin
from django.http import Http404, HttpResponseRedirect

from sources.admin.dates import DatedAdmin
from sources.admin.history import VersionedAdmin
from sources.admin.inlines import record_change_url, record_link
from sources.admin.readonly import ReadOnlyAdmin
from sources.models import (
    Claim,
    FormerSlug,
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


@admin.register(Claim)
class ClaimAdmin(PartAdmin):
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


@admin.register(OriginalSpan)
class OriginalSpanAdmin(ReadOnlyAdmin):
    list_display = ["claim", "work", "paragraph", "start", "end"]
    search_fields = ["work__title", "text_sha256"]
    list_select_related = ["claim", "work"]
    list_display_links = None
