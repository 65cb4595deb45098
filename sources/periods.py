"""Periods of validity as a reader sees them: "since 1998", "20 March 2019 to 17 September 2022"."""

import datetime

from django.utils.translation import gettext as _

from sources.choices import Precision
from sources.dates import PartialDate, span_text


def period_text(days, precision):
    """The words for a half-open range of days whose ends are known this exactly; "" if none."""
    if days is None or days.isempty:
        return ""
    first = _end(days.lower, precision)
    last = _end(days.upper and days.upper - datetime.timedelta(days=1), precision)
    if first and last:
        if first == last:
            return first
        return _("%(first)s to %(last)s") % {"first": first, "last": last}
    if first:
        return _("since %(first)s") % {"first": first}
    return _("until %(last)s") % {"last": last} if last else ""


def _end(date, precision):
    if date is None:
        return ""
    known = precision if precision in {Precision.YEAR, Precision.MONTH} else Precision.DAY
    return PartialDate(date, date, known).display()


def joined_text(starts, ends, *, is_open=True):
    """The words for two partial dates as one period: "19-20 July 2022", "2020-2024", "until 2024".

    Either may be None; "" if both are. What has a start alone goes on from there, unless not
    `is_open`: an event happened on that day.
    """
    if starts and not ends:
        return _("from %(date)s") % {"date": starts.display()} if is_open else starts.display()
    if not starts:
        return _("until %(date)s") % {"date": ends.display()} if ends else ""
    if starts == ends:
        return starts.display()
    joinable = {Precision.DAY, Precision.YEAR}
    if starts.precision == ends.precision and starts.precision in joinable:
        return span_text(starts.first, ends.last)
    return _("%(first)s to %(last)s") % {"first": starts.display(), "last": ends.display()}
