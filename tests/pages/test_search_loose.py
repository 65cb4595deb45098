"""Several words that no paragraph holds together lead on to those that hold some of them."""

import pytest

from tests.factories.source import PassageFactory
from tests.pages.html import page_of

pytestmark = pytest.mark.django_db
WORDS = "These hold some of them"


@pytest.fixture(autouse=True)
def paragraphs(db):
    PassageFactory(text="Incubators serve farmers.")
    PassageFactory(text="Green incubators in Almaty serve the region.")
    PassageFactory(text="Nothing of the kind.")


def shown(client, words):
    page = page_of(client, f"/search/?q={words}")
    return [hit.text for hit in page.all(".card__matched")], WORDS in page.text


def test_paragraphs_with_some_of_the_words_are_offered_the_most_words_first(client):
    found, is_said = shown(client, "green incubators bicycle")
    assert [text.split()[0] for text in found] == ["Green", "Incubators"]
    assert is_said


def test_where_a_paragraph_holds_all_words_no_other_is_offered(client):
    assert shown(client, "incubators almaty") == (
        ["Green incubators in Almaty serve the region."], False
    )  # fmt: skip


@pytest.mark.parametrize(
    "words", ["bicycle", '"farmers incubators"', "bicycle OR tram", "bicycle -incubators"]
)
def test_one_word_and_words_joined_on_purpose_stay_as_they_are(client, words):
    assert shown(client, words) == ([], False)
