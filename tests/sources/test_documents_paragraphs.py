import pytest
from hypothesis import given
from hypothesis import strategies as st

from sources.documents import paragraphs
from sources.documents.paragraphs import LONGEST
from tests.sources.corpus import corpus_documents, needs_corpus

PIECES = st.sampled_from(
    [
        *("a", "Ә", "\u00a0", " ", "\n", "\r\n", "\r", "\u2028", "\f", "\t", "# ", ". ", "word"),
        *("😀", "\u200b", "é", "\x85", "- ", "A sentence longer than a line of a list would be. "),
    ]
)
TEXTS = st.text() | st.lists(PIECES, max_size=60).map("".join)


def check_places(text):
    covered = 0
    for paragraph in paragraphs(text):
        start, end = paragraph.start, paragraph.start + len(paragraph.text)
        assert text[start:end] == paragraph.text
        assert paragraph.text == paragraph.text.strip() != ""
        assert start >= covered
        assert not text[covered:start].strip()
        covered = end
    assert not text[covered:].strip()


@given(TEXTS)
def test_paragraphs_cover_every_visible_character_once(text):
    check_places(text)


@needs_corpus
@pytest.mark.parametrize("name", corpus_documents())
def test_paragraphs_of_a_real_document_keep_their_places(name):
    check_places(corpus_documents()[name]["text"])


@needs_corpus
@pytest.mark.parametrize("name", [f"seed-00{n}" for n in range(5)])
def test_paragraphs_of_a_seed_are_its_non_blank_lines(name):
    text = corpus_documents()[name]["text"]
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    assert [paragraph.text for paragraph in paragraphs(text)] == lines


@needs_corpus
def test_paragraphs_join_hard_wrapped_lines():
    found = paragraphs(corpus_documents()["dev-021"]["text"])
    assert len(found) == 5
    assert found[0].text.startswith("This week,")
    assert found[0].text.count("\n") == 6


def test_paragraphs_keep_non_breaking_spaces():
    text = "\u00a0First\u00a0line\u00a0\r\n\u00a0\r\nSecond"
    assert [(p.start, p.text) for p in paragraphs(text)] == [(1, "First\u00a0line"), (17, "Second")]


def test_paragraphs_of_a_list_stay_apart():
    assert len(paragraphs("Write\nSign up\nSign In\nHome\nAbout us")) == 5


def test_paragraphs_longer_than_the_limit_are_cut_between_sentences():
    text = "One sentence of the report follows another without any break. " * 1000
    found = paragraphs(text)
    assert len(found) > 2
    assert all(len(p.text) <= LONGEST and p.text.endswith("break.") for p in found)
    check_places(text)


def test_paragraphs_longer_than_the_limit_are_cut_even_without_a_space():
    text = "x" * (2 * LONGEST + 1)
    assert [len(p.text) for p in paragraphs(text)] == [LONGEST, LONGEST, 1]


def test_paragraphs_know_their_heading():
    body = "The committee met in the capital and went through every item of its long agenda. " * 2
    found = paragraphs(f"# The programme\n{body}\n\nWhat was decided there\n\n{body}")
    assert [p.heading for p in found] == [
        "",
        "The programme",
        "",
        "What was decided there",
    ]


def test_paragraphs_take_no_caption_for_a_heading():
    body = "The committee met in the capital and went through every item of its long agenda. " * 2
    assert {p.heading for p in paragraphs(f"Photo by: Orkhan Farmali\n{body}")} == {""}


def test_paragraphs_count_pages_by_form_feeds():
    assert [p.page for p in paragraphs("one\ftwo\nthree\ffour")] == [1, 2, 2, 3]
    assert paragraphs("no pages")[0].page is None
