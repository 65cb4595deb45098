"""A comparison as a CSV file: a line a cell, each with the page that tells of it."""

from collections.abc import Iterator

from sources.exports.columns import Column
from sources.exports.table import BYTE_ORDER_MARK, csv_rows, header

NAMES = ("row", "row_name", "row_level", "column", "column_name", "column_type", "state",
         "state_label", "count", "planned", "checked", "checked_by", "note", "url")  # fmt: skip
COLUMNS = tuple(Column(name, (name,)) for name in NAMES)


def csv_pieces(data, origin) -> Iterator[str]:
    """The file, a piece a row of the matrix. `data` is what `matrix_data` gives."""
    yield BYTE_ORDER_MARK + header(COLUMNS)
    columns = {column["code"]: column for column in data["columns"]}
    for row in data["rows"]:
        cells = [cell for cell in data["cells"] if cell["row"] == row["key"]]
        lines = [_line(row, columns[cell["column"]], cell) for cell in cells]
        yield csv_rows(COLUMNS, lines, origin=origin)


def _line(row, column, cell):
    """Of the checks a state rests on, the newest."""
    newest = cell["checks"][0] if cell["checks"] else {}
    return {
        **{name: cell[name] for name in ("row", "column", "state", "state_label", "count", "url")},
        "planned": cell["planned"],
        "row_name": row["name"],
        "row_level": row["level"],
        "column_name": column["name"],
        "column_type": column["type"],
        "checked": newest["checked"]["value"] if newest else "",
        "checked_by": newest.get("checked_by", ""),
        "note": newest.get("note", ""),
    }
