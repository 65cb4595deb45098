from django.contrib import admin

from events.models import Decision, Event, Participation, Statement, Subject
from policies.admin.parts import TARGETS, TopicTagInline
from sources.admin.choosing import ChoosingInline
from sources.admin.inlines import record_link
from sources.admin.readonly import ReadOnlyAdmin
from sources.admin.record import TypedRecordAdmin


class ParticipationInline(ChoosingInline, admin.TabularInline):
    model = Participation
    extra = 0
    fields = ["role", "mode", *TARGETS, "category"]
    autocomplete_fields = TARGETS
    ordering = ["role", "pk"]

    def get_queryset(self, request):
        return super().get_queryset(request).select_related(*TARGETS)


class SubjectInline(ChoosingInline, admin.TabularInline):
    model = Subject
    fk_name = "decision"
    extra = 0
    autocomplete_fields = ["record"]
    ordering = ["pk"]

    def get_queryset(self, request):
        return super().get_queryset(request).select_related("record")


@admin.register(Event)
class EventAdmin(TypedRecordAdmin):
    list_display = ["title", "event_kind", "starts", "country", "review_status", "updated_at"]
    list_filter = ["review_status", "event_kind", "format"]
    list_select_related = ["country"]
    autocomplete_fields = ["body", "country", "place"]
    sections = [
        ("The event", [("event_kind", "format"), ("body", "ordinal")]),
        ("When and where", [("starts", "ends"), ("country", "place"), "venue"]),
    ]
    parts = [ParticipationInline, TopicTagInline]


@admin.register(Decision)
class DecisionAdmin(TypedRecordAdmin):
    list_display = ["title", "verb", "event", "made", "review_status", "updated_at"]
    list_filter = ["review_status", "verb"]
    list_select_related = ["event"]
    autocomplete_fields = ["event"]
    sections = [("The decision", ["event", ("verb", "position"), "made"])]
    parts = [SubjectInline, TopicTagInline]


@admin.register(Statement)
class StatementAdmin(TypedRecordAdmin):
    list_display = ["title", "statement_kind", "speaker", "made", "review_status", "updated_at"]
    list_filter = ["review_status", "statement_kind"]
    list_select_related = ["speaker"]
    autocomplete_fields = ["event", "speaker", "organisation", "made_in"]
    sections = [
        ("The statement", ["statement_kind", ("speaker", "organisation")]),
        ("When and where", ["made", "event", "made_in"]),
    ]
    parts = [TopicTagInline]


@admin.register(Participation)
class ParticipationAdmin(ReadOnlyAdmin):
    """Edited with the event."""

    list_display = ["of_event", "role", "mode", *TARGETS, "category"]
    list_display_links = None
    list_filter = ["role", "mode"]
    search_fields = ["event__title", "organisation__title", "person__title", "category"]
    list_select_related = ["event", *TARGETS]

    @admin.display(description="Event", ordering="event__title")
    def of_event(self, participation):
        return record_link(participation.event)


@admin.register(Subject)
class SubjectAdmin(ReadOnlyAdmin):
    """Edited with the decision."""

    list_display = ["of_decision", "concerns"]
    list_display_links = None
    search_fields = ["decision__title", "record__title"]
    list_select_related = ["decision", "record"]

    @admin.display(description="Decision", ordering="decision__title")
    def of_decision(self, subject):
        return record_link(subject.decision)

    @admin.display(description="Concerns", ordering="record__title")
    def concerns(self, subject):
        return record_link(subject.record)
