"""The shipped topics, goals, themes and how they correspond."""

import pytest

from policies.models import Topic, TopicMatch, TopicName

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("shipped_base")]

ASKED_FOR = {
    "digital-transformation", "green-transition", "incubation", "sti-governance", "finance",
    "science-business-links", "human-capital", "regional-innovation", "regional-cooperation",
    "entrepreneurship", "high-growth-firms", "medtech", "agritech", "greentech", "subsoil-use",
    "diversification", "covid-19-recovery", "sdg-implementation", "data-governance", "startups",
    "demand-side-policy", "green-growth", "rural-environment", "quality-education", "cleantech",
    "poverty-reduction", "social-protection", "public-services", "smart-city", "robotics",
    "fourth-industrial-revolution", "ict-infrastructure",
}  # fmt: skip


def matches(code, scheme):
    rows = TopicMatch.objects.filter(topic__code=code, topic__scheme="registan")
    return dict(rows.filter(target__scheme=scheme).values_list("target__code", "kind"))


def test_own_topics_have_two_levels_and_a_definition():
    own = Topic.objects.own()
    assert set(own.values_list("code", flat=True)) >= ASKED_FOR
    assert own.filter(parent__isnull=False).exists()
    assert not own.filter(parent__parent__isnull=False).exists()
    assert not own.filter(definition="").exists()


def test_sectors_hold_their_branches():
    branches = Topic.objects.own().filter(parent__code="sectors")
    assert {"medtech", "agritech", "greentech", "energy"} <= set(
        branches.values_list("code", flat=True)
    )


def test_goals_and_targets_are_complete():
    goals = Topic.objects.filter(scheme="sdg", parent__isnull=True)
    targets = Topic.objects.filter(scheme="sdg", parent__isnull=False)
    assert (goals.count(), targets.count()) == (17, 169)
    assert list(goals.order_by("position").values_list("code", flat=True))[:2] == ["1", "2"]
    assert all(target.code.startswith(f"{target.parent.code}.") for target in targets)


def test_goals_are_named_in_the_languages_of_the_region():
    languages = ["fr", "hy", "kk", "ky", "ru", "tg", "tk", "tr"]
    named = TopicName.objects.filter(topic__scheme="sdg", topic__parent__isnull=True)
    assert set(named.values_list("language", flat=True)) == set(languages)
    assert named.get(topic__code="1", language="ru").text == "Ликвидация нищеты"


def test_themes_bear_the_codes_of_the_survey():
    theme = Topic.objects.get(scheme="stip", code="TH32")
    assert theme.name == "Non-financial support to business R&D and innovation"
    assert theme.parent.name == "Innovation in firms and innovative entrepreneurship"
    assert Topic.objects.filter(scheme="stip", parent__isnull=False).count() == 59


def test_only_codes_and_short_names_of_the_survey_are_kept():
    assert not Topic.objects.filter(scheme="stip").exclude(definition="").exists()


def test_crosswalk_leads_from_incubation_to_themes_and_goals():
    assert matches("incubation", "stip") == {"TH37": "broad", "TH32": "broad"}
    assert matches("incubation", "sdg") == {"8.3": "broad"}
    assert matches("sti-governance", "stip")["1"] == "close"


def test_every_own_topic_but_the_shelf_of_sectors_corresponds_to_something():
    alone = Topic.objects.own().filter(matches__isnull=True)
    assert list(alone.values_list("code", flat=True)) == ["sectors"]
