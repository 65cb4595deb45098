"""What stands on a page, all its sentences as notes, and the groupings nobody named."""

import pytest

from sources.models import Record
from sources.projection import refresh
from tests.factories.claim import ClaimFactory
from tests.factories.country import CountryFactory, GroupingFactory, MembershipFactory
from tests.factories.dates import valid
from tests.factories.policy import CommitmentFactory, PartyFactory
from tests.factories.record import publish
from tests.factories.source import PassageFactory, SourceFactory
from tests.pages.html import page_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def promise(db):
    made = CommitmentFactory(slug="promise", title="A promise", summary="More of it.")
    return Record.objects.get(pk=made.pk)


def claims(record, source, *quoted):
    """Claims on a record, (field, quote, further values) each, on the one passage of a source."""
    passage = PassageFactory(source=source, text=source.text)
    for field, quote, values in quoted:
        ClaimFactory(record=record, field=field, passage=passage, quote=quote, **values)
    publish(record)
    refresh([record.pk])


def test_a_sentence_is_one_note_however_many_values_rest_on_it(client, promise):
    review = SourceFactory(slug="review", text="It was kept.", title="Review", publisher="")
    claims(promise, review, ("summary", "It was kept.", {}))
    release = SourceFactory(
        slug="release", text="They promised. They met.", title="Release", publisher="ESCAP",
        url="https://example.org/release",
    )  # fmt: skip
    inferred = {"basis": "inferred", "reason": "No other day."}
    claims(
        promise, release, ("title", "They promised.", {}), ("strength", "They promised.", {}),
        ("made", "They met.", inferred),
    )  # fmt: skip
    notes = page_of(client, "/commitments/promise/").one(".notes")
    assert notes.one("summary").text == "All sentences from 2 documents"
    quotes = [quote.one("p").raw for quote in notes.all("blockquote")]
    assert sorted(quotes) == ["It was kept.", "They met.", "They promised."]
    first, second = notes.all("ol")
    assert first.attrs["start"] == "1"
    assert int(second.attrs["start"]) == 1 + len(first.all(".notes__item"))
    assert "Inferred from it: No other day." in notes.text
    assert "Review, publisher not stated" in notes.text
    assert "https://example.org/release · http://testserver/sources/release/" in notes.text


def test_a_value_leads_to_its_notes_on_paper(client, promise):
    release = SourceFactory(text="They promised. They met.", title="Release")
    claims(promise, release, ("title", "They promised.", {}), ("summary", "They met.", {}))
    numbers = page_of(client, "/commitments/promise/").one(".heading").one("summary").one("sup")
    assert numbers.text == "1, 2"
    assert numbers.classes == ["print-only"]


def test_the_contents_of_a_page_lead_to_its_sections(client, story):
    page = page_of(client, "/events/session-one/")
    entries = page.one(".contents").links()
    assert {"What is known", "What was decided"} <= entries.keys()
    for title, address in entries.items():
        assert page.by_id(address.removeprefix("#")).text == title


def test_groupings_that_only_countries_belong_to_stand_apart(client, promise):
    country = CountryFactory(iso3="KAZ")
    named, derived = (GroupingFactory(slug=s, acronym=s.upper()) for s in ("named", "derived"))
    for grouping in (named, derived):
        MembershipFactory(country=country, grouping=grouping, **valid("1990..2199"))
    PartyFactory(record=promise, country=country)
    PartyFactory(record=promise, country=None, grouping=named)
    publish(promise)
    refresh([promise.pk])
    quiet = page_of(client, "/commitments/promise/").one(".quiet")
    assert quiet.one("summary").text == "Also counts for 1 grouping"
    assert quiet.links() == {"DERIVED": "/commitments/?grouping=derived"}
