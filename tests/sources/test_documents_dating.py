import pytest

from sources.choices import WarningKind
from sources.dates import PartialDate
from sources.documents import warnings_of
from tests.sources.corpus import corpus_documents, needs_corpus


def kinds(text, *, publisher="UNECE", published="2023-07-27", stated=None):
    found = warnings_of(
        text,
        publisher=publisher,
        published=PartialDate.parse(published),
        stated_published=PartialDate.parse(stated or published),
    )
    return set(found)


def test_warnings_of_an_ordinary_text_are_none():
    assert kinds("The seminar was held on 19 April 2023.") == set()


def test_warnings_name_a_missing_publisher_and_date():
    missing = {WarningKind.PUBLISHER_MISSING, WarningKind.DATE_MISSING}
    assert kinds("The seminar of 2023.", publisher="", published="") == missing


def test_warnings_name_a_date_at_the_computers_zero():
    found = kinds("A text of 2019.", published="", stated="1970-01-01")
    assert WarningKind.DATE_IMPOSSIBLE in found
    assert kinds("[[date:January 1, 1970]]\n\nA text.") == {WarningKind.DATE_IMPOSSIBLE}


@pytest.mark.parametrize(
    "sentence",
    [
        "After the symposium, from July 28 to 29, they visited Huzhou.",
        "The visit took place on 29 July 2023.",
        "Delegates met again on August 2.",
    ],
)
def test_warnings_name_a_text_dated_before_what_it_tells_of(sentence):
    assert kinds(sentence) == {WarningKind.DATE_BEFORE_CONTENT}


@pytest.mark.parametrize(
    "sentence",
    [
        "A study visit will take place from July 28 to 29.",
        "The parties agreed to meet on 2 August 2023.",
        "They met on July 27, 2023.",
        "The strategy was adopted on December 31.",
        "They met on 28 July 2022.",
        "They met on February 31.",
    ],
)
def test_warnings_leave_plans_and_earlier_days_alone(sentence):
    assert kinds(sentence) == set()


def test_warnings_of_a_month_say_nothing_about_its_days():
    assert kinds("They met on July 28.", published="2023-07") == set()


def test_warnings_name_a_missing_year():
    found = kinds("A meeting was held on Thursday, Oct 27.", published="")
    assert WarningKind.YEAR_MISSING in found
    assert WarningKind.YEAR_MISSING not in kinds("Held on Oct 27 under Agenda 2030.", published="")


def test_warnings_name_a_weekday_that_does_not_fit():
    assert kinds("It was held on Friday, 27 October 2022.") == {WarningKind.WEEKDAY_WRONG}
    assert kinds("It was held on Thursday, October 27, 2022.") == set()


EXPECTED = {
    "seed-000": {WarningKind.DATE_MISSING},
    "seed-001": set(),
    "seed-002": {WarningKind.DATE_BEFORE_CONTENT},
    "seed-003": {WarningKind.DATE_MISSING, WarningKind.YEAR_MISSING},
    "seed-004": {WarningKind.DATE_IMPOSSIBLE},
}


@needs_corpus
@pytest.mark.parametrize("name", corpus_documents())
def test_warnings_of_real_documents(name):
    document = corpus_documents()[name]
    found = kinds(
        document["text"],
        publisher=document["publisher"],
        published=document["published"] or "",
    )
    undated = set() if document["published"] else {WarningKind.DATE_MISSING}
    assert found == EXPECTED.get(name, undated)
