"""Tests that commit get a copy of the shipped base, which outlives each of them."""

import urllib.request

import pytest

from countries.models import Country, Grouping
from sources.models import Record

pytestmark = [
    pytest.mark.django_db(transaction=True),
    pytest.mark.usefixtures("shipped_copy"),
]


@pytest.mark.parametrize("_time", ["first", "second"])
def test_committing_test_leaves_the_base_to_the_next(_time):
    assert Record.objects.published().count() > 300
    Grouping.objects.update_or_create(slug="committed-here", defaults={"name": "Committed"})
    assert Country.objects.count() == 19


def test_live_server_answers_from_the_same_copy(live_server):
    with urllib.request.urlopen(f"{live_server.url}/countries/kaz/") as answer:
        assert "Kazakhstan" in answer.read().decode()
