"""Where there are no records: what checks settle, and what they do not."""

import pytest
import time_machine

from sources.projection import refresh
from tests.factories import (
    CommitmentFactory,
    CountryFactory,
    CoverageCheckFactory,
    InitiativeFactory,
    PartyFactory,
    PolicyFactory,
    TopicFactory,
    TopicTagFactory,
)
from tests.factories.dates import dated
from tests.pages.html import page_of

pytestmark = pytest.mark.django_db
ALL_KINDS = ["policy", "initiative", "commitment", "recommendation", "obligation"]


@pytest.fixture(autouse=True)
def base():
    with time_machine.travel("2026-11-22T10:00:00Z", tick=False):
        top = TopicFactory(code="green", position=1)
        TopicFactory(code="solar", parent=top)
        TopicFactory(code="wind", parent=top)
        TopicFactory(code="finance", position=2)
        CountryFactory(iso3="KAZ", is_covered=True)
        yield


def looked(topic=None, kind="", outcome="nothing_found", on="2026-11-22", **values):
    return CoverageCheckFactory(
        country=CountryFactory(iso3="KAZ"),
        topic=TopicFactory(code=topic) if topic else None,
        kind=kind,
        outcome=outcome,
        **dated("checked", on),
        **values,
    )


def published(factory, *, topic="solar", **values):
    record = factory(published=True, **values)
    PartyFactory(record=record, country=CountryFactory(iso3="KAZ"))
    TopicTagFactory(record=record, topic=TopicFactory(code=topic))
    refresh([record.pk])
    return record


@pytest.fixture
def states(client):
    def asked(query="expand=all"):
        answer = client.get(f"/api/v1/matrix/?country=KAZ&{query}")
        assert answer.status_code == 200, answer.content
        return {cell["row"]: cell["state"] for cell in answer.json()["cells"]}

    return asked


def test_nobody_looked_until_somebody_did(states):
    assert set(states().values()) == {"not_checked"}
    looked()
    assert set(states().values()) == {"nothing_found"}


def test_nothing_found_holds_for_what_is_below_and_not_above(states):
    looked("solar")
    assert states() == {
        "green": "not_checked", "solar": "nothing_found", "wind": "not_checked",
        "finance": "not_checked",
    }  # fmt: skip
    looked("green")
    assert states()["wind"] == states()["green"] == "nothing_found"
    assert states()["finance"] == "not_checked"


def test_evidence_seen_holds_for_what_is_above_and_not_below(states):
    looked("solar", outcome="evidence")
    assert states() == {
        "green": "evidence", "solar": "evidence", "wind": "not_checked", "finance": "not_checked",
    }  # fmt: skip
    looked(outcome="evidence")
    assert states()["finance"] == "not_checked", "of some topic, not of this one"


def test_check_of_one_kind_settles_that_kind_alone(states):
    looked(kind="policy")
    assert set(states().values()) == {"not_checked"}
    assert set(states("kind=policy").values()) == {"nothing_found"}
    assert states("rows=kinds") == {
        kind: "nothing_found" if kind == "policy" else "not_checked" for kind in ALL_KINDS
    }
    for kind in ALL_KINDS[1:]:
        looked(kind=kind)
    assert set(states().values()) == {"nothing_found"}, "all kinds were looked for, one by one"


def test_kinds_of_policy_are_settled_by_a_check_of_policies(states):
    looked(kind="policy")
    assert set(states("rows=policy_kinds").values()) == {"nothing_found"}
    assert set(states("rows=policy_kinds&topic=solar").values()) == {"nothing_found"}


def test_newest_check_counts(states):
    looked("solar", outcome="evidence", on="2024")
    looked("solar", outcome="nothing_found", on="2026-01")
    assert states()["solar"] == "nothing_found"
    looked("green", outcome="not_applicable", on="2026-06")
    assert states()["solar"] == "not_applicable"


def test_evidence_seen_after_nothing_was_found_counts(states):
    looked("green", on="2024-01-01")
    looked("solar", outcome="evidence", on="2025-01-01")
    assert states() == {
        "green": "evidence", "solar": "evidence", "wind": "nothing_found",
        "finance": "not_checked",
    }  # fmt: skip


def test_partly_not_applicable_and_partly_nothing_found_is_nothing_found(states):
    looked(kind="obligation", outcome="not_applicable")
    for kind in ALL_KINDS[:-1]:
        looked(kind=kind)
    assert set(states().values()) == {"nothing_found"}
    assert states("rows=kinds")["obligation"] == "not_applicable"


@pytest.mark.parametrize("on", ["2000-01-01", "2026-11-22"])
def test_record_beats_every_check_whenever_it_was_made(states, client, on):
    published(PolicyFactory, status="in_force", **dated("adopted", "2022"))
    looked("solar", on=on, note="Read the gazette of a whole year.")
    assert states()["solar"] == "evidence"
    page = page_of(client, "/compare/cell/?row=solar&column=KAZ")
    assert "Evidence" in page.one(".record-head").text
    assert "Read the gazette of a whole year." in page.one(".checks").text
    assert "it stands here as a note" in page.text


@pytest.mark.parametrize(
    ("factory", "values", "state"),
    [
        (InitiativeFactory, {"stage": "mentioned"}, "planned"),
        (InitiativeFactory, {"stage": "being_established"}, "planned"),
        (InitiativeFactory, {"stage": "pilot_launched"}, "evidence"),
        (InitiativeFactory, {"stage": "abandoned"}, "evidence"),
        (PolicyFactory, {"status": "draft"}, "planned"),
        (PolicyFactory, {"status": "in_preparation"}, "planned"),
        (PolicyFactory, {"status": "endorsed"}, "evidence"),
        (PolicyFactory, {"status": "adopted"}, "evidence"),
        (PolicyFactory, {"status": "not_checked"}, "evidence"),
        (CommitmentFactory, {"strength": "considered"}, "evidence"),
    ],
)
def test_planned_is_what_is_not_there_yet(states, factory, values, state):
    published(factory, **values)
    found = states()
    assert (found["solar"], found["green"], found["wind"]) == (state, state, "not_checked")


def test_one_that_is_there_makes_evidence_of_many_planned(states):
    published(InitiativeFactory, stage="proposed")
    published(InitiativeFactory, stage="planned")
    assert states()["green"] == "planned"
    published(InitiativeFactory, stage="operating")
    assert states()["green"] == "evidence"


def test_draft_counts_for_nothing(states):
    record = PolicyFactory(status="in_force")
    PartyFactory(record=record, country=CountryFactory(iso3="KAZ"))
    TopicTagFactory(record=record, topic=TopicFactory(code="solar"))
    refresh([record.pk])
    assert states()["solar"] == "not_checked"


def test_check_knows_nothing_of_the_years_after_it(states):
    looked(on="2024-05-01")
    years = states("rows=years&year__gte=2023&year__lte=2026")
    assert years == {
        "2026": "not_checked", "2025": "not_checked", "2024": "nothing_found",
        "2023": "nothing_found",
    }  # fmt: skip
    looked(outcome="not_applicable", on="2023-01-01")
    assert states("rows=years&year__gte=2025&year__lte=2026")["2026"] == "not_applicable"


def test_years_count_records_that_fall_in_them(states, client):
    published(PolicyFactory, status="in_force", **dated("starts", "2021"), **dated("ends", "2023"))
    assert states("rows=years&year__gte=2020&year__lte=2024") == {
        "2024": "not_checked", "2023": "evidence", "2022": "evidence", "2021": "evidence",
        "2020": "not_checked",
    }  # fmt: skip
    assert states("year__lte=2020")["green"] == "not_checked"


def test_every_topic_of_a_question_has_to_be_settled(states):
    looked("solar")
    assert set(states("rows=kinds&topic=solar").values()) == {"nothing_found"}
    assert set(states("rows=kinds&topic=solar,wind").values()) == {"not_checked"}
    looked("wind")
    assert set(states("rows=kinds&topic=solar,wind").values()) == {"nothing_found"}
    assert set(states("rows=kinds").values()) == {"not_checked"}, "of every topic nobody said so"
