"""When records last changed, as their entries know it."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from policies.models import Commitment
from sources.models import Entry, Record
from sources.projection import check, refresh
from sources.versions import histories, last_changes, steps
from tests.factories import CommitmentFactory, LinkFactory, NameFactory, ProgressFactory
from tests.factories.story import tell_story

pytestmark = pytest.mark.django_db


@pytest.fixture
def record():
    made = CommitmentFactory(slug="promise", published=True)
    refresh([made.pk])
    return Record.objects.get(pk=made.pk)


def changed_at(record):
    return Entry.objects.get(pk=record.pk).changed_at


@pytest.mark.django_db(transaction=True)
def test_an_entry_knows_when_anything_of_its_record_last_changed(record):
    """Versions bear the time of their transaction, so each change is one of its own."""
    last = changed_at(record)
    refresh([record.pk])
    assert changed_at(record) == last
    for change in (
        lambda: Record.objects.filter(pk=record.pk).update(title="Another"),
        lambda: Commitment.objects.filter(pk=record.pk).update(means="By deeds"),
        lambda: NameFactory(record=record),
        lambda: ProgressFactory(record=record),
        lambda: LinkFactory(to_record=record),
        lambda: record.claims.update(reason="Looked at again"),
    ):
        change()
        refresh([record.pk])
        assert changed_at(record) > last
        last = changed_at(record)
    assert list(check()) == []


def test_the_moment_costs_one_query_however_many_records():
    ids = tell_story("one").ids
    commitments = [CommitmentFactory().pk for _n in range(5)]
    with CaptureQueriesContext(connection) as asked:
        found = last_changes(Commitment, commitments)
    assert len(asked) == 1
    assert set(found) == set(commitments)
    assert set(found).isdisjoint(ids)


def test_versions_come_in_the_order_of_time_with_what_stood_before(record):
    name = NameFactory(record=record, text="First")
    name.text = "Second"
    name.save()
    name.delete()
    found = [step for step in steps([Commitment], [record.pk]) if step.model is type(name)]
    texts = [(step.label, step.before.get("text"), step.after.get("text")) for step in found]
    assert texts == [
        ("insert", None, "First"), ("update", "First", "Second"), ("delete", "Second", None),
    ]  # fmt: skip
    assert {step.owner for step in found} == {record.pk}


def test_a_history_begins_with_the_row_s_own_columns():
    first, second, *parts = histories(Commitment)
    assert (first.model, second.model) == (Commitment, Record)
    assert not first.is_part
    assert all(history.is_part for history in parts)
    assert {"Claim", "Link", "Party", "Progress"} <= {part.model.__name__ for part in parts}
