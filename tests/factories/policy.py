import factory
from factory.django import DjangoModelFactory

from policies.choices import (
    Assessment,
    InitiativeKind,
    PartyRole,
    PolicyKind,
    ProgressStatus,
    Strength,
)
from policies.models import (
    Commitment,
    Initiative,
    Obligation,
    Party,
    Policy,
    Progress,
    Recommendation,
    Site,
)
from sources.choices import Kind
from tests.factories.country import CountryFactory, PlaceFactory
from tests.factories.record import RecordFactory


class PolicyFactory(RecordFactory):
    class Meta:
        model = Policy

    kind = Kind.POLICY
    slug = factory.Sequence(lambda n: f"policy-{n}")
    policy_kind = PolicyKind.STRATEGY


class InitiativeFactory(RecordFactory):
    class Meta:
        model = Initiative

    kind = Kind.INITIATIVE
    slug = factory.Sequence(lambda n: f"initiative-{n}")
    initiative_kind = InitiativeKind.CENTRE


class CommitmentFactory(RecordFactory):
    class Meta:
        model = Commitment

    kind = Kind.COMMITMENT
    slug = factory.Sequence(lambda n: f"commitment-{n}")
    strength = Strength.COMMITTED


class RecommendationFactory(RecordFactory):
    class Meta:
        model = Recommendation

    kind = Kind.RECOMMENDATION
    slug = factory.Sequence(lambda n: f"recommendation-{n}")


class ObligationFactory(RecordFactory):
    class Meta:
        model = Obligation

    kind = Kind.OBLIGATION
    slug = factory.Sequence(lambda n: f"obligation-{n}")


class PartyFactory(DjangoModelFactory):
    """A country as party of a commitment; another target goes with `country=None`."""

    class Meta:
        model = Party

    record = factory.SubFactory(CommitmentFactory)
    role = PartyRole.PARTY
    country = factory.SubFactory(CountryFactory)


class ProgressFactory(DjangoModelFactory):
    """A status of a commitment; for an initiative give `stage="operating", status=""`."""

    class Meta:
        model = Progress

    record = factory.SubFactory(CommitmentFactory)
    slug = factory.Sequence(lambda n: f"progress-{n}")
    assessment = Assessment.CURATOR
    status = ProgressStatus.UNDER_WAY


class SiteFactory(DjangoModelFactory):
    class Meta:
        model = Site

    record = factory.SubFactory(InitiativeFactory)
    place = factory.SubFactory(PlaceFactory)
