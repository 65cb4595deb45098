"""The shipped base in every form: files, feeds, calendars, citations, data blocks; all readable."""

import csv
import io
import json
import re
from xml.etree import ElementTree

import bibtexparser
import pytest
import rispy
from icalendar import Calendar

from sources.addresses import PLURALS, record_page
from sources.models import Entry, Source
from sources.pages.documents import documents_context
from tests.schema_org import faults_in

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("shipped_base")]
BLOCK = re.compile(r'<script type="application/ld\+json">(.*?)</script>', re.DOTALL)
QUERIES = ("", "?country=KAZ", "?grouping=speca&year__gte=2020&ordering=title", "?q=innovation")


def table(client, address):
    text = b"".join(client.get(address).streaming_content).decode()
    return list(csv.DictReader(io.StringIO(text.removeprefix("\ufeff"), newline="")))


@pytest.mark.parametrize("query", QUERIES)
def test_every_table_has_as_many_rows_as_its_list_counts(client, query):
    for plural in PLURALS.values():
        counted = client.get(f"/api/v1/{plural}/{query}{'&' if query else '?'}count=1&page_size=1")
        rows = table(client, f"/{plural}.csv{query}")
        assert len(rows) == counted.json()["count"], plural
        assert len({row["slug"] for row in rows}) == len(rows)


def test_the_table_of_sources_has_as_many_rows_as_their_page_counts(client):
    count = documents_context({})["bar"]["count"]
    assert count.startswith(f"{len(table(client, '/sources.csv'))} ")


def test_every_row_names_its_sentence_and_no_cell_is_a_formula(client):
    for plural in PLURALS.values():
        for row in table(client, f"/{plural}.csv"):
            assert row["evidence_quote"], row["slug"]
            assert re.search(r"/sources/[\w-]+/#p\d+$", row["evidence_address"])
            assert not [cell for cell in row.values() if cell[:1] in set("=+@\t\r")]


def test_no_value_holds_the_bar_that_separates_values():
    def texts(value):
        for one in value.values() if isinstance(value, dict) else value:
            if isinstance(one, dict | list):
                yield from texts(one)
            elif isinstance(one, str):
                yield one

    for card in Entry.objects.values_list("text__card", flat=True):
        assert not [text for text in texts(json.loads(card)) if " | " in text]


def test_every_event_is_in_the_calendar_or_known_too_vaguely(client):
    entries = Calendar.from_ical(b"".join(client.get("/events.ics").streaming_content)).walk(
        "VEVENT"
    )
    found = {str(entry["uid"]) for entry in entries}
    cards = [
        json.loads(t) for t in Entry.objects.of_kind("event").values_list("text__card", flat=True)
    ]
    exact = {
        f"event-{card['slug']}@registan"
        for card in cards
        if card["starts"] and card["starts"]["precision"] in {"day", "month", "season"}
    }
    assert exact <= found
    assert len(found) > 30
    assert all(entry["dtend"].dt > entry["dtstart"].dt for entry in entries)


def test_every_feed_is_well_formed(client):
    for plural in (*PLURALS.values(), "sources"):
        feed = ElementTree.fromstring(client.get(f"/{plural}.atom").content)
        assert feed.findall("{http://www.w3.org/2005/Atom}entry"), plural


def test_every_record_is_described_in_the_words_of_schema_org(client):
    faults = {}
    for kind, slug in Entry.objects.order_by("kind", "slug").values_list("kind", "slug"):
        page = client.get(record_page(kind, slug)).content.decode()
        [text] = BLOCK.findall(page)
        if found := faults_in(json.loads(text)):
            faults[slug] = found
    assert faults == {}


def test_every_citation_can_be_read_back(client):
    """BibTeX and RIS of every source, and of a record of each kind."""
    kinds = dict(Entry.objects.order_by("kind", "-published_at").values_list("kind", "slug"))
    pages = [record_page(kind, slug) for kind, slug in kinds.items()]
    pages += [f"/sources/{slug}/" for slug in Source.objects.values_list("slug", flat=True)]
    for page in pages:
        library = bibtexparser.parse_string(client.get(f"{page}cite.bib").content.decode())
        assert library.failed_blocks == [], page
        assert len(library.entries) == 1, page
        [entry] = rispy.loads(client.get(f"{page}cite.ris").content.decode())
        [item] = client.get(f"{page}cite.json").json()
        assert entry["title"] == item["title"], page
