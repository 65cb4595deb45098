"""Coverage checks: every rule of theirs holds."""

import pytest

from policies.models import CoverageCheck
from tests.breaking import breaks
from tests.factories import (
    CountryFactory,
    CoverageCheckFactory,
    CoverageCheckSourceFactory,
    TopicFactory,
    TopicNameFactory,
)

pytestmark = pytest.mark.django_db


def test_coveragecheck_checked_days_go_with_their_precision():
    with breaks():
        CoverageCheckFactory(checked_precision="unknown")


def test_coverage_check_outcome_is_known():
    with breaks():
        CoverageCheckFactory(outcome="planned")


def test_coverage_check_looks_for_a_known_kind():
    with breaks():
        CoverageCheckFactory(kind="person")


def test_coverage_check_says_who_looked():
    with breaks():
        CoverageCheckFactory(checked_by="")


def test_coverage_check_says_where():
    with breaks():
        CoverageCheckFactory(note="")


@pytest.mark.parametrize("has_topic", [False, True])
def test_coverage_check_is_made_once_a_day(has_topic):
    country = CountryFactory()
    topic = TopicFactory() if has_topic else None
    CoverageCheckFactory(country=country, topic=topic)
    with breaks():
        CoverageCheckFactory(country=country, topic=topic, outcome="evidence")
    assert CoverageCheckFactory(country=country, topic=topic, kind="policy").pk


def test_coverage_check_is_about_a_topic_of_ours():
    with breaks():
        CoverageCheckFactory(topic=TopicFactory(scheme="sdg"))


def test_coverage_check_is_about_a_topic_of_ours_upd():
    check = CoverageCheckFactory()
    with breaks():
        CoverageCheck.objects.filter(pk=check.pk).update(topic=TopicFactory(scheme="sdg"))


def test_coverage_check_names_a_source_once():
    named = CoverageCheckSourceFactory()
    with breaks():
        CoverageCheckSourceFactory(coverage_check=named.coverage_check, source=named.source)


def test_topicname_language_is_a_code():
    with breaks():
        TopicNameFactory(language="Russian")
