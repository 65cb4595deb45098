"""Silent, overdue, last heard of: as the API is asked, on a fixed day."""

import pytest
import time_machine

from sources.projection import refresh
from tests.factories import CommitmentFactory, PolicyFactory, ProgressFactory, RecommendationFactory
from tests.factories.dates import dated

pytestmark = pytest.mark.django_db
NOW = "2026-11-22 12:00:00+00:00"


@pytest.fixture(autouse=True)
def base():
    """One promise a state: silent for 24 and 12 months to the day, fresh, done, undated, late."""
    made = {
        "silent-24": "2024-11-22",
        "silent-12": "2025-11-22",
        "fresh": "2025-11-23",
        "done": "2020-01-01",
    }
    records = {
        slug: CommitmentFactory(slug=slug, published=True, **dated("made", day))
        for slug, day in made.items()
    }
    ProgressFactory(record=records["done"], status="done")
    records["undated"] = CommitmentFactory(slug="undated", published=True)
    records["late"] = CommitmentFactory(
        slug="late", published=True, **dated("made", "2026-10-01"), **dated("due", "2026-11-21")
    )
    records["today"] = CommitmentFactory(
        slug="today", published=True, **dated("made", "2026-10-01"), **dated("due", "2026-11-22")
    )
    refresh([record.pk for record in records.values()])


@pytest.fixture
def ask(client):
    def slugs(query, collection="commitments"):
        answer = client.get(f"/api/v1/{collection}/?{query}")
        assert answer.status_code == 200, answer.content
        return [row["slug"] for row in answer.json()["results"]]

    return slugs


@time_machine.travel(NOW, tick=False)
def test_silent_are_open_ones_without_new_evidence_longest_first(ask):
    assert ask("silent_for=12&ordering=evidenced") == ["silent-24", "silent-12"]
    assert ask("silent_for=24") == ["silent-24"]
    assert ask("silent_for=25") == []
    assert ask("silent_for=12&ordering=-evidenced") == ["silent-12", "silent-24"]


def test_months_are_counted_when_the_question_is_asked(ask):
    with time_machine.travel("2026-11-21 23:59:59+00:00", tick=False):
        assert ask("silent_for=12") == ["silent-24"]
    with time_machine.travel("2026-11-22 00:00:00+00:00", tick=False):
        assert ask("silent_for=12") == ["silent-12", "silent-24"]


def test_answers_kept_by_a_client_end_with_the_day_only_if_they_ask_for_it(client):
    with time_machine.travel("2026-11-22 12:00:00+00:00", tick=False):
        silent = client.get("/api/v1/commitments/?silent_for=12")
        plain = client.get("/api/v1/commitments/")
    with time_machine.travel("2026-11-24 12:00:00+00:00", tick=False):
        for name, header in (("If-None-Match", "ETag"), ("If-Modified-Since", "Last-Modified")):
            asking = {name: silent[header]}
            assert (
                client.get("/api/v1/commitments/?silent_for=12", headers=asking).status_code == 200
            )
            asking = {name: plain[header]}
            assert client.get("/api/v1/commitments/", headers=asking).status_code == 304


@time_machine.travel(NOW, tick=False)
def test_overdue_are_open_ones_whose_last_day_is_over(ask):
    assert ask("overdue=true") == ["late"]
    assert "late" not in ask("overdue=false")
    assert "today" in ask("overdue=false")


def test_evidence_and_openness_are_filters_of_their_own(ask):
    assert ask("evidenced__isnull=true") == ["undated"]
    assert ask("evidenced__gte=2025-11&evidenced__lte=2025-11-22") == ["silent-12"]
    assert ask("is_open=false") == ["done"]
    assert "done" not in ask("is_open=true")


def test_cards_say_when_they_were_last_heard_of(client):
    rows = client.get("/api/v1/commitments/").json()["results"]
    found = {row["slug"]: row for row in rows}
    assert found["silent-12"]["evidenced"]["value"] == "2025-11-22"
    assert found["undated"]["evidenced"] is None
    assert (found["done"]["is_open"], found["fresh"]["is_open"]) == (False, True)


@time_machine.travel(NOW, tick=False)
def test_policies_are_overdue_past_their_end_and_recommendations_have_no_date_to_keep(ask, client):
    policy = PolicyFactory(slug="plan", published=True, status="adopted", **dated("ends", "2025"))
    advice = RecommendationFactory(slug="advice", published=True, **dated("made", "2012"))
    refresh([policy.pk, advice.pk])
    assert ask("overdue=true", "policies") == ["plan"]
    assert ask("due__lte=2025", "policies") == ["plan"]
    assert ask("silent_for=36", "recommendations") == ["advice"]
    assert client.get("/api/v1/recommendations/?overdue=true").status_code == 400


@time_machine.travel(NOW, tick=False)
def test_list_page_counts_and_sorts_silent_ones(client):
    text = client.get("/commitments/?silent_for=12&ordering=evidenced").content.decode()
    assert text.index("Silent 24") < text.index("Silent 12")
    assert "Fresh" not in text


def test_counts_of_facets_end_with_the_day(client):
    for day, count in (("2026-11-21", "1 commitment<"), ("2026-11-22", "2 commitments<")):
        with time_machine.travel(f"{day} 12:00:00+00:00", tick=False):
            text = client.get("/commitments/?silent_for=12").content.decode()
            assert count in text.replace("</", "<"), day
