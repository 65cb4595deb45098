"""What day it is, for everything that asks how long ago something was or whether it is still to
come. The one place that asks the clock for it, so that a test need fix but one.
"""

import calendar
import datetime

from django.utils import timezone


def today():
    """The present day in the site's time zone."""
    return timezone.localdate()


def start_of_day():
    """The moment at which the present day began."""
    return timezone.make_aware(datetime.datetime.combine(today(), datetime.time.min))


def months_before(day, months):
    """The same day of the month so many months earlier; its last one where there is none."""
    year, month = divmod(day.year * 12 + day.month - 1 - months, 12)
    last = calendar.monthrange(year, month + 1)[1]
    return datetime.date(year, month + 1, min(day.day, last))


def months_between(earlier, later):
    """Whole months from one day to a later one: N or more if and only if `earlier` is not after
    `months_before(later, N)`.
    """
    months = (later.year - earlier.year) * 12 + later.month - earlier.month
    return months if earlier <= months_before(later, months) else months - 1
