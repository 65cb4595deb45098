"""Counts by each facet from the API: exact, the same as the lists, for every kind of record."""

import pytest
import time_machine
from django.core.cache import cache
from django.db import connection
from django.test.utils import CaptureQueriesContext

from sources.addresses import PLURALS
from sources.projection import refresh
from tests.factories import CommitmentFactory, CountryFactory, PartyFactory
from tests.factories.dates import dated

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("shipped_base")]


@pytest.fixture
def ask(client):
    def answer(path):
        found = client.get(f"/api/v1/{path}")
        assert found.status_code == 200, found.content
        return found.json()

    return answer


def options(answer, parameter):
    [facet] = [one for one in answer["facets"] if one["parameter"] == parameter]
    return {option["value"]: option["count"] for option in facet["options"]}


@pytest.mark.parametrize("plural", PLURALS.values())
def test_every_count_is_that_of_the_list(ask, plural):
    answer = ask(f"{plural}/facets/")
    assert answer["total"] == ask(f"{plural}/?count=true&page_size=1")["count"]
    assert answer["facets"]
    for facet in answer["facets"]:
        assert facet["options"], facet["parameter"]
        for option in facet["options"][:6]:
            query = f"{facet['parameter']}={option['value']}&count=true&page_size=1"
            assert ask(f"{plural}/?{query}")["count"] == option["count"], query


def test_counts_by_status_topic_and_country_follow_the_other_filters(ask):
    answer = ask("policies/facets/?country=KAZ&topic=green-transition&year__gte=2015")
    found = ask("policies/?country=KAZ&topic=green-transition&year__gte=2015&count=true")
    assert answer["total"] == found["count"] > 0
    assert sum(options(answer, "status").values()) == found["count"]
    assert (
        options(answer, "country")["UZB"]
        == (ask("policies/?country=UZB&topic=green-transition&year__gte=2015&count=true")["count"])
    )
    chosen = [o["value"] for f in answer["facets"] for o in f["options"] if o["chosen"]]
    assert chosen == ["KAZ", "green-transition"]


def test_labels_are_words_in_english(client):
    for language in ("en", "ru"):
        answer = client.get("/api/v1/policies/facets/", headers={"Accept-Language": language})
        [status] = [f for f in answer.json()["facets"] if f["parameter"] == "status"]
        assert status["legend"] == "Status"
        assert {"value": "in_force", "label": "In force"}.items() <= next(
            option for option in status["options"] if option["value"] == "in_force"
        ).items()


@pytest.mark.parametrize(
    "query",
    ["page_size=5", "cursor=x", "count=true", "ordering=-date", "claims=true", "contry=KAZ"],
)
def test_what_makes_no_sense_of_counts_is_refused(client, query):
    answer = client.get(f"/api/v1/commitments/facets/?{query}")
    assert answer.status_code == 400
    [error] = answer.json()["errors"]
    assert error["parameter"] == query.partition("=")[0]


def test_silence_can_be_counted_and_ends_with_the_day(client):
    with time_machine.travel("2023-07-19T10:00:00Z", tick=False):
        before = client.get("/api/v1/commitments/facets/?silent_for=12&country=TKM")
    with time_machine.travel("2023-07-20T10:00:00Z", tick=False):
        asking = {"If-None-Match": before["ETag"]}
        after = client.get("/api/v1/commitments/facets/?silent_for=12&country=TKM", headers=asking)
    assert (before.json()["total"], after.json()["total"]) == (0, 1)


def test_unchanged_counts_are_not_sent_again_until_something_is_published(client):
    first = client.get("/api/v1/commitments/facets/")
    asking = {"If-None-Match": first["ETag"]}
    assert client.get("/api/v1/commitments/facets/", headers=asking).status_code == 304
    record = CommitmentFactory(published=True, **dated("made", "2026"))
    PartyFactory(record=record, country=CountryFactory(iso3="ARM"))
    refresh([record.pk])
    again = client.get("/api/v1/commitments/facets/", headers=asking)
    assert again.json()["total"] == first.json()["total"] + 1
    assert options(again.json(), "country")["ARM"] == 1


def test_counts_cost_two_queries_once_they_were_asked_for(client):
    cache.clear()
    client.get("/api/v1/policies/facets/?country=KAZ")
    with CaptureQueriesContext(connection) as asked:
        client.get("/api/v1/policies/facets/?country=KAZ")
    assert len(asked) <= 2
