"""Home and search."""

import pytest

from sources.models import Record
from sources.projection import refresh
from tests.factories.claim import NameFactory
from tests.factories.country import (
    CountryFactory,
    CountryNameFactory,
    GroupingFactory,
    PlaceFactory,
)
from tests.factories.dates import dated
from tests.factories.organisation import PersonFactory
from tests.factories.policy import PolicyFactory
from tests.factories.record import withdraw
from tests.factories.source import PassageFactory
from tests.factories.topic import TopicFactory
from tests.pages.html import page_of

pytestmark = pytest.mark.django_db


def policy(slug, **values):
    made = PolicyFactory(slug=slug, published=True, **values)
    refresh([made.pk])
    return made


def found(client, words):
    page = page_of(client, f"/search/?q={words}")
    return [title.text for title in page.all(".card__title")]


def test_home_shows_the_map_the_newest_and_how_much_there_is(client, story):
    page = page_of(client, "/")
    figures = {figure.one("dt").text: figure.one("dd").text for figure in page.all(".key-figure")}
    assert figures["policy"] == "1"
    assert page.by_id("home-search").attrs["name"] == "q"
    assert story.commitment.title in [title.text for title in page.all(".card__title")]


def test_home_counts_anew_after_something_was_published(client, story):
    page_of(client, "/")
    policy("another")
    figures = [figure.text for figure in page_of(client, "/").all(".key-figure")]
    assert "policies2" in figures


def test_what_is_still_to_come_is_not_called_the_latest(client, db):
    policy("past", title="A plan of the past", **dated("adopted", "2020"))
    policy("future", title="A plan to come", **dated("adopted", "2199"))
    announced = page_of(client, "/").by_id("announced")
    assert announced.text == "Latest announcements"
    titles = [title.text for title in page_of(client, "/").all(".card__title")]
    assert titles == ["A plan of the past"]


def test_records_are_found_by_words_in_any_order_and_word_form(client, db):
    policy("fund", title="Fund for innovative firms")
    policy("law", title="Law on water")
    assert found(client, "firm+innovative") == ["Fund for innovative firms"]
    assert found(client, "water+-law") == []
    assert sorted(found(client, "water+OR+firms")) == ["Fund for innovative firms", "Law on water"]


def test_a_word_left_out_is_left_out_in_every_form(client, db):
    """Another language's rules give “incubators” a stem that the English text does not have."""
    policy("plan", title="Plan for incubators", language="en")
    policy("other", title="Plan for firms", language="en")
    PassageFactory(text="A plan for incubators.", configuration="english", source__title="Release")
    assert found(client, "plan+-incubators") == ["Plan for firms"]


def test_words_are_read_in_the_language_of_each_row(client, db):
    policy("ru", title="План развития инкубаторов", language="ru")
    policy("uz", title="Inkubatorlar rejasi", language="uz")
    PassageFactory(text="Инкубаторы открыты.", configuration="russian", source__title="Release")
    assert found(client, "инкубатор") == ["План развития инкубаторов", "Release"]
    assert found(client, "inkubatorlar") == ["Inkubatorlar rejasi"]


def test_people_are_found_by_any_spelling_known_and_told_by_which(client, db):
    person = PersonFactory(slug="issekeshev", title="Asset Issekeshev", published=True)
    NameFactory(
        record=Record.objects.get(pk=person.pk), text="Асет Исекешев", folded="асет исекешев"
    )
    refresh([person.pk])
    page = page_of(client, "/search/?q=АСЕТ+исек")
    assert page.one(".card__matched").text == "Also called Асет Исекешев"


def test_passages_are_found_with_the_words_marked_and_lead_to_their_paragraph(client, db):
    passage = PassageFactory(
        text="A network of incubators & 3 < 4 was welcomed.", configuration="english"
    )
    page = page_of(client, "/search/?q=incubator")
    card = page.one(".card")
    assert card.one("mark").text == "incubators"
    assert "& 3 < 4" in card.one(".card__matched").text
    assert next(iter(card.links().values())) == f"/sources/{passage.source.slug}/#p1"


def test_countries_places_and_topics_are_straight_at_hand(client, db):
    country = CountryFactory(iso3="KGZ", name="Kyrgyzstan")
    CountryNameFactory(country=country, text="Kyrgyz Republic", folded="kyrgyz republic")
    PlaceFactory(country=country, kind="city", name="Bishkek")
    TopicFactory(code="finance", name="Finance for innovation")
    assert page_of(client, "/search/?q=Kyrgyz+Republic").links()["Kyrgyzstan"] == "/countries/kgz/"
    assert "City Bishkek, Kyrgyzstan" in page_of(client, "/search/?q=bishk").text
    links = page_of(client, "/search/?q=finance").links()
    assert links["Finance for innovation"] == "/topics/finance/"


def test_groupings_are_straight_at_hand_by_acronym_and_name(client, db):
    GroupingFactory(slug="speca", acronym="SPECA", name="Special Programme for Economies")
    for words in ("speca", "special+programme"):
        links = page_of(client, f"/search/?q={words}").links()
        assert links["Special Programme for Economies"] == "/compare/?grouping=speca"


@pytest.mark.parametrize("words", ["Kyrgyzstan", "speca", "finance"])
def test_what_is_straight_at_hand_was_found(client, db, words):
    CountryFactory(iso3="KGZ", name="Kyrgyzstan")
    GroupingFactory(slug="speca", acronym="SPECA", name="Special Programme for Economies")
    TopicFactory(code="finance", name="Finance for innovation")
    text = page_of(client, f"/search/?q={words}").text
    assert "Nothing found" not in text
    assert "what bears this name stands above" in text


def test_withdrawn_records_are_not_found(client, db):
    made = policy("gone", title="Strategy of yesterday")
    withdraw(made)
    refresh([made.pk])
    assert found(client, "yesterday") == []


@pytest.mark.parametrize(
    "words", ["%00", "%22", "%27%3B--", "%28", "%26%26", "!", "%5C", "a" * 5000, "%01x%02", "%25"]
)
def test_odd_queries_find_nothing_and_break_nothing(client, db, words):
    policy("plan", title="Strategy")
    page_of(client, f"/search/?q={words}")


def test_nothing_found_is_said(client, db):
    assert "Nothing found" in page_of(client, "/search/?q=unobtainium").text


def test_results_come_in_pages(client, db):
    for n in range(23):
        PolicyFactory(slug=f"plan-{n}", title=f"Plan {n} for water", published=True)
    refresh(Record.objects.values_list("pk", flat=True))
    first = page_of(client, "/search/?q=water")
    assert len(first.all(".card")) == 20
    second = page_of(client, "/search/" + first.links()["More records"])
    assert len(second.all(".card")) == 3


@pytest.mark.parametrize(
    ("query", "name"),
    [("page=zzz", "page"), ("q=water&records=nonsense", "records"), ("q=a&passages=0", "passages")],
)
def test_what_is_not_understood_is_named_and_not_taken_for_the_first_page(client, db, query, name):
    page = page_of(client, f"/search/?{query}", status=400)
    assert name in page.one(".notice--error").text
    assert not page.all(".card")
