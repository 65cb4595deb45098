import datetime

import pytest
import time_machine
from hypothesis import given
from hypothesis import strategies as st

from sources.clock import months_before, months_between, start_of_day, today

DAYS = st.dates(min_value=datetime.date(1900, 1, 1), max_value=datetime.date(2200, 1, 1))


@time_machine.travel("2026-11-22 23:59:59+00:00", tick=False)
def test_today_is_the_day_of_the_clock():
    assert today() == datetime.date(2026, 11, 22)
    assert start_of_day().isoformat() == "2026-11-22T00:00:00+00:00"


@pytest.mark.parametrize(
    ("day", "months", "before"),
    [
        ("2026-11-22", 12, "2025-11-22"),
        ("2026-03-31", 1, "2026-02-28"),
        ("2024-02-29", 12, "2023-02-28"),
        ("2026-01-15", 1, "2025-12-15"),
        ("2026-12-31", 6, "2026-06-30"),
    ],
)
def test_months_before_keeps_the_day_where_there_is_one(day, months, before):
    found = months_before(datetime.date.fromisoformat(day), months)
    assert found.isoformat() == before


@given(DAYS, DAYS, st.integers(min_value=1, max_value=600))
def test_months_between_agrees_with_months_before(one, other, months):
    earlier, later = sorted((one, other))
    assert (months_between(earlier, later) >= months) == (earlier <= months_before(later, months))
