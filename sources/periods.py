"""Periods of validity as a reader sees them: "since 1998", "20 March 2019 to 17 September 2022"."""

import datetime

from django.utils.translation import gettext as _

from sources.choices import Precision
from sources.dates import PartialDate


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
