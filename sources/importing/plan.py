"""From the rows of a file to what each of them would do: create, update, nothing, or an error.

The same planner serves the dry run and the writing: a row's plan is what will be written.
"""

from dataclasses import dataclass, field
from itertools import count, islice
from typing import Any

from sources.choices import RowAction
from sources.importing.columns import REQUIRED, Hint, To
from sources.importing.existing import Stored, stored_rows
from sources.importing.issues import Issue, Unfit
from sources.importing.references import References

CHUNK = 5000


@dataclass(slots=True)
class PlannedRow:
    """One row of the file: its values by column, and what it would do."""

    line: int
    values: dict[str, Any] = field(default_factory=dict)
    cells: dict[str, Any] = field(default_factory=dict)
    issues: list[Issue] = field(default_factory=list)
    key: tuple = ()
    action: str = RowAction.ERROR
    stored: Stored | None = None
    changes: dict[str, list] = field(default_factory=dict)

    def key_text(self, dataset):
        """The natural key as the file writes it."""
        return " ".join(str(self.cells.get(cell, "")) for cell in dataset.key_cells)[:300]

    def fail(self, cell, expected):
        """Something is wrong with this row; its file will be refused."""
        value = self.cells.get(cell, "")
        self.issues.append(Issue(self.line, cell, str(value)[:1000], expected))


class Planner:
    """Plans one file of one dataset, chunk by chunk.

    Holds no rows beyond the present chunk; of those before, one number each, to find doubles.
    `draw` hands out primary keys for rows that other rows of this file refer to.
    """

    def __init__(self, dataset, by, *, draw=None):
        self.dataset = dataset
        self.by = by
        self.references = References()
        self.lines = {}
        self.seen = {}  # what a dataset's hooks remember from chunk to chunk
        self.announced = {}
        self.draw = draw or count(-1, -1).__next__

    def chunks(self, reopen):
        """Lists of PlannedRow. `reopen` gives the table from its start."""
        table = reopen()
        layout = self.dataset.layout(table.header)
        self.columns = [column for column, _places in layout]
        self.compared = [c for c in self.columns if not isinstance(c, Hint)]
        self.absent = [c for c in self.dataset.columns.values() if c not in self.columns]
        if any(isinstance(c, To) and c.to == self.dataset.known_as for c in self.columns):
            self._announce(layout, reopen())
            table = reopen()
        width = len(table.header)
        while chunk := list(islice(table.rows, CHUNK)):
            rows = [self._read(line, cells, layout, width) for line, cells in chunk]
            self._plan(rows)
            yield rows

    def _announce(self, layout, table):
        """Rows may refer to rows of the same file, also to later ones: all get their keys first."""
        known = self.references.ids(self.dataset.known_as)
        places = dict(layout)
        for _line, cells in table.rows:
            code = self.dataset.code_of([_cell(cells, places[c][0]) for c in self.dataset.key])
            if code not in known:
                self.announced[code] = self.draw()
                self.references.add(self.dataset.known_as, code, self.announced[code])

    def _read(self, line, cells, layout, width):
        row = PlannedRow(line)
        if len(cells) != width:
            row.fail("", f"expected {width} cells, found {len(cells)}")
            return row
        for column, places in layout:
            texts = [cells[place] for place in places]
            row.cells.update(zip(column.cells, texts, strict=True))
            try:
                row.values[column.name] = column.read(texts, self.references)
            except Unfit as unfit:
                row.fail(unfit.cell or column.cells[0], str(unfit))
        return row

    def _plan(self, rows):
        self._prepare(rows)
        whole = [row for row in rows if not row.issues]
        found = stored_rows(self.dataset, whole, self.columns)
        for row in whole:
            row.stored = found.get(row.key)
            if row.stored:
                self.dataset.judge(row, row.stored)
            self._compare(row)
        self._check(rows)
        for row in rows:
            if row.issues:
                row.action = RowAction.ERROR

    def _prepare(self, rows):
        self.dataset.prepare([row for row in rows if not row.issues], self)
        for row in rows:
            if all(column.name in row.values for column in self.dataset.key):
                row.key = tuple(column.key(row.values[column.name]) for column in self.dataset.key)
                self._once(row)

    def _once(self, row):
        first = self.lines.setdefault(hash(row.key), row.line)
        if first != row.line:
            cells = self.dataset.key_cells
            row.fail(cells[-1], f"expected each {', '.join(cells)} once; line {first} has the same")

    def _compare(self, row):
        if row.stored is None:
            row.action = RowAction.CREATE
            row.changes = {name: [None, cell] for name, cell in row.cells.items() if cell != ""}
            for column in self.absent:
                if getattr(column, "empty", None) is REQUIRED:
                    row.fail(column.cells[0], "expected this column, because the row is new")
            return
        for column in self.compared:
            before, after = row.stored.values[column.name], row.values[column.name]
            if before != after:
                shown = (column.show(value, self.references) for value in (before, after))
                row.changes[column.name] = list(shown)
        row.action = RowAction.UPDATE if row.changes else RowAction.UNCHANGED

    def _check(self, rows):
        """What must fit together within a row, after absent columns are filled up."""
        empties = {column.name: column.empty for column in self.absent}
        for row in rows:
            if row.issues or row.action == RowAction.UNCHANGED:
                continue
            rest = row.stored.values if row.stored else empties
            values = {**rest, **row.values} if self.absent else row.values
            for check in self.dataset.checks:
                for cell, expected in check(values):
                    row.fail(cell, expected)


def _cell(cells, place):
    return cells[place] if place < len(cells) else ""
