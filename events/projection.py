"""How events, decisions and statements become entries."""

from itertools import chain
from typing import Any

from django.db.models import Prefetch, Q

from events.api import serializers
from events.concerns import decision_countries, event_countries, statement_countries
from events.held import Occurrences
from events.models import Decision, Event, Participation, Statement, Subject
from policies.concerns import TOPICS, named_groupings, named_organisations
from policies.keys import date_of, is_public, keys_of, years_between
from policies.targets import shown_targets
from sources.choices import Kind, Precision, ReviewStatus
from sources.dates import PartialDate
from sources.projection.registry import Keys, Projection, register, register_dependents

PARTICIPATIONS = Prefetch(
    "participations",
    Participation.objects.select_related("country", "grouping", "organisation", "person"),
    to_attr="shown_participations",
)
SUBJECTS = Prefetch(
    "subjects",
    Subject.objects.filter(record__review_status=ReviewStatus.PUBLISHED)
    .select_related("record")
    .order_by("record__kind", "record__slug"),
    to_attr="shown_subjects",
)
EVENT = Prefetch(
    "event",
    Event.objects.select_related("body").prefetch_related(PARTICIPATIONS),
)


DECISION_RELATIONS: tuple[Any, ...] = (EVENT, SUBJECTS, TOPICS)


def events():
    decisions = Decision.objects.published().order_by("position", "slug").prefetch_related(SUBJECTS)
    statements = Statement.objects.published().order_by("statement_kind", "slug")
    return Event.objects.select_related("body", "country", "place").prefetch_related(
        PARTICIPATIONS,
        TOPICS,
        Prefetch("decisions", decisions, to_attr="shown_decisions"),
        Prefetch("statements", statements, to_attr="shown_statements"),
    )


def decisions():
    return Decision.objects.prefetch_related(*DECISION_RELATIONS)


def statements():
    related = ("speaker", "organisation", "made_in")
    return (
        Statement.objects.select_related(*related)
        .defer("made_in__text")
        .prefetch_related(EVENT, TOPICS)
    )


def days_of(event):
    """When an event took place: from its first to its last day where both are known to the day."""
    starts, ends = date_of(event, "starts"), date_of(event, "ends")
    if not starts or not ends or {starts.precision, ends.precision} != {Precision.DAY}:
        return starts
    if starts.first == ends.last:
        return starts
    return PartialDate(starts.first, ends.last, Precision.RANGE)


def event_keys(row):
    row.targets = shown_targets(row.shown_participations)
    body = {row.body.slug} if is_public(row.body) else set()
    return Keys(
        subkind=row.event_kind,
        main=days_of(row),
        years=years_between(date_of(row, "starts"), date_of(row, "ends")),
        groupings=named_groupings(row.targets),
        organisations=body | named_organisations(row.targets),
    )


def events_keys(rows):
    """The keys of events; what is known of their having taken place stands with the rows."""
    known = Occurrences([row.pk for row in rows])
    for row in rows:
        row.held = known.of(row)
    return keys_of(event_keys, event_countries)(rows)


def decision_keys(row):
    organisations = {
        s.record.slug for s in row.shown_subjects if s.record.kind == Kind.ORGANISATION
    }
    return made_at_event(row, subkind=row.verb, organisations=organisations)


def statement_keys(row):
    organisations = {row.organisation.slug} if is_public(row.organisation) else set()
    return made_at_event(row, subkind=row.statement_kind, organisations=organisations)


def made_at_event(row, *, subkind, organisations):
    """Keys of what was decided or said: dated and grouped like its event where it says no more."""
    event = row.event if is_public(row.event) else None
    main = date_of(row, "made") or (days_of(event) if event else None)
    body = {event.body.slug} if event and is_public(event.body) else set()
    return Keys(
        subkind=subkind,
        main=main,
        years=years_between(main),
        groupings=named_groupings(shown_targets(event.shown_participations)) if event else (),
        organisations=organisations | body,
    )


def dependents(record_ids):
    """Events of participants and bodies, decisions and statements of events and the other way
    round, decisions that concern a record and their events; a few queries.
    """
    takes_part = Q(organisation__in=record_ids) | Q(person__in=record_ids)
    concerning = Subject.objects.filter(
        Q(record__in=record_ids) | Q(decision__in=record_ids) | Q(decision__event__in=record_ids)
    )
    spoken = Q(speaker__in=record_ids) | Q(organisation__in=record_ids) | Q(event__in=record_ids)
    decided = Decision.objects.filter(Q(event__in=record_ids) | Q(pk__in=record_ids))
    said = Statement.objects.filter(spoken | Q(pk__in=record_ids, event__isnull=False))
    return chain(
        Participation.objects.filter(takes_part).values_list("event_id", flat=True),
        Event.objects.filter(body__in=record_ids).values_list("pk", flat=True),
        flat(concerning.values_list("decision_id", "decision__event_id", "record_id")),
        flat(decided.values_list("pk", "event_id")),
        flat(said.values_list("pk", "event_id")),
    )


def flat(rows):
    return (pk for row in rows for pk in row if pk is not None)


def register_events():
    """Called once all apps are loaded."""
    register(
        Projection(
            kind=Kind.EVENT,
            rows=events,
            keys=events_keys,
            countries_of=event_countries,
            card=serializers.EventCardSerializer,
            document=serializers.EventDocumentSerializer,
        )
    )
    register(
        Projection(
            kind=Kind.DECISION,
            rows=decisions,
            keys=keys_of(decision_keys, decision_countries),
            countries_of=decision_countries,
            card=serializers.DecisionCardSerializer,
            document=serializers.DecisionDocumentSerializer,
        )
    )
    register(
        Projection(
            kind=Kind.STATEMENT,
            rows=statements,
            keys=keys_of(statement_keys, statement_countries),
            countries_of=statement_countries,
            card=serializers.StatementCardSerializer,
            document=serializers.StatementDocumentSerializer,
        )
    )
    register_dependents(dependents)
