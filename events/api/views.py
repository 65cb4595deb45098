"""Events, decisions and statements in the API."""

from events.filters import DecisionFilter, EventFilter, StatementFilter
from sources.api.entries import EntryViewSet
from sources.choices import Kind


class EventViewSet(EntryViewSet):
    """Gatherings: who took part, what was decided, what was said."""

    kind = Kind.EVENT
    filterset_class = EventFilter


class DecisionViewSet(EntryViewSet):
    """What gatherings decided, in our words."""

    kind = Kind.DECISION
    filterset_class = DecisionFilter


class StatementViewSet(EntryViewSet):
    """What was said or found: quotes, paraphrases, findings, expected effects."""

    kind = Kind.STATEMENT
    filterset_class = StatementFilter
