import pytest
from hypothesis import given
from hypothesis import strategies as st

from sources.documents import DocumentRefused, decoded, language_of, passage_language, storable
from tests.sources.corpus import corpus_documents, needs_corpus

RUSSIAN = (
    "Правительство утвердило стратегию инновационного развития республики. Министерство "
    "представит план мероприятий до конца года, сообщила пресс-служба ведомства."
)
KAZAKH = "Үкімет инновациялық даму стратегиясын бекітті. Министрлік іс-шаралар жоспарын ұсынады."


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32", "cp1251"])
def test_decoded_reads_the_encodings_of_the_region(encoding):
    assert decoded(RUSSIAN.encode(encoding)) == RUSSIAN


@given(st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\x00\ufeff")))
def test_decoded_gives_back_any_text_in_utf_8(text):
    if text.strip():
        assert decoded(text.encode()) == text


def test_decoded_keeps_line_ends_and_non_breaking_spaces():
    text = "One\r\ntwo\rthree\u00a0four\n"
    assert decoded(text.encode()) == text


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        (b"%PDF-1.7\n\x00\x01\x02\xff\xfe", "NUL"),
        (b"text with a \x00 in it", "NUL"),
        (bytes(range(1, 256)) * 4, "no plain text"),
        (b"\xef\xbb\xbfcaf\xe9", "UTF-8-SIG"),
        (b"", "no text"),
        (b" \n\t ", "no text"),
    ],
)
def test_decoded_refuses_what_is_no_text(data, expected):
    with pytest.raises(DocumentRefused, match=expected):
        decoded(data)


def test_storable_refuses_half_a_character():
    with pytest.raises(DocumentRefused, match="position 3"):
        storable("abc\ud800")


@needs_corpus
@pytest.mark.parametrize("name", corpus_documents())
def test_language_of_real_documents(name):
    document = corpus_documents()[name]
    # Half of dev-027 is Russian; its label names the language of the page's title.
    expected = "ru" if name == "dev-027" else document["language"]
    assert language_of(document["text"]) == expected


def test_language_of_a_few_letters_is_unknown():
    assert language_of("27.10.2022") == ""


def test_passage_language_differs_in_another_script_only():
    document = "The council met in the capital and spoke about innovation. " * 20
    assert passage_language(RUSSIAN, document, "en") == "ru"
    assert passage_language("Réunion du conseil dans la capitale", document, "en") == "en"
    assert passage_language(KAZAKH, KAZAKH * 3, "kk") == "kk"
