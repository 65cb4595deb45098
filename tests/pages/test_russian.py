"""Every kind of page in Russian: its own words throughout, records marked as what they are."""

import re

import pytest
from django.core.cache import cache
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import translation

from config.messages import read
from sources.addresses import record_page
from sources.choices import Kind
from sources.models import Entry, Source
from sources.pages.field_words import field_words
from sources.pages.history_words import Words
from sources.pages.nouns import counted
from tests.pages.html import Node, page_of

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("shipped_base")]
LISTS = (
    "/", "/countries/", "/countries/kaz/", "/topics/", "/topics/innovation-strategy/", "/sources/",
    "/search/?q=innovation", "/search/?q=nosuchword", "/policies/", "/initiatives/",
    "/commitments/", "/recommendations/", "/obligations/", "/events/", "/organisations/",
    "/people/", "/decisions/", "/statements/", "/commitments/?country=KAZ&year__gte=2015",
    "/events/calendar/2022/", "/silent/", "/silent/?months=36&overdue=true", "/timeline/", "/data/",
    "/timeline/?country=KAZ&lanes=topic", "/network/", "/network/?country=KAZ&who=topic,person",
    "/compare/", "/compare/?grouping=speca&expand=entrepreneurship", "/compare/?rows=years",
    "/compare/cell/?row=green-transition&column=KAZ",
    "/compare/cell/?row=landlocked-countries&column=GEO", "/changes/", "/changes/?country=KAZ",
    "/events/series/speca-working-group-innovation/", "/events/?upcoming=true", "/countries/pak/",
    "/initiatives/digital-solutions-center/history/",
    "/initiatives/kaz-technology-competence-centres/", "/commitments/uzb-top-50-gii-2030/",
    "/policies/speca-innovation-strategy-action-plan/", "/people/asset-issekeshev/",
    "/thread/initiative/digital-solutions-center/",
    "/thread/recommendation/ipr-kazakhstan-2012-reach-regions/",
    "/sources/digest-speca-2022/cite/?span=0-40", "/commitments/?silent_for=12&ordering=evidenced",
)  # fmt: skip
REFUSED = (
    "/events/?year=two&upcoming=x", "/policies/?contry=KAZ", "/policies/?cursor=abc",
    "/commitments/?country=XXX&grouping=x&topic=x&organisation=x&strength=x&amount__gte=5",
    "/commitments/?date__gte=x&date__lte=2022-13&due__gte=1500&currency=4&page_size=0&ordering=x",
    "/sources/?language=!!&work=$", "/changes/?kind=x", "/silent/?months=5", "/network/?who=x",
    "/timeline/?lanes=x", "/compare/?rows=x&country=XXX", "/compare/?kind=policy,event",
    "/compare/cell/", "/compare/?topic=innovation-strategy&year__gte=1900&year__lte=2100",
)  # fmt: skip
UNREAD = {"script", "style", "textarea", "code", "title"}
LONGEST_NAME = 3
PLACEHOLDER = re.compile(r"%\(\w+\)s")
LEAST_LETTERS = 6  # of a message beside its placeholders: "%(a)s of %(b)s" could be any title
MORE_QUERIES = 11


def russian(address):
    return f"/ru{address}"


def details():
    found = {}
    for kind, slug in Entry.objects.order_by("kind", "slug").values_list("kind", "slug"):
        found.setdefault(kind, record_page(kind, slug))
    assert found.keys() == {*Kind.values}
    source = Source.objects.exclude(content_sha256="").order_by("slug").first()
    event = found[Kind.EVENT]
    return [
        *found.values(),
        f"/sources/{source.slug}/",
        f"/sources/{source.slug}/cite/",
        f"{event}cite/",
        f"/thread{event.replace('/events/', '/event/')}",
    ]


def english_words():
    """The messages that are said otherwise in Russian, without those that are names as well."""
    words = set()
    for message in read("ru"):
        ids = message.id if isinstance(message.id, tuple) else (message.id,)
        strings = message.string if isinstance(message.string, tuple) else (message.string,)
        words |= {text for text in ids if text not in strings and len(text) > LONGEST_NAME}
    return words


def filled_in():
    """Patterns of the messages with placeholders that are said otherwise in Russian."""
    return [
        re.compile(".+".join(map(re.escape, PLACEHOLDER.split(text))), re.DOTALL)
        for text in english_words()
        if PLACEHOLDER.search(text)
        and len(re.findall("[a-z]", PLACEHOLDER.sub("", text), re.IGNORECASE)) >= LEAST_LETTERS
    ]


def named_in_english():
    """Titles of records and documents: they stand as they are wherever they are not translated."""
    return {*Entry.objects.values_list("title", flat=True)} | {
        *Source.objects.values_list("title", flat=True)
    }


def said(node, language="ru"):
    """Texts within a node that are not marked as being in another language, and its labels."""
    own = node.attrs.get("lang") or language
    if own != "ru" or node.tag in UNREAD:
        return
    for name in ("aria-label", "placeholder", "data-label"):
        if name in node.attrs:
            yield node.attrs[name]
    for part in node.inside:
        if isinstance(part, Node):
            yield from said(part, own)
        else:
            yield " ".join(part.split())


def texts_of(client, addresses, *, status=200):
    """{text: address of the first page that has it} of all that is said in Russian there."""
    found = {}
    for address in addresses:
        page = page_of(client, russian(address), status=status)
        assert page.one("html").attrs["lang"] == "ru", address
        for text in said(page.one("body")):
            found.setdefault(text, address)
    return found


def left_in_english(found):
    english, patterns, names = english_words(), filled_in(), named_in_english()
    left = {}
    for text, address in found.items():
        plain = text.strip(" ,.:;()")
        if plain in english or (
            plain not in names and any(one.fullmatch(text) for one in patterns)
        ):
            left[text] = address
    return left


def test_no_word_of_the_interface_is_left_in_english(client):
    assert left_in_english(texts_of(client, [*LISTS, *details()])) == {}


def test_what_is_wrong_with_a_question_is_told_in_russian(client):
    found = texts_of(client, REFUSED, status=400)
    assert left_in_english(found) == {}
    missing = texts_of(client, ["/nowhere/", "/policies/nothing/"], status=404)
    assert left_in_english(missing) == {}


@pytest.mark.parametrize(
    "text", ["Latest changes", "Latest changes:", "Published here on 20 июля 2022 г.", "5 months"]
)
def test_a_word_in_english_would_be_found(text):
    assert left_in_english({text: "/"}) == {text: "/"}
    assert left_in_english({"Ministry of Economy": "/", "Последние изменения": "/"}) == {}


def test_every_message_of_a_refused_parameter_is_in_cyrillic(client):
    """Whatever Django or a filter says, in words that no catalogue of ours holds as well."""
    for address in REFUSED:
        page = page_of(client, russian(address), status=400)
        for item in page.by_id("errors").all("li"):
            _name, _colon, words = item.text.partition(": ")
            assert re.search("[а-яё]{3}", words), (address, item.text)


@pytest.mark.parametrize("address", ["/", "/countries/kaz/", "/commitments/?country=KAZ"])
def test_switch_leads_to_the_same_page_and_back(client, address):
    here = page_of(client, russian(address))
    switch = {a.text: a.attrs for a in here.one(".languages").all("a")}
    assert switch["English"]["href"] == f"http://testserver{address}"
    assert switch["English"]["hreflang"] == switch["English"]["lang"] == "en"
    assert switch["Русский"]["aria-current"] == "true"
    there = page_of(client, address)
    back = {a.text: a.attrs["href"] for a in there.one(".languages").all("a")}
    assert back["Русский"] == f"http://testserver{russian(address)}"


def alternates(page):
    links = [link.attrs for link in page.one("head").all("link")]
    return {link["hreflang"]: link["href"] for link in links if "hreflang" in link}


def test_each_language_names_the_other_and_its_own_canonical_address(client):
    plain = "/commitments/"
    english, shown = page_of(client, plain), page_of(client, russian(plain))
    wanted = {
        "en": f"http://testserver{plain}",
        "x-default": f"http://testserver{plain}",
        "ru": f"http://testserver{russian(plain)}",
    }
    assert alternates(english) == alternates(shown) == wanted
    for page, language in ((english, "en"), (shown, "ru")):
        links = [link.attrs for link in page.one("head").all("link")]
        (canonical,) = [link["href"] for link in links if link.get("rel") == "canonical"]
        assert canonical == wanted[language]


def test_records_without_a_translation_are_marked_and_said_to_be_in_english(client):
    page = page_of(client, russian("/commitments/"))
    titles = [title.one("a") for title in page.all(".card__title")]
    assert titles
    assert {title.attrs["lang"] for title in titles} == {"en"}
    assert page.text.count("показаны на английском") == 1
    detail = page_of(client, titles[0].attrs["href"])
    assert detail.one("h1").attrs["lang"] == "en"
    assert "перевода пока нет" in detail.one(".record-head").text


def test_links_of_a_russian_page_lead_to_russian_pages(client):
    page = page_of(client, russian("/countries/kaz/"))
    left = [
        href
        for href in page.links().values()
        if re.match(r"/(?!ru/|api/|admin/|static/)", href) and not re.search(r"\.\w+(\?|$)", href)
    ]
    assert left == []


@pytest.mark.parametrize(
    ("number", "words"),
    [
        (1, "1 обязательство"),
        (2, "2 обязательства"),
        (5, "5 обязательств"),
        (11, "11 обязательств"),
        (21, "21 обязательство"),
        (1234, "1\xa0234 обязательства"),
    ],
)
def test_numbers_agree_with_their_nouns(number, words):
    with translation.override("ru"):
        assert counted(Kind.COMMITMENT, number) == words


def test_dates_and_thousands_are_written_the_russian_way(client):
    page = page_of(client, russian("/"))
    figures = {figure.one("dd").text for figure in page.all(".key-figure")}
    assert any(re.fullmatch(r"\d \d{3}", text) for text in figures)
    events = page_of(client, russian("/events/?year=2022"))
    sides = [meta for side in events.all(".card__side") for meta in side.all(".meta")]
    dates = {meta.inside[0].strip() for meta in sides}
    assert "19–20 июля 2022 г." in dates
    assert "20 июля 2022 г." in dates


def test_history_is_told_in_russian(client):
    """What changed is named in Russian, reasons stand as curators wrote them."""
    address = russian("/policies/speca-innovation-strategy-action-plan/history/")
    page = page_of(client, address)
    assert "Опубликовано здесь" in page.text
    assert re.search(r"\d{1,2} [а-я]+ \d{4} г\., \d\d:\d\d UTC", page.text)


@pytest.mark.parametrize("field", ["title", "summary", "topics", "progress"])
def test_fields_of_sentences_are_named_in_russian(field):
    with translation.override("ru"):
        assert re.fullmatch("[а-яё ]+", field_words(field))
        named = Words([], {})._label(field)
    assert re.fullmatch("[А-ЯЁ][а-яё ]+", named)


def cost(client, address):
    """Queries of the first reader, for whom nothing is kept yet."""
    cache.clear()
    with CaptureQueriesContext(connection) as queries:
        page_of(client, address)
    return len(queries)


@pytest.mark.parametrize("plural", ["commitments", "events", "policies"])
@pytest.mark.parametrize("size", [3, 25])
def test_names_in_russian_cost_a_handful_however_many_records(client, plural, size):
    """Up to two for each vocabulary that cards and facets name, and one for titles."""
    address = f"/{plural}/?page_size={size}"
    assert cost(client, russian(address)) <= cost(client, address) + MORE_QUERIES


@pytest.mark.parametrize(
    "address",
    ["/initiatives/kaz-technology-competence-centres/", "/thread/event/speca-wgitsd-3/"],
)
def test_reasons_of_curators_are_marked_as_english_and_said_to_be(client, address):
    page = page_of(client, russian(address))
    reasons = [one.inside for one in page.all(".claim__reason")] + [
        one.inside for one in page.all(".meta") if one.all(".mark--basis-inferred")
    ]
    told = [[part for part in inside if isinstance(part, Node)] for inside in reasons]
    assert told
    for parts in told:
        (words,) = [part for part in parts if part.attrs.get("lang") == "en"]
        assert words.text
        assert parts[-1].text == "по-английски, без перевода"
    assert "без перевода" not in page_of(client, address).text


def test_stretches_of_years_are_written_without_spaces(client):
    page = page_of(client, russian("/countries/kaz/"))
    assert re.search(r"\d{4}–\d{4}", page.text)
    assert not re.search(r"\d{4} [–—] \d{4}", page.text)
