import io
import json

import pytest

from sources.documents.lines import Document, base_name, documents_in
from sources.importing.issues import Issue


def lines(*values):
    written = (v if isinstance(v, str) else json.dumps(v, ensure_ascii=False) for v in values)
    return list(documents_in(io.BytesIO("\n".join(written).encode()), "documents.jsonl"))


def minimal(**values):
    return {"id": "a-report", "text": "The text of the report.", **values}


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("report.txt", "report.txt"),
        ("../../etc/passwd.txt", "passwd.txt"),
        (r"C:\Users\me\report.txt", "report.txt"),
        ("/var/files/", "files"),
        ("..", "document"),
        ("", "document"),
    ],
)
def test_base_name_drops_every_folder(name, expected):
    assert base_name(name) == expected


def test_lines_hold_documents_with_their_values():
    [document] = lines(
        minimal(
            url="https://unece.org/a", publisher=" UNECE ", published="2022-07", language="en",
            kind="press_release", licence_note="free", title="A report", extract=True,
            retrieved_from=None,
        )
    )  # fmt: skip
    assert isinstance(document, Document)
    assert (document.line, document.slug, document.title) == (1, "a-report", "A report")
    assert (document.publisher, document.licence, document.kind) == (
        "UNECE",
        "free",
        "press_release",
    )
    assert str(document.published) == "2022-07"


def test_lines_without_a_title_take_the_first_paragraph():
    [document] = lines(minimal(text="\n\nThe first line\n\nThe second."))
    assert document.title == "The first line"


def test_lines_keep_the_text_as_it_is():
    text = "\u00a0Two\r\nlines \n\n"
    assert lines(minimal(text=text))[0].text == text


def test_lines_refuse_the_computers_zero_as_a_date():
    [document] = lines(minimal(published="1970-01-01"))
    assert document.published is None
    assert str(document.stated) == "1970-01-01"


def test_lines_in_another_script_get_a_slug_of_their_text():
    first, second = lines(minimal(id="Отчёт"), minimal(id="Отчёт", text="Another."))
    assert first.slug.startswith("document-")
    assert first.slug != second.slug


@pytest.mark.parametrize(
    ("line", "column", "expected"),
    [
        ("not json", "", "JSON object"),
        ('["a"]', "", "found list"),
        ("[" * 100_000, "", "JSON object"),
        ({"text": "x"}, "id", "an id"),
        ({"id": "a"}, "text", "no text"),
        (minimal(text="a\x00b"), "text", "NUL"),
        ('{"id": "a", "text": "half \\ud800"}', "text", "surrogate"),
        (minimal(published="27 July"), "published", "2022-07-20"),
        (minimal(published="2022-02-30"), "published", "calendar"),
        (minimal(language="English"), "language", "ISO 639"),
        (minimal(language="xx"), "language", "ISO 639"),
        (minimal(kind="poem"), "kind", "press_release"),
        (minimal(url="javascript:alert(1)"), "url", "https://"),
        (minimal(url="https://unece.org/" + "a" * 1000), "url", "1000"),
        (minimal(title="t" * 501), "title", "500"),
        (minimal(titel="A report"), "titel", "title"),
        (minimal(title=7), "title", "text or null"),
    ],
)
def test_lines_name_what_is_wrong(line, column, expected):
    [issue] = lines(line)
    assert isinstance(issue, Issue)
    assert (issue.line, issue.column) == (1, column)
    assert expected in issue.expected


def test_lines_name_all_mistakes_at_once():
    found = lines(minimal(), minimal(published="soon", language="?"), "", "{}")
    issues = [(issue.line, issue.column) for issue in found if isinstance(issue, Issue)]
    assert issues == [(2, "published"), (2, "language"), (4, "id"), (4, "text")]


def test_empty_file_is_named():
    [issue] = lines("")
    assert (issue.line, issue.expected) == (0, "expected one JSON object a line, found none")


def test_plain_text_is_one_document():
    [document] = documents_in(io.BytesIO("Отчёт\n\nТекст.".encode("cp1251")), "dir/my report.txt")
    assert (document.slug, document.title) == ("my-report", "Отчёт")
    assert document.text == "Отчёт\n\nТекст."


@pytest.mark.parametrize("name", ["report.pdf", "report", "archive.zip"])
def test_other_files_are_refused_by_name(name):
    [issue] = documents_in(io.BytesIO(b"text"), name)
    assert ".txt" in issue.expected
