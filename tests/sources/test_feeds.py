"""Feeds: the newest first, each with its sentence, page after page."""

from datetime import datetime
from xml.etree import ElementTree

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from sources.addresses import PLURALS
from sources.models import Record
from sources.projection import refresh
from tests.factories import CommitmentFactory, SourceFactory
from tests.factories.story import tell_story

pytestmark = pytest.mark.django_db
ATOM = "{http://www.w3.org/2005/Atom}"


@pytest.fixture
def story():
    story = tell_story("one")
    refresh(story.ids)
    return story


def feed(client, address):
    answer = client.get(address)
    assert answer.status_code == 200
    assert answer["Content-Type"] == "application/atom+xml; charset=utf-8"
    return ElementTree.fromstring(answer.content)


def texts(parent, name):
    return [node.text for node in parent.findall(ATOM + name)]


def links(parent):
    return {node.get("rel"): node.get("href") for node in parent.findall(ATOM + "link")}


def titles(client, address):
    return [texts(entry, "title")[0] for entry in feed(client, address).findall(ATOM + "entry")]


@pytest.mark.parametrize("kind", sorted(PLURALS))
def test_every_list_has_a_feed_with_all_that_atom_demands(client, story, kind):
    found = feed(client, f"/{PLURALS[kind]}.atom?country=KAZ")
    assert links(found)["self"] == f"http://testserver/{PLURALS[kind]}.atom?country=KAZ"
    assert links(found)["alternate"] == f"http://testserver/{PLURALS[kind]}/?country=KAZ"
    assert texts(found, "author") or found.find(f"{ATOM}author/{ATOM}name") is not None
    for node in (found, *found.findall(ATOM + "entry")):
        for name in ("id", "title", "updated"):
            assert len(texts(node, name)) == 1
        assert datetime.fromisoformat(texts(node, "updated")[0]).tzinfo is not None


def test_an_entry_leads_to_its_record_and_quotes_what_it_rests_on(client, story):
    entry = feed(client, "/commitments.atom").find(ATOM + "entry")
    assert links(entry)["alternate"] == "http://testserver/commitments/promise-one/"
    quote = story.commitment.claims.get(field="title").quote
    [summary] = texts(entry, "summary")
    assert f"<blockquote><p>{quote}</p></blockquote>" in summary
    terms = {node.get("term") for node in entry.findall(ATOM + "category")}
    assert terms == {story.country.name, story.topic.name}


def test_words_of_a_record_are_words_in_its_feed(client):
    record = CommitmentFactory(
        slug="odd", title="A < B & C\x0b", summary="<script>alert(1)</script>", published=True
    )
    refresh([record.pk])
    entry = feed(client, "/commitments.atom").find(ATOM + "entry")
    assert texts(entry, "title") == ["A < B & C "]
    assert "<script" not in texts(entry, "summary")[0]


def test_a_feed_goes_on_where_its_page_ends(client, story):
    refresh([CommitmentFactory(slug=f"more-{n}", published=True).pk for n in range(4)])
    address, found = "/commitments.atom?page_size=2", []
    while address:
        page = feed(client, address)
        found += [texts(entry, "title")[0] for entry in page.findall(ATOM + "entry")]
        address = links(page).get("next")
    newest = Record.objects.of_kind("commitment").order_by("-published_at")
    assert found == list(newest.values_list("title", flat=True))


def test_a_feed_shows_what_its_list_shows(client, story):
    refresh([CommitmentFactory(slug="other", published=True).pk])
    assert titles(client, "/commitments.atom?country=KAZ") == ["Promise one"]
    assert titles(client, "/commitments.atom?country__not=KAZ") == ["Other"]
    assert titles(client, "/commitments.atom?year=1999") == []


def test_sources_have_a_feed_without_our_own_digests(client, story):
    SourceFactory(title="Own words", rendition="digest", kind="digest")
    SourceFactory(title="The newest")
    found = titles(client, "/sources.atom")
    assert found[0] == "The newest"
    assert "Own words" not in found
    assert titles(client, "/sources.atom?rendition=digest") == ["Own words"]


@pytest.mark.parametrize("address", ["/commitments.atom", "/sources.atom"])
def test_a_feed_costs_two_queries_and_one_when_the_reader_has_it(client, story, address):
    with CaptureQueriesContext(connection) as asked:
        answer = client.get(address)
    assert len(asked) == 2
    with CaptureQueriesContext(connection) as asked:
        again = client.get(address, headers={"If-None-Match": answer["ETag"]})
    assert (again.status_code, len(asked)) == (304, 1)


def test_a_feed_that_changed_is_sent_again(client, story):
    etag = client.get("/commitments.atom")["ETag"]
    Record.objects.filter(pk=story.commitment.pk).update(title="Another title")
    refresh([story.commitment.pk])
    answer = client.get("/commitments.atom", headers={"If-None-Match": etag})
    assert b"Another title" in answer.content


@pytest.mark.parametrize("query", ["year=two", "ordering=title", "cursor=x", "claims=1"])
def test_what_a_feed_does_not_understand_is_named(client, story, query):
    for address in ("/commitments.atom", "/sources.atom"):
        answer = client.get(f"{address}?{query}")
        assert answer.status_code == 400
        assert f"{query.partition('=')[0]}: " in answer.content.decode()


def test_lists_tell_programs_where_their_feed_is(client, story):
    page = client.get("/commitments/?country=KAZ&ordering=title").content.decode()
    link = '<link rel="alternate" type="application/atom+xml" href="/commitments.atom?country=KAZ">'
    assert link in page
    assert (
        'type="application/atom+xml" href="/sources.atom"'
        in client.get("/sources/").content.decode()
    )
