"""Tests of the shipped base that write are rolled back, and the copies of others stay theirs."""

import pytest

from countries.models import Grouping

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("shipped_base")]


@pytest.mark.parametrize("_time", ["first", "second"])
def test_what_one_test_writes_the_next_does_not_see(_time):
    assert not Grouping.objects.filter(slug__in=["written-here", "committed-here"]).exists()
    Grouping.objects.create(slug="written-here", name="Written")
