"""What an app declares of a dataset, and the register of all datasets."""

from sources.importing.columns import unstorable
from sources.importing.issues import HeaderRefused, Issue, did_you_mean
from sources.models import FormerSlug, Record

DATASETS: dict[str, "Dataset"] = {}
HEADER_LINE = 1


class UnknownDataset(LookupError):
    """No dataset has that name; the message lists those there are."""


class Dataset:
    """A kind of table that can be imported: its columns, natural key and the model behind it.

    `order` is its place when everything is loaded: what others refer to comes first. `key` names
    columns; these and the `needed` ones every file has. `checks` see a row's values and yield
    (column, expectation) of what does not fit together. `distinct` names tuples of columns that
    no two rows may share, beside the key. Subclasses add what one table needs beyond this.
    """

    # Whose import it may be: reference data concerns every country there is.
    needs_every_country = True
    # Whether what a person wrote into a row that is new is theirs, as what they change later.
    keeps_first_values = True
    # Do sources have to say what its rows hold?
    claimed = False
    # What a person who curates some countries may change of it.
    within_scope = "records of the countries you curate"

    def __init__(
        self,
        name,
        *,
        order,
        model,
        key,
        columns,
        checks=(),
        distinct=(),
        fixed=None,
        known_as=None,
        shows_everywhere=False,
        needed=(),
    ):
        self.name = name
        self.order = order
        self.model = model
        self.columns = {column.name: column for column in columns}
        self.key = [self.columns[part] for part in key]
        self.key_cells = [cell for column in self.key for cell in column.cells[:1]]
        self.needed = {*self.key, *(self.columns[name] for name in needed)}
        self.checks = checks
        self.distinct = distinct
        self.fixed = fixed or {}
        self.shows_everywhere = shows_everywhere  # any page may name what a row changes
        self.known_as = known_as  # the reference by which rows of this very file can be named
        for column in columns:
            column.bind(model)

    def derive(self, rows):
        """Hook before all others: values that no cell gives, and codes that mean another by now.

        Also of rows with cells that could not be read: their values are not all there.
        """

    def prepare(self, rows, planner):
        """Hook before keys are compared: derive values that need a look at other tables.

        `rows` are PlannedRow; problems go to `row.fail(column, expectation)`.
        """

    def settle(self, rows, planner):
        """Hook once `row.stored` of these rows is known: derive values that depend on it."""

    def agree(self, rows, planner):
        """Hook once values that people changed are in: what must fit among rows and tables."""

    def judge(self, row, before):
        """Hook for a row that exists already: what may not change, or means something else then."""

    def write(self, writer, rows):
        """Writes a chunk; returns {line: primary key}. Datasets that are no plain table differ."""
        return writer.write(rows)

    def finish(self, writer):
        """Hook after the last chunk, inside the same transaction."""

    def code_of(self, key_cells):
        """The code under which other rows of the file may name the row with these key cells."""
        return "/".join(key_cells)

    def concerned(self, rows):
        """{line: ids of stored records that the row changes}, all within the person's scope."""
        return {}

    def owners(self, rows):
        """{line: id of the stored record that the row is part of, or is}."""
        return {}

    def records_of(self, rows, keys):
        """{line: ids of the records whose pages the row changes}, for rows that were written."""
        return {}


def layout_of(dataset, header):
    """The columns of a dataset that the header gives, each with the places of its cells in a row.

    Raises HeaderRefused, which names every column that is unknown, missing or there twice.
    """
    known = [cell for column in dataset.columns.values() for cell in column.cells]
    issues = [*_odd_columns(header, known)]
    present = []
    for column in dataset.columns.values():
        given = [cell in header for cell in column.cells]
        if all(given):
            present.append((column, [header.index(cell) for cell in column.cells]))
        elif any(given) or column in dataset.needed:
            missing = [cell for cell in column.cells if cell not in header]
            issues += [Issue(HEADER_LINE, cell, "", "expected this column") for cell in missing]
    if issues:
        raise HeaderRefused(issues, present)
    return present


def _odd_columns(header, known):
    for place, cell in enumerate(header, 1):
        if cell == "":
            yield Issue(HEADER_LINE, "", "", f"expected a name for column {place}")
        elif cell not in known:
            said = f"no such column in this dataset{did_you_mean(cell, known)}"
            yield Issue(HEADER_LINE, cell, cell, unstorable(cell) or said)
        elif header.index(cell) != place - 1:
            first = header.index(cell) + 1
            yield Issue(HEADER_LINE, cell, cell, f"expected once, stands in column {first} too")


class RecordDataset(Dataset):
    """A dataset of records of one kind, with slug as the key. New ones are drafts.

    `together`: fields of claims that several columns hold, {field: Together}. `ours`: columns that
    no source has to say. `unknown`: words that say that nothing is known, which no source says.
    """

    needs_every_country = False
    claimed = True

    def __init__(self, name, *, kind, together=None, ours=(), unknown=(), **declared):
        super().__init__(name, key=["slug"], fixed={"kind": kind}, known_as=kind, **declared)
        self.kind = kind
        self.together = together or {}
        self.ours = {"slug", "language", *ours}
        self.unknown = {"", *unknown}

    def derive(self, rows):
        """A slug that a record used to have means that record."""
        rows = [row for row in rows if "slug" in row.values]
        slugs = [row.values["slug"] for row in rows]
        former = FormerSlug.objects.filter(kind=self.kind, slug__any_of=slugs)
        moved = dict(former.values_list("slug", "record__slug"))
        if moved:
            current = Record.objects.filter(kind=self.kind, slug__in=moved)
            for slug in current.values_list("slug", flat=True):
                del moved[slug]
            for row in rows:
                row.values["slug"] = moved.get(row.values["slug"], row.values["slug"])

    def concerned(self, rows):
        return {line: (pk,) for line, pk in self.owners(rows).items()}

    def owners(self, rows):
        return {row.line: row.stored.pk for row in rows if row.stored}

    def records_of(self, rows, keys):
        return {line: (key,) for line, key in keys.items()}


class AttachedDataset(Dataset):
    """Rows that belong to one or two records and show on their pages. They are part of the first:
    a link of the record it starts from, a post of the person.

    `said` tells how claims speak of a row, where sources have to say what it holds.
    """

    needs_every_country = False

    def __init__(self, name, *, of, said=None, **declared):
        super().__init__(name, **declared)
        self.of = of
        self.said = said
        self.claimed = said is not None

    def concerned(self, rows):
        return {row.line: [row.values[column] for column in self.of] for row in rows}

    def owners(self, rows):
        return {row.line: row.values[self.of[0]] for row in rows}

    def records_of(self, rows, keys):
        return self.concerned(rows)


def register(*datasets):
    """Makes datasets known. Called once, from an app's imports module."""
    for dataset in datasets:
        DATASETS[dataset.name] = dataset


def dataset_called(name):
    """The dataset of that name. Raises UnknownDataset."""
    if name not in DATASETS:
        near = did_you_mean(name, DATASETS)
        raise UnknownDataset(f"no dataset called {name}{near}. Known: {', '.join(in_order())}")
    return DATASETS[name]


def dataset_of(kind):
    """The dataset of the records of a kind."""
    return next(
        dataset
        for dataset in DATASETS.values()
        if isinstance(dataset, RecordDataset) and dataset.kind == kind
    )


def claimed_parts():
    """The datasets of rows that hang on records and that sources have to say."""
    return [d for d in DATASETS.values() if isinstance(d, AttachedDataset) and d.said]


def in_order():
    """Names of all datasets, what others refer to first."""
    return sorted(DATASETS, key=lambda name: DATASETS[name].order)
