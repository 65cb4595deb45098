"""One small story with every kind of record in it, all published and hanging together."""

from dataclasses import dataclass

from tests.factories.claim import ClaimFactory, LinkFactory, NameFactory, TranslationFactory
from tests.factories.country import CountryFactory, GroupingFactory, PlaceFactory
from tests.factories.dates import dated, valid
from tests.factories.event import (
    DecisionFactory,
    EventFactory,
    ParticipationFactory,
    StatementFactory,
    SubjectFactory,
)
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
from tests.factories.source import SourceFactory
from tests.factories.topic import TopicFactory, TopicTagFactory


@dataclass
class Story:
    """A session decides on a centre and a commitment, under a policy that advice led to."""

    country: object
    grouping: object
    place: object
    topic: object
    source: object
    organisation: object
    person: object
    policy: object
    initiative: object
    commitment: object
    recommendation: object
    obligation: object
    event: object
    decision: object
    statement: object

    @property
    def records(self):
        return [
            *(self.organisation, self.person, self.policy, self.initiative, self.commitment),
            *(self.recommendation, self.obligation, self.event, self.decision, self.statement),
        ]

    @property
    def ids(self):
        return [record.pk for record in self.records]


def tell_story(tag, *, iso3="KAZ", published=True):
    """Makes the records of one story; their slugs end in the tag, for example promise-one."""

    def record(factory, name, **values):
        return factory(slug=f"{name}-{tag}", published=published, **values)

    country = CountryFactory(iso3=iso3)
    place = PlaceFactory(code=f"almaty-{tag}", country=country, name="Almaty")
    source = SourceFactory(slug=f"review-{tag}", **dated("published", "2022-07-25"))
    organisation = record(OrganisationFactory, "ministry", country=country, **valid("1997..2020"))
    person = record(PersonFactory, "minister")
    event = record(
        EventFactory, "session", body=organisation, ordinal=3, country=country, place=place,
        format="hybrid", **dated("starts", "2022-07-19"), **dated("ends", "2022-07-20"),
    )  # fmt: skip
    story = Story(
        country=country,
        place=place,
        source=source,
        organisation=organisation,
        person=person,
        event=event,
        decision=record(DecisionFactory, "decision", event=event),
        statement=record(
            StatementFactory, "statement", event=event, speaker=person, organisation=organisation
        ),
        **_words(),
        **_promises(record, source),
    )
    _relate(story)
    return story


def _words():
    """What records are about and whom they concern."""
    return {
        "grouping": GroupingFactory(slug="speca", name="Programme for Central Asia"),
        "topic": TopicFactory(code="incubation", parent=TopicFactory(code="innovation")),
    }


def _promises(record, source):
    """What was decided, promised, advised and levied."""
    plan, made, due = (
        dated("starts", "2021..2025"),
        dated("made", "2022-07-20"),
        dated("due", "2023"),
    )
    money = {"amount": 6_000_000, "currency": "USD", "amount_kind": "exact"}
    rate = {"rate": 1, "base": "income on natural resources", "status": "being_introduced"}
    advised, stated = dated("made", "2012"), dated("stated", "2013-04")
    return {
        "policy": record(PolicyFactory, "strategy", status="in_force", **plan),
        "initiative": record(InitiativeFactory, "centre", stage="proposed"),
        "commitment": record(CommitmentFactory, "promise", **money, **made, **due),
        "recommendation": record(RecommendationFactory, "advice", made_in=source, **advised),
        "obligation": record(ObligationFactory, "levy", **rate, **stated),
    }


def _relate(story):
    PostFactory(person=story.person, organisation=story.organisation, **valid("2019..2022"))
    for made in (story.policy, story.initiative, story.commitment, story.recommendation):
        PartyFactory(record=made, country=story.country)
        TopicTagFactory(record=made, topic=story.topic)
    PartyFactory(record=story.commitment, role="partner", country=None, grouping=story.grouping)
    PartyFactory(
        record=story.commitment, role="responsible", country=None, organisation=story.organisation
    )
    PartyFactory(record=story.obligation, role="obliged", country=None, category="subsoil users")
    PartyFactory(record=story.obligation, country=None, person=story.person)
    ParticipationFactory(event=story.event, country=story.country)
    ParticipationFactory(
        event=story.event,
        role="organiser",
        mode="online",
        country=None,
        organisation=story.organisation,
    )
    SiteFactory(record=story.initiative, place=story.place)
    SubjectFactory(decision=story.decision, record=story.initiative)
    SubjectFactory(decision=story.decision, record=story.commitment)
    ProgressFactory(record=story.commitment, reported_by=story.organisation)
    ProgressFactory(
        record=story.initiative, stage="proposed", status="", **dated("observed", "2022-07-20")
    )
    LinkFactory(from_record=story.commitment, kind="under", to_record=story.policy)
    NameFactory(record=story.organisation, kind="acronym", text=f"MINT {story.organisation.slug}")
    TranslationFactory(record=story.commitment)
    ClaimFactory(record=story.commitment, field="made", quote="six countries agreed")
