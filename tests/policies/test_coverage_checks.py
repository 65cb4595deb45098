"""Coverage checks: brought in from a file, asked for in the API."""

import pytest

from policies.models import CoverageCheck
from tests.factories import (
    CountryFactory,
    CoverageCheckFactory,
    CoverageCheckSourceFactory,
    SourceFactory,
    TopicFactory,
)
from tests.sources.importing.files import applied, counts, planned, refused

pytestmark = pytest.mark.django_db
HEADER = "country,topic,kind,checked,outcome,checked_by,note,sources\n"
ROW = "KAZ,incubation,policy,2026-11,nothing_found,Curators,Read whole.,review; survey\n"


@pytest.fixture
def reference():
    CountryFactory(iso3="KAZ")
    TopicFactory(code="incubation")
    for slug in ("review", "survey"):
        SourceFactory(slug=slug)


def test_checks_come_in_from_a_file_and_once(reference):
    applied("coverage-checks", HEADER + ROW)
    check = CoverageCheck.objects.get()
    assert (check.country.iso3, check.topic.code, check.kind) == ("KAZ", "incubation", "policy")
    assert {one.source.slug for one in check.looked_through.all()} == {"review", "survey"}
    assert counts(planned("coverage-checks", HEADER + ROW))[2] == 1


def test_without_a_topic_or_kind_a_check_is_about_all(reference):
    applied("coverage-checks", HEADER + "KAZ,,,2026-11-22,evidence,Curators,Seen.,review\n")
    check = CoverageCheck.objects.get()
    assert (check.topic, check.kind) == (None, "")


@pytest.mark.parametrize(
    ("row", "column"),
    [
        (",incubation,policy,2026,nothing_found,C,N,review", "country"),
        ("KAZ,incubatoin,policy,2026,nothing_found,C,N,review", "topic"),
        ("KAZ,incubation,person,2026,nothing_found,C,N,review", "kind"),
        ("KAZ,incubation,policy,,nothing_found,C,N,review", "checked"),
        ("KAZ,incubation,policy,2026,none,C,N,review", "outcome"),
        ("KAZ,incubation,policy,2026,nothing_found,,N,review", "checked_by"),
        ("KAZ,incubation,policy,2026,nothing_found,C,,review", "note"),
        ("KAZ,incubation,policy,2026,nothing_found,C,N,", "sources"),
        ("KAZ,incubation,policy,2026,nothing_found,C,N,memory", "sources"),
    ],
)
def test_what_is_missing_or_unknown_is_named(reference, row, column):
    issues = refused("coverage-checks", HEADER + row + "\n")
    assert [at for _line, at, *_rest in issues] == [column]


def test_a_later_check_stands_beside_the_earlier_one(reference):
    applied("coverage-checks", HEADER + ROW)
    applied("coverage-checks", HEADER + ROW.replace("2026-11,nothing_found", "2027-01,evidence"))
    newest = CoverageCheck.objects.newest_first().values_list("outcome", flat=True)
    assert list(newest) == ["evidence", "nothing_found"]


def test_history_keeps_what_a_check_said_before():
    check = CoverageCheckFactory()
    check.outcome = "evidence"
    check.save()
    outcomes = check.versions.order_by("pgh_id").values_list("outcome", flat=True)
    assert list(outcomes) == ["nothing_found", "evidence"]


def test_api_filters_checks(client):
    topic = TopicFactory(code="incubation")
    CoverageCheckSourceFactory(
        coverage_check__topic=topic, coverage_check__kind="policy", source__slug="review"
    )
    CoverageCheckSourceFactory(coverage_check__outcome="not_applicable")

    def found(query):
        answer = client.get(f"/api/v1/coverage-checks/?{query}")
        assert answer.status_code == 200, answer.content
        return [row["outcome"] for row in answer.json()["results"]]

    for query in ("topic=incubation", "topic__isnull=false", "kind=policy", "source=review"):
        assert found(query) == ["nothing_found"], query
    assert found("outcome=not_applicable&date__lte=2026") == ["not_applicable"]
    assert found("date__gte=2027") == []


def test_api_names_what_was_looked_through(client):
    named = CoverageCheckSourceFactory(source__slug="review", source__title="The review")
    [row] = client.get("/api/v1/coverage-checks/").json()["results"]
    assert row["sources"] == [{"slug": "review", "title": "The review", "url": "/sources/review/"}]
    assert row["country"]["code"] == named.coverage_check.country.iso3
    assert row["topic"] is None
    assert row["checked"]["text"] == "22 November 2026"


def test_api_refuses_an_unknown_outcome(client):
    answer = client.get("/api/v1/coverage-checks/?outcome=none")
    assert answer.status_code == 400
    assert answer.json()["errors"][0]["parameter"] == "outcome"
