"""Events as iCalendar: whole days where the day is known, honest words where it is not."""

from datetime import date, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from icalendar import Calendar

from sources.models import Record
from sources.projection import refresh
from tests.factories import EventFactory
from tests.factories.dates import dated
from tests.factories.record import withdraw
from tests.factories.story import tell_story

pytestmark = pytest.mark.django_db


@pytest.fixture
def story():
    story = tell_story("one")
    refresh(story.ids)
    return story


def event(slug, starts="", ends="", **values):
    days = (dated("starts", starts) if starts else {}) | (dated("ends", ends) if ends else {})
    made = EventFactory(slug=slug, published=True, **days, **values)
    refresh([made.pk])
    return made


def calendar(client, address="/events.ics"):
    answer = client.get(address)
    assert (answer.status_code, answer["Content-Type"]) == (200, "text/calendar; charset=utf-8")
    text = b"".join(answer.streaming_content) if answer.streaming else answer.content
    assert text.count(b"\n") == text.count(b"\r\n")
    assert max(len(line) for line in text.split(b"\r\n")) <= 75
    return Calendar.from_ical(text)


def entries(client, address="/events.ics"):
    return {str(entry["uid"]): entry for entry in calendar(client, address).walk("VEVENT")}


def test_an_event_of_two_days_ends_on_the_day_after(client, story):
    [entry] = entries(client).values()
    assert entry["dtstart"].dt == date(2022, 7, 19)
    assert entry["dtend"].dt == date(2022, 7, 21)
    assert entry["dtstart"].params["VALUE"] == "DATE"
    assert entry["uid"] == "event-session-one@registan"
    assert entry["summary"] == "Session one"
    assert entry["url"] == "http://testserver/events/session-one/"
    assert entry["location"] == f"Almaty, {story.country.name}"
    assert entry["status"] == "CONFIRMED"


@pytest.mark.parametrize(
    ("starts", "ends", "first", "after"),
    [
        ("2022-07-20", "", date(2022, 7, 20), date(2022, 7, 21)),
        ("2022-12-31", "2023-01-01", date(2022, 12, 31), date(2023, 1, 2)),
        ("", "2022-07-20", date(2022, 7, 20), date(2022, 7, 21)),
    ],
)
def test_days_that_are_known_are_entered(client, starts, ends, first, after):
    event("known", starts, ends)
    [entry] = entries(client).values()
    assert (entry["dtstart"].dt, entry["dtend"].dt) == (first, after)
    assert entry["transp"] == "OPAQUE"


@pytest.mark.parametrize(
    ("starts", "ends", "first", "after", "words"),
    [
        ("2022-07", "", date(2022, 7, 1), date(2022, 8, 1), "July 2022"),
        ("2022-summer", "", date(2022, 6, 1), date(2022, 9, 1), "summer 2022"),
        ("2022-07-19..2022-07-25", "", date(2022, 7, 19), date(2022, 7, 26), "19–25 July 2022"),
        ("2022-07-20", "2022-08", date(2022, 7, 20), date(2022, 9, 1), "20 July 2022 to August"),
    ],
)
def test_a_month_or_season_is_spanned_tentatively_and_says_so(
    client, starts, ends, first, after, words
):
    event("vague", starts, ends)
    [entry] = entries(client).values()
    assert (entry["dtstart"].dt, entry["dtend"].dt) == (first, after)
    assert (entry["status"], entry["transp"]) == ("TENTATIVE", "TRANSPARENT")
    assert entry["description"].startswith(f"The day is not stated: {words}")


@pytest.mark.parametrize("starts", ["2022", "~2019", "2020..2024", ""])
def test_what_is_vaguer_than_a_season_is_left_out_and_the_calendar_says_so(client, starts):
    event("vague", starts)
    found = calendar(client)
    assert found.walk("VEVENT") == []
    assert "left out" in found["x-wr-caldesc"]
    assert client.get("/events/vague.ics").status_code == 404
    assert "/events/vague.ics" not in client.get("/events/vague/").content.decode()


def test_the_name_of_an_entry_stays_when_its_event_is_renamed_and_published_again(client, story):
    before = list(entries(client))
    Record.objects.filter(pk=story.event.pk).update(
        title="Renamed", published_at=story.event.published_at + timedelta(days=1)
    )
    refresh([story.event.pk])
    after = entries(client)
    assert list(after) == before
    assert after[before[0]]["summary"] == "Renamed"


def test_words_with_commas_lines_and_letters_survive(client):
    title = "Семинар: қала, ауыл; \\ “тест”" + " и ещё" * 20
    event("odd", "2022-07-20", title=title, summary="One line\nand another; with, signs")
    [entry] = entries(client).values()
    assert entry["summary"] == title
    assert "One line\nand another; with, signs" in entry["description"]


def test_one_event_is_a_calendar_of_its_own(client, story):
    address = "/events/session-one.ics"
    assert list(entries(client, address)) == ["event-session-one@registan"]
    assert f'href="{address}"' in client.get("/events/session-one/").content.decode()
    answer = client.get(address)
    again = client.get(address, headers={"If-None-Match": answer["ETag"]})
    assert again.status_code == 304
    with CaptureQueriesContext(connection) as asked:
        client.get(address)
    assert len(asked) == 1


def test_an_event_that_moved_is_found_and_one_withdrawn_is_not(client, story):
    Record.objects.filter(pk=story.event.pk).update(slug="moved")
    refresh([story.event.pk])
    assert client.get("/events/session-one.ics")["Location"] == "/events/moved.ics"
    withdraw(story.event)
    refresh([story.event.pk])
    assert client.get("/events/moved.ics").status_code == 404
    assert client.get("/events/session-one.ics").status_code == 404
    assert entries(client) == {}


def test_a_calendar_holds_what_its_list_shows(client, story):
    event("other", "2021-03-01")
    assert list(entries(client, "/events.ics?country=KAZ")) == ["event-session-one@registan"]
    assert list(entries(client, "/events.ics?year=2021")) == ["event-other@registan"]
    refused = client.get("/events.ics?year=two")
    assert refused.status_code == 400
    assert "year: " in refused.content.decode()


def test_a_calendar_costs_two_queries_and_one_when_the_reader_has_it(client, story):
    with CaptureQueriesContext(connection) as asked:
        answer = client.get("/events.ics")
        b"".join(answer.streaming_content)
    assert len(asked) == 2
    with CaptureQueriesContext(connection) as asked:
        again = client.get("/events.ics", headers={"If-None-Match": answer["ETag"]})
    assert (again.status_code, len(asked)) == (304, 1)
