"""What the API hands out of records: ready, strict, and nothing that is not published."""

import json

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from sources.addresses import PLURALS
from sources.models import EntryCard, Record
from sources.projection import refresh
from tests.factories import CommitmentFactory
from tests.factories.record import withdraw
from tests.factories.story import tell_story

pytestmark = pytest.mark.django_db
KINDS = sorted(PLURALS)


@pytest.fixture
def story():
    story = tell_story("one")
    refresh(story.ids)
    return story


def address(kind, slug=""):
    return f"/api/v1/{PLURALS[kind]}/" + (f"{slug}/" if slug else "")


def record_of(story, kind):
    return next(record for record in story.records if record.kind == kind)


@pytest.mark.parametrize("kind", KINDS)
def test_list_hands_out_the_ready_cards(client, story, kind):
    answer = client.get(address(kind))

    assert answer.status_code == 200
    body = answer.json()
    assert list(body) == ["next", "previous", "results"]
    card = EntryCard.objects.get(pk=record_of(story, kind).pk).card
    assert body["results"] == [json.loads(card)]


@pytest.mark.parametrize("kind", KINDS)
def test_detail_hands_out_the_ready_document(client, story, kind):
    record = record_of(story, kind)
    answer = client.get(address(kind, record.slug))

    assert answer.status_code == 200
    assert answer.content.decode() == EntryCard.objects.get(pk=record.pk).document
    assert answer.json()["url"] == f"/{PLURALS[kind]}/{record.slug}/"


@pytest.mark.parametrize("kind", KINDS)
def test_claims_stand_beside_on_request(client, story, kind):
    record = record_of(story, kind)
    claims = json.loads(EntryCard.objects.get(pk=record.pk).claims)

    assert client.get(address(kind, record.slug) + "?claims=1").json()["claims"] == claims
    assert client.get(address(kind) + "?claims=true").json()["results"][0]["claims"] == claims
    assert "claims" not in client.get(address(kind) + "?claims=false").json()["results"][0]


@pytest.mark.parametrize("kind", KINDS)
def test_drafts_are_in_no_list_and_at_no_address(client, kind):
    story = tell_story("draft", published=False)
    refresh(story.ids)

    assert client.get(address(kind)).json()["results"] == []
    assert client.get(address(kind, record_of(story, kind).slug)).status_code == 404


def test_a_list_costs_two_queries_and_a_detail_one_however_many_rows(client):
    for number in (3, 30):
        stories = [tell_story(f"{number}-{i}") for i in range(number)]
        refresh([pk for story in stories for pk in story.ids])
        for kind in KINDS:
            with CaptureQueriesContext(connection) as queries:
                shown = client.get(address(kind) + "?page_size=30&claims=1").json()["results"]
            assert (len(shown) >= number, len(queries)) == (True, 2), kind

    for record in stories[0].records:
        with CaptureQueriesContext(connection) as queries:
            client.get(address(record.kind, record.slug) + "?claims=1")
        assert len(queries) == 1, record.kind


def test_an_old_slug_leads_to_the_present_one(client, story):
    Record.objects.filter(pk=story.commitment.pk).update(slug="new-slug")
    refresh([story.commitment.pk])
    answer = client.get(address("commitment", "promise-one") + "?claims=1")

    assert answer.status_code == 301
    assert answer["Location"] == address("commitment", "new-slug") + "?claims=1"


def test_an_old_slug_of_a_withdrawn_record_leads_nowhere(client, story):
    Record.objects.filter(pk=story.commitment.pk).update(slug="new-slug")
    withdraw(story.commitment)
    refresh([story.commitment.pk])
    assert client.get(address("commitment", "promise-one")).status_code == 404


def test_count_is_told_on_request_only(client, story):
    assert client.get("/api/v1/commitments/?count=1").json()["count"] == 1
    assert "count" not in client.get("/api/v1/commitments/").json()


def test_filters_of_the_page_are_those_of_the_api(client, story):
    other = CommitmentFactory(slug="other", published=True)
    refresh([other.pk])

    def slugs(query):
        return [
            card["slug"] for card in client.get(f"/api/v1/commitments/?{query}").json()["results"]
        ]

    assert slugs("country=kaz") == ["promise-one"]
    assert slugs("country__not=KAZ") == ["other"]
    assert slugs("country=KAZ&grouping__not=speca") == []
    assert slugs("topic=innovation&strength=committed,agreed") == ["promise-one"]
    assert slugs("status=not_checked") == ["other"]
    assert slugs("organisation=ministry-one&year=2022") == ["promise-one"]
    assert slugs("currency=USD&amount__gte=6000000") == ["promise-one"]
    assert slugs("due__lte=2023") == ["promise-one"]
    assert slugs("q=promise") == ["promise-one"]
    assert slugs("ordering=title") == ["other", "promise-one"]


@pytest.mark.parametrize(
    ("query", "parameter"),
    [
        ("coutry=KAZ", "coutry"),
        ("country=XXX", "country"),
        ("status=perhaps", "status"),
        ("year=soon", "year"),
        ("year__gte=-1", "year__gte"),
        ("page_size=0", "page_size"),
        ("page_size=201", "page_size"),
        ("page_size=ten", "page_size"),
        ("ordering=money", "ordering"),
        ("date__gte=yesterday", "date__gte"),
        ("amount__gte=5", "amount__gte"),
        ("amount__gte=much", "amount__gte"),
        ("claims=perhaps", "claims"),
        ("cursor=abc", "cursor"),
        ("grouping=", None),
    ],
)
def test_what_is_not_understood_is_named(client, story, query, parameter):
    answer = client.get(f"/api/v1/commitments/?{query}")
    if parameter is None:
        assert answer.status_code == 200
        return
    assert answer.status_code == 400
    assert answer["Content-Type"] == "application/problem+json"
    problem = answer.json()
    assert problem["status"] == 400
    assert [error["parameter"] for error in problem["errors"]] == [parameter]
    assert problem["errors"][0]["message"]


def test_all_wrong_parameters_are_named_at_once(client):
    errors = client.get("/api/v1/events/?format=x&colour=red&year=x").json()["errors"]
    assert {error["parameter"] for error in errors} == {"format", "colour", "year"}


def test_a_detail_knows_its_parameters_too(client, story):
    answer = client.get(address("commitment", "promise-one") + "?country=KAZ")
    assert answer.status_code == 400


def test_nothing_can_be_written(client, story):
    for method in ("post", "put", "patch", "delete"):
        answer = getattr(client, method)(address("commitment", "promise-one"))
        assert answer.status_code == 405
        assert answer["Content-Type"] == "application/problem+json"


def test_unknown_addresses_are_problems_too(client):
    for path in ("/api/v1/promises/", "/api/v1/commitments/none/", "/api/v2/"):
        answer = client.get(path)
        assert answer.status_code == 404
        assert answer.json()["status"] == 404


def test_a_forgotten_slash_is_added(client, story):
    for path in ("/api/v1/commitments", "/api/v1/commitments/promise-one"):
        answer = client.get(path + "?claims=1")
        assert answer.status_code == 301
        assert answer["Location"] == path + "/?claims=1"


def test_heads_and_options_are_answered(client, story):
    head = client.head("/api/v1/commitments/")
    assert (head.status_code, head.content) == (200, b"")
    assert head["ETag"] == client.get("/api/v1/commitments/")["ETag"]
    assert client.options("/api/v1/commitments/")["Allow"] == "GET, HEAD, OPTIONS"


@pytest.mark.parametrize("path", ["/api/v1/commitments/", "/api/v1/commitments/promise-one/"])
def test_what_the_client_has_is_not_sent_again(client, story, path):
    first = client.get(path)
    again = client.get(path, headers={"If-None-Match": first["ETag"]})
    assert again.status_code == 304
    assert again.content == b""
    assert again["ETag"] == first["ETag"]
    since = client.get(path, headers={"If-Modified-Since": first["Last-Modified"]})
    assert since.status_code == 304

    Record.objects.filter(pk=story.commitment.pk).update(title="Changed")
    refresh([story.commitment.pk])
    changed = client.get(path, headers={"If-None-Match": first["ETag"]})
    assert changed.status_code == 200
    assert "Changed" in changed.content.decode()


def test_no_primary_key_is_shown(client, story):
    for kind in KINDS:
        texts = EntryCard.objects.get(pk=record_of(story, kind).pk)
        assert '"id"' not in texts.card + texts.document + texts.claims
        assert '"pk"' not in texts.card + texts.document + texts.claims
