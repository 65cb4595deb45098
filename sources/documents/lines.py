"""The documents in a file: JSON Lines with one document a line, or one plain text.

Reads line by line, so that a file of gigabytes needs the memory of its longest document.
"""

import hashlib
import json
from dataclasses import dataclass, field
from pathlib import PurePosixPath, PureWindowsPath

from django.core.exceptions import ValidationError
from django.core.validators import URLValidator
from django.utils.text import slugify

from sources.choices import SourceKind
from sources.dates import EPOCH, DateNotUnderstood, PartialDate
from sources.documents.encoding import LONGEST_TEXT, DocumentRefused, decoded, storable
from sources.documents.paragraphs import paragraphs
from sources.importing.issues import Issue, one_of
from sources.languages import is_language

LONGEST_LINE = 6 * LONGEST_TEXT  # bytes; JSON may write a character in six
LENGTHS = {"publisher": 300, "url": 1000, "title": 500, "licence_note": 200, "author": 300}
WORDS = ("id", "text", "published", "language", "kind", *LENGTHS)
NOTES = {"retrieved_from", "extract"}  # of the corpus: how a copy was made, nothing of the document


@dataclass(frozen=True)
class Document:
    """One document as a file brings it; `published` without a refused date, `stated` with it."""

    line: int
    slug: str
    text: str
    title: str
    publisher: str = ""
    url: str = ""
    author: str = ""
    licence: str = ""
    language: str = ""
    kind: str = SourceKind.WEB_PAGE
    published: PartialDate | None = None
    stated: PartialDate | None = None
    sha256: str = field(init=False)

    def __post_init__(self):
        object.__setattr__(self, "sha256", hashlib.sha256(self.text.encode()).hexdigest())


def base_name(name):
    """The file's own name, whatever folders of whatever system stand before it."""
    name = PureWindowsPath(PurePosixPath(name).name).name
    return name if name.strip(".") else "document"


def documents_in(file, name):
    """What the file holds, in order: a Document, or an Issue for what is wrong with a line."""
    suffix = PurePosixPath(base_name(name).lower()).suffix
    file.seek(0)
    if suffix in {".jsonl", ".ndjson"}:
        yield from _of_lines(file)
    elif suffix in {".txt", ".text", ".md"}:
        yield from _of_text(file, base_name(name))
    else:
        yield Issue(
            0, "file", base_name(name), "expected a plain text (.txt) or JSON Lines (.jsonl)"
        )


def _of_text(file, name):
    data = file.read(LONGEST_LINE + 1)
    try:
        text = decoded(data)
    except DocumentRefused as refused:
        yield Issue(0, "file", name, str(refused))
        return
    stem = PurePosixPath(name).stem
    yield Document(0, _slug(stem, text), text, title=_title(text))


def _of_lines(file):
    number, found = 0, False
    while line := file.readline(LONGEST_LINE + 1):
        number += 1
        if len(line) > LONGEST_LINE:
            yield Issue(number, "", "", f"expected a line of at most {LONGEST_LINE:,} bytes")
            return
        if line.strip():
            found = True
            yield from _of_line(number, line)
    if not found:
        yield Issue(0, "file", "", "expected one JSON object a line, found none")


def _of_line(number, line):
    try:
        values = json.loads(line.decode("utf-8-sig"))
    except (ValueError, RecursionError) as error:
        yield Issue(number, "", "", f"expected a JSON object in UTF-8: {error}")
        return
    if not isinstance(values, dict):
        yield Issue(number, "", "", f"expected a JSON object, found {type(values).__name__}")
        return
    issues = list(_issues(number, values))
    yield from issues or [_document(number, values)]


def _issues(number, values):
    for key, value in values.items():
        if key not in WORDS and key not in NOTES:
            yield Issue(number, key, "", one_of(WORDS))
        elif key in WORDS and not isinstance(value, str | None):
            yield Issue(number, key, str(value)[:200], "expected text or null")
    for key in WORDS:
        value = values.get(key) or ""
        expected = _expected(key, value) if isinstance(value, str) else ""
        if expected:
            yield Issue(number, key, "" if key == "text" else value[:200], expected)


def _expected(key, value):
    """What is wrong with one value, or nothing."""
    if key in CHECKS:
        return CHECKS[key](value)
    return f"expected at most {LENGTHS[key]} characters" if len(value) > LENGTHS[key] else ""


def _check_id(value):
    return "" if value.strip() else "expected an id that tells this document from others"


def _check_text(value):
    try:
        storable(value)
    except DocumentRefused as refused:
        return str(refused)
    return ""


def _check_published(value):
    try:
        PartialDate.parse(value)
    except DateNotUnderstood as error:
        return str(error)
    return ""


def _check_language(value):
    return "" if not value or is_language(value) else "expected an ISO 639 code such as en"


def _check_kind(value):
    return "" if not value or value in SourceKind.values else one_of(SourceKind.values)


def _check_url(value):
    try:
        URLValidator(schemes=["http", "https"])(value or "https://example.org/")
    except ValidationError:
        return "expected an address such as https://unece.org/press"
    return f"expected at most {LENGTHS['url']} characters" if len(value) > LENGTHS["url"] else ""


CHECKS = {
    "id": _check_id,
    "text": _check_text,
    "published": _check_published,
    "language": _check_language,
    "kind": _check_kind,
    "url": _check_url,
}


def _document(number, values):
    given = {key: value.strip() for key, value in values.items() if isinstance(value, str)}
    text = values["text"]
    stated = PartialDate.parse(given.get("published", ""))
    return Document(
        number,
        _slug(given["id"], text),
        text,
        title=given.get("title") or _title(text),
        publisher=given.get("publisher", ""),
        url=given.get("url", ""),
        author=given.get("author", ""),
        licence=given.get("licence_note", ""),
        language=given.get("language", ""),
        kind=given.get("kind") or SourceKind.WEB_PAGE,
        published=None if _is_epoch(stated) else stated,
        stated=stated,
    )


def _is_epoch(date):
    return date is not None and date.first == EPOCH == date.last


def _slug(name, text):
    """Names in other scripts leave nothing of a slug; the text's hash tells them apart."""
    return slugify(name)[:110] or f"document-{hashlib.sha256(text.encode()).hexdigest()[:12]}"


def _title(text):
    first = " ".join(paragraphs(text[:20_000])[0].text.split())
    return first if len(first) <= 200 else first[:199].rsplit(" ", 1)[0] + "…"
