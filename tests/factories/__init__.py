"""Rows for tests, one module a noun: `CommitmentFactory(title="…", published=True)`.

Records are drafts unless `published=True`, which gives them a claim about their title and then
publishes them. Nothing here refreshes the projection; call `sources.projection.refresh` where a
test reads entries.
"""

from tests.factories.claim import ClaimFactory, LinkFactory, NameFactory, TranslationFactory
from tests.factories.country import (
    CountryFactory,
    CountryNameFactory,
    GroupingFactory,
    GroupingNameFactory,
    IndicatorFactory,
    IndicatorNameFactory,
    MembershipFactory,
    ObservationFactory,
    PlaceFactory,
    PlaceNameFactory,
)
from tests.factories.coverage import CoverageCheckFactory, CoverageCheckSourceFactory
from tests.factories.event import (
    DecisionFactory,
    EventFactory,
    ParticipationFactory,
    StatementFactory,
    SubjectFactory,
)
from tests.factories.importing import ImportIssueFactory, ImportRowFactory, ImportRunFactory
from tests.factories.organisation import OrganisationFactory, PersonFactory, PostFactory
from tests.factories.policy import (
    CommitmentFactory,
    InitiativeFactory,
    ObligationFactory,
    PartyFactory,
    PolicyFactory,
    ProgressFactory,
    RecommendationFactory,
    SiteFactory,
)
from tests.factories.source import (
    PassageFactory,
    SourceFactory,
    SourceWarningFactory,
    WorkFactory,
)
from tests.factories.topic import (
    TopicFactory,
    TopicMatchFactory,
    TopicNameFactory,
    TopicTagFactory,
)
from tests.factories.user import EditorialScopeFactory, UserFactory

__all__ = [
    "ClaimFactory",
    "CommitmentFactory",
    "CountryFactory",
    "CountryNameFactory",
    "CoverageCheckFactory",
    "CoverageCheckSourceFactory",
    "DecisionFactory",
    "EditorialScopeFactory",
    "EventFactory",
    "GroupingFactory",
    "GroupingNameFactory",
    "ImportIssueFactory",
    "ImportRowFactory",
    "ImportRunFactory",
    "IndicatorFactory",
    "IndicatorNameFactory",
    "InitiativeFactory",
    "LinkFactory",
    "MembershipFactory",
    "NameFactory",
    "ObligationFactory",
    "ObservationFactory",
    "OrganisationFactory",
    "ParticipationFactory",
    "PartyFactory",
    "PassageFactory",
    "PersonFactory",
    "PlaceFactory",
    "PlaceNameFactory",
    "PolicyFactory",
    "PostFactory",
    "ProgressFactory",
    "RecommendationFactory",
    "SiteFactory",
    "SourceFactory",
    "SourceWarningFactory",
    "StatementFactory",
    "SubjectFactory",
    "TopicFactory",
    "TopicMatchFactory",
    "TopicNameFactory",
    "TopicTagFactory",
    "TranslationFactory",
    "UserFactory",
    "WorkFactory",
]
