"""Pages that say how something is cited, and the sentence that stands ready for an article."""

import json

import pytest
import rispy
import time_machine
from django.db import connection
from django.test.utils import CaptureQueriesContext

from sources.addresses import PLURALS
from sources.models import Entry, Record
from sources.projection import refresh
from tests.factories import ClaimFactory, PassageFactory, SourceFactory, WorkFactory
from tests.factories.dates import dated
from tests.factories.record import withdraw
from tests.pages.html import page_of, read

pytestmark = pytest.mark.django_db
TEXT = "The countries met.\n\nThey said: “we will act”, & more.\nSoon."
SAID = "They said: “we will act”, & more.\nSoon."


@pytest.fixture
def source():
    made = SourceFactory(
        slug="said",
        text=TEXT,
        title="What “they” said",
        publisher="UNECE",
        url="https://example.org/said",
        archive_url="https://archive.example/said",
        **dated("published", "2022-07-25"),
    )
    PassageFactory(source=made, text="The countries met.", position=1)
    PassageFactory(source=made, text=SAID, position=2, page=12)
    return made


def boxes(page):
    return {
        label.text: page.by_id(label.attrs["for"]).raw for label in page.one("main").all("label")
    }


@pytest.mark.parametrize("kind", sorted(PLURALS))
def test_every_record_says_how_to_cite_it(client, story, kind):
    record = next(one for one in story.records if one.kind == kind)
    address = f"/{PLURALS[kind]}/{record.slug}/"
    assert page_of(client, address).links()["Cite this record"] == f"{address}cite/"
    page = page_of(client, f"{address}cite/")
    found = boxes(page)
    assert record.title in found["In the manner of APA"]
    assert f"http://testserver{address}" in found["In the manner of APA"]
    for name, form in (("BibTeX", "bib"), ("RIS", "ris"), ("CSL-JSON", "json")):
        file = client.get(page.links()[f"Download {name}"])
        assert file["Content-Disposition"].endswith(f'.{form}"')
        assert file.content.decode().splitlines() == found[name].splitlines()


@time_machine.travel("2026-11-25 12:00")
def test_a_record_is_cited_in_the_version_of_its_last_change(client, story):
    Entry.objects.filter(pk=story.commitment.pk).update(changed_at="2026-11-24T10:00Z")
    [item] = client.get("/commitments/promise-one/cite.json").json()
    assert item["version"] == "2026-11-24"
    assert item["issued"] == {"date-parts": [[2026, 11, 24]]}
    assert item["accessed"] == {"date-parts": [[2026, 11, 25]]}


def test_a_record_leads_to_the_documents_it_rests_on(client, story):
    source = story.commitment.claims.first().source
    links = page_of(client, "/commitments/promise-one/cite/").one(".aside").links()
    assert links[source.title] == f"/sources/{source.slug}/cite/"


def test_a_source_is_cited_where_it_was_published(client, source):
    assert page_of(client, "/sources/said/").links()["Cite this source"] == "/sources/said/cite/"
    text = boxes(page_of(client, "/sources/said/cite/"))["In the manner of APA"]
    assert text.startswith("UNECE. (2022, July 25). What “they” said [Press release]. Retrieved")
    assert text.endswith("https://example.org/said Archived at https://archive.example/said")
    [entry] = rispy.loads(client.get("/sources/said/cite.ris").content.decode())
    assert entry["urls"] == ["https://example.org/said"]


def test_a_claim_leads_to_its_sentence_ready_to_be_quoted(client, story, source):
    passage = source.passages.get(position=2)
    ClaimFactory(record=story.commitment, field="means", passage=passage, quote="“we will act”")
    refresh([story.commitment.pk])
    start = TEXT.index("“we will act”")
    address = f"/sources/said/cite/?span={start}-{start + len('“we will act”')}"
    assert address in page_of(client, "/commitments/promise-one/").links().values()
    page = page_of(client, address)
    words = boxes(page)["The sentence, who said so, when and where"].strip("\n").splitlines()
    assert words == [
        "““we will act””",
        "— UNECE, “What ‘they’ said”, 25 July 2022, p. 12, para. 2",
        "https://example.org/said",
        "Archived: https://archive.example/said",
        "Read with its context: http://testserver/sources/said/#p2",
    ]
    assert page.links()["Read the words where they stand"].endswith("/sources/said/#p2")
    assert "p. 12, para. 2" in boxes(page)["In the manner of APA"]


def test_every_paragraph_of_a_reader_can_be_quoted(client, source):
    links = page_of(client, "/sources/said/").by_id("p2").links()
    address = links["Quote paragraph 2 with its source"]
    page = page_of(client, address)
    assert page.by_id("quote-text").raw.strip("\n").startswith(f"“{SAID}”")
    assert page.by_id("quote-text").attrs["readonly"] is None
    [item] = client.get(page.links()["Download CSL-JSON"]).json()
    assert item["note"] == "p. 12, para. 2"


def test_words_of_our_digest_are_told_as_ours_and_lead_to_the_original(client):
    work = WorkFactory()
    SourceFactory(slug="original", work=work, title="The original", text="")
    digest = SourceFactory(
        slug="ours", work=work, rendition="digest", kind="digest", text="They met."
    )
    PassageFactory(source=digest, text="They met.")
    page = page_of(client, "/sources/ours/cite/?span=0-9")
    text = page.by_id("quote-text").raw.strip("\n")
    assert text.startswith("They met.\n— Registan")
    assert "in our own words" in text
    assert page.links()["The original"] == "/sources/original/cite/"
    assert "are no quotation of it" in page.text


def test_what_nobody_states_is_said_to_be_unstated(client):
    source = SourceFactory(slug="bare", publisher="", text="They met.")
    PassageFactory(source=source, text="They met.")
    page = page_of(client, "/sources/bare/cite/?span=0-9")
    assert "— publisher not stated" in page.by_id("quote-text").raw
    assert "date not stated" in page.by_id("quote-text").raw
    assert "(n.d.), para. 1" in boxes(page)["In the manner of APA"]
    [item] = json.loads(client.get("/sources/bare/cite.json?span=0-9").content)
    assert item["URL"] == "http://testserver/sources/bare/#p1"


@pytest.mark.parametrize(
    "span", ["5-5", "9-3", "0-19", "15-22", "a-b", "-", "0-99999999999", "٣-٤"]
)
def test_a_span_that_no_paragraph_holds_is_named_beside_the_whole_document(client, source, span):
    for address in ("/sources/said/cite/", "/sources/said/cite.bib"):
        answer = client.get(address, {"span": span})
        assert answer.status_code == 400
        page = read(answer.content.decode())
        assert "span: " in page.one(".notice--error").text
        assert (
            boxes(page)["In the manner of APA"]
            == boxes(page_of(client, "/sources/said/cite/"))["In the manner of APA"]
        )


def test_what_moved_or_is_withdrawn(client, story):
    Record.objects.filter(pk=story.commitment.pk).update(slug="moved")
    refresh([story.commitment.pk])
    moved = client.get("/commitments/promise-one/cite/")
    assert (moved.status_code, moved["Location"]) == (301, "/commitments/moved/cite/")
    assert (
        client.get("/commitments/promise-one/cite.bib")["Location"] == "/commitments/moved/cite.bib"
    )
    withdraw(story.commitment)
    refresh([story.commitment.pk])
    for address in (
        "/commitments/moved/cite/",
        "/commitments/moved/cite.ris",
        "/sources/none/cite/",
    ):
        assert client.get(address).status_code == 404


@pytest.mark.parametrize(
    ("address", "most"),
    [
        ("/commitments/promise-one/cite/", 1),
        ("/commitments/promise-one/cite.bib", 1),
        ("/sources/said/cite/", 1),
        ("/sources/said/cite/?span=0-18", 2),
        ("/sources/said/cite.json?span=0-18", 2),
    ],
)
def test_citations_cost_a_query_or_two(client, story, source, address, most):
    with CaptureQueriesContext(connection) as asked:
        assert client.get(address).status_code == 200
    assert len(asked) <= most
