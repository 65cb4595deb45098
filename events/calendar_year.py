"""The events of one year by day, where the day is known, and the others apart."""

import calendar
import datetime
from dataclasses import dataclass, field

from django.utils.dates import MONTHS, WEEKDAYS
from django.utils.translation import gettext as _

from events.calendar_file import days_of, place_of, words_for_days
from sources.clock import today
from sources.pages.languages import in_page_language
from sources.pages.plans import is_mere_plan

ONE_DAY = datetime.timedelta(days=1)


@dataclass
class Year:
    """Cards of events are added one by one, in the order of their dates; `months` and `vague` are
    for events/calendar.html.

    An event of several days stands at the first of them in this year; the others lead there.
    """

    number: int
    by_day: dict[datetime.date, list] = field(default_factory=dict)
    covered: dict[datetime.date, datetime.date] = field(default_factory=dict)
    vague: list[dict] = field(default_factory=list)

    def add(self, card):
        days = days_of(card)
        if days is None or not days.exact:
            self.vague.append(_shown(card))
            return
        first = max(days.first, datetime.date(self.number, 1, 1))
        last = min(days.last, datetime.date(self.number, 12, 31))
        self.by_day.setdefault(first, []).append(_shown(card))
        for day in range((last - first).days + 1):
            self.covered.setdefault(first + day * ONE_DAY, first)

    def months(self):
        """Months in which something happens."""
        return [self._month(number) for number in sorted({day.month for day in self.covered})]

    def empty_months(self):
        happens = {day.month for day in self.covered}
        return [str(name) for number, name in MONTHS.items() if number not in happens]

    def _month(self, number):
        weeks = calendar.Calendar().monthdatescalendar(self.number, number)
        return {
            "id": f"month-{number}",
            "name": f"{MONTHS[number]} {self.number}",
            "weeks": [[self._cell(day, number) for day in week] for week in weeks],
            "days": [
                {"id": _anchor(day), "name": self._day(day), "events": events}
                for day, events in self.by_day.items()
                if day.month == number
            ],
        }

    def _cell(self, day, month):
        if day.month != month:
            return {}
        leads_to = self.covered.get(day)
        return {
            "day": day.day,
            "url": f"#{_anchor(leads_to)}" if leads_to else "",
            "events": len(self.by_day.get(day, ())),
            "is_today": day == today(),
        }

    def _day(self, day):
        return _("%(weekday)s %(day)s") % {"day": day.day, "weekday": WEEKDAYS[day.weekday()]}


def _anchor(day):
    return f"day-{day.isoformat()}"


def _shown(card):
    return {
        "url": card["url"],
        "date": words_for_days(card),
        "kind": card["kind_label"],
        "place": place_of(card),
        "is_mere_plan": is_mere_plan(card),
        **in_page_language(card),
    }
