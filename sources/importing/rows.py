"""Tables as the formats hand them over: a header, and rows of cells with the line they stand in."""

import datetime
import io
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from decimal import Decimal
from typing import Any


@dataclass
class Table:
    """The header's names and an iterator of (line, cells); blank rows are left out already."""

    header: list[str]
    rows: Iterator[tuple[int, list[Any]]]


class SpoiltCell(str):
    """What stands in a cell that gives no value; `expected` says what should have stood there."""

    expected: str

    def __new__(cls, text, expected):
        cell = super().__new__(cls, text)
        cell.expected = expected
        return cell


class Truth(str):
    """A cell that says true or false as its format does, not in words: yes or no in a file of
    texts. `written` is how the format shows it.
    """

    written: str

    def __new__(cls, value, written):
        cell = super().__new__(cls, "yes" if value else "no")
        cell.written = written
        return cell


def as_written(cell):
    """What somebody sees who looks into the file."""
    return cell.written if isinstance(cell, Truth) else str(cell)


class SpoiltLine(list):
    """A line that gives no row, so that it has no cells: `text` stands there instead."""

    def __init__(self, text, expected):
        super().__init__()
        self.text = text
        self.expected = expected


@contextmanager
def text_of(file, encoding, *, newline):
    """The file's bytes as text. Leaves the file open for others; it may be closed meanwhile."""
    text = io.TextIOWrapper(file, encoding=encoding, newline=newline)
    try:
        yield text
    finally:
        if not file.closed:
            text.detach()


def cell_text(value):
    """The cell as the text that stands for it in a CSV file; lists and objects stay as they are.

    2019.0 of a workbook is 2019, a date cell is its ISO date, an empty cell is "". True and false
    are as a workbook shows them; a format that shows them otherwise says so itself.
    """
    known = WRITTEN.get(value.__class__)
    return known(value) if known else str(value)


def _number(value):
    return str(int(value)) if value.is_integer() else f"{Decimal(repr(value)):f}"


def _moment(value):
    return value.date().isoformat() if value.time() == datetime.time() else value.isoformat()


WRITTEN: dict[type, Callable] = {
    str: str.strip,
    type(None): lambda _nothing: "",
    bool: lambda value: Truth(value, str(value).upper()),
    int: str,
    float: _number,
    datetime.datetime: _moment,
    datetime.date: datetime.date.isoformat,
    datetime.time: datetime.time.isoformat,
    list: lambda value: value,
    dict: lambda value: value,
}
