"""In what language a record shows, and how a reader learns of it."""

import pytest

from sources.projection import refresh
from tests.factories.claim import LinkFactory, TranslationFactory
from tests.factories.policy import CommitmentFactory
from tests.pages.html import page_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def promise():
    return CommitmentFactory(slug="promise", title="A promise", language="en", published=True)


def translated(record, **values):
    TranslationFactory(record=record.record_ptr, language="ru", title="Обещание", **values)
    refresh([record.pk])


def test_record_without_a_translation_shows_in_its_own_language_and_says_so(client, promise):
    refresh([promise.pk])
    head = page_of(client, "/ru/commitments/promise/").one(".record-head")
    assert head.one("h1").attrs["lang"] == "en"
    assert "перевода пока нет" in head.one(".fallback").text
    assert head.one(".fallback").one("a").attrs["href"] == "/ru/data/#languages"


def test_machine_translation_is_marked_on_the_page_and_in_lists(client, promise):
    translated(promise, is_machine=True)
    head = page_of(client, "/ru/commitments/promise/").one(".record-head")
    assert head.one("h1").text == "Обещание"
    assert "Машинный перевод" in head.one(".fallback__mark--machine").text
    card = page_of(client, "/ru/commitments/").one(".card")
    assert "Машинный перевод" in card.one(".fallback__mark--machine").text


def test_translation_by_people_names_the_language_and_is_no_warning(client, promise):
    translated(promise, is_machine=False)
    head = page_of(client, "/ru/commitments/promise/").one(".record-head")
    assert "язык оригинала: английский" in head.one(".fallback").text
    assert head.all(".fallback__mark--machine") == []


def test_english_page_marks_the_machine_translation_it_offers(client, promise):
    translated(promise, is_machine=True)
    page = page_of(client, "/commitments/promise/")
    section = next(
        s for s in page.all("section") if s.attrs.get("aria-labelledby") == "translations"
    )
    assert "unread by people" in section.one(".fallback__mark--machine").text
    assert page.one(".record-head").all(".fallback") == []


@pytest.mark.parametrize("address", ["/data/", "/ru/data/"])
def test_marks_are_explained(client, db, address):
    section = page_of(client, address).by_id("languages")
    assert section.tag == "h2"


def test_machine_translation_of_a_record_that_a_page_leads_to_is_marked(client, promise):
    other = CommitmentFactory(slug="other", title="Another", published=True)
    LinkFactory(from_record=promise.record_ptr, to_record=other.record_ptr)
    translated(other, is_machine=True)
    refresh([promise.pk, other.pk])
    relation = page_of(client, "/ru/commitments/promise/").one(".relations__item")
    assert relation.links()["Обещание"] == "/ru/commitments/other/"
    assert "машинный перевод" in relation.one(".fallback__mark--machine").text
