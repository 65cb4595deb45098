"""Documents of the projection are written in English and said in the reader's language."""

import pytest
from django.utils import translation

from countries.models import CountryName
from sources.pages.languages import in_page_language
from sources.pages.localising import localised, register_wording
from tests.factories import CommitmentFactory, CountryFactory, TopicFactory

pytestmark = pytest.mark.django_db
DATE = {
    "first": "2022-07-19",
    "last": "2022-07-20",
    "precision": "range",
    "value": "2022-07-19..20",
}


@pytest.fixture
def document():
    country = CountryFactory(iso3="KAZ", name="Kazakhstan")
    CountryName.objects.create(
        country=country, text="Казахстан", kind="common", language="ru", script="Cyrl"
    )
    topic = TopicFactory(code="green", name="Green")
    topic.names.create(language="ru", text="Зелёное")
    there = CommitmentFactory(slug="there", title="There")
    there.translations.create(language="ru", title="Там", summary="Итог", is_machine=True)
    return {
        "type": "commitment",
        "slug": "here",
        "title": "Here",
        "summary": "",
        "language": "en",
        "translations": [],
        "countries": [{"code": "KAZ", "name": "Kazakhstan"}, {"code": "XXX", "name": "Nowhere"}],
        "parties": [{"ref": "KAZ", "name": "Kazakhstan", "role_label": "Party"}],
        "topics": [{"code": "green", "name": "Green"}],
        "made": DATE | {"text": "19–20 July 2022"},
        "posts": [
            {"valid": {"from": "2016-01-01", "until": None, "precision": "year", "text": ""}}
        ],
        "links": [{"record": {"type": "commitment", "slug": "there", "title": "There"}}],
    }


def test_english_is_handed_on_untouched(document, django_assert_num_queries):
    with django_assert_num_queries(0):
        assert localised(document)[0] is document


def test_names_titles_and_dates_are_said_in_russian(document):
    with translation.override("ru"):
        (said,) = localised(document)
    assert [c["name"] for c in said["countries"]] == ["Казахстан", "Nowhere"]
    assert said["parties"][0]["name"] == "Казахстан"
    assert said["topics"][0]["name"] == "Зелёное"
    assert said["links"][0]["record"]["title"] == "Там"
    assert "июл" in said["made"]["text"].lower()
    assert "2016" in said["posts"][0]["valid"]["text"]
    assert document["countries"][0]["name"] == "Kazakhstan"


def test_many_documents_cost_what_one_does(document, django_assert_num_queries):
    with translation.override("ru"), django_assert_num_queries(5):
        localised(*(document | {"slug": f"copy-{number}"} for number in range(20)))


def test_title_without_a_translation_shows_as_it_is_and_says_so(document):
    with translation.override("ru"):
        (said,) = localised(document)
        shown = in_page_language(said)
    assert shown["title"] == "Here"
    assert shown["language"] == "en"
    assert shown["fallback"]


def test_machine_translation_says_so(document):
    with translation.override("ru"):
        (said,) = localised(document | {"slug": "there", "title": "There"})
        shown = in_page_language(said)
    assert (shown["title"], shown["summary"]) == ("Там", "Итог")
    assert "language" not in shown
    assert shown["fallback"]


def test_floor_above_words_what_only_it_knows(document, monkeypatch):
    monkeypatch.setattr("sources.pages.localising._wordings", {})
    register_wording({"weight", "unit"}, lambda part: f"{part['weight']} кг")
    with translation.override("ru"):
        (said,) = localised(document | {"load": {"weight": 5, "unit": "kg", "text": "5 kg"}})
    assert said["load"]["text"] == "5 кг"
