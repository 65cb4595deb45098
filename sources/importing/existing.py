"""What is stored already for the rows of a file: found by natural key, a chunk at a time."""

from collections import defaultdict
from dataclasses import dataclass, field

from django.db.models import Field, ForeignObject, Lookup

from sources.importing.lists import Many


@Field.register_lookup
@ForeignObject.register_lookup
class AnyOf(Lookup):
    """`= ANY` of an array: as `__in`, for thousands of values in a third of the time."""

    lookup_name = "any_of"
    prepare_rhs = False

    def as_sql(self, compiler, connection):
        left, parameters = self.process_lhs(compiler, connection)
        return f"{left} = ANY(%s)", [*parameters, list(self.rhs)]


@dataclass(slots=True)
class Stored:
    """One stored row: its primary key, values by column and, for lists, the children's keys."""

    pk: int
    values: dict
    children: dict = field(default_factory=dict)


def stored_rows(dataset, rows, columns):
    """{natural key: Stored} for those of the rows that exist. `columns` are the file's.

    One query for the rows and one for each child table, whatever their number.
    """
    found = _by_key(dataset, rows)
    _load_lists({stored.pk: stored for stored in found.values()}, columns)
    return found


def stored_by_id(dataset, ids):
    """{id: Stored} of rows by their primary keys, whole, in the same few queries."""
    query = dataset.model.objects.filter(pk__any_of=ids)
    by_pk = {stored.pk: stored for stored in loaded(dataset, query)}
    _load_lists(by_pk, dataset.columns.values())
    return by_pk


def _load_lists(by_pk, columns):
    lists = defaultdict(list)
    for column in columns:
        if isinstance(column, Many):
            lists[column.model].append(column)
    for model, of_model in lists.items():
        _load_children(model, of_model, by_pk)


def _by_key(dataset, rows):
    wanted = {row.key for row in rows}
    query = dataset.model.objects.all()
    for place, column in enumerate(dataset.key):
        codes = {key[place] for key in wanted}
        # Periods and columns that may be empty are compared below, not in the query.
        if len(column.attnames) == 1 and None not in codes:
            query = query.filter(**{f"{column.attnames[0]}__any_of": codes})
    found = {}
    for stored in loaded(dataset, query):
        key = tuple(column.key(stored.values[column.name]) for column in dataset.key)
        if key in wanted:
            found[key] = stored
    return found


def loaded(dataset, query):
    """A Stored for each row of a query on the dataset's model, without its lists; one query."""
    attnames: list[str] = []
    places = []
    for column in dataset.columns.values():
        if not isinstance(column, Many):
            start = len(attnames)
            attnames += column.loaded
            places.append((column.name, column.load, slice(start, len(attnames))))
    for pk, *stored in query.values_list("pk", *attnames):
        yield Stored(pk, {name: load(stored[place]) for name, load, place in places})


def _load_children(model, columns, by_pk):
    if not by_pk:
        return
    for stored in by_pk.values():
        for column in columns:
            stored.children[column.name] = {}
    first = columns[0]
    by_fixed = {tuple(column.fixed.values()): column for column in columns}
    attnames = [first.parent_attname, "pk", *first.fixed, *first.item_attnames]
    children = model.objects.filter(**{f"{first.parent_attname}__any_of": by_pk})
    for parent, pk, *rest in children.values_list(*attnames):
        column = by_fixed.get(tuple(rest[: len(first.fixed)]))
        if column:
            by_pk[parent].children[column.name][tuple(rest[len(first.fixed) :])] = pk
    for stored in by_pk.values():
        for column in columns:
            stored.values[column.name] = frozenset(stored.children[column.name])
