from django.contrib import admin

from policies.models import Topic, TopicMatch, TopicName
from sources.admin.choosing import ChoosingInline
from sources.admin.history import ReferenceAdmin
from sources.admin.readonly import ReadOnlyAdmin


class TopicNameInline(admin.TabularInline):
    model = TopicName
    extra = 0
    ordering = ["language"]


class TopicMatchInline(ChoosingInline, admin.TabularInline):
    model = TopicMatch
    fk_name = "topic"
    extra = 0
    autocomplete_fields = ["target"]
    ordering = ["pk"]

    def get_queryset(self, request):
        return super().get_queryset(request).select_related("topic", "target")


@admin.register(Topic)
class TopicAdmin(ReferenceAdmin):
    shows_everywhere = True
    identifiers = ("scheme", "code")
    list_display = ["name", "code", "scheme", "parent", "position"]
    list_filter = ["scheme"]
    search_fields = ["name", "code"]
    list_select_related = ["parent"]
    autocomplete_fields = ["parent"]
    list_per_page = 50
    inlines = [TopicNameInline, TopicMatchInline]


@admin.register(TopicName)
class TopicNameAdmin(ReadOnlyAdmin):
    list_display = ["text", "topic", "language"]
    list_filter = ["language"]
    search_fields = ["text", "topic__name"]
    list_select_related = ["topic"]


@admin.register(TopicMatch)
class TopicMatchAdmin(ReadOnlyAdmin):
    list_display = ["topic", "kind", "target"]
    list_filter = ["kind", "target__scheme"]
    search_fields = ["topic__name", "target__name"]
    list_select_related = ["topic", "target"]
