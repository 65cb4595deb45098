"""The column of a period: two cells, from and until, stored as one range of days."""

import datetime
from typing import NamedTuple

from django.db.backends.postgresql.psycopg_any import DateRange

from sources.choices import Precision
from sources.importing.columns import Column, partial_date
from sources.importing.issues import Faults, Unfit

FINEST_FIRST = [
    Precision.DAY, Precision.MONTH, Precision.SEASON, Precision.RANGE, Precision.YEAR,
    Precision.ABOUT,
]  # fmt: skip
DAY = datetime.timedelta(days=1)


class Days(NamedTuple):
    """First and last day of a period, None where open, and the coarser of the ends' precisions."""

    first: datetime.date | None
    last: datetime.date | None
    precision: str


class Period(Column):
    """Two cells, `valid_from` and `valid_until`: first day of the one to last day of the other.

    A `closed` one has both ends or none.
    """

    def __init__(self, field="valid", *, required=False, closed=False):
        super().__init__(field, required=required)
        self.closed = closed
        self.cells = (f"{field}_from", f"{field}_until")

    def bind(self, model):
        super().bind(model)
        self.attnames = (self.field_name, f"{self.field_name}_precision")

    def read(self, cells, references):
        start, end = self._ends(cells)
        if start is None and end is None:
            if self.required:
                raise Unfit("expected a date, found none", self.cells[0])
            return None
        if self.closed and not (start and end):
            missing = self.cells[0] if end else self.cells[1]
            raise Unfit("expected both dates or none; one day is given twice", missing)
        if start and end and end.last < start.first:
            raise Unfit(f"expected an end after {start}", self.cells[1])
        coarsest = max((date.precision for date in (start, end) if date), key=FINEST_FIRST.index)
        return Days(start and start.first, end and end.last, str(coarsest))

    def _ends(self, cells):
        ends, faults = [], Faults()
        for text, cell in zip(cells, self.cells, strict=True):
            with faults.of(cell=cell):
                ends.append(partial_date(text))
        faults.check()
        return ends

    def key(self, value):
        """Periods of one thing are told apart by the day they begin."""
        return value and value.first

    def load(self, stored):
        days, precision = stored
        return days and Days(days.lower, days.upper and days.upper - DAY, precision)

    def store(self, value):
        if value is None:
            return None, "unknown"
        return DateRange(value.first, value.last and value.last + DAY), value.precision

    def said(self, value, references):
        """Both ends, each as exactly as the period is known: 2013-04..2016-05."""
        ends = value[:2] if value else ()
        return "..".join(_end_text(day, value.precision) for day in ends)

    def show(self, value, references):
        if value is None:
            return ""
        return f"{value.first or ''}..{value.last or ''} ({value.precision})"


def _end_text(day, precision):
    shape = {Precision.YEAR: "%Y", Precision.MONTH: "%Y-%m"}.get(precision, "%Y-%m-%d")
    return f"{day:{shape}}" if day else ""
