"""JSON Lines: one object a line; the header is every key that any of the objects has."""

import json
from itertools import islice

from sources.importing.encoding import encoding_of
from sources.importing.issues import FileRefused, Issue, shortened
from sources.importing.rows import SpoiltLine, Table, Truth, cell_text, text_of

DEEPEST = 20  # levels of lists and objects; a geometry has five
LONGEST_NUMBER = 40
MOST_ISSUES = 10_000
SHOWN = 200


class NoObject(ValueError):
    """The line is no object that a row can be made of; the message says why."""


def read(file, sheet=""):
    """The table of a JSON Lines file; reads it twice, first for the keys."""
    if sheet:
        raise FileRefused("expected no sheet: a JSON Lines file has none")
    encoding = encoding_of(file)
    keys: dict[str, None] = {}
    for _line, row in _objects(file, encoding):
        if not isinstance(row, SpoiltLine):
            keys |= dict.fromkeys(row)
    if not keys:
        issues = islice(_issues(file, encoding), MOST_ISSUES)
        raise FileRefused("expected one JSON object a line, found none", issues=list(issues))
    return Table(list(keys), _rows(file, encoding, list(keys)))


def _rows(file, encoding, header):
    for line, row in _objects(file, encoding):
        if isinstance(row, SpoiltLine):
            yield line, row
        else:
            yield line, [_cell(row.get(key)) for key in header]


def _cell(value):
    return Truth(value, json.dumps(value)) if isinstance(value, bool) else cell_text(value)


def _issues(file, encoding):
    for line, row in _objects(file, encoding):
        if isinstance(row, SpoiltLine):
            yield Issue(line, "", row.text, row.expected)


def _objects(file, encoding):
    file.seek(0)
    with text_of(file, encoding, newline="\n") as text:
        for line, written in enumerate(text, 1):
            if written.strip():
                try:
                    yield line, _object(written)
                except NoObject as error:
                    said = f"expected a JSON object: {error}"
                    yield line, SpoiltLine(shortened(written.strip(), SHOWN), said)


def _object(written):
    try:
        row = READER.decode(written)
    except RecursionError as error:
        raise NoObject(f"more than {DEEPEST} levels deep") from error
    except json.JSONDecodeError as error:
        why = error.msg.removesuffix(" at")
        raise NoObject(f"{why} at character {error.pos + 1}") from error
    if not isinstance(row, dict):
        raise NoObject(f"found {'a list' if isinstance(row, list) else 'a single value'}")
    if _is_deeper(row, DEEPEST):
        raise NoObject(f"more than {DEEPEST} levels deep")
    return row


def _is_deeper(value, levels):
    if not levels:
        return True
    parts = value.values() if isinstance(value, dict) else value
    return any(_is_deeper(part, levels - 1) for part in parts if part.__class__ in (list, dict))


def _keys_once(pairs):
    row = dict(pairs)
    if len(row) < len(pairs):
        keys = [key for key, _value in pairs]
        twice = next(key for key in keys if keys.count(key) > 1)
        raise NoObject(f"{twice} stands there twice")
    return row


def _whole_number(digits):
    if len(digits) > LONGEST_NUMBER:
        raise NoObject(f"a number of {len(digits)} digits")
    return int(digits)


def _no_number(word):
    raise NoObject(f"{word} is no JSON number")


READER = json.JSONDecoder(
    object_pairs_hook=_keys_once, parse_int=_whole_number, parse_constant=_no_number
)
