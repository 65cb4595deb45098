"""Filters take a slug that a record or source used to have for the present one."""

import pytest

from sources.actions import describing, records
from sources.projection import refresh
from tests.factories import ClaimFactory, PassageFactory
from tests.factories.record import withdraw
from tests.factories.story import tell_story
from tests.pages.html import page_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def story():
    """Whose organisation, commitment and policy, and a source, were called otherwise once."""
    told = tell_story("one")
    passage = PassageFactory(source__slug="press")
    ClaimFactory(record=told.commitment.record_ptr, passage=passage, field="due")
    for record in (told.organisation, told.person, told.commitment, told.policy):
        stored = type(record).objects.get(pk=record.pk)
        records.change_record(stored, by=None, slug=f"new-{record.slug}", reason="As it is")
    describing.change_document(passage.source, by=None, slug="new-press")
    refresh(told.ids)
    return told


# Address, parameter, and the slug that is asked for by its former form.
ASKED = [
    ("/api/v1/commitments/", "organisation", "ministry-one"),
    ("/api/v1/commitments/", "organisation__in", "ministry-one"),
    ("/api/v1/commitments/", "organisation__not", "ministry-one"),
    ("/api/v1/people/", "organisation", "ministry-one"),
    ("/api/v1/events/", "body", "ministry-one"),
    ("/api/v1/claims/", "record", "promise-one"),
    ("/api/v1/claims/", "record__not", "promise-one"),
    ("/api/v1/claims/", "source", "press"),
    ("/api/v1/links/", "from_record", "promise-one"),
    ("/api/v1/links/", "to_record", "strategy-one"),
]


@pytest.mark.parametrize(("address", "parameter", "slug"), ASKED)
def test_former_slug_answers_as_the_present_one(client, story, address, parameter, slug):
    former = client.get(address, {parameter: slug, "count": "true"})
    present = client.get(address, {parameter: f"new-{slug}", "count": "true"})
    assert former.status_code == present.status_code == 200
    assert former.json() == present.json()
    if not parameter.endswith("not"):
        assert former.json()["count"] > 0


@pytest.mark.parametrize("listed", ["commitments", "people"])
def test_page_of_a_former_slug_lists_and_names_the_same(client, story, listed):
    """The filter of people is a facet, which knows the title; that of commitments shows the slug
    that was asked for.
    """
    former = page_of(client, f"/{listed}/?organisation=ministry-one")
    present = page_of(client, f"/{listed}/?organisation=new-ministry-one")
    assert former.text == present.text.replace("new-ministry-one", "ministry-one")
    assert {"commitments": "Promise one", "people": "Ministry one"}[listed] in former.text


def test_slug_that_nobody_ever_had_stays_unknown(client, story):
    assert client.get("/api/v1/commitments/?organisation=nobody").status_code == 400
    withdraw(story.organisation)
    refresh([story.organisation.pk])
    assert client.get("/api/v1/commitments/?organisation=ministry-one").status_code == 400


def test_series_of_a_body_leads_from_its_former_slug_to_the_present_one(client, story):
    answer = client.get("/events/series/ministry-one/")
    assert (answer.status_code, answer["Location"]) == (301, "/events/series/new-ministry-one/")
    assert client.get(answer["Location"]).status_code == 200
    assert client.get("/events/series/nobody/").status_code == 404


def test_former_slug_is_read_anew_after_the_next_renaming(client, story):
    """What an answer was remembered by holds until something of the kind is published again."""
    address = "/api/v1/commitments/?organisation=ministry-one"
    slugs = [row["slug"] for row in client.get(address).json()["results"]]
    stored = type(story.organisation).objects.get(pk=story.organisation.pk)
    records.change_record(stored, by=None, slug="newest-ministry-one", reason="As it is")
    refresh(story.ids)
    assert [row["slug"] for row in client.get(address).json()["results"]] == slugs != []
