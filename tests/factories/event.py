import factory
from factory.django import DjangoModelFactory

from events.choices import EventKind, ParticipationRole, StatementKind
from events.models import Decision, Event, Participation, Statement, Subject
from policies.choices import Strength
from sources.choices import Kind
from tests.factories.country import CountryFactory
from tests.factories.policy import CommitmentFactory
from tests.factories.record import RecordFactory


class EventFactory(RecordFactory):
    class Meta:
        model = Event

    kind = Kind.EVENT
    slug = factory.Sequence(lambda n: f"event-{n}")
    event_kind = EventKind.SESSION


class ParticipationFactory(DjangoModelFactory):
    """A country as participant; another target goes with `country=None`."""

    class Meta:
        model = Participation

    event = factory.SubFactory(EventFactory)
    role = ParticipationRole.PARTICIPANT
    country = factory.SubFactory(CountryFactory)


class DecisionFactory(RecordFactory):
    class Meta:
        model = Decision

    kind = Kind.DECISION
    slug = factory.Sequence(lambda n: f"decision-{n}")
    event = factory.SubFactory(EventFactory)
    verb = Strength.PROPOSED


class SubjectFactory(DjangoModelFactory):
    class Meta:
        model = Subject

    decision = factory.SubFactory(DecisionFactory)
    record = factory.SubFactory(CommitmentFactory)


class StatementFactory(RecordFactory):
    class Meta:
        model = Statement

    kind = Kind.STATEMENT
    slug = factory.Sequence(lambda n: f"statement-{n}")
    statement_kind = StatementKind.PARAPHRASE
