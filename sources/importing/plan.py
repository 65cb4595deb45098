"""From the rows of a file to what each of them would do: create, update, nothing, or an error.

The same planner serves the dry run and the writing: a row's plan is what will be written.
"""

from contextlib import suppress
from itertools import count
from typing import Any

from sources.choices import RowAction
from sources.importing.agreeing import note_disagreements
from sources.importing.columns import Hint
from sources.importing.dataset import layout_of
from sources.importing.distinct import check_distinct
from sources.importing.existing import stored_rows
from sources.importing.fitting import Fitting
from sources.importing.issues import FileRefused, HeaderRefused, Issue
from sources.importing.kept import Keeper, removed_records
from sources.importing.planned_row import RowReader
from sources.importing.published_guard import check_published
from sources.importing.references import References
from sources.importing.scope_guard import ScopeGuard

CHUNK = 2000
CHANGING = (RowAction.CREATE, RowAction.UPDATE)


class Planner:
    """Plans one file of one dataset, chunk by chunk.

    Holds no rows beyond the present chunk; of those before, one number each, to find doubles.
    `by` is whose import it is, None for the operator's own. `draw` hands out primary keys for
    rows that other rows of this file refer to. `keeps`: what people changed of its rows stays.
    """

    def __init__(self, dataset, *, by, draw=None, keeps=False):
        self.dataset = dataset
        self.by = by
        self.guard = ScopeGuard(self)
        self.outside: dict[int, list] = {}  # issues of rows found outside of the person's scope
        self.draw = draw or count(-1, -1).__next__
        self.keeper = Keeper(self) if keeps else None
        self.references = References(removed_records() if keeps else None)
        self.announced: dict[str, int] = {}
        self.header_issues: list[Issue] = []
        self.seen: dict[Any, Any] = {}  # what hooks remember from chunk to chunk
        self.lines: dict[int, int] = {}

    def chunks(self, reopen):
        """Lists of PlannedRow. `reopen` gives the table from its start.

        Where `header_issues` say that columns are wrong, only rows with mistakes come: those that
        can be seen without these columns.
        """
        table = reopen()
        try:
            layout = layout_of(self.dataset, table.header)
        except HeaderRefused as refused:
            self.header_issues = refused.issues
            yield from self._mistaken(refused.layout, reopen)
            return
        self.columns = [column for column, _places in layout]
        self.compared = [c for c in self.columns if not isinstance(c, Hint)]
        self.absent = [c for c in self.dataset.columns.values() if c not in self.columns]
        own = self._naming_its_own(self.columns)
        self.fitting = Fitting(self.dataset, self.references, own=own, absent=self.absent)
        if own:
            self._announce(layout, reopen())
            table = reopen()
        reader = RowReader(layout, table.header, self.references)
        for chunk in _in_chunks(table.rows):
            rows = [reader.read(line, cells) for line, cells in chunk]
            self._plan(rows)
            yield rows

    def _naming_its_own(self, columns):
        """The columns that may name other rows of this very file."""
        known_as = self.dataset.known_as
        return [c for c in columns if known_as and getattr(c, "to", "") == known_as]

    def _mistaken(self, layout, reopen):
        """The rows with a mistake in one of these columns. None is planned: what a row means is
        told by columns that may be missing.
        """
        columns = [column for column, _places in layout]
        own = self._naming_its_own(columns)
        if own and set(self.dataset.key) <= set(columns):
            self._announce(layout, reopen())
        else:
            layout = [(column, places) for column, places in layout if column not in own]
        table = reopen()
        reader = RowReader(layout, table.header, self.references)
        fitting = Fitting(self.dataset, self.references)
        for chunk in _in_chunks(table.rows):
            rows = [reader.read(line, cells) for line, cells in chunk]
            self.dataset.derive(rows)
            for row in rows:
                fitting.fits(row)
            yield [row for row in rows if row.issues]

    def _announce(self, layout, table):
        """Rows may refer to rows of the same file, also to later ones: all get their keys first."""
        known_as = self.dataset.known_as
        known = self.references.ids(known_as)
        places = {column: places[0] for column, places in layout}
        key = [places[column] for column in self.dataset.key]
        for cells in _up_to_a_break(table.rows):
            if len(cells) == len(table.header):
                code = self.dataset.code_of([str(cells[place]) for place in key])
                if code not in known and (known_as, code) not in self.references.removed:
                    self.announced[code] = self.draw()
                    self.references.add(known_as, code, self.announced[code])

    def _plan(self, rows):
        self.dataset.derive([row for row in rows if not row.left_out])
        self.dataset.prepare([row for row in rows if row.is_sound], self)
        for row in rows:
            self._find_double(row)
        whole = [row for row in rows if row.is_sound]
        self._meet_stored([row for row in rows if row.key and not row.left_out])
        for row in [row for row in rows if row.issues]:
            self.fitting.look_further(row)
        self.dataset.settle(whole, self)
        if self.keeper:
            self.keeper.leave_out(whole)
            whole = [row for row in whole if row.is_sound]
            self.keeper.keep(whole)
        self.dataset.agree(whole, self)
        for row in whole:
            if row.is_sound:
                self._decide(row)
        check_distinct(self.dataset, whole, self.seen)
        changing = [row for row in whole if row.action in CHANGING]
        note_disagreements(changing, self.dataset, self.references)
        check_published(changing, self.dataset, by=self.by)
        self.guard.check(changing, self.dataset.concerned(changing))
        for row in changing:
            for issue in self.outside.get(row.line, ()) if not row.issues else ():
                row.fail(issue.column, issue.expected, issue.value)

    def _decide(self, row):
        """What the row would do, and whether that fits together."""
        self.fitting.names_another(row)
        if row.stored:
            self.dataset.judge(row, row.stored)
            row.differences = self.compare(row)
            if not row.issues:
                row.action = RowAction.UPDATE if row.differences else RowAction.UNCHANGED
        else:
            self._create(row)
        if row.action in CHANGING or row.issues:
            self.fitting.fits(row)
        if self.keeper and row.issues and row.stored and row.kept:
            self.keeper.keep_all(row)
            row.issues, row.differences, row.action = (), {}, RowAction.UNCHANGED

    def _meet_stored(self, rows):
        found = stored_rows(self.dataset, rows, self.columns)
        for row in rows:
            row.stored = found.get(row.key)

    def _find_double(self, row):
        if row.left_out or not all(column.name in row.values for column in self.dataset.key):
            return
        row.key = tuple([column.key(row.values[column.name]) for column in self.dataset.key])
        first = self.lines.setdefault(hash(row.key), row.line)
        if first != row.line:
            cells = self.dataset.key_cells
            row.fail(cells[-1], f"expected each {', '.join(cells)} once; line {first} has the same")

    def _create(self, row):
        self.fitting.gives_what_is_new(row)
        if not row.issues:
            row.action = RowAction.CREATE

    def compare(self, row):
        """{column: [stored value, value of the file], as texts} where the two differ."""
        differences = {}
        for column in self.compared:
            before, after = row.stored.values[column.name], row.values[column.name]
            if before != after:
                shown = (column.show(value, self.references) for value in (before, after))
                differences[column.name] = list(shown)
        return differences


def _up_to_a_break(rows):
    """Cells of the rows; where the file breaks off, the second reading says so."""
    with suppress(FileRefused):
        for _line, cells in rows:
            yield cells


def _in_chunks(rows):
    """Lists of so many rows; where the file breaks off, those before are looked at all the same."""
    chunk = []
    try:
        for row in rows:
            chunk.append(row)
            if len(chunk) == CHUNK:
                yield chunk
                chunk = []
    except FileRefused:
        yield chunk
        raise
    yield chunk
