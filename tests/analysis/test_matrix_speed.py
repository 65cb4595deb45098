"""Twelve countries by thirty topics: at most ten queries, as many for little as for much."""

import time

import pytest
from django.core.cache import cache
from django.db import connection
from django.test.utils import CaptureQueriesContext

from sources.projection import refresh
from tests.factories import (
    CommitmentFactory,
    CountryFactory,
    CoverageCheckSourceFactory,
    GroupingFactory,
    InitiativeFactory,
    PartyFactory,
    PolicyFactory,
    TopicFactory,
    TopicTagFactory,
)

pytestmark = pytest.mark.django_db
COUNTRIES = [f"Q{letter}Q" for letter in "ABCDEFGHIJKL"]
TOPICS = [f"topic-{number:02}" for number in range(30)]
FACTORIES = (PolicyFactory, InitiativeFactory, CommitmentFactory)
KINDS = ("policy", "initiative", "commitment", "recommendation", "obligation")
PAGES = [
    f"/compare/?country={','.join(COUNTRIES)}",
    "/compare/?grouping=region",
    f"/api/v1/matrix/?country={','.join(COUNTRIES)}",
    "/compare.csv?grouping=region&expand=all",
]


@pytest.fixture
def region():
    countries = [CountryFactory(iso3=code, is_covered=True) for code in COUNTRIES]
    GroupingFactory(slug="region", members=countries)
    for code in TOPICS:
        TopicFactory(code=code)
    fill(0)


def fill(number):
    """A record for each topic that names three countries and the grouping, and one that names the
    grouping alone; a check for each country.
    """
    grouping, made = GroupingFactory(slug="region"), []
    for place, code in enumerate(TOPICS):
        for places in (range(place, place + 3), ()):
            record = FACTORIES[(place + number) % 3](published=True)
            TopicTagFactory(record=record, topic=TopicFactory(code=code))
            for other in places:
                PartyFactory(record=record, country=CountryFactory(iso3=COUNTRIES[other % 12]))
            PartyFactory(record=record, country=None, grouping=grouping, role="partner")
            made.append(record.pk)
    for code in COUNTRIES:
        CoverageCheckSourceFactory(
            coverage_check__country=CountryFactory(iso3=code),
            coverage_check__topic=TopicFactory(code=TOPICS[number]),
            coverage_check__kind=KINDS[number % 5],
        )
    refresh(made)


def queries(client, address):
    cache.clear()
    with CaptureQueriesContext(connection) as asked:
        answer = client.get(address)
    assert answer.status_code == 200
    return len(asked)


def test_twelve_by_thirty_take_at_most_ten_queries_however_many_records(client, region):
    for address in PAGES:
        client.get(address)  # codes that filters remember are looked up once a process
    before = [queries(client, address) for address in PAGES]
    assert max(before) <= 10, before
    for number in (1, 2, 3):
        fill(number)
    assert [queries(client, address) for address in PAGES] == before


def test_twelve_by_thirty_stand_there_within_a_second(client, region):
    client.get(PAGES[0])
    started = time.perf_counter()
    page = client.get(PAGES[0]).content.decode()
    seconds = time.perf_counter() - started
    assert page.count('<td class="matrix__') == 12 * 30
    assert (
        page.count('<td class="matrix__evidence') + page.count('<td class="matrix__planned') == 90
    )
    assert seconds < 1
