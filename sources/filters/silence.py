"""Filters that ask what day it is: how long nothing was heard of a record, what is overdue, what is
still to come.

The months are counted when the question is asked, so nothing has to be refreshed at night.
"""

from django import forms
from django.db.models import Q
from django_filters import Filter

from sources.clock import months_before, today
from sources.filters.kinds import YesFilter

LONGEST_SILENCE = 1200


class SilentFilter(Filter):
    """Open records without new evidence for so many months; one without any dated evidence is not
    found, because nobody can tell.
    """

    field_class = forms.IntegerField
    asks_the_clock = True

    def __init__(self, **kwargs):
        super().__init__(min_value=1, max_value=LONGEST_SILENCE, **kwargs)

    def filter(self, qs, value):
        if value is None:
            return qs
        return qs.filter(is_open=True, evidenced_on__lte=months_before(today(), value))


class OverdueFilter(YesFilter):
    """Open records whose last possible day is over (true), or all others (false)."""

    asks_the_clock = True

    def __init__(self, **kwargs):
        super().__init__("due_on", **kwargs)

    def filter(self, qs, value):
        if value is None:
            return qs
        late = Q(is_open=True, due_on__isnull=False, due_on__lt=today())
        return qs.filter(late if value else ~late)


def upcoming():
    """The condition that a record's day is still to come; of undated ones nobody can tell."""
    return Q(sort_on__isnull=False, sort_on__gt=today())


class UpcomingFilter(YesFilter):
    """Records whose first possible day is still to come (true), or all others (false)."""

    asks_the_clock = True

    def __init__(self, **kwargs):
        super().__init__("sort_on", **kwargs)

    def filter(self, qs, value):
        if value is None:
            return qs
        return qs.filter(upcoming() if value else ~upcoming())
