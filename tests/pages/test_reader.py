"""The reader of a source, and the list of sources."""

import pytest

from sources.models import Passage, Record
from sources.pages.marking import marked
from sources.projection import refresh
from tests.factories.claim import ClaimFactory
from tests.factories.dates import dated
from tests.factories.policy import CommitmentFactory, PolicyFactory
from tests.factories.source import (
    PassageFactory,
    SourceFactory,
    SourceWarningFactory,
    WorkFactory,
)
from tests.pages.html import page_of, read, rows_of

pytestmark = pytest.mark.django_db
TEXT = "Six countries agreed to work together. The sum is US$6 million."


def release(**values):
    source = SourceFactory(slug="release", title="Release", text=TEXT, **values)
    return PassageFactory(source=source, text=TEXT)


def claim(passage, record, quote, field="title", **values):
    own = Record.objects.get(pk=record.pk)
    return ClaimFactory(record=own, passage=passage, quote=quote, field=field, **values)


def test_quoted_words_are_marked_and_the_text_stays_itself(client):
    passage = release()
    policy = PolicyFactory(slug="plan", title="The plan", published=True)
    claim(passage, policy, "Six countries agreed")
    claim(passage, policy, "US$6 million", field="summary")
    shown = page_of(client, "/sources/release/").by_id("p1")
    assert shown.one(".passage__text").one("p").raw == TEXT
    assert [mark.raw for mark in shown.all("mark")] == ["Six countries agreed", "US$6 million"]


def test_overlapping_quotes_become_one_mark_and_markup_in_a_text_is_text():
    text = 'One <two> "three" & four'
    html = read(str(marked(text, [(0, 9), (4, 17), (20, 24)])))
    assert html.raw == text
    assert [mark.raw for mark in html.all("mark")] == ['One <two> "three"', "four"]


def test_a_record_stands_once_beside_its_paragraph_with_all_that_rests_on_it(client):
    passage = release()
    policy = PolicyFactory(slug="plan", title="The plan", published=True)
    for field in ("title", "summary", "made_in"):
        claim(passage, policy, "Six countries", field=field)
    beside = page_of(client, "/sources/release/").by_id("p1").one(".passage__claims")
    assert beside.links() == {"The plan": "/policies/plan/"}
    assert "Policy: title, summary, made in" in beside.text


def test_many_values_of_a_record_are_counted_not_listed(client):
    passage = release()
    policy = PolicyFactory(slug="plan", title="The plan", published=True)
    for field in ("title", "summary", "made_in", "status"):
        claim(passage, policy, "Six countries", field=field)
    beside = page_of(client, "/sources/release/").by_id("p1").one(".passage__claims")
    assert "Policy: 4 values" in beside.text
    assert beside.one(".passage__toggle").text == "1 record rests on it"


def test_each_value_beside_a_paragraph_opens_to_its_basis_and_verification(client):
    passage = release()
    policy = PolicyFactory(slug="plan", title="The plan", published=True)
    claim(passage, policy, "Six countries", field="title", verification="checked")
    for field in ("summary", "made_in", "status"):
        claim(passage, policy, "Six countries", field=field, basis="inferred", reason="So it is.")
    values = page_of(client, "/sources/release/").by_id("p1").one(".passage__values")
    assert values.tag == "details"
    assert values.one("summary").text == "Policy: 4 values"
    assert [one.text for one in values.all("li")] == [
        "Title: stated, checked by a curator",
        "Summary: inferred, not checked",
        "Made in: inferred, not checked",
        "Status: inferred, not checked",
    ]


def test_a_heading_shows_where_it_begins(client):
    source = SourceFactory(slug="release", text="# Aims\nOne.\nTwo.\nThree.")
    for position, (words, heading) in enumerate(
        [("# Aims", ""), ("One.", "Aims"), ("Two.", "Aims"), ("Three.", "Means")], 1
    ):
        PassageFactory(source=source, text=words, heading=heading, position=position)
    page = page_of(client, "/sources/release/")
    assert [heading.text for heading in page.one(".reader").all("h3")] == ["Means"]
    assert page.one(".passage--heading").attrs["id"] == "p1"


def test_what_rests_on_a_text_for_unpublished_records_is_not_shown(client):
    passage = release()
    claim(passage, CommitmentFactory(slug="draft", title="A draft"), "Six countries")
    page = page_of(client, "/sources/release/")
    assert "A draft" not in page.text
    assert page.all("mark") == []


def test_page_furniture_is_struck_through(client):
    passage = release()
    Passage.objects.filter(pk=passage.pk).update(is_furniture=True)
    assert page_of(client, "/sources/release/").one("s").raw == TEXT


def test_warnings_are_shown_with_their_detail(client):
    passage = release()
    SourceWarningFactory(source=passage.source, kind="date_impossible", detail="1 January 1970.")
    warning = page_of(client, "/sources/release/").one(".notice--warning")
    assert "Date impossible: 1 January 1970." in warning.text


def test_a_digest_names_the_original_and_where_it_stands(client):
    work = WorkFactory(slug="work")
    SourceFactory(
        slug="original", work=work, text="", title="The original", publisher="ESCAP",
        url="https://example.org/original", **dated("published", "2022-07"),
    )  # fmt: skip
    digest = SourceFactory(
        slug="digest", work=work, kind="digest", rendition="digest", title="A digest"
    )
    PassageFactory(source=digest, text=digest.text)
    notice = page_of(client, "/sources/digest/").one(".notice--info")
    assert "“The original”, ESCAP, July 2022" in notice.text
    assert notice.links()["The original"] == "/sources/original/"
    assert notice.links()["the original"] == "https://example.org/original"


@pytest.fixture
def digest():
    """A digest of two paragraphs, the second without a counterpart."""
    source = SourceFactory(
        slug="digest", work=WorkFactory(slug="work"), kind="digest", rendition="digest",
        text="Six countries met.\n\nWhy is not told.",
    )  # fmt: skip
    PassageFactory(source=source, text="Six countries met.", original_paragraphs=[3, 4, 7])
    PassageFactory(source=source, text="Why is not told.", position=2)
    return source


def test_paragraphs_of_a_digest_lead_to_those_they_restate(client, digest):
    SourceFactory(slug="first-text", work=digest.work)
    SourceFactory(slug="a-copy", work=digest.work, rendition="copy", text="")
    page = page_of(client, "/sources/digest/")
    restated = page.by_id("p1").one(".meta")
    assert restated.text == "Restates paragraphs 3, 4 and 7 of the original."
    assert restated.links() == {n: f"/sources/first-text/#p{n}" for n in "347"}
    assert page.by_id("p2").all(".meta") == []


def test_paragraphs_of_a_digest_name_those_of_the_text_that_is_awaited(client, digest):
    SourceFactory(slug="original", work=digest.work, text="")
    SourceFactory(
        slug="copy", work=digest.work, rendition="copy", text="", expected_sha256="0" * 64
    )
    restated = page_of(client, "/sources/digest/").by_id("p1").one(".meta")
    assert restated.text == "Restates paragraphs 3, 4 and 7 of the copy."
    assert restated.links() == {}


def test_the_margin_of_a_value_tells_what_its_paragraph_restates(client, digest):
    SourceFactory(slug="original", work=digest.work, text="", title="The original")
    policy = PolicyFactory(slug="plan", status="in_force", published=True)
    claim(digest.passages.first(), policy, "Six countries met.", field="status")
    refresh([policy.pk])
    row = rows_of(page_of(client, "/policies/plan/"))["Status"]
    assert "paragraphs 3, 4 and 7" in row.text


def test_the_margin_of_a_value_names_the_originals_publisher_not_ours(client):
    work = WorkFactory(slug="work")
    SourceFactory(
        slug="original", work=work, text="", title="The original", publisher="ESCAP",
        **dated("published", "2022-07"),
    )  # fmt: skip
    digest = SourceFactory(
        slug="digest", work=work, kind="digest", rendition="digest", publisher="Registan"
    )
    passage = PassageFactory(source=digest, text=digest.text)
    policy = PolicyFactory(slug="plan", status="in_force", published=True)
    claim(passage, policy, digest.text, field="status")
    refresh([policy.pk])
    row = rows_of(page_of(client, "/policies/plan/"))["Status"]
    assert row.one("summary").text.startswith("ESCAP, 2022")
    assert "In our own words: digest, paragraph 1" in row.text
    assert "of The original, ESCAP, July 2022" in row.text


def test_a_source_known_by_mention_says_that_its_text_is_not_held(client):
    SourceFactory(slug="mentioned", text="", publisher="")
    page = page_of(client, "/sources/mentioned/")
    assert "Not held here: the document is known by mention" in page.text
    assert "Publisher not stated, date not stated" in page.text
    assert rows_of(page)["Author"].one("dd").text == "not stated"


def test_the_list_counts_what_rests_on_a_work_and_leaves_digests_to_be_asked_for(client):
    passage = release(publisher="ESCAP")
    digest = SourceFactory(
        slug="digest", work=passage.source.work, kind="digest", rendition="digest", title="Digest"
    )
    policy = PolicyFactory(slug="plan", published=True)
    PassageFactory(source=digest, text=digest.text)
    claim(passage, policy, "Six countries")
    page = page_of(client, "/sources/")
    cards = {card.one(".card__title").text: card.text for card in page.all(".card")}
    assert "1 value rests on it" in cards["Release"]
    assert "Digest" not in cards
    digests = page_of(client, page.links()["Show the digests"])
    assert [title.text for title in digests.all(".card__title")] == ["Digest"]


def test_sources_are_filtered_by_kind_language_and_words(client):
    SourceFactory(title="Law on science", kind="law", language="ru", publisher="Adilet")
    SourceFactory(title="News of science", kind="news", language="en", publisher="bne")
    for query, titles in (
        ("kind=law", ["Law on science"]),
        ("language=en", ["News of science"]),
        ("q=adilet", ["Law on science"]),
        ("q=nothing", []),
    ):
        page = page_of(client, f"/sources/?{query}")
        assert [title.text for title in page.all(".card__title")] == titles, query
    assert "no sources" not in page_of(client, "/sources/?kind=nonsense", status=400).text
