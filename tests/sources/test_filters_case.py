"""Codes of reference data and slugs of records are asked for in either case, on pages and API."""

import pytest
from django.core.cache import cache

from sources.projection import refresh
from tests.factories.story import tell_story
from tests.pages.html import page_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def story():
    cache.clear()
    story = tell_story("one")
    refresh(story.ids)
    return story


def asked(client, query):
    answer = client.get(f"/api/v1/commitments/?{query}&count=true")
    assert answer.status_code == 200, answer.json()
    return [row["slug"] for row in answer.json()["results"]]


@pytest.mark.parametrize("name", ["grouping", "topic", "organisation", "grouping__in"])
def test_the_api_takes_codes_in_either_case(client, story, name):
    values = {"grouping": story.grouping.slug, "topic": story.topic.code,
              "organisation": story.organisation.slug}  # fmt: skip
    code = values[name.removesuffix("__in")]
    assert asked(client, f"{name}={code.upper()}") == asked(client, f"{name}={code}")
    assert asked(client, f"{name}={code}")


@pytest.mark.parametrize("page", ["/compare/", "/commitments/", "/timeline/", "/network/",
                                  "/silent/", "/changes/", "/countries/"])  # fmt: skip
def test_pages_take_a_grouping_in_either_case(client, story, page):
    slug = story.grouping.slug
    assert slug != slug.upper()
    page_of(client, f"{page}?grouping={slug.upper()}")
    page_of(client, f"{page}?grouping={slug}")


def test_what_is_unknown_in_either_case_is_refused(client, story):
    page_of(client, "/compare/?grouping=NOWHERE", status=400)
