"""Rows as CSV text, safe to open in a spreadsheet."""

import csv
import io
import re
from collections.abc import Iterable, Sequence
from typing import Any

from sources.exports.columns import Column

# What a spreadsheet may take for a formula, also in its full-width forms.
FORMULA = re.compile(r"[=+\-@\t\r\n＝＋－＠]")
NUMBER = re.compile(r"-?\d+(\.\d+)?")
BYTE_ORDER_MARK = "\ufeff"  # without it, Excel reads every letter beyond ASCII wrongly


def header(columns: Sequence[Column]) -> str:
    """The first line."""
    return csv_text([column.name for column in columns])


def csv_rows(columns: Sequence[Column], rows: Iterable[Any], *, origin: str) -> str:
    """A line a row. `origin` stands before addresses: https://example.org."""
    return "".join(csv_text([_cell(column, row, origin) for column in columns]) for row in rows)


def csv_text(cells: Sequence[str]) -> str:
    """One line as RFC 4180 has it."""
    line = io.StringIO()
    csv.writer(line).writerow([safe(cell) for cell in cells])
    return line.getvalue()


def _cell(column, row, origin):
    value = column.value(row)
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    text = str(value)
    return origin + text if column.is_address and text.startswith("/") else text


def safe(text: str) -> str:
    """The text such that no spreadsheet runs it: an apostrophe before what looks like a formula.

    Plain numbers stay numbers: a minus sign alone runs nothing.
    """
    if FORMULA.match(text) and not NUMBER.fullmatch(text):
        return f"'{text}"
    return text
