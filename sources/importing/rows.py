"""Tables as the formats hand them over: a header, and rows of cells with the line they stand in."""

import datetime
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import Any


@dataclass
class Table:
    """The header's names and an iterator of (line, cells); blank rows are left out already."""

    header: list[str]
    rows: Iterator[tuple[int, list[Any]]]


def cell_text(value):
    """The cell as the text that stands for it in a CSV file; lists and objects stay as they are.

    2019.0 of a workbook is 2019, a date cell is its ISO date, an empty cell is "".
    """
    if isinstance(value, str):
        return value.strip()
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, float):
        return str(int(value)) if value.is_integer() else f"{Decimal(repr(value)):f}"
    if isinstance(value, datetime.datetime):
        return value.date().isoformat() if value.time() == datetime.time() else value.isoformat()
    if isinstance(value, datetime.date | datetime.time):
        return value.isoformat()
    return value if isinstance(value, list | dict) else str(value)
