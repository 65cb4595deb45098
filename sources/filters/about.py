"""What documents are filtered by beside what they say of themselves: what the records that rest on
them are about, and the years in which they came out.
"""

import datetime
from functools import reduce

from django.db.backends.postgresql.psycopg_any import DateRange
from django.db.models import Q

from sources.filters.kinds import SeveralFilter, YearsFilter
from sources.models import Entry, Source


class AboutFilter(SeveralFilter):
    """Documents on whose work published records rest, through claims, that are about any of these.

    Of the work, not of the one document: a digest's claims are about the original just as much.
    """

    def condition(self, values):
        about = Entry.objects.filter(**{f"{self.field_name}__overlap": values})
        works = Source.objects.filter(claims__record__entry__in=about).order_by().values("work")
        found = Q(work__in=works)
        return ~found if self.lookup_expr == "not" else found


class DatedInFilter(SeveralFilter):
    """Rows whose partial date may lie in one of these years."""

    def condition(self, values):
        days = [Q(**{f"{self.field_name}__overlap": _days(year, year)}) for year in values]
        found = reduce(Q.__or__, days)
        if self.lookup_expr == "not":
            return ~found | Q(**{f"{self.field_name}__isnull": True})
        return found


class DatedYearsFilter(YearsFilter):
    """The same from or up to a year."""

    def __init__(self, column, *, lookup, **kwargs):
        super().__init__(lookup=lookup, **kwargs)
        self.field_name = column

    def filter(self, qs, value):
        if value is None:
            return qs
        days = _days(value, None) if self.lookup_expr == "gte" else _days(None, value)
        return qs.filter(**{f"{self.field_name}__overlap": days})


def _days(first, last):
    """All days of these years, and of those between."""
    return DateRange(first and datetime.date(first, 1, 1), last and datetime.date(last + 1, 1, 1))
