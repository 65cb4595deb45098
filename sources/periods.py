"""Periods of validity as a reader sees them: "since 1998", "2016–2020", "19–20 July 2022"."""

import datetime

from django.utils.translation import gettext as _

from sources.choices import Precision
from sources.dates import PartialDate, span_text


def period_text(days, precision):
    """The words for a half-open range of days whose ends are known this exactly; "" if none.

    Precision `range` tells nothing of the ends themselves: where they are those of whole years,
    the years alone are said.
    """
    if days is None or days.isempty:
        return ""
    first, last = days.lower, days.upper and days.upper - datetime.timedelta(days=1)
    if first and last:
        return _between(first, last, precision)
    if first:
        return _("since %(first)s") % {
            "first": _end(first, precision, year_edge=(1, 1), inflected=True)
        }
    if last:
        end = _end(last, precision, year_edge=(12, 31), inflected=True)
        return _("until %(last)s") % {"last": end}
    return ""


def _between(first, last, precision):
    if precision not in {Precision.YEAR, Precision.MONTH}:
        return span_text(first, last)
    ends = dict.fromkeys([_end(first, precision), _end(last, precision)])
    return ("\u2013" if precision == Precision.YEAR else " \u2013 ").join(ends)


def _end(date, precision, *, year_edge=None, inflected=False):
    if precision == Precision.RANGE and (date.month, date.day) == year_edge:
        precision = Precision.YEAR
    known = precision if precision in {Precision.YEAR, Precision.MONTH} else Precision.DAY
    return PartialDate(date, date, known).display(inflected=inflected)


def seen_text(days, precision):
    """The words for the days on which something was seen, first to last: they are no ends of it.

    "as named on 27 October 2022", "as named in 2013", "as named from 2013 to 2022"; "" if none.
    """
    if days is None:
        return ""
    first, last = days.lower, days.upper - datetime.timedelta(days=1)
    if (first.month, first.day, last.month, last.day) == (1, 1, 12, 31):
        precision = precision if precision == Precision.DAY else Precision.YEAR
    ends = [_end(first, precision, inflected=True), _end(last, precision, inflected=True)]
    if ends[0] != ends[1]:
        words = {"first": ends[0], "last": _end(last, precision)}
        return _("as named from %(first)s to %(last)s") % words
    if precision in {Precision.YEAR, Precision.MONTH}:
        return _("as named in %(date)s") % {"date": _end(first, precision)}
    return _("as named on %(date)s") % {"date": ends[0]}


def joined_text(starts, ends, *, is_open=True):
    """The words for two partial dates as one period: "19-20 July 2022", "2020-2024", "until 2024".

    Either may be None; "" if both are. What has a start alone goes on from there, unless not
    `is_open`: an event happened on that day.
    """
    if starts and not ends:
        since = _("from %(date)s") % {"date": starts.display(inflected=True)}
        return since if is_open else starts.display()
    if not starts:
        return _("until %(date)s") % {"date": ends.display(inflected=True)} if ends else ""
    if starts == ends:
        return starts.display()
    joinable = {Precision.DAY, Precision.YEAR}
    if starts.precision == ends.precision and starts.precision in joinable:
        return span_text(starts.first, ends.last)
    return _("%(first)s to %(last)s") % {"first": starts.display(), "last": ends.display()}
