"""Filters of events, decisions and statements."""

from django.utils.translation import gettext_lazy as _

from events.choices import EventFormat, EventKind, StatementKind
from policies.choices import Strength
from sources.choices import Kind
from sources.facets import ORGANISATION, words
from sources.filters import (
    Codes,
    EntryFilter,
    RecordFilter,
    SeveralFilter,
    UpcomingFilter,
    Words,
)


class EventFilter(EntryFilter):
    facets = (words("kind", _("Kind"), "subkind", EventKind), ORGANISATION, *EntryFilter.facets)
    kind = SeveralFilter("subkind", read=Words(EventKind), label="Kind of event.")
    place = SeveralFilter(
        "record__as_event__place__code", read=Codes("place"), label="Place by its code."
    )
    format = SeveralFilter("record__as_event__format", read=Words(EventFormat), label="Format.")
    body = RecordFilter(
        "record__as_event__body",
        kind=Kind.ORGANISATION,
        label="The body whose session it was, by its slug.",
    )
    upcoming = UpcomingFilter(
        label="true: those that begin after today; false: all others, undated ones too."
    )


class DecisionFilter(EntryFilter):
    facets = (words("verb", _("Verb"), "subkind", Strength), *EntryFilter.facets)
    verb = SeveralFilter("subkind", read=Words(Strength), label="How binding the words are.")
    kind = SeveralFilter("subkind", read=Words(Strength), label="The same as verb.")
    event = RecordFilter(
        "record__as_decision__event", kind=Kind.EVENT, label="Its event, by its slug."
    )


class StatementFilter(EntryFilter):
    facets = (words("kind", _("Kind"), "subkind", StatementKind), *EntryFilter.facets)
    kind = SeveralFilter("subkind", read=Words(StatementKind), label="Kind of statement.")
    event = RecordFilter(
        "record__as_statement__event", kind=Kind.EVENT, label="Its event, by its slug."
    )
    speaker = RecordFilter(
        "record__as_statement__speaker", kind=Kind.PERSON, label="Who said it, by slug."
    )
