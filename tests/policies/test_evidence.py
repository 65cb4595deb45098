"""When something was last heard of a record, and whether more is to come."""

import datetime

import pytest

from sources.models import Entry
from sources.projection import check, refresh
from tests.factories import (
    ClaimFactory,
    CommitmentFactory,
    DecisionFactory,
    EventFactory,
    InitiativeFactory,
    LinkFactory,
    PolicyFactory,
    ProgressFactory,
    RecommendationFactory,
    SourceFactory,
    SubjectFactory,
    WorkFactory,
)
from tests.factories.dates import dated
from tests.sources.importing.files import applied

pytestmark = pytest.mark.django_db


def entry(record):
    refresh([record.pk])
    assert list(check()) == []
    return Entry.objects.get(pk=record.pk)


def heard_of(record):
    found = entry(record).evidenced_on
    return found.isoformat() if found else None


def promise(**values):
    return CommitmentFactory(published=True, **dated("made", "2020-03-01"), **values)


def rests_on(record, source):
    ClaimFactory(record=record, field="summary", passage__source=source, passage__text=source.text)


def test_own_date_is_evidence_up_to_its_last_possible_day():
    assert heard_of(promise()) == "2020-03-01"
    assert heard_of(CommitmentFactory(published=True, **dated("made", "2020"))) == "2020-12-31"
    assert heard_of(CommitmentFactory(published=True)) is None


def test_progress_is_evidence_but_having_found_nothing_is_none():
    record = promise()
    ProgressFactory(record=record, status="no_evidence", **dated("observed", "2025"))
    ProgressFactory(record=record, status="not_checked", **dated("observed", "2025"))
    assert heard_of(record) == "2020-03-01"
    ProgressFactory(record=record, status="under_way", **dated("observed", "2023-05"))
    assert heard_of(record) == "2023-05-31"


def test_source_counts_from_the_day_its_work_first_came_out():
    record, work = promise(), WorkFactory()
    original = SourceFactory(work=work, **dated("published", "2021-06-01"))
    copy = SourceFactory(work=work, rendition="copy", **dated("published", "2024-01-01"))
    rests_on(record, copy)
    assert heard_of(record) == "2021-06-01"
    original.delete()
    assert heard_of(record) == "2024-01-01"


def test_digest_counts_with_the_date_of_the_original():
    record, work = promise(), WorkFactory()
    digest = SourceFactory(work=work, rendition="digest", **dated("published", "2026-11-22"))
    rests_on(record, digest)
    assert heard_of(record) == "2020-03-01"
    SourceFactory(work=work, **dated("published", "2022-02"))
    assert heard_of(record) == "2022-02-28"


def test_changing_the_date_of_an_original_reaches_what_rests_on_its_digest(
    django_capture_on_commit_callbacks,
):
    record, work = promise(), WorkFactory(slug="review")
    digest = SourceFactory(work=work, rendition="digest")
    rests_on(record, digest)
    SourceFactory(slug="review", work=work, kind="review", title="Review")
    assert heard_of(record) == "2020-03-01"
    with django_capture_on_commit_callbacks(execute=True):
        applied("sources", "slug,work,kind,title,published\nreview,review,review,Review,2023-04\n")
    assert list(check()) == []
    assert Entry.objects.get(pk=record.pk).evidenced_on == datetime.date(2023, 4, 30)


def test_decision_about_it_is_evidence_of_the_days_of_its_event():
    record = promise()
    event = EventFactory(
        published=True, **dated("starts", "2021-10-20"), **dated("ends", "2021-10-21")
    )
    SubjectFactory(record=record, decision=DecisionFactory(event=event, published=True))
    draft = EventFactory(**dated("starts", "2024-01-01"))
    SubjectFactory(record=record, decision=DecisionFactory(event=draft))
    assert heard_of(record) == "2021-10-21"


@pytest.mark.parametrize(
    ("kind", "found"),
    [("follows_up", "2024-02-02"), ("reports_on", "2024-02-02"), ("related", "2020-03-01")],
)
def test_what_was_linked_to_it_is_evidence_unless_it_is_merely_related(kind, found):
    record = promise()
    later = EventFactory(published=True, **dated("starts", "2024-02-02"))
    LinkFactory(from_record=later, kind=kind, to_record=record)
    assert heard_of(record) == found


def test_draft_that_follows_it_up_is_no_evidence():
    record = promise()
    LinkFactory(
        from_record=EventFactory(**dated("starts", "2024")), kind="follows_up", to_record=record
    )
    assert heard_of(record) == "2020-03-01"


def test_event_at_which_it_was_endorsed_is_evidence_and_what_it_follows_is_not():
    record = promise()
    for kind, day in (("endorsed_at", "2021-05-05"), ("follows_up", "2022-05-05")):
        event = EventFactory(published=True, **dated("starts", day))
        LinkFactory(from_record=record, kind=kind, to_record=event)
    assert heard_of(record) == "2021-05-05"


def test_change_of_a_linked_date_reaches_the_record():
    record = promise()
    later = PolicyFactory(published=True, **dated("adopted", "2024-02-02"))
    LinkFactory(from_record=later, kind="implements", to_record=record)
    assert heard_of(record) == "2024-02-02"
    PolicyFactory._meta.model.objects.filter(pk=later.pk).update(**dated("adopted", "2024-02"))
    refresh([later.pk])
    assert list(check()) == []
    assert Entry.objects.get(pk=record.pk).evidenced_on == datetime.date(2024, 2, 29)


@pytest.mark.parametrize(
    ("factory", "values", "is_open"),
    [
        (PolicyFactory, {"status": "in_force"}, True),
        (PolicyFactory, {"status": "endorsed"}, True),
        (PolicyFactory, {"status": "not_checked"}, True),
        (PolicyFactory, {"status": "expired"}, False),
        (PolicyFactory, {"status": "withdrawn"}, False),
        (InitiativeFactory, {"stage": "operating"}, True),
        (InitiativeFactory, {"stage": "closed"}, False),
        (RecommendationFactory, {"response": "noted"}, True),
        (RecommendationFactory, {"response": "rejected"}, False),
        (CommitmentFactory, {}, True),
    ],
)
def test_record_is_open_until_somebody_says_it_is_over(factory, values, is_open):
    assert entry(factory(published=True, **values)).is_open is is_open


@pytest.mark.parametrize(
    ("statuses", "is_open"),
    [
        (["under_way"], True),
        (["under_way", "done"], False),
        (["done", "under_way"], True),
        (["done", "no_evidence"], False),
        (["no_evidence"], True),
        (["superseded", "not_checked"], False),
        (["not_applicable"], False),
    ],
)
def test_latest_word_counts_and_having_found_nothing_is_none(statuses, is_open):
    record = promise()
    for year, status in enumerate(statuses, 2021):
        ProgressFactory(record=record, status=status, **dated("observed", str(year)))
    assert entry(record).is_open is is_open


def test_due_is_the_last_day_of_what_was_said():
    assert entry(promise(**dated("due", "2023"))).due_on == datetime.date(2023, 12, 31)
    assert entry(PolicyFactory(published=True, **dated("ends", "2025-06"))).due_on.month == 6
    assert entry(RecommendationFactory(published=True)).due_on is None


def test_events_have_no_clock():
    event = entry(EventFactory(published=True, **dated("starts", "2020")))
    assert (event.evidenced_on, event.due_on, event.is_open) == (None, None, False)
