"""What hangs on policies, initiatives, commitments and their like; edited with the record."""

from django.contrib import admin

from policies.models import Party, Progress, Site, TopicTag
from sources.admin.choosing import ChoosingInline
from sources.admin.dates import DatedAdmin
from sources.admin.parts import PartAdmin

TARGETS = ["country", "grouping", "organisation", "person"]


class PartyInline(ChoosingInline, admin.TabularInline):
    model = Party
    extra = 0
    fields = ["role", *TARGETS, "category"]
    autocomplete_fields = TARGETS
    ordering = ["role", "pk"]

    def get_queryset(self, request):
        return super().get_queryset(request).select_related(*TARGETS)


class TopicTagInline(ChoosingInline, admin.TabularInline):
    model = TopicTag
    verbose_name = "topic"
    extra = 0
    autocomplete_fields = ["topic"]
    ordering = ["pk"]

    def get_queryset(self, request):
        return super().get_queryset(request).select_related("topic")


class SiteInline(ChoosingInline, admin.TabularInline):
    model = Site
    extra = 0
    autocomplete_fields = ["place"]
    ordering = ["pk"]

    def get_queryset(self, request):
        return super().get_queryset(request).select_related("place")


class ProgressInline(DatedAdmin, ChoosingInline, admin.StackedInline):
    """Of commitments, recommendations and obligations: they have a status."""

    model = Progress
    extra = 0
    answer = "status"
    autocomplete_fields = ["reported_by"]
    ordering = ["pk"]

    def get_fields(self, request, obj=None):
        return [("slug", "observed"), (self.answer, "assessment", "reported_by"), "note"]

    def get_queryset(self, request):
        return super().get_queryset(request).select_related("reported_by")


class StageInline(ProgressInline):
    """Of initiatives: they have a stage."""

    answer = "stage"
    verbose_name = "stage"
    verbose_name_plural = "stages over time"


@admin.register(Party)
class PartyAdmin(PartAdmin):
    list_display = ["of_record", "role", *TARGETS, "category"]
    list_filter = ["role"]
    search_fields = ["record__title", "organisation__title", "person__title", "category"]
    list_select_related = ["record", *TARGETS]


@admin.register(Progress)
class ProgressAdmin(DatedAdmin, PartAdmin):
    list_display = ["of_record", "status", "stage", "observed", "assessment", "reported_by"]
    list_filter = ["assessment", "status", "stage"]
    search_fields = ["record__title", "note", "slug"]
    list_select_related = ["record", "reported_by"]


@admin.register(Site)
class SiteAdmin(PartAdmin):
    list_display = ["of_record", "place"]
    search_fields = ["record__title", "place__name"]
    list_select_related = ["record", "place"]


@admin.register(TopicTag)
class TopicTagAdmin(PartAdmin):
    list_display = ["of_record", "topic"]
    list_filter = ["topic__scheme"]
    search_fields = ["record__title", "topic__name"]
    list_select_related = ["record", "topic"]
