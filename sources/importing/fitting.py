"""What must fit together within one row: the dataset's checks, and what every row must keep to.

Each is looked at as far as it can be read, so that somebody who mends a file sees all of it.
"""

from contextlib import suppress

from sources.importing.columns import REQUIRED


class Unreadable(LookupError):
    """A check asks for a value that the row does not give, and what is wrong there is said."""


class Readable(dict):
    """Values of a row by column, of those that could be read: a check that asks for another one
    ends there, so that one fault is not said twice.
    """

    def __missing__(self, name):
        raise Unreadable(name)


class Fitting:
    """Looks at the rows of one file. `own` are the columns that may name rows of the file itself,
    `absent` those that the file does not have.
    """

    def __init__(self, dataset, references, *, own=(), absent=()):
        self.dataset = dataset
        self.references = references
        self.own = own
        self.absent = absent

    def look_further(self, row):
        """What else is wrong with a row of which something is wrong already."""
        self.names_another(row)
        if row.key and not row.stored:
            self.gives_what_is_new(row)
        self.fits(row)

    def names_another(self, row):
        """A row may refer to others of its kind, not to itself."""
        for column in self.own:
            key = [str(row.cell(part.cells[0])) for part in self.dataset.key]
            itself = self.references.ids(column.to).get(self.dataset.code_of(key))
            named = row.values.get(column.name)
            if named is not None and named == itself:
                row.fail(column.cells[0], "expected another than the row itself")

    def gives_what_is_new(self, row):
        """A row that is not stored has every column that needs a value."""
        for column in self.absent:
            if column.empty is REQUIRED:
                row.fail(column.cells[0], "expected this column, because the row is new")

    def fits(self, row):
        """What its values say fits together, after absent columns are filled up."""
        values = Readable(self._filled_up(row) | row.values)
        for check in self.dataset.checks:
            with suppress(Unreadable):
                for cell, expected in check(values):
                    row.fail(cell, expected)

    def _filled_up(self, row):
        if row.stored:
            stored = row.stored.values
            return {c.name: stored[c.name] for c in self.absent if c.name in stored}
        if row.issues and not row.key:
            return {}  # nobody knows which row is meant
        return {c.name: c.empty for c in self.absent if c.empty is not REQUIRED}
