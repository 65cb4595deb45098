"""Periods and dates as readers see them."""

import datetime

import pytest
from django.db.backends.postgresql.psycopg_any import DateRange

from sources.dates import PartialDate
from sources.periods import period_text


def days(first, last):
    """The half-open range that holds both days; None leaves an end open."""
    after = last and datetime.date.fromisoformat(last) + datetime.timedelta(days=1)
    return DateRange(first and datetime.date.fromisoformat(first), after)


@pytest.mark.parametrize(
    ("first", "last", "precision", "words"),
    [
        ("2016-01-01", "2020-12-31", "range", "2016–2020"),
        ("2016-01-01", "2016-12-31", "range", "2016"),
        ("2016-03-05", "2020-12-31", "range", "5 March 2016 – 31 December 2020"),
        ("2016-01-01", None, "range", "since 2016"),
        (None, "2020-12-31", "range", "until 2020"),
        (None, "2020-06-30", "range", "until 30 June 2020"),
        ("2019-03-20", "2022-09-17", "year", "2019–2022"),
        ("2019-03-20", "2019-09-17", "year", "2019"),
        ("2019-03-01", "2022-09-30", "month", "March 2019 – September 2022"),
        ("2022-07-19", "2022-07-20", "day", "19–20 July 2022"),
        ("2019-03-20", "2022-09-17", "day", "20 March 2019 – 17 September 2022"),
        ("1998-01-01", None, "day", "since 1 January 1998"),
        (None, None, "day", ""),
    ],
)
def test_a_period_is_said_as_exactly_as_it_is_known(first, last, precision, words):
    assert period_text(days(first, last), precision) == words


def test_a_range_within_one_year_is_that_year():
    assert PartialDate.parse("2016..2016").display() == "2016"
