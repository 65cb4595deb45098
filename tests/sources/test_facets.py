"""Counts of facets are those one would get by counting."""

import itertools
import json

import pytest
from django.db import connection
from django.http import QueryDict
from django.test.utils import CaptureQueriesContext

from policies.filters import CommitmentFilter
from sources.facets import facets
from sources.models import Entry, EntryCard
from sources.projection import refresh
from tests.factories import (
    CommitmentFactory,
    CountryFactory,
    GroupingFactory,
    PartyFactory,
    ProgressFactory,
    TopicFactory,
    TopicTagFactory,
)
from tests.factories.dates import dated
from tests.factories.record import withdraw

pytestmark = pytest.mark.django_db
COLUMNS = {
    "country": "countries",
    "grouping": "groupings",
    "topic": "topics",
    "year": "years",
    "status": "status",
    "strength": "subkind",
}


@pytest.fixture
def commitments():
    """Twenty-four commitments that differ in everything facets count; half a dozen drafts."""
    countries = [CountryFactory(iso3=code) for code in ("KAZ", "UZB", "TJK")]
    GroupingFactory(slug="speca", members=countries[:2])
    parent = TopicFactory(code="innovation")
    topics = [TopicFactory(code=f"topic-{i}", parent=parent) for i in range(3)]
    strengths = ("committed", "agreed")
    made = []
    for number, (a, b, strength) in enumerate(itertools.product(range(4), range(3), strengths)):
        commitment = CommitmentFactory(
            published=True, strength=strength, **dated("made", f"{2020 + number % 3}")
        )
        for country in countries[: a % 3 + 1]:
            PartyFactory(record=commitment, country=country)
        TopicTagFactory(record=commitment, topic=topics[b])
        if number % 2:
            ProgressFactory(record=commitment, status="done")
        made.append(commitment)
    drafts = [CommitmentFactory(strength="welcomed") for _ in range(6)]
    refresh([record.pk for record in made + drafts])
    return made


def counted(query):
    filterset = CommitmentFilter(QueryDict(query), Entry.objects.of_kind("commitment"))
    assert filterset.is_valid(), filterset.errors
    total, options = facets(filterset, kind="commitment")
    return total, {name: {o.value: o.count for o in found} for name, found in options.items()}


def brute_force(query, facet):
    """The same, by reading every entry that the other filters leave."""
    data = QueryDict(query, mutable=True)
    for name in (facet, f"{facet}__in"):
        data.pop(name, None)
    rows = CommitmentFilter(data, Entry.objects.of_kind("commitment")).qs
    found: dict[str, int] = {}
    for value in rows.values_list(COLUMNS[facet], flat=True):
        for one in value if isinstance(value, list) else [value]:
            found[str(one)] = found.get(str(one), 0) + 1
    return found


@pytest.mark.parametrize(
    "query",
    [
        "",
        "country=KAZ",
        "country=KAZ,UZB&strength=agreed",
        "country=TJK&topic=topic-1&status=done&year=2021",
        "country__in=UZB&country__not=TJK",
        "topic__all=innovation,topic-2&grouping=speca",
        "q=commitment&year__gte=2021",
        "strength=welcomed",
        "currency=USD&amount__gte=1",
    ],
)
def test_counts_are_those_of_counting(commitments, query):
    total, counts = counted(query)
    rows = CommitmentFilter(QueryDict(query), Entry.objects.of_kind("commitment")).qs

    assert total == rows.count()
    for facet in COLUMNS:
        shown = {value: count for value, count in counts[facet].items() if count}
        assert shown == brute_force(query, facet), facet


def test_a_chosen_option_is_there_even_with_nothing_behind_it(commitments):
    filterset = CommitmentFilter(
        QueryDict("strength=welcomed&country=KAZ"), Entry.objects.of_kind("commitment")
    )
    _total, options = facets(filterset, kind="commitment")
    chosen = {o.value: o for o in options["strength"] if o.chosen}
    assert chosen["welcomed"].count == 0
    assert chosen["welcomed"].label == "Welcomed"
    assert {o.value for o in options["strength"]} == {"welcomed", "committed", "agreed"}


def test_labels_are_names(commitments):
    filterset = CommitmentFilter(QueryDict(""), Entry.objects.of_kind("commitment"))
    _total, options = facets(filterset, kind="commitment")
    assert [o.label for o in options["grouping"]] == ["SPECA"]
    assert [o.value for o in options["year"]] == ["2022", "2021", "2020"]


def test_counts_are_kept_until_an_entry_changes(commitments):
    def cost(query):
        with CaptureQueriesContext(connection) as queries:
            answer = counted(query)
        return len(queries), answer

    first, before = cost("country=KAZ&topic=topic-1&status=done&strength=agreed")
    assert first <= 8
    assert cost("country=KAZ&topic=topic-1&status=done&strength=agreed") == (1, before)
    assert cost("strength=agreed&status=done&topic=topic-1&country=KAZ")[0] == 1

    gone = next(c for c in commitments if "TJK" in EntryCard.objects.get(pk=c.pk).card)
    withdraw(gone)
    refresh([gone.pk])
    total, counts = counted("")
    assert total == len(commitments) - 1
    assert counts["country"] == brute_force("", "country")


def test_drafts_are_in_no_count(commitments):
    _total, counts = counted("")
    assert "welcomed" not in counts["strength"]
    assert json.dumps(counts)


def test_cost_does_not_grow_with_choices(commitments):
    costs = set()
    for query in (
        "country=KAZ",
        "country=KAZ,UZB&topic=topic-1&strength=agreed,committed&year=2020",
    ):
        with CaptureQueriesContext(connection) as queries:
            counted(query)
        costs.add(len(queries))
    assert max(costs) <= 8


def test_facet_all_of_whose_choices_must_hold_counts_what_each_further_one_would_leave(commitments):
    query = "country=KAZ&country=UZB&country__mode=all&strength=agreed"
    total, options = counted(query)
    rows = CommitmentFilter(QueryDict(query), Entry.objects.of_kind("commitment")).qs
    both = list(rows.values_list("countries", flat=True))
    assert both
    assert all({"KAZ", "UZB"} <= {*codes} for codes in both)
    assert total == len(both)
    assert options["country"] == {
        code: sum(code in codes for codes in both) for code in ("KAZ", "UZB", "TJK")
    }


@pytest.mark.parametrize("same", ["country__all=KAZ,UZB", "country__in=KAZ,UZB&country__mode=all"])
def test_mode_of_a_parameter_is_the_same_as_its_longer_spelling(commitments, same):
    asked = CommitmentFilter(
        QueryDict("country=KAZ,UZB&country__mode=all"), Entry.objects.of_kind("commitment")
    )
    other = CommitmentFilter(QueryDict(same), Entry.objects.of_kind("commitment"))
    assert 0 < asked.qs.count() == other.qs.count() < Entry.objects.count()


def test_unknown_mode_is_an_error_that_names_the_parameter(commitments):
    asked = CommitmentFilter(QueryDict("country__mode=some"), Entry.objects.all())
    assert [*asked.errors] == ["country__mode"]
