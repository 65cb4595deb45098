"""Lists as files: whole, streamed, and not sent twice."""

import csv
import io
import json

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from policies.filters import CommitmentFilter
from sources.addresses import PLURALS
from sources.exports import lists
from sources.exports.lists import RecordList
from sources.models import Record
from sources.projection import refresh
from tests.factories import CommitmentFactory, SourceFactory, WorkFactory
from tests.factories.record import withdraw
from tests.factories.story import tell_story

pytestmark = pytest.mark.django_db


@pytest.fixture
def story():
    story = tell_story("one")
    refresh(story.ids)
    return story


def body(answer):
    return b"".join(answer.streaming_content).decode()


def table(client, address):
    answer = client.get(address)
    assert answer.status_code == 200, address
    text = body(answer)
    return list(csv.DictReader(io.StringIO(text.removeprefix("\ufeff"), newline="")))


def lines(client, address):
    return [json.loads(line) for line in body(client.get(address)).splitlines()]


@pytest.mark.parametrize("kind", sorted(PLURALS))
def test_a_table_has_a_row_a_record_that_leads_back_to_it(client, story, kind):
    plural = PLURALS[kind]
    [card] = client.get(f"/api/v1/{plural}/").json()["results"]
    for address in (f"/{plural}.csv", f"/api/v1/{plural}.csv"):
        [row] = table(client, address)
        assert row["title"] == card["title"]
        assert row["url"] == f"http://testserver{card['url']}"
        assert row["api"] == f"http://testserver{card['api']}"
        assert row["evidence_address"].startswith("http://testserver/sources/source-")
        assert client.get(row["url"]).status_code == 200


def test_a_commitment_says_who_when_how_much_in_words_and_codes(client, story):
    [row] = table(client, "/commitments.csv")
    assert row["countries_code"] == "KAZ"
    assert row["countries_name"] == story.country.name
    assert (row["made"], row["made_text"]) == ("2022-07-20", "20 July 2022")
    assert (row["due"], row["due_last"]) == ("2023", "2023-12-31")
    assert (row["amount"], row["amount_currency"]) == ("6000000", "USD")
    assert row["parties_role"] == "party | partner | responsible"
    assert row["parties_ref"] == "KAZ | grouping:speca | organisation:ministry-one"
    assert row["topics_code"] == "incubation"
    assert row["claims_count"] == "2"


def test_lines_are_the_rows_of_the_api(client, story):
    for query in ("", "?claims=1"):
        rows = client.get(f"/api/v1/commitments/{query}").json()["results"]
        assert lines(client, f"/commitments.jsonl{query}") == rows
        assert lines(client, f"/api/v1/commitments.jsonl{query}") == rows


def test_a_table_for_people_begins_with_a_byte_order_mark_and_one_for_programs_does_not(
    client, story
):
    assert body(client.get("/commitments.csv")).startswith("\ufefftype,")
    assert body(client.get("/api/v1/commitments.csv")).startswith("type,")
    assert body(client.get("/commitments.jsonl")).startswith("{")


def test_a_title_that_looks_like_a_formula_stays_text(client):
    record = CommitmentFactory(slug="odd", title='=HYPERLINK("http://evil")', published=True)
    refresh([record.pk])
    [row] = table(client, "/commitments.csv")
    assert row["title"] == '\'=HYPERLINK("http://evil")'


def test_filters_and_order_are_those_of_the_list(client, story):
    refresh([CommitmentFactory(slug=slug, published=True).pk for slug in ("other", "another")])

    def slugs(query):
        files = [f"/commitments.csv?{query}", f"/api/v1/commitments.csv?{query}"]
        first, second = ([row["slug"] for row in table(client, file)] for file in files)
        listed = client.get(f"/api/v1/commitments/?{query}").json()["results"]
        assert first == second == [row["slug"] for row in listed]
        return first

    assert slugs("country=KAZ") == ["promise-one"]
    assert slugs("country__not=KAZ&ordering=title") == ["another", "other"]
    assert slugs("country=KAZ&year=1999") == []


def test_what_is_withdrawn_is_in_no_file(client, story):
    withdraw(story.commitment)
    refresh([story.commitment.pk])
    assert table(client, "/commitments.csv") == []
    assert lines(client, "/commitments.jsonl") == []


@pytest.mark.parametrize(
    ("query", "named"),
    [("year=two", "year"), ("coutry=KAZ", "coutry"), ("page_size=5", "page_size"),
     ("cursor=x", "cursor"), ("count=1", "count")],
)  # fmt: skip
def test_what_is_not_understood_is_named(client, story, query, named):
    problem = client.get(f"/api/v1/commitments.csv?{query}")
    assert (problem.status_code, problem["Content-Type"]) == (400, "application/problem+json")
    assert [error["parameter"] for error in problem.json()["errors"]] == [named]
    for file in ("/commitments.csv", "/sources.csv", "/commitments.jsonl"):
        page = client.get(f"{file}?{query}")
        assert (page.status_code, page["Content-Type"]) == (400, "text/html; charset=utf-8")
        assert f"{named}: " in page.content.decode()


def test_a_file_is_read_a_chunk_at_a_time(client, story, monkeypatch):
    """However long the list, memory holds one chunk, and nothing is read before it is sent."""
    monkeypatch.setattr(lists, "CHUNK", 3)
    refresh([CommitmentFactory(slug=f"more-{n:02}", published=True).pk for n in range(10)])
    listed = RecordList("commitment", CommitmentFilter)
    filters = listed.filters(client.get("/").wsgi_request.GET)
    with CaptureQueriesContext(connection) as asked:
        pages = listed.rows(filters)
        assert len(asked) == 0
        assert len(next(pages)) == 3
        assert len(asked) == 1
        rest = [len(page) for page in pages]
    assert rest == [3, 3, 2]
    assert len(asked) <= 5


def test_a_file_that_a_client_has_is_not_sent_again(client, story):
    for address in ("/commitments.csv", "/commitments.jsonl", "/api/v1/commitments.csv",
                    "/sources.csv"):  # fmt: skip
        answer = client.get(address)
        body(answer)
        with CaptureQueriesContext(connection) as asked:
            again = client.get(address, headers={"If-None-Match": answer["ETag"]})
        assert again.status_code == 304
        assert len(asked) == 1


def test_a_file_that_changed_is_sent_again(client, story):
    former = {"If-None-Match": client.get("/commitments.csv")["ETag"]}
    Record.objects.filter(pk=story.commitment.pk).update(title="Another title")
    refresh([story.commitment.pk])
    answer = client.get("/commitments.csv", headers=former)
    assert answer.status_code == 200
    assert "Another title" in body(answer)


def test_a_head_of_a_file_reads_no_list(client, story):
    with CaptureQueriesContext(connection) as asked:
        answer = client.head("/commitments.csv")
    assert answer["Content-Disposition"] == 'attachment; filename="commitments.csv"'
    assert len(asked) == 1


def test_sources_are_those_of_their_page(client, story):
    work = WorkFactory()
    SourceFactory(slug="own-words", work=work, rendition="digest", kind="digest")
    slugs = {row["slug"] for row in table(client, "/sources.csv")}
    assert "own-words" not in slugs
    assert "review-one" in slugs
    assert [r["slug"] for r in table(client, "/sources.csv?rendition=digest")] == ["own-words"]
    assert "own-words" in {row["slug"] for row in table(client, "/api/v1/sources.csv")}
    assert "own-words" in {row["slug"] for row in lines(client, "/api/v1/sources.jsonl")}


@pytest.mark.parametrize("collection", ["countries", "topics", "claims", "links", "groupings"])
def test_every_collection_of_the_api_is_a_file_too(client, story, collection):
    listed = client.get(f"/api/v1/{collection}/?page_size=200").json()["results"]
    assert listed
    assert lines(client, f"/api/v1/{collection}.jsonl") == listed
    assert len(table(client, f"/api/v1/{collection}.csv")) == len(listed)


def test_a_list_offers_its_files_with_its_filters(client, story):
    page = client.get("/commitments/?country=KAZ&page_size=10&ordering=title").content.decode()
    for form in ("csv", "jsonl"):
        assert f'href="/commitments.{form}?country=KAZ&amp;ordering=title"' in page
