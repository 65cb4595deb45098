"""Events as iCalendar (RFC 5545), whole days only.

What is known to the day stands on its days. What is known to the month or the season spans it,
tentatively, with the words for the date in the description. What is vaguer, or has no date, would
fill a calendar with days on which nothing happened: it is left out, and the calendar says so.
"""

import datetime
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from icalendar import Calendar, Event

from events.choices import Held
from sources.choices import Precision
from sources.dates import PartialDate
from sources.exports.answers import ListFile
from sources.pages.plans import is_mere_plan
from sources.periods import joined_text

CONTENT_TYPE = "text/calendar; charset=utf-8"
PRODUCT = "-//Registan//Events//EN"
LONGEST_GUESS = datetime.timedelta(days=92)  # a season
ONE_DAY = datetime.timedelta(days=1)
LEFT_OUT = "Events whose date is known no better than to the year are left out here."


@dataclass(frozen=True)
class Days:
    """The days an event is entered on, both included; not `exact`: some days among these."""

    first: datetime.date
    last: datetime.date
    exact: bool


def date_in(shown: dict[str, Any] | None) -> PartialDate | None:
    """The partial date of a card."""
    return PartialDate.parse(shown["value"]) if shown else None


def days_of(card: dict[str, Any]) -> Days | None:
    """Where an event stands in a calendar; None if its date is too vague for one."""
    dates = [date for date in (date_in(card["starts"]), date_in(card["ends"])) if date]
    if not dates:
        return None
    exact = all(date.precision == Precision.DAY for date in dates)
    found = Days(dates[0].first, dates[-1].last, exact)
    return found if exact or found.last - found.first < LONGEST_GUESS else None


def words_for_days(card: dict[str, Any]) -> str:
    """When it was, as pages say it; "" if nobody says."""
    return joined_text(date_in(card["starts"]), date_in(card["ends"]), is_open=False)


def calendar_event(card: dict[str, Any], origin: str) -> Event | None:
    """One event from its card or document, None if its date is too vague."""
    days = days_of(card)
    if days is None:
        return None
    event = Event()
    event.add("uid", f"event-{card['slug']}@registan")
    changed_at = datetime.datetime.fromisoformat(card["published_at"])
    event.add("dtstamp", changed_at)
    event.add("last-modified", changed_at)
    event.add("dtstart", days.first)
    event.add("dtend", days.last + ONE_DAY)  # the first day after it
    event.add("summary", card["title"])
    event.add("description", _description(card, days, origin))
    event.add("url", origin + card["url"])
    if status := _status(card, days):
        event.add("status", status)
    event.add("transp", "OPAQUE" if days.exact else "TRANSPARENT")
    event.add("categories", [card["kind_label"], *(topic["name"] for topic in card["topics"])])
    if where := place_of(card):
        event.add("location", where)
    return event


def _status(card, days):
    """Nothing where the dates of its sources do not tell whether it took place."""
    if not days.exact or card.get("held") == Held.ANNOUNCED:
        return "TENTATIVE"
    return "CONFIRMED" if card.get("held") == Held.EVIDENCED else ""


def place_of(card: dict[str, Any]) -> str:
    """Venue, place and country as far as known: "Almaty, Kazakhstan"."""
    named = (card.get("venue"), *(one and one["name"] for one in (card["place"], card["country"])))
    return ", ".join(name for name in named if name)


def _description(card, days, origin):
    unsure = "" if days.exact else f"The day is not stated: {words_for_days(card)}."
    planned = "Planned; not checked whether it took place." if is_mere_plan(card) else ""
    parts = (unsure, planned, card["summary"], card["format_label"], origin + card["url"])
    return "\n\n".join(part for part in parts if part)


def calendar_frame(name: str, description: str = "") -> tuple[str, str]:
    """What stands before and after the events of a calendar."""
    calendar = Calendar()
    calendar.add("prodid", PRODUCT)
    calendar.add("version", "2.0")
    calendar.add("calscale", "GREGORIAN")
    calendar.add("name", name)
    calendar.add("x-wr-calname", name)
    if description:
        calendar.add("description", description)
        calendar.add("x-wr-caldesc", description)
    head, end, tail = calendar.to_ical().decode().rpartition("END:VCALENDAR")
    return head, end + tail


def written(event: Event) -> str:
    text: str = event.to_ical().decode()
    return text


@dataclass(frozen=True)
class CalendarFile(ListFile):
    """A list of events as one calendar."""

    content_type = CONTENT_TYPE
    extension = "ics"

    def pieces(self, filters, origin) -> Iterator[str]:
        head, tail = calendar_frame("Registan: events", LEFT_OUT)
        yield head
        for cards in self.listed.rows(filters):
            found = (calendar_event(card, origin) for card in cards)
            yield "".join(written(event) for event in found if event)
        yield tail


def single_calendar(document: dict[str, Any], origin: str) -> str:
    """A calendar of one event; of none where its date is too vague."""
    head, tail = calendar_frame(document["title"])
    event = calendar_event(document, origin)
    return head + (written(event) if event else "") + tail
