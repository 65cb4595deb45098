"""Numbers on Russian pages agree with the nouns beside them, whatever they count."""

import re

import pytest
from django.utils import translation
from django.utils.translation import ngettext

from config.messages import read
from tests.pages.html import page_of

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("shipped_base")]
PAGES = (
    "/", "/countries/", "/countries/kaz/", "/countries/uzb/", "/countries/aze/", "/compare/",
    "/sources/", "/silent/", "/timeline/", "/network/", "/events/calendar/2022/",
    "/thread/event/speca-wgitsd-3/", "/thread/initiative/digital-solutions-center/",
    "/sources/digest-speca-2022/", "/initiatives/digital-solutions-center/", "/policies/",
)  # fmt: skip
FIGURES = ("/", "/countries/kaz/", "/countries/uzb/", "/thread/event/speca-wgitsd-3/")
NUMBER = r"(?P<n>\d{1,3}(?:\s\d{3})*)"
COUNTERS = ("n", "shown", "total", "topics", "count", "of")
WORDS = {
    ("document they rest on", "documents they rest on"): "документ документа документов",
    ("language", "languages"): "язык языка языков",
    ("record", "records"): "запись записи записей",
    ("topic with records", "topics with records"): "темы тем тем",
    ("decision known", "decisions known"): "решение решения решений",
    ("later meeting known", "later meetings known"): "встреча встречи встреч",
    ("document read or named", "documents read or named"): "документ документа документов",
    ("claim, with its sentence", "claims, each with its sentence"): (
        "утверждение утверждения утверждений"
    ),
    ("open record heard of within two years", "open records heard of within two years"): (
        "записи записей записей"
    ),
    ("Of %(topics)s topic, how many are in each state",
     "Of %(topics)s topics, how many are in each state"): "темы тем тем",
    ("%(shared)s of %(of)s topic", "%(shared)s of %(of)s topics"): "темы тем тем",
}  # fmt: skip


def form_of(number):
    """Which of the three forms a number asks for."""
    if number % 10 == 1 and number % 100 != 11:
        return 0
    return 1 if number % 10 in (2, 3, 4) and number % 100 not in (12, 13, 14) else 2


def counting():
    """(the three forms) of every message that counts."""
    return [message.string for message in read("ru") if isinstance(message.id, tuple)]


def as_label(text):
    return re.sub(r"%\((?:n|shown)\)s", "", text).strip()


def labels():
    """{words under a figure: the forms of a number they may stand with}"""
    found = {}
    for forms in counting():
        for place, text in enumerate(forms):
            found.setdefault(as_label(text), set()).add(place)
    return found


@pytest.mark.parametrize("address", FIGURES)
def test_words_under_a_figure_are_in_the_form_that_it_asks_for(client, address):
    known, seen, wrong = labels(), 0, []
    for figure in page_of(client, f"/ru{address}").all(".key-figure"):
        value = re.fullmatch(rf"(?:\d+ из )?{NUMBER}", figure.one("dd").text)
        note = figure.one("dt").all(".key-figure__note")
        words = figure.one("dt").text.removesuffix(note[0].text if note else "").strip()
        if not value or words.startswith(("с ", "со ", "без ")):  # "with later evidence"
            continue
        seen += 1
        if form_of(int(re.sub(r"\s", "", value["n"]))) not in known.get(words, ()):
            wrong.append(figure.text)
    assert seen >= 2
    assert wrong == []


def patterns():
    """(pattern of a counting message in one form, its place among the three forms)"""
    for forms in counting():
        for place, text in enumerate(forms):
            counters = [name for name in COUNTERS if f"%({name})s" in text]
            if not counters or forms.count(text) > 1:
                continue
            parts = re.split(r"%\((\w+)\)s", text)
            pieces = [
                (NUMBER if part == counters[0] else ".+") if place % 2 else re.escape(part)
                for place, part in enumerate(parts)
            ]
            yield re.compile("".join(pieces)), place


def test_numbers_within_a_line_agree_with_their_nouns(client):
    found, wrong, known = 0, [], list(patterns())
    for address in PAGES:
        page = page_of(client, f"/ru{address}")
        lines = {node.text for name in ("p", "span", "dd", "h3", "summary", "caption", "a", "th")
                 for node in page.all(name)}  # fmt: skip
        for line in lines:
            for pattern, place in known:
                told = pattern.fullmatch(line)
                if told:
                    found += 1
                    if form_of(int(re.sub(r"\s", "", told["n"]))) != place:
                        wrong.append((address, line))
    assert found > 40
    assert wrong == []


@pytest.mark.parametrize("message", WORDS)
@pytest.mark.parametrize("number", [1, 2, 5, 21])
def test_each_number_takes_its_form_of_the_noun(message, number):
    with translation.override("ru"):
        words = ngettext(*message, number)
    assert WORDS[message].split()[form_of(number)] in re.findall(r"[а-яё]+", words)


def test_a_wrong_form_would_be_found():
    told = [place for pattern, place in patterns() if pattern.fullmatch("21 записей")]
    assert told == [2]
    assert form_of(21) == 0
    assert "records" not in labels()
