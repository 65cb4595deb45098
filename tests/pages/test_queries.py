"""What pages cost: a constant number of queries, however much there is."""

import pytest
from django.core.cache import cache
from django.db import connection
from django.test.utils import CaptureQueriesContext

from sources.models import Record
from sources.projection import refresh
from tests.factories.claim import ClaimFactory, LinkFactory, NameFactory
from tests.factories.country import MembershipFactory, PlaceFactory
from tests.factories.event import ParticipationFactory, StatementFactory, SubjectFactory
from tests.factories.organisation import PersonFactory, PostFactory
from tests.factories.policy import PartyFactory, ProgressFactory
from tests.factories.source import PassageFactory, SourceFactory
from tests.factories.story import tell_story

pytestmark = pytest.mark.django_db
PAGES = (
    "/", "/countries/", "/countries/kaz/", "/topics/", "/topics/innovation/", "/sources/",
    "/sources/long/", "/search/?q=work", "/policies/", "/initiatives/", "/commitments/",
    "/recommendations/", "/obligations/", "/events/", "/organisations/", "/people/",
    "/decisions/", "/statements/", "/policies/?country=KAZ&topic=incubation",
    "/organisations/ministry-one/", "/people/minister-one/", "/policies/strategy-one/",
    "/initiatives/centre-one/", "/commitments/promise-one/", "/recommendations/advice-one/",
    "/obligations/levy-one/", "/events/session-one/", "/decisions/decision-one/",
    "/statements/statement-one/", "/silent/", "/compare/?country=KAZ",
    "/compare/cell/?row=innovation&column=KAZ",
)  # fmt: skip

# The brief of a country is ten pages in one, half of it kept until something is published.
MOST = {"/countries/kaz/": 25}


def long_source():
    text = " ".join(f"Sentence {n} says that work goes on." for n in range(40))
    return SourceFactory(slug="long", text=text)


def paragraphs(source, record, numbers):
    for n in numbers:
        passage = PassageFactory(
            source=source, position=n + 1, text=f"Sentence {n} says that work goes on."
        )
        ClaimFactory(record=record, field="summary", item="", passage=passage)


@pytest.fixture
def small(db):
    """A little of everything: where there is nothing at all, a page has nothing to ask about."""
    source, story = long_source(), tell_story("one")
    MembershipFactory(country=story.country)
    LinkFactory(from_record=story.statement, to_record=story.event)
    paragraphs(source, Record.objects.get(pk=story.policy.pk), range(1))
    refresh(story.ids)
    return source, story


def grow(source, story):
    """The same pages with many more rows behind each of them."""
    paragraphs(source, Record.objects.get(pk=story.policy.pk), range(1, 30))
    for n in range(8):
        more = tell_story(f"more-{n}")
        person = PersonFactory(slug=f"person-{n}", published=True)
        PostFactory(person=person, organisation=story.organisation)
        PostFactory(person=story.person, organisation=more.organisation)
        ParticipationFactory(event=story.event, country=None, person=person, role="speaker")
        SubjectFactory(decision=story.decision, record=more.policy)
        SubjectFactory(decision=more.decision, record=story.policy)
        StatementFactory(slug=f"said-{n}", event=story.event, speaker=story.person, published=True)
        MembershipFactory(country=story.country)
        PlaceFactory(code=f"place-{n}", country=story.country)
        for record in (story.policy, story.commitment, story.event, story.organisation):
            LinkFactory(from_record=record, to_record=more.initiative, basis="stated", reason="")
            LinkFactory(from_record=more.statement, to_record=record, basis="stated", reason="")
            NameFactory(record=Record.objects.get(pk=record.pk))
            ClaimFactory(record=Record.objects.get(pk=record.pk), field="names", item=f"{n}")
        PartyFactory(record=story.commitment, country=None, organisation=more.organisation)
        ProgressFactory(record=story.commitment, slug=f"later-{n}", reported_by=more.organisation)
    refresh(Record.objects.values_list("pk", flat=True))


def queries(client, address):
    """Of a page that nobody asked for since the last change."""
    cache.clear()
    with CaptureQueriesContext(
        connection,
    ) as asked:
        response = client.get(address)
    assert response.status_code == 200, address
    return [query["sql"] for query in asked.captured_queries]


def test_pages_ask_the_same_number_of_questions_of_little_and_of_much(client, small):
    for address in PAGES:
        queries(client, address)  # codes that filters remember are looked up once a process
    before = {address: queries(client, address) for address in PAGES}
    grow(*small)
    after = {address: queries(client, address) for address in PAGES}
    grown = {
        address: (len(before[address]), len(after[address]))
        for address in PAGES
        if len(after[address]) > len(before[address])
    }
    assert grown == {}


def test_no_page_asks_many_questions(client, small):
    many = {address: len(queries(client, address)) for address in PAGES}
    assert {address: n for address, n in many.items() if n > MOST.get(address, 16)} == {}


@pytest.mark.parametrize(("address", "most"), [("/", 3), ("/countries/kaz/", 15)])
def test_what_only_publications_change_is_asked_once(client, small, address, most):
    client.get(address)
    with CaptureQueriesContext(connection) as asked:
        client.get(address)
    assert len(asked) <= most


def test_a_list_that_was_counted_before_asks_for_a_page_and_a_revision(client, small):
    client.get("/policies/")
    with CaptureQueriesContext(connection) as asked:
        client.get("/policies/")
    assert len(asked) <= 3
