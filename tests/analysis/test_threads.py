"""Threads of a small base made for each test: what is followed, where it stands, what is said of
its end.
"""

import datetime
import itertools

import pytest
from django.core.cache import cache
from django.db import connection
from django.test.utils import CaptureQueriesContext

from analysis.threads import thread_of, walk
from analysis.threads.outcomes import outcome_of
from sources.models import Record
from sources.projection import refresh
from tests.factories.claim import LinkFactory
from tests.factories.dates import dated
from tests.factories.event import DecisionFactory, EventFactory, StatementFactory, SubjectFactory
from tests.factories.policy import (
    CommitmentFactory,
    InitiativeFactory,
    PolicyFactory,
    ProgressFactory,
    RecommendationFactory,
)
from tests.factories.record import withdraw
from tests.factories.source import SourceFactory

pytestmark = pytest.mark.django_db
TODAY = datetime.date(2026, 11, 22)


def link(start, kind, end, **values):
    return LinkFactory(from_record=start, kind=kind, to_record=end, **values)


def refreshed(*_records):
    refresh(Record.objects.values_list("pk", flat=True))


def thread(record):
    refreshed()
    return thread_of(record.kind, record.slug)


def slugs(keys):
    return {slug for _kind, slug in keys}


@pytest.fixture
def session(db):
    """A session that decided on a centre, with those before and after it."""
    first = EventFactory(slug="first", published=True, **dated("starts", "2021"))
    event = EventFactory(slug="second", published=True, **dated("starts", "2022-07-20"))
    third = EventFactory(slug="third", published=True, **dated("starts", "2024-06"))
    link(event, "after", first)
    link(third, "follows_up", event)
    centre = InitiativeFactory(slug="centre", stage="proposed", published=True)
    decision = DecisionFactory(
        slug="proposal", event=event, published=True, **dated("made", "2022-07-20")
    )
    SubjectFactory(decision=decision, record=centre)
    return event


def test_a_meeting_stands_between_its_predecessor_and_what_it_led_to(session):
    found = thread(session)
    assert slugs(found.before) == {"first"}
    assert slugs(found.after) == {"proposal", "centre", "third"}
    assert found.after["decision", "proposal"] == 1
    assert found.after["initiative", "centre"] == 2


def test_a_centre_comes_from_the_decision_and_its_meeting(session):
    found = thread(Record.objects.get(slug="centre"))
    assert slugs(found.before) == {"proposal", "second", "first"}
    assert not found.after


def test_what_another_meeting_decided_is_another_thread(session):
    third = Record.objects.get(slug="third").as_event
    other = DecisionFactory(slug="other", event=third, published=True)
    SubjectFactory(decision=other, record=PolicyFactory(slug="plan", published=True))
    assert "other" not in slugs(thread(session).nodes)


def test_a_later_decision_on_the_same_centre_belongs_to_it(session):
    third = Record.objects.get(slug="third").as_event
    later = DecisionFactory(slug="opening", event=third, published=True, **dated("made", "2024-06"))
    centre = Record.objects.get(slug="centre")
    centre.as_initiative.progress.create(
        slug="then", assessment="curator", stage="proposed", **dated("observed", "2022-07-20")
    )
    SubjectFactory(decision=later, record=centre)
    assert "opening" in slugs(thread(centre).after)
    found = thread(session)
    assert [one.key[1] for one in outcome_of(found, ("decision", "proposal"), today=TODAY).later]


def test_whoever_takes_part_joins_no_threads(session):
    link(session, "related", Record.objects.get(slug="first"))
    assert not [key for key in thread(session).nodes if key[0] in {"organisation", "person"}]


def test_what_is_merely_related_stands_beside_and_leads_no_further(session):
    cousin = PolicyFactory(slug="cousin", published=True)
    link(session, "related", cousin)
    link(CommitmentFactory(slug="far", published=True), "under", cousin)
    found = thread(session)
    assert found.beside == [("policy", "cousin")]
    assert "far" not in slugs(found.nodes)


def test_what_readers_may_not_see_is_not_followed(session):
    draft = CommitmentFactory(slug="draft")
    link(draft, "made_at", session)
    withdraw(Record.objects.get(slug="third"))
    assert not {"draft", "third"} & slugs(thread(session).nodes)


def test_a_ring_of_links_ends(db):
    one, two, three = (PolicyFactory(slug=slug, published=True) for slug in ("one", "two", "three"))
    link(one, "implements", two)
    link(two, "implements", three)
    link(three, "implements", one)
    found = thread(one)
    assert slugs(found.nodes) == {"one", "two", "three"}
    assert not found.is_cut


def test_dates_that_lie_apart_say_what_came_first(db):
    """A commitment supports an initiative: before or after it, by their dates."""
    centre = InitiativeFactory(slug="centre", published=True, **dated("starts", "2022"))
    early = CommitmentFactory(slug="early", published=True, **dated("made", "2021-04"))
    late = CommitmentFactory(slug="late", published=True, **dated("made", "2023-04"))
    for commitment in (early, late):
        link(commitment, "supports", centre)
    found = thread(centre)
    assert (slugs(found.before), slugs(found.after)) == ({"early"}, {"late"})


def test_an_undated_record_that_led_to_something_earlier_stands_before(db):
    plan = PolicyFactory(slug="plan", published=True, **dated("adopted", "2021"))
    meeting = EventFactory(slug="meeting", published=True, **dated("starts", "2022"))
    session = EventFactory(slug="session", published=True, **dated("starts", "2022-07"))
    promise = CommitmentFactory(slug="promise", published=True)
    link(session, "follows_up", meeting)
    link(meeting, "reports_on", promise)
    link(promise, "under", plan)
    decision = DecisionFactory(slug="decision", event=session, published=True)
    SubjectFactory(decision=decision, record=plan)
    found = thread(session)
    assert "promise" in slugs(found.before)
    assert not outcome_of(found, ("decision", "decision"), today=TODAY).is_followed


def test_a_document_stands_before_the_advice_in_it_and_leads_to_it(db):
    review = SourceFactory(slug="review", **dated("published", "2012"))
    advice = RecommendationFactory(
        slug="advice", made_in=review, published=True, **dated("made", "2012")
    )
    seminar = EventFactory(slug="seminar", published=True, **dated("starts", "2013"))
    method = PolicyFactory(slug="method", published=True)
    link(seminar, "follows_up", advice)
    link(seminar, "prepares", method)
    refreshed()
    chain = {"review", "advice", "seminar", "method"}
    starts = [("source", "review"), *((r.kind, r.slug) for r in (advice, seminar, method))]
    assert [slugs(thread_of(*start).nodes) for start in starts] == [chain] * 4
    assert slugs(thread_of("policy", "method").before) == chain - {"method"}


def test_a_statement_leads_back_to_where_it_was_said(session):
    said = StatementFactory(slug="said", event=session, published=True)
    assert "second" in slugs(thread(said).before)


def test_silence_after_a_decision_is_told_with_the_last_evidence(session):
    outcome = outcome_of(thread(session), ("decision", "proposal"), today=TODAY)
    assert not outcome.is_followed
    assert str(outcome.last_evidence) == "2022-07-20"


def test_progress_becomes_the_next_link(session):
    centre = Record.objects.get(slug="centre")
    ProgressFactory(record=centre, slug="p", stage="operating", status="",
                    **dated("observed", "2023-05"))  # fmt: skip
    outcome = outcome_of(thread(session), ("decision", "proposal"), today=TODAY)
    assert [one.key for one in outcome.later] == [("progress", "p")]
    assert str(outcome.last_evidence) == "2023-05"


def test_a_follow_up_event_becomes_the_next_link(session):
    opening = EventFactory(slug="opening", published=True, **dated("starts", "2025-01-08"))
    link(opening, "follows_up", Record.objects.get(slug="centre"))
    outcome = outcome_of(thread(session), ("decision", "proposal"), today=TODAY)
    assert [one.key for one in outcome.later] == [("event", "opening")]
    assert str(outcome.last_evidence) == "2025-01-08"


def test_a_plan_for_the_future_is_no_evidence(session):
    opening = EventFactory(slug="opening", published=True, **dated("starts", "2027"))
    link(opening, "follows_up", Record.objects.get(slug="centre"))
    outcome = outcome_of(thread(session), ("decision", "proposal"), today=TODAY)
    assert str(outcome.last_evidence) == "2022-07-20"


def test_a_search_in_vain_is_no_evidence_but_is_told(db):
    promise = CommitmentFactory(slug="promise", published=True, **dated("made", "2020"))
    ProgressFactory(record=promise, slug="none", status="no_evidence",
                    **dated("observed", "2025-02-03"))  # fmt: skip
    outcome = outcome_of(thread(promise), ("commitment", "promise"), today=TODAY)
    assert not outcome.is_followed
    assert str(outcome.last_evidence) == "2020"
    assert [check.key[1] for check in outcome.checks] == ["none"]


def chain_of(length):
    records = [PolicyFactory(slug=f"link-{n}", published=True) for n in range(length)]
    for earlier, later in itertools.pairwise(records):
        link(later, "implements", earlier)
    refreshed()


def test_a_long_chain_is_cut_and_says_so(db):
    chain_of(walk.DEPTH + 3)
    found = thread_of("policy", "link-0")
    assert found.is_cut
    assert max(found.after.values()) == walk.DEPTH
    assert not thread_of("policy", f"link-{walk.DEPTH // 2 + 1}").is_cut


def test_a_wide_thread_is_cut_and_says_so(db, monkeypatch):
    monkeypatch.setattr(walk, "LARGEST", 5)
    plan = PolicyFactory(slug="plan", published=True)
    for n in range(8):
        link(CommitmentFactory(slug=f"promise-{n}", published=True), "under", plan)
    found = thread(plan)
    assert found.is_cut
    assert len(found.nodes) == 5


def queries(client, address):
    cache.clear()
    with CaptureQueriesContext(connection) as asked:
        assert client.get(address).status_code == 200
    return len(asked)


@pytest.mark.parametrize("prefix", ["/thread", "/api/v1/threads"])
def test_a_thread_costs_a_query_a_step_however_wide_it_is(client, session, prefix):
    refreshed()
    address = f"{prefix}/event/second/"
    before = queries(client, address)
    for n in range(6):
        decision = DecisionFactory(slug=f"decision-{n}", event=session, published=True)
        centre = InitiativeFactory(slug=f"centre-{n}", published=True)
        SubjectFactory(decision=decision, record=centre)
        ProgressFactory(record=centre, slug=f"p-{n}", stage="operating", status="")
        meeting = EventFactory(slug=f"later-{n}", published=True)
        link(meeting, "follows_up", session)
    refreshed()
    assert queries(client, address) <= before
    assert before <= walk.DEPTH + 2


@pytest.mark.parametrize(
    ("starts", "is_sure"), [("2023", True), ("2022", False), ("2022-07-21", True), (None, True)]
)
def test_only_what_came_later_for_certain_follows_surely(session, starts, is_sure):
    """Without a date, "follows up" says that it came later."""
    days = dated("starts", starts) if starts else {}
    opening = EventFactory(slug="opening", published=True, **days)
    link(opening, "follows_up", Record.objects.get(slug="centre"))
    outcome = outcome_of(thread(session), ("decision", "proposal"), today=TODAY)
    assert outcome.is_followed
    assert outcome.is_surely_followed is is_sure
    assert outcome.unsure == (set() if is_sure else {("event", "opening")})


def test_an_undated_report_may_be_older(session):
    centre = Record.objects.get(slug="centre")
    ProgressFactory(record=centre, slug="p", stage="operating", status="")
    outcome = outcome_of(thread(session), ("decision", "proposal"), today=TODAY)
    assert not outcome.is_surely_followed
