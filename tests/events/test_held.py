"""Whether an event took place: said where anything tells, left open where only plans are known."""

import pytest
import time_machine
from icalendar import Calendar

from sources.models import Source
from sources.projection import refresh
from tests.factories import DecisionFactory, EventFactory
from tests.factories.claim import LinkFactory
from tests.factories.dates import dated
from tests.factories.policy import PolicyFactory
from tests.pages.html import page_of

pytestmark = pytest.mark.django_db
WORDS = "Planned; not checked"


@pytest.fixture(autouse=True)
def on_a_day_of_november_2026():
    with time_machine.travel("2026-11-22T10:00:00Z", tick=False):
        yield


def told(published, starts="2026-05-17", ends="2026-05-22"):
    """An event that one document tells of, which came out then."""
    made = EventFactory(
        slug="forum", title="The forum", published=True,
        **dated("starts", starts), **dated("ends", ends),
    )  # fmt: skip
    if published:
        Source.objects.filter(claims__record=made).update(**dated("published", published))
    refresh([made.pk])
    return made


def status(client):
    [event] = Calendar.from_ical(client.get("/events/forum.ics").content).walk("VEVENT")
    return str(event.get("status", ""))


@pytest.mark.parametrize(
    ("published", "held", "wanted"),
    [
        ("2025-10-15", "announced", "TENTATIVE"),
        ("2026-05-22", "evidenced", "CONFIRMED"),
        ("2027", "evidenced", "CONFIRMED"),
        ("2026", "", ""),
        ("2026-05-18", "", ""),
        ("", "", ""),
    ],
)
def test_dates_of_its_sources_tell_whether_it_was_more_than_a_plan(client, published, held, wanted):
    told(published)
    assert client.get("/api/v1/events/forum/").json()["held"] == held
    assert status(client) == wanted


def test_what_was_decided_there_says_that_it_took_place(client):
    event = told("2025-10-15")
    DecisionFactory(event=event, published=True)
    refresh([event.pk])
    assert status(client) == "CONFIRMED"


def test_what_was_adopted_there_says_so_too(client):
    event = told("2025-10-15")
    LinkFactory(from_record=PolicyFactory(published=True), kind="adopted_at", to_record=event)
    refresh([event.pk])
    assert status(client) == "CONFIRMED"


@pytest.mark.parametrize("address", ["/", "/events/", "/events/calendar/2026/"])
def test_lists_say_of_a_past_plan_that_nobody_checked(client, address):
    told("2025-10-15")
    assert WORDS in page_of(client, address).text


@pytest.mark.parametrize("address", ["/", "/events/", "/events/calendar/2027/"])
def test_nothing_is_said_of_what_is_still_to_come(client, address):
    told("2025-10-15", "2027-05-17", "2027-05-22")
    page = page_of(client, address)
    assert "The forum" in page.text
    assert WORDS not in page.text
