"""JSON Lines: one object a line; the header is every key that any of the objects has."""

import json

from sources.importing.encoding import encoding_of
from sources.importing.issues import FileRefused
from sources.importing.rows import Table, cell_text, text_of


def read(file, sheet=""):
    """The table of a JSON Lines file; reads it twice, first for the keys."""
    if sheet:
        raise FileRefused("expected no sheet: a JSON Lines file has none")
    encoding = encoding_of(file)
    header = list(dict.fromkeys(key for _l, row in _objects(file, encoding) for key in row))
    if not header:
        raise FileRefused("expected one JSON object a line, found none")
    return Table(header, _rows(file, encoding, header))


def _rows(file, encoding, header):
    for line, row in _objects(file, encoding):
        yield line, [cell_text(row.get(key)) for key in header]


def _objects(file, encoding):
    file.seek(0)
    with text_of(file, encoding, newline="\n") as text:
        for line, written in enumerate(text, 1):
            if written.strip():
                yield line, _object(written, line)


def _object(written, line):
    try:
        row = json.loads(written, parse_constant=_no_number)
    except (ValueError, RecursionError) as error:
        raise FileRefused(f"expected a JSON object in line {line}: {error}") from error
    if not isinstance(row, dict):
        raise FileRefused(f"expected a JSON object in line {line}, found {type(row).__name__}")
    return row


def _no_number(word):
    raise ValueError(f"{word} is no JSON number")
