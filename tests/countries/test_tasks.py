"""A membership begins or ends: the pages that hang on the day follow by themselves, at night."""

import datetime

import pytest
import time_machine
from django.conf import settings
from django.db.backends.postgresql.psycopg_any import DateRange

from config.celery import app
from countries.tasks import refresh_pages_of_today
from sources.models import Entry, EntryRevision
from sources.projection import check, refresh
from tests.factories import (
    CommitmentFactory,
    CountryFactory,
    GroupingFactory,
    MembershipFactory,
    OrganisationFactory,
    PartyFactory,
)
from tests.factories.dates import dated

pytestmark = pytest.mark.django_db
BEFORE = datetime.datetime(2026, 11, 30, 12, tzinfo=datetime.UTC)
AFTER = datetime.datetime(2026, 12, 1, 0, 10, tzinfo=datetime.UTC)
FIRST_DAY = datetime.date(2026, 12, 1)


@pytest.fixture
def pages():
    """What was written on the day before one membership ends and another begins."""
    country = CountryFactory(iso3="KAZ")
    old, new = GroupingFactory(slug="old"), GroupingFactory(slug="new")
    MembershipFactory(grouping=old, country=country, valid=DateRange(None, FIRST_DAY))
    MembershipFactory(grouping=new, country=country, valid=DateRange(FIRST_DAY, None))
    undated = CommitmentFactory(slug="undated", published=True)
    past = CommitmentFactory(slug="past", published=True, **dated("made", "2022-07-20"))
    for commitment in (undated, past):
        PartyFactory(record=commitment, country=country)
    agency = OrganisationFactory(slug="agency", country=country, published=True)
    with time_machine.travel(BEFORE, tick=False):
        refresh([undated.pk, past.pk, agency.pk])
        yield


def groupings():
    return dict(Entry.objects.values_list("slug", "groupings"))


def test_pages_of_today_follow_the_memberships(pages):
    assert groupings() == {"undated": ["old"], "past": ["old"], "agency": ["old"]}
    with time_machine.travel(AFTER, tick=False):
        assert len(list(check())) > 0
        assert refresh_pages_of_today() == 2
        assert list(check()) == []
    assert groupings() == {"undated": ["new"], "past": ["old"], "agency": ["new"]}


def test_pages_of_today_are_left_alone_while_nothing_changed(pages):
    revisions = list(EntryRevision.objects.values_list("kind", "number"))
    assert refresh_pages_of_today() == 0
    assert list(EntryRevision.objects.values_list("kind", "number")) == revisions


def test_pages_of_today_cost_the_same_for_any_number(pages, django_assert_max_num_queries):
    country = CountryFactory(iso3="KAZ")
    for number in range(20):
        commitment = CommitmentFactory(slug=f"one-{number}", published=True)
        PartyFactory(record=commitment, country=country)
        refresh([commitment.pk])
    with django_assert_max_num_queries(60):
        refresh_pages_of_today()


def test_every_scheduled_job_exists():
    app.loader.import_default_modules()
    scheduled = {entry["task"] for entry in settings.CELERY_BEAT_SCHEDULE.values()}
    assert "countries.tasks.refresh_pages_of_today" in scheduled
    assert scheduled <= app.tasks.keys()
