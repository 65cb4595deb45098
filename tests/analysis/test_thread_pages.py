"""Pages and answers of threads on the shipped base, as a reader would ask."""

import re

import pytest
import time_machine

from sources.models import Entry, FormerSlug, Passage, Record
from sources.projection import refresh
from tests.factories.claim import LinkFactory
from tests.factories.dates import dated
from tests.factories.event import EventFactory
from tests.factories.policy import ProgressFactory
from tests.pages.html import page_of

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("shipped_base")]
CENTRE = "/thread/initiative/digital-solutions-center/"
PROPOSAL = "/thread/decision/speca-wgitsd-3-digital-solutions-center/"
ALMATY = "/thread/event/speca-wgitsd-3/"
STARTS = {"event", "decision", "commitment", "policy", "initiative", "recommendation", "statement"}
THIRD = (
    "Third session of the SPECA Working Group on Innovation and Technology for Sustainable"
    " Development"
)
READER = re.compile(r"^/sources/([-\w]+)/#p(\d+)$")


@pytest.fixture(autouse=True)
def on_a_day_of_november_2026():
    with time_machine.travel("2026-11-22T10:00:00Z", tick=False):
        yield


def steps(page, section):
    """Titles of the steps of one section, in order."""
    part = next(one for one in page.all("section") if one.attrs.get("aria-labelledby") == section)
    return [one.text for one in part.all(".timeline__title")]


def outcomes(page):
    """{decision: what is shown of what became of it}"""
    return {one.one(".outcome__title").text: one.one(".outcome__after") for one in
            page.all(".outcome")}  # fmt: skip


def test_what_happened_to_what_was_decided_in_almaty(client):
    page = page_of(client, ALMATY)
    figures = [one.text for one in page.all(".key-figure")]
    assert figures[:4] == [
        "decisions known5",
        "with later evidence2",
        "with evidence that may lie before1",
        "with none known here2",
    ]
    found = outcomes(page)
    centre = found["Digital Solutions Center proposed for Kazakhstan"]
    assert "No later evidence is known here" in centre.text
    assert "Last evidence: 20 July 2022, 4 years, 4 months ago." in centre.text
    assert "Nobody has checked since" in centre.text
    network = found["Pilot network of incubators and accelerators welcomed"]
    assert [one.text for one in network.all(".timeline__title")] == [
        "Study tour to Georgia for innovation policymakers from the SPECA sub-region"
    ]
    assert "No later evidence" not in network.text
    review = found["Support expressed for the review of Uzbekistan"]
    assert review.text.count("May lie before: no more exact date is known.") == 2
    assert "Nothing here is known to be later for certain" in review.text


def test_it_says_which_session_of_whom_and_where(client):
    page = page_of(client, ALMATY)
    assert [one.text for one in page.one(".facts").all("li")] == [
        "Session 3",
        "SPECA Working Group on Innovation and Technology for Sustainable Development",
        "Almaty",
        "Kazakhstan",
        "20 July 2022",
    ]
    assert "Session 4: not known here" in page.text


def test_the_centre_proposed_in_almaty_shows_where_it_comes_from(client):
    page = page_of(client, CENTRE)
    assert steps(page, "before")[-2:] == [
        THIRD,
        "Digital Solutions Center proposed for Kazakhstan",
    ]
    here = page.one(".here").text
    for words in ("Proposed", "20 July 2022", "Session 3", "Almaty", "Kazakhstan"):
        assert words in here
    assert "No later evidence is known here" in page.one(".ending").text


def test_a_later_event_and_a_later_report_become_its_next_steps(client):
    centre = Record.objects.get(slug="digital-solutions-center")
    opening = EventFactory(slug="opening", title="The opening", published=True,
                           **dated("starts", "2025-03"))  # fmt: skip
    LinkFactory(from_record=opening, kind="follows_up", to_record=centre)
    ProgressFactory(
        record=centre, slug="dsc-2024", stage="being_established", status="",
        **dated("observed", "2024-02-01"),
    )  # fmt: skip
    refresh([opening.pk, centre.pk])
    for address in (CENTRE, PROPOSAL):
        page = page_of(client, address)
        assert steps(page, "after")[-2:] == [
            "Being established curator's assessment",
            "The opening",
        ]
        assert "Last evidence: March 2025" in page.one(".ending").text
    card = outcomes(page_of(client, ALMATY))["Digital Solutions Center proposed for Kazakhstan"]
    assert [one.text for one in card.all(".timeline__title")][-1] == "The opening"


CHAIN = [
    "Innovation Performance Review of Kazakhstan",
    "Go on reaching the regions with innovation support",
    "Seminar on a methodology for regional innovation systems in Kazakhstan",
    "Methodology for the development of innovation systems in the regions of Kazakhstan",
]


@pytest.mark.parametrize(
    "start",
    [
        "source/ipr-kazakhstan-2012",
        "recommendation/ipr-kazakhstan-2012-reach-regions",
        "event/kaz-regional-innovation-seminar-2013",
        "policy/kaz-regional-innovation-methodology",
    ],
)
def test_review_recommendation_seminar_and_methodology_hang_together(client, start):
    page = page_of(client, f"/thread/{start}/")
    shown = [one.text for one in page.all("h1")] + [
        one.text for name in (".timeline__title", ".outcome__title") for one in page.all(name)
    ]
    assert set(shown) >= set(CHAIN)
    answer = client.get(f"/api/v1/threads/{start}/").json()
    order = [node["title"] for node in answer["nodes"] if node["title"] in CHAIN]
    assert order == CHAIN


def test_every_step_says_how_it_is_joined_and_an_inference_why(client):
    seminar = "/thread/event/kaz-regional-innovation-seminar-2013/"
    told = page_of(client, seminar).text
    assert "Curator's inference: UNECE took part in order to help carry out" in told
    assert "follows up" in told or "is followed up by" in told


def test_every_thread_opens_with_a_sentence_behind_each_value(client):
    bare, wrong, quotes = [], [], 0
    texts = {
        (slug, position): text
        for slug, position, text in Passage.objects.values_list("source__slug", "position", "text")
    }
    for kind, slug in Entry.objects.filter(kind__in=STARTS).values_list("kind", "slug"):
        page = page_of(client, f"/thread/{kind}/{slug}/")
        if "no source yet" in page.text:
            bare.append((kind, slug))
        for claim in page.all(".claim"):
            reader = next(a.attrs["href"] for a in claim.all("a") if READER.match(a.attrs["href"]))
            source, position = READER.match(reader).groups()
            quotes += 1
            if claim.one("blockquote").one("p").raw not in texts[source, int(position)]:
                wrong.append((slug, reader))
    assert bare == []
    assert wrong == []
    assert quotes > 1000


def test_the_answer_joins_its_nodes_by_edges_with_addresses(client):
    answer = client.get(f"/api/v1/threads{ALMATY.removeprefix('/thread')}").json()
    ids = [node["id"] for node in answer["nodes"]]
    assert len(ids) == len(set(ids))
    for edge in answer["edges"]:
        assert {edge["from"], edge["to"], edge["earlier"]} <= {*ids}
        assert edge["claims"] or (edge["basis"], bool(edge["reason"])) == ("inference", True)
        assert all(READER.match(address) for address in edge["claims"])
    [here] = [node for node in answer["nodes"] if node["position"] == "focus"]
    assert (here["body"]["slug"], here["ordinal"]) == ("speca-working-group-innovation", 3)
    assert (here["country"]["code"], here["place"]) == ("KAZ", "Almaty")
    followed = {one["of"].split("/")[1]: one["is_followed"] for one in answer["outcomes"]}
    assert followed["speca-wgitsd-3-digital-solutions-center"] is False
    assert followed["speca-wgitsd-3-incubator-network"] is True
    unsure = {one["of"].split("/")[1]: one["may_be_earlier"] for one in answer["outcomes"]}
    assert unsure["speca-wgitsd-3-incubator-network"] == []
    assert sum(map(len, unsure.values())) == 2


def test_a_former_slug_is_sent_on(client):
    centre = Record.objects.get(slug="digital-solutions-center")
    FormerSlug.objects.create(record=centre, kind="initiative", slug="dsc")
    assert client.get("/thread/initiative/dsc/").headers["Location"] == CENTRE


@pytest.mark.parametrize("start", ["event/none", "person/asset-issekeshev", "organisation/unece"])
def test_what_starts_no_thread_is_not_found(client, start):
    assert client.get(f"/thread/{start}/").status_code == 404
    answer = client.get(f"/api/v1/threads/{start}/")
    assert answer.status_code == 404
    assert answer.headers["Content-Type"] == "application/problem+json"


def test_an_unknown_parameter_of_the_answer_is_named(client):
    answer = client.get("/api/v1/threads/event/speca-wgitsd-3/?depth=2")
    assert answer.status_code == 400
    assert answer.json()["errors"][0]["parameter"] == "depth"


def test_an_answer_that_is_known_already_is_not_sent_again(client):
    address = "/api/v1/threads/event/speca-wgitsd-3/"
    etag = client.get(address).headers["ETag"]
    assert client.get(address, headers={"If-None-Match": etag}).status_code == 304


@pytest.mark.parametrize("address", [ALMATY, CENTRE])
def test_on_paper_each_sentence_of_a_thread_stands_once_and_is_pointed_to(client, address):
    page = page_of(client, address)
    quotes = [(one.one("a").attrs["href"], one.one("blockquote").text)
              for one in page.one(".notes").all(".notes__item")]  # fmt: skip
    assert len(set(quotes)) == len(quotes) > 0
    numbers = [
        int(number)
        for toggle in page.all(".claims__toggle")
        for number in toggle.one("sup").text.split(",")
    ]
    assert {*numbers} == {*range(1, len(quotes) + 1)}
