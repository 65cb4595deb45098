"""Partial dates: the range of days a date may be, and how exactly it is known.

Stored as two columns, `<name>_on` (a half-open PostgreSQL daterange) and `<name>_precision`.
Written as text in import files, claims and the API:

    2022-07-20              a day              2022-summer     a season
    2022-07                 a month            2022..2026      a range of years
    2022                    a year             ~2019           about
    2022-07-19..2022-07-20  some day in between               (empty) unknown
"""

import calendar
import datetime
import re
from dataclasses import dataclass
from functools import reduce
from typing import Any

from django.db import models
from django.db.backends.postgresql.psycopg_any import DateRange
from django.utils.dates import MONTHS_ALT
from django.utils.translation import gettext as _
from django.utils.translation import pgettext, pgettext_lazy

from sources.choices import Precision

EARLIEST_YEAR, LATEST_YEAR = 1800, 2200
EPOCH = datetime.date(1970, 1, 1)
SEASONS = {"spring": (3, 5), "summer": (6, 8), "autumn": (9, 11), "winter": (12, 14)}
# By its first month: as it stands alone, and as it stands after a word that inflects it.
SEASON_WORDS = {
    3: (pgettext_lazy("season alone", "spring"), pgettext_lazy("season inflected", "spring")),
    6: (pgettext_lazy("season alone", "summer"), pgettext_lazy("season inflected", "summer")),
    9: (pgettext_lazy("season alone", "autumn"), pgettext_lazy("season inflected", "autumn")),
    12: (pgettext_lazy("season alone", "winter"), pgettext_lazy("season inflected", "winter")),
}
# Those of days, "20 July", are Django's own.
MONTHS_ALONE = (
    pgettext_lazy("month alone", "January"),
    pgettext_lazy("month alone", "February"),
    pgettext_lazy("month alone", "March"),
    pgettext_lazy("month alone", "April"),
    pgettext_lazy("month alone", "May"),
    pgettext_lazy("month alone", "June"),
    pgettext_lazy("month alone", "July"),
    pgettext_lazy("month alone", "August"),
    pgettext_lazy("month alone", "September"),
    pgettext_lazy("month alone", "October"),
    pgettext_lazy("month alone", "November"),
    pgettext_lazy("month alone", "December"),
)
POINT = re.compile(r"^(\d{4})(?:-(\d{2})(?:-(\d{2}))?|-(spring|summer|autumn|winter))?$")


ZERO = "1 January 1970 is a computer's zero: leave it empty if unknown"


class DateNotUnderstood(ValueError):
    """The text is no partial date; the message says what was expected."""


@dataclass(frozen=True)
class PartialDate:
    """A date as a source gives it: first and last day it may be, both included; precision."""

    first: datetime.date
    last: datetime.date
    precision: str

    @classmethod
    def parse(cls, text):
        """Reads the notation of this module; None for an empty text. Raises DateNotUnderstood."""
        text = text.strip()
        if not text:
            return None
        if text.startswith("~"):
            first, last, _precision = _point(text[1:])
            return cls(first, last, Precision.ABOUT)
        if ".." in text:
            start, _dots, end = text.partition("..")
            first, last = _point(start)[0], _point(end)[1]
            if first > last:
                raise DateNotUnderstood(
                    _("the range %(text)s ends before it starts") % {"text": text}
                )
            return cls(first, last, Precision.RANGE)
        return cls(*_point(text))

    @classmethod
    def from_columns(cls, days, precision):
        """The partial date of a stored pair of columns; None where it is unknown."""
        if days is None or precision == Precision.UNKNOWN:
            return None
        return cls(days.lower, days.upper - datetime.timedelta(days=1), precision)

    def columns(self):
        """The pair to store: daterange and precision."""
        return DateRange(self.first, self.last + datetime.timedelta(days=1)), self.precision

    def __str__(self):
        """The notation that `parse` reads; parse(str(d)) == d."""
        if self.precision == Precision.RANGE:
            return f"{_shortest(self.first, self.last)}"
        exact: dict[str, str] = {
            Precision.DAY: self.first.isoformat(),
            Precision.MONTH: f"{self.first:%Y-%m}",
            Precision.YEAR: f"{self.first:%Y}",
        }
        if self.precision in exact:
            return exact[self.precision]
        if self.precision == Precision.SEASON:
            season = next(name for name, (m, _l) in SEASONS.items() if m == self.first.month)
            return f"{self.first:%Y}-{season}"
        return f"~{_as_point(self.first, self.last)}"

    def display(self, *, inflected=False):
        """The date as a reader sees it: "20 July 2022", "July 2022", "about 2019".

        `inflected` is how it stands after "since" and the like, which some languages tell apart.
        """
        first, last = self.first, self.last
        if self.precision == Precision.DAY:
            return day_text(first)
        if self.precision == Precision.MONTH:
            return month_text(first, inflected=inflected)
        if self.precision == Precision.YEAR:
            return str(first.year)
        if self.precision == Precision.SEASON:
            return f"{SEASON_WORDS[first.month][inflected]} {year_text(first.year)}"
        if self.precision == Precision.RANGE:
            return span_text(first, last)
        about = PartialDate.parse(str(self)[1:])
        return _("about %(date)s") % {"date": about.display(inflected=True)}


def stated_date(text):
    """As `PartialDate.parse`, for dates that somebody gives to the base, in a file or a form: a
    date that was never filled in arrives as the zero of a computer's clock. Raises
    DateNotUnderstood.
    """
    date = PartialDate.parse(text)
    if date is not None and is_zero(date):
        raise DateNotUnderstood(f"{ZERO}, or write ~1970 or 1970 if the year is meant")
    return date


def is_zero(date):
    """True for 1 January 1970 as a day; the year, and a range that begins with it, are dates."""
    return date.first == date.last == EPOCH


def _point(text):
    match = POINT.match(text.strip())
    if not match:
        raise DateNotUnderstood(
            _("expected a date such as 2022-07-20, 2022-07, 2022, 2022-summer, 2022..2026 or ~2019")
        )
    year, month, day, season = match.groups()
    year = int(year)
    if not EARLIEST_YEAR <= year <= LATEST_YEAR:
        ends = {"year": year, "first": EARLIEST_YEAR, "last": LATEST_YEAR}
        raise DateNotUnderstood(_("year %(year)s is outside %(first)s-%(last)s") % ends)
    try:
        if season:
            return *_season(year, season), Precision.SEASON
        if day:
            date = datetime.date(year, int(month), int(day))
            return date, date, Precision.DAY
        if month:
            first = datetime.date(year, int(month), 1)
            return first, _month_end(first), Precision.MONTH
    except ValueError as error:
        words = _("%(text)s is not a day of the calendar") % {"text": text.strip()}
        raise DateNotUnderstood(words) from error
    return datetime.date(year, 1, 1), datetime.date(year, 12, 31), Precision.YEAR


def _season(year, season):
    start, end = SEASONS[season]
    last = datetime.date(year + (end > 12), end - 12 if end > 12 else end, 1)
    return datetime.date(year, start, 1), _month_end(last)


def _month_end(first):
    return first.replace(day=calendar.monthrange(first.year, first.month)[1])


def _as_point(first, last):
    for precision in (Precision.YEAR, Precision.MONTH, Precision.SEASON):
        text = _shaped(first, precision)
        if text and _point(text)[:2] == (first, last):
            return text
    return first.isoformat() if first == last else f"{first.isoformat()}..{last.isoformat()}"


def _shaped(first, precision):
    if precision == Precision.YEAR:
        return f"{first:%Y}"
    if precision == Precision.MONTH:
        return f"{first:%Y-%m}"
    season = next((name for name, (month, _l) in SEASONS.items() if month == first.month), None)
    return season and f"{first:%Y}-{season}"


def _shortest(first, last):
    if (first.month, first.day, last.month, last.day) == (1, 1, 12, 31):
        return f"{first.year}..{last.year}"
    return f"{first.isoformat()}..{last.isoformat()}"


def day_text(date):
    """A day as a reader sees it: "20 July 2022"."""
    return f"{date.day} {MONTHS_ALT[date.month]} {year_text(date.year)}"


def month_text(date, *, inflected=False):
    """The month of a day: "July 2022"."""
    name = MONTHS_ALT[date.month] if inflected else MONTHS_ALONE[date.month - 1]
    return f"{name} {year_text(date.year)}"


def year_text(year):
    """A year as it stands after a day, month or season, which some languages say in full."""
    return pgettext("year after day or month", "%(year)s") % {"year": year}


def span_text(first, last):
    """A stretch of days as a reader sees it: "19-20 July 2022", "2022-2026"."""
    if (first.month, first.day, last.month, last.day) == (1, 1, 12, 31):
        return str(first.year) if first.year == last.year else f"{first.year}\u2013{last.year}"
    if first == last:
        return day_text(first)
    if (first.year, first.month) == (last.year, last.month):
        return f"{first.day}\u2013{day_text(last)}"
    if first.year == last.year:
        return f"{first.day} {MONTHS_ALT[first.month]} \u2013 {day_text(last)}"
    return f"{day_text(first)} \u2013 {day_text(last)}"


def known_precisely(name):
    """The constraint that a partial date called `name` has days if and only if a precision, and
    the days that this precision means: a day is one, a month all of its own, a year likewise.
    """
    unknown = models.Q(**{f"{name}_on__isnull": True, f"{name}_precision": Precision.UNKNOWN.value})
    known = [_lasting(name, *lasting) for lasting in LASTING]
    return models.CheckConstraint(
        condition=reduce(models.Q.__or__, known, unknown),
        name=f"%(class)s_{name}_days_go_with_their_precision",
        violation_error_message="Give the days a date may be together with the precision they"
        " have: a day is one day, a month or a year all of its days.",
    )


# Precisions with the least and the most days, and what is said of the first and the last of them.
# A range that begins and ends with a month and has at most 31 days is that month.
FIRST_OF_MONTH = {"startswith__day": 1, "endswith__day": 1}
FIRST_OF_YEAR = FIRST_OF_MONTH | {"startswith__month": 1, "endswith__month": 1}
FIRST_OF_SEASON = FIRST_OF_MONTH | {
    "startswith__month__in": [first for first, _last in SEASONS.values()]
}
LONGEST = (LATEST_YEAR - EARLIEST_YEAR + 1) * 366
LASTING: tuple[tuple[list[str], int, int, dict[str, Any]], ...] = (
    ([Precision.DAY.value], 1, 1, {}),
    ([Precision.MONTH.value], 28, 31, FIRST_OF_MONTH),
    ([Precision.SEASON.value], 89, 92, FIRST_OF_SEASON),
    ([Precision.YEAR.value], 365, 366, FIRST_OF_YEAR),
    ([Precision.RANGE.value, Precision.ABOUT.value], 1, LONGEST, {}),
)


def _lasting(name, precisions, least, most, ends):
    """The condition that it has one of these precisions, so many days, and begins and ends so."""
    first = models.F(f"{name}_on__startswith")
    said: dict[str, Any] = {
        # Said expressly, because a CHECK that compares with NULL is content.
        "startswith__isnull": False,
        "endswith__isnull": False,
        "endswith__gte": first + datetime.timedelta(days=least),
        "endswith__lte": first + datetime.timedelta(days=most),
        **ends,
    }
    conditions = {f"{name}_on__{end}": value for end, value in said.items()}
    return models.Q(**{f"{name}_precision__in": precisions}, **conditions)


def in_order(first, second, *, name):
    """The constraint that `second` cannot lie wholly before `first` begins (partial dates)."""
    return models.CheckConstraint(
        condition=models.Q(**{f"{first}_on__isnull": True})
        | models.Q(**{f"{second}_on__isnull": True})
        | models.Q(**{f"{second}_on__endswith__gt": models.F(f"{first}_on__startswith")}),
        name=name,
        violation_error_message="A period ends after it starts.",
    )
