"""One row of a file on its way: read into values, then told what it would do."""

from dataclasses import dataclass, field
from typing import Any

from sources.choices import RowAction
from sources.importing.columns import REQUIRED, unstorable
from sources.importing.existing import Stored
from sources.importing.issues import Gone, Issue, Unfit, shortened
from sources.importing.rows import SpoiltCell, SpoiltLine, Truth, as_written

LONGEST_KEY, LONGEST_VALUE = 300, 200
REMEMBERED = 20_000  # values of one column: what repeats in a table repeats often
UNREAD: Any = object()


@dataclass(slots=True)
class PlannedRow:
    """One row of the file: its values by column, and what it would do.

    `cells` is the row as it was read; `places` tells which of them stands where, for all rows.
    `differences` is what a stored row would change, None for a row that is not stored. `kept` is
    what stays as people left it, {column: (value, why)}; a row may be left out as a whole. `notes`
    are what else it does, such as making a claim stand back.
    """

    line: int
    cells: list
    places: dict[str, int]
    values: dict[str, Any] = field(default_factory=dict)
    issues: list[Issue] | tuple = ()
    key: tuple = ()
    action: str = RowAction.ERROR
    stored: Stored | None = None
    differences: dict[str, list] | None = None
    kept: dict[str, tuple] = field(default_factory=dict)
    left_out: bool = False
    notes: dict[str, list] = field(default_factory=dict)

    @property
    def is_sound(self):
        """To be looked at further: nothing wrong so far, and not left out."""
        return not self.issues and not self.left_out

    def cell(self, name):
        """What stands in the file's column of that name; "" where it has none."""
        place = self.places.get(name, len(self.cells))
        return self.cells[place] if place < len(self.cells) else ""

    def fail(self, cell, expected, value=None):
        """Something is wrong with this row; its file will be refused."""
        self.action = RowAction.ERROR
        value = as_written(self.cell(cell) if value is None else value)
        shown = shortened(value, LONGEST_VALUE)
        self.issues = [*self.issues, Issue(self.line, cell, shown, expected)]

    def keep(self, column, value, why):
        """Whatever the file says, this value of the row stays."""
        self.kept[column] = (value, why)

    def leave_out(self, cell, why):
        """Whatever the file says, the base stays without this row."""
        self.action, self.left_out = RowAction.UNCHANGED, True
        self.keep(cell, "", why)

    def changes(self):
        """Column -> [before, after], in the file's notation; of a new row all that is given.

        A third element says why a value is not as the file has it. Notes say in the same form
        what the row does beside that.
        """
        changes = self.differences
        if self.left_out:
            changes = {}
        elif changes is None:
            given = ((name, self.cells[at]) for name, at in self.places.items())
            changes = {name: [None, cell] for name, cell in given if cell != ""}
        kept = {
            column: [*changes.get(column, (value, value)), why]
            for column, (value, why) in self.kept.items()
        }
        return {**changes, **kept, **self.notes}

    def key_text(self, dataset):
        """The natural key as the file writes it."""
        return " ".join([str(self.cell(cell)) for cell in dataset.key_cells])[:LONGEST_KEY]


class RowReader:
    """Reads cells into values, for one file. What a column has read before is not read again."""

    def __init__(self, layout, header, references):
        self.references = references
        self.width = len(header)
        self.places = {cell: place for place, cell in enumerate(header)}
        self.single: list[tuple] = [
            (column, places[0], {} if column.repeats else None)
            for column, places in layout
            if len(places) == 1
        ]
        self.joint = [(column, places) for column, places in layout if len(places) > 1]

    def read(self, line, cells):
        """The row with its values; what is wrong with it stands in its issues."""
        row = PlannedRow(line, cells, self.places)
        if len(cells) != self.width:
            row.fail("", *_why_no_row(cells, self.width))
            return row
        values = row.values
        for column, place, known in self.single:
            cell = cells[place]
            if known is None or cell.__class__ is not str:
                value = self._value(row, column, [cell])
            else:
                value = known.get(cell, UNREAD)
                if value is UNREAD:
                    value = self._value(row, column, [cell])
                    if value is not UNREAD and len(known) < REMEMBERED:
                        known[cell] = value
            values[column.name] = value
        for column, places in self.joint:
            values[column.name] = self._value(row, column, [cells[place] for place in places])
        if row.issues:
            row.values = {name: v for name, v in values.items() if v is not UNREAD}
        return row

    def _value(self, row, column, cells):
        try:
            return column.read(_given(column, cells), self.references)
        except Gone as gone:
            if column.empty is not REQUIRED:
                return column.empty
            row.leave_out(gone.cell or column.cells[0], f"kept: {gone}")
            return UNREAD
        except Unfit as unfit:
            for part in [*_unstorable_cells(column, cells)] or unfit.parts:
                row.fail(part.cell or column.cells[0], str(part), part.value)
            return UNREAD


def _why_no_row(cells, width):
    """What was expected of a line that does not have as many cells as the header, and its text."""
    if isinstance(cells, SpoiltLine):
        return cells.expected, cells.text
    return f"expected {width} cells, found {len(cells)}", ""


def _given(column, cells):
    """What a column can read: texts, or lists and objects where it is made for them."""
    return [
        cell if cell.__class__ is str else _other_than_text(column, name, cell)
        for name, cell in zip(column.cells, cells, strict=True)
    ]


def _other_than_text(column, name, cell):
    if isinstance(cell, SpoiltCell):
        raise Unfit(cell.expected, name)
    if isinstance(cell, Truth):
        if column.in_words:
            raise Unfit(f"expected text, found {cell.written}", name)
        return cell if column.says_yes_or_no else cell.written
    if not column.structured:
        raise Unfit("expected one value, found a list or an object", name)
    return cell


def _unstorable_cells(column, cells):
    """What the eye does not see is said first: without it the cell may be as expected."""
    for name, cell in zip(column.cells, cells, strict=True):
        said = isinstance(cell, str) and unstorable(cell)
        if said:
            yield Unfit(said, name)
