"""The calendar of events and the series of a body."""

import datetime

import pytest
import time_machine
from django.core.cache import cache
from django.db import connection
from django.test.utils import CaptureQueriesContext

from sources.projection import refresh
from tests.factories import EventFactory, OrganisationFactory
from tests.factories.dates import dated
from tests.factories.record import withdraw
from tests.pages.html import page_of

pytestmark = pytest.mark.django_db


def event(slug, starts="", ends="", **values):
    days = (dated("starts", starts) if starts else {}) | (dated("ends", ends) if ends else {})
    made = EventFactory(slug=slug, published=True, **days, **values)
    refresh([made.pk])
    return made


@pytest.fixture
def body():
    made = OrganisationFactory(slug="council", title="The Council", published=True)
    refresh([made.pk])
    return made


def test_a_day_of_the_grid_leads_to_its_events(client, story):
    page = page_of(client, "/events/calendar/2022/")
    [month] = page.all(".month")
    days = {link.inside[0]: link.attrs["href"] for link in month.all(".month__day")}
    assert days == {"19": "#day-2022-07-19", "20": "#day-2022-07-19"}
    day = page.by_id("day-2022-07-19")
    assert day.one(".day__name").text == "Tuesday 19"
    assert day.links() == {"Session one": "/events/session-one/"}


def test_every_month_has_its_days_under_their_weekdays(client, story):
    grid = page_of(client, "/events/calendar/2022/").one(".month__grid")
    assert [head.text for head in grid.all("th")] == ["Mo", "Tu", "We", "Th", "Fr", "Sa", "Su"]
    weeks = [[cell.text[:2].strip(", ") for cell in row.all("td")] for row in grid.all("tr")[1:]]
    assert weeks[0] == ["", "", "", "", "1", "2", "3"]
    assert weeks[-1] == ["25", "26", "27", "28", "29", "30", "31"]
    assert sum(bool(day) for week in weeks for day in week) == 31


def test_vague_dates_stand_beside_with_their_words(client):
    event("vague", "2022-summer")
    event("year", "2022")
    event("day", "2022-07-20")
    page = page_of(client, "/events/calendar/2022/")
    beside = page.one(".aside")
    assert {"Vague", "Year"} <= set(beside.links())
    assert "Day" not in beside.links()
    assert "summer 2022" in beside.text
    assert [day.attrs["id"] for day in page.all(".day")] == ["day-2022-07-20"]


def test_an_event_over_new_year_is_in_both_years(client):
    event("night", "2022-12-31", "2023-01-01")
    first, second = (page_of(client, f"/events/calendar/{year}/") for year in (2022, 2023))
    assert [day.attrs["id"] for day in first.all(".day")] == ["day-2022-12-31"]
    assert [day.attrs["id"] for day in second.all(".day")] == ["day-2023-01-01"]


def test_a_month_into_which_an_event_reaches_says_so(client):
    event("long", "2022-01-31", "2022-02-01")
    page = page_of(client, "/events/calendar/2022/")
    _january, february = page.all(".month")
    assert [link.attrs["href"] for link in february.all(".month__day")] == ["#day-2022-01-31"]
    assert "began in an earlier one" in february.text


@time_machine.travel("2026-11-22 12:00", tick=False)
def test_the_calendar_opens_at_the_present_year_or_the_last_before_it(client):
    event("past", "2023-03-01")
    event("ahead", "2028-03-01")
    page = page_of(client, "/events/calendar/")
    assert page.one("h1").text == "Events of 2023"
    years = page.one(".years").links()
    assert years == {"2023": "/events/calendar/2023/", "2028": "/events/calendar/2028/"}
    event("now", "2026-11-22")
    page = page_of(client, "/events/calendar/")
    assert page.one("h1").text == "Events of 2026"
    [today] = [cell for cell in page.all("td") if "aria-current" in cell.attrs]
    assert today.text.startswith("22")


def test_filters_of_the_list_hold_and_lead_on(client, story):
    event("other", "2021-03-01")
    page = page_of(client, "/events/calendar/2022/?country=KAZ&ordering=title")
    links = page.one("main").links()
    assert links["As a list"] == "/events/?country=KAZ&ordering=title"
    assert links["iCalendar"].startswith("/events.ics?country=KAZ")
    assert page_of(client, "/events/calendar/2021/?country=KAZ").all(".day") == []
    assert "year: " in page_of(client, "/events/calendar/2022/?year=two", status=400).text


def test_choices_count_the_events_of_the_year_that_is_shown(client):
    event("forum-then", "2021-03-01", event_kind="forum")
    event("forum-now", "2022-03-01", event_kind="forum")
    event("seminar-then", "2021-04-01", event_kind="seminar")
    page = page_of(client, "/events/calendar/2022/")
    boxes = {label.one("input").attrs["value"]: label for label in page.all(".option")}
    counts = {value: box.one(".option__count").text.split()[0] for value, box in boxes.items()}
    assert counts["forum"] == "1"
    assert counts.get("seminar", "0") == "0"
    assert page.one(".results-bar__count").text == "1 event"
    assert list(page.one(".years").links()) == ["2021", "2022"]


@pytest.mark.parametrize("year", ["1799", "2200", "0000", "99999"])
def test_years_outside_of_what_dates_may_be_are_not_found(client, year):
    assert client.get(f"/events/calendar/{year}/").status_code == 404


def test_a_year_without_events_is_no_error(client):
    page = page_of(client, "/events/calendar/1900/")
    assert "No day is known on which anybody met" in page.one("main").text


def test_a_calendar_that_would_be_too_long_says_so(client, monkeypatch):
    monkeypatch.setattr("events.calendar_page.SHOWN", 2)
    for day in (1, 2, 3):
        event(f"on-{day}", f"2022-07-0{day}")
    page = page_of(client, "/events/calendar/2022/")
    assert len(page.all(".day")) == 2
    assert "Only the first of them are shown" in page.text
    assert page.one(".results-bar__count").text == "3 events"


def test_a_series_names_what_is_not_recorded_between(client, body):
    for ordinal in (2, 3, 7):
        event(f"no-{ordinal}", f"20{ordinal + 10}-05-01", body=body, ordinal=ordinal)
    page = page_of(client, "/events/series/council/")
    steps = [step.text for step in page.one(".series").all("li")]
    assert steps[0] == "Number 1: not recorded here"
    assert steps[1].startswith("2No 2 1 May 2012")
    assert steps[3] == "Numbers 4 to 6: not recorded here"
    assert [step.split()[0] for step in steps] == ["Number", "2No", "3No", "Numbers", "7No"]


def test_meetings_without_a_number_and_of_other_kinds_stand_apart(client, body):
    event("plain", body=body)
    event("first", body=body, ordinal=1)
    event("forum", body=body, ordinal=1, event_kind="forum")
    page = page_of(client, "/events/series/council/")
    assert [head.text for head in page.all("h2")][:2] == ["Working-group session", "Forum"]
    assert "Without a number" in page.text


def test_a_withdrawn_session_is_not_recorded_here(client, body):
    gone = event("gone", body=body, ordinal=1)
    event("second", body=body, ordinal=2)
    withdraw(gone)
    refresh([gone.pk])
    page = page_of(client, "/events/series/council/")
    assert "Number 1: not recorded here" in page.text
    assert "Gone" not in page.text


def test_only_published_bodies_have_series(client):
    OrganisationFactory(slug="draft")
    assert client.get("/events/series/draft/").status_code == 404
    assert client.get("/events/series/none/").status_code == 404


def test_the_calendar_names_series_of_two_and_more(client, body):
    event("first", "2022-01-01", body=body, ordinal=1)
    assert page_of(client, "/events/calendar/2022/").one(".aside").text.count("The Council") == 0
    event("second", "2022-01-02", body=body, ordinal=2)
    beside = page_of(client, "/events/calendar/2022/").one(".aside").links()
    assert beside["The Council"] == "/events/series/council/"


def test_the_list_of_events_leads_to_calendar_and_file(client, story):
    links = page_of(client, "/events/?country=KAZ").one("main").links()
    assert links["Calendar"] == "/events/calendar/"
    assert links["iCalendar"] == "/events.ics?country=KAZ"
    links = page_of(client, "/events/session-one/").links()
    assert links["Into your calendar"] == "/events/session-one.ics"
    assert links["All meetings, with those not recorded here"] == "/events/series/ministry-one/"


@pytest.mark.parametrize("address", ["/events/calendar/2022/", "/events/series/council/"])
def test_calendars_cost_the_same_for_many_events(client, body, address):
    def cost():
        cache.clear()
        with CaptureQueriesContext(connection) as asked:
            assert client.get(address).status_code == 200
        return len(asked)

    event("first", "2022-01-01", body=body, ordinal=1)
    before = cost()
    for n in range(2, 12):
        day = datetime.date(2022, n, n)
        event(f"no-{n}", day.isoformat(), body=body, ordinal=n)
    assert cost() <= before <= 9
