"""Whom events, decisions and statements concern, for whole batches at once."""

from collections import defaultdict

from django.db.models import Q

from events.choices import ParticipationRole
from events.models import Decision, Event, Participation, Statement, Subject
from policies.concerns import PUBLIC_ORGANISATION, gathered
from sources.choices import Kind, ReviewStatus
from sources.scope import country_codes_of

# Of organisations that take part, only those that hold the event make it their country's too.
HOLDERS = (ParticipationRole.HOST, ParticipationRole.ORGANISER)
# What a decision may concern without asking what that in turn concerns.
DERIVED = (Kind.DECISION, Kind.STATEMENT)


def event_countries(record_ids, *, public):
    """Where it took place, the countries that took part, and those of hosts and organisers."""
    held = Participation.objects.filter(event_id__in=record_ids, role__in=HOLDERS)
    if public:
        held = held.filter(PUBLIC_ORGANISATION)
    return gathered(
        [
            *Event.objects.filter(pk__in=record_ids).values_list("pk", "country__iso3"),
            *Participation.objects.filter(event_id__in=record_ids).values_list(
                "event_id", "country__iso3"
            ),
            *held.values_list("event_id", "organisation__country__iso3"),
        ]
    )


def decision_countries(record_ids, *, public):
    """The countries of its event and of what it concerns."""
    shown = Q(record__review_status=ReviewStatus.PUBLISHED) if public else Q()
    subjects = (
        Subject.objects.filter(shown, decision_id__in=record_ids)
        .exclude(record__kind__in=DERIVED)
        .select_related("record")
    )
    codes = country_codes_of({s.record for s in subjects}, public=public)
    found = countries_of_events(Decision.objects.filter(pk__in=record_ids), public=public)
    for subject in subjects:
        found[subject.decision_id] |= codes[subject.record_id]
    return found


def statement_countries(record_ids, *, public):
    """The countries of its event and of the organisation in whose name it was made."""
    statements = Statement.objects.filter(pk__in=record_ids)
    found = countries_of_events(statements.filter(event__isnull=False), public=public)
    spoken = statements.filter(organisation__country__isnull=False)
    if public:
        spoken = spoken.filter(PUBLIC_ORGANISATION)
    for pk, code in spoken.values_list("pk", "organisation__country__iso3"):
        found[pk].add(code)
    return found


def countries_of_events(records, *, public):
    """{id: codes} by the events of these decisions or statements."""
    if public:
        records = records.filter(event__review_status=ReviewStatus.PUBLISHED)
    events = dict(records.values_list("pk", "event_id"))
    codes = event_countries(set(events.values()), public=public)
    found: defaultdict[int, set[str]] = defaultdict(set)
    for pk, event_id in events.items():
        found[pk] |= codes[event_id]
    return found
