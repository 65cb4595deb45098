"""A change that many pages show is done by a job; its own page, and a small change, at once."""

import json

import pytest
from celery import current_app

from sources.actions import records, spreading
from sources.actions.spreading import JOB, spread
from sources.models import EntryCard, Record
from sources.projection import check, refresh
from sources.tasks import refresh_pages
from tests.factories import CommitmentFactory, LinkFactory, OrganisationFactory, PartyFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def jobs(monkeypatch):
    """What was handed to the worker, which is not there."""
    sent = []
    monkeypatch.setattr(
        current_app, "send_task", lambda name, args: sent.append((name, json.dumps(args)))
    )
    return sent


@pytest.fixture
def agency():
    """An organisation that is a party of five commitments."""
    organisation = OrganisationFactory(slug="agency", title="Alpha", published=True)
    for commitment in CommitmentFactory.create_batch(5, published=True):
        PartyFactory(record=commitment, country=None, organisation=organisation)
        refresh([commitment.pk])
    refresh([organisation.pk])
    return organisation


def rename(organisation, capture):
    with capture(execute=True):
        records.change_record(organisation, by=None, reason="Renamed", title="Beta")


def naming(title):
    return EntryCard.objects.filter(document__contains=title).count()


def test_a_change_that_few_pages_show_is_done_at_once(
    agency, jobs, django_capture_on_commit_callbacks
):
    rename(agency, django_capture_on_commit_callbacks)
    assert (naming("Beta"), naming("Alpha"), jobs) == (6, 0, [])


def test_a_change_that_many_pages_show_is_handed_on(
    agency, jobs, monkeypatch, django_capture_on_commit_callbacks
):
    monkeypatch.setattr(spreading, "AT_ONCE", 5)
    rename(agency, django_capture_on_commit_callbacks)
    assert (naming("Beta"), naming("Alpha")) == (1, 5)
    [(name, args)] = jobs
    assert name == JOB == refresh_pages.name
    refresh_pages(*json.loads(args))
    assert (naming("Beta"), naming("Alpha")) == (6, 0)
    assert list(check()) == []


def test_what_a_page_named_until_now_is_handed_on_too(agency, jobs, monkeypatch):
    """Nothing but the stored page tells any more of a link that was removed."""
    monkeypatch.setattr(spreading, "AT_ONCE", 5)
    other = OrganisationFactory(slug="other", published=True)
    own = Record.objects.get(pk=agency.pk)
    link = LinkFactory(from_record=own, to_record=Record.objects.get(pk=other.pk))
    refresh([agency.pk])
    link.delete()
    spread([agency.pk])
    [(_name, args)] = jobs
    refresh_pages(*json.loads(args))
    assert list(check()) == []


def test_many_records_at_once_are_all_handed_on(agency, jobs, monkeypatch):
    monkeypatch.setattr(spreading, "AT_ONCE", 1)
    Record.objects.filter(kind="commitment").update(title="Another")
    spread(Record.objects.filter(kind="commitment").values_list("pk", flat=True))
    assert naming("Another") == 0
    refresh_pages(*json.loads(jobs[0][1]))
    assert list(check()) == []


@pytest.mark.django_db(transaction=True)
def test_worker_does_what_is_handed_on(worker, agency, monkeypatch, eventually):
    monkeypatch.setattr(spreading, "AT_ONCE", 5)
    records.change_record(agency, by=None, reason="Renamed", title="Beta")
    eventually(lambda: (naming("Beta"), naming("Alpha")) == (6, 0))
