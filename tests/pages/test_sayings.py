"""Who says so: the words that open the sentences of a value, and what is folded among them."""

import pytest

from sources.models import Record
from sources.pages.claims import who_says
from sources.projection import refresh
from tests.factories.claim import ClaimFactory
from tests.factories.dates import dated
from tests.factories.policy import CommitmentFactory
from tests.factories.source import PassageFactory, SourceFactory, WorkFactory
from tests.pages.html import page_of, rows_of

SENTENCE = "They met on 20 July 2022."


def said(name, year="", **more):
    return {"said_by": name, "year": year, "rank": "normal", **more}


@pytest.mark.parametrize(
    ("claims", "words"),
    [
        ([said("ESCAP", "2022")], "ESCAP, 2022"),
        ([said("ESCAP"), said("ESCAP", "2022")], "ESCAP, 2022"),
        ([said(""), said("ESCAP", "2022")], "ESCAP, 2022"),
        ([said(""), said("")], "publisher not stated"),
        ([said("", "2022", said_in="Third session")], "“Third session”, 2022"),
        ([said("", said_in="Third session"), said("ESCAP", "2022")], "ESCAP, 2022"),
        ([said("", said_in="A title " * 9)], "“A title A title A title A…”"),
        ([said("ESCAP", "2022"), said("UNECE", "2013")], "ESCAP, 2022; UNECE, 2013"),
        ([said(name) for name in "ABCD"], "A; B; 2 more"),
        ([said("ESCAP"), said("UNDP", rank="deprecated")], "ESCAP"),
        ([said("UNDP", rank="deprecated")], "UNDP"),
        ([said("ESCAP"), said("Another name of ESCAP", restated=True)], "ESCAP"),
    ],
)
def test_those_who_are_named_say_so_each_once(claims, words):
    assert who_says(claims) == words


def told_by(record, source, **values):
    passage = PassageFactory(source=source, text=source.text)
    ClaimFactory(
        record=Record.objects.get(pk=record.pk), field="made", passage=passage, quote=source.text,
        **values,
    )  # fmt: skip


@pytest.fixture
def promise(db):
    return CommitmentFactory(slug="promise", published=True, **dated("made", "2022-07-20"))


def test_our_digest_stands_behind_the_document_it_restates(client, promise):
    original = SourceFactory(text=SENTENCE, title="Release", publisher="ESCAP")
    mention = SourceFactory(text="", title="Release", work=WorkFactory())
    digest = SourceFactory(
        text="The meeting was on 20 July 2022.", kind="digest", rendition="digest",
        work=mention.work,
    )  # fmt: skip
    told_by(promise, original, value="2022-07-20")
    told_by(promise, digest, value="2022-07-20")
    refresh([promise.pk])
    row = rows_of(page_of(client, "/commitments/promise/"))["Made on"]
    assert row.all("summary")[0].one(".claims__who").inside[0] == "ESCAP"
    again = row.one(".claims__again")
    assert again.one("blockquote").text == "The meeting was on 20 July 2022."
    assert len(row.all(".claim")) == 2
    assert "Preferred" not in row.text


def test_a_digest_that_says_something_else_stands_beside_the_document(client, promise):
    original = SourceFactory(text=SENTENCE, title="Release", publisher="ESCAP")
    mention = SourceFactory(text="", title="Release", work=WorkFactory())
    digest = SourceFactory(
        text="They met in 2022.", kind="digest", rendition="digest", work=mention.work
    )
    told_by(promise, original, value="2022-07-20", rank="preferred")
    told_by(promise, digest, value="2022")
    refresh([promise.pk])
    row = rows_of(page_of(client, "/commitments/promise/"))["Made on"]
    assert row.all("summary")[0].text.startswith("2 statements differ")
    assert row.all(".claims__again") == []


def test_a_quote_is_nothing_but_the_words_of_the_source(client, promise):
    told_by(promise, SourceFactory(text="“Work goes on,” she said."))
    refresh([promise.pk])
    row = rows_of(page_of(client, "/commitments/promise/"))["Made on"]
    assert row.one("blockquote").one("p").raw == "“Work goes on,” she said."
