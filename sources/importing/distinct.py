"""Values that no two rows may share beside the natural key: the alpha-2 code, the expected hash."""

from sources.choices import RowAction

EMPTY = (None, "")


def check_distinct(dataset, rows, seen):
    """Fails rows whose values another row has, of the file so far or stored. One query a rule."""
    changing = [row for row in rows if row.action != RowAction.UNCHANGED]
    for names in dataset.distinct:
        columns = [dataset.columns[name] for name in names]
        given = {row.line: _values(row, columns) for row in changing}
        filled = [row for row in changing if not any(v in EMPTY for v in given[row.line])]
        alone = list(_once_in_file(names, filled, given, seen))
        _once_stored(dataset, columns, alone, given)


def _values(row, columns):
    rest = row.stored.values if row.stored else {}
    return tuple(row.values.get(c.name, rest.get(c.name, c.empty)) for c in columns)


def _once_in_file(names, rows, given, seen):
    """Fails those that an earlier row is like, and gives the others."""
    for row in rows:
        first = seen.setdefault((names, hash(given[row.line])), row.line)
        if first == row.line:
            yield row
        else:
            row.fail(names[-1], f"expected each {', '.join(names)} once; line {first} has the same")


def _once_stored(dataset, columns, rows, given):
    if not rows:
        return
    attnames = [column.attnames[0] for column in columns]
    key = [column.attnames[0] for column in dataset.key]
    firsts = {given[row.line][0] for row in rows}
    stored = dataset.model.objects.filter(**{f"{attnames[0]}__any_of": firsts})
    taken = {
        tuple(found[1 : len(attnames) + 1]): (found[0], found[len(attnames) + 1 :])
        for found in stored.values_list("pk", *attnames, *key)
    }
    for row in rows:
        pk, named = taken.get(given[row.line], (None, ()))
        if pk is not None and (row.stored is None or pk != row.stored.pk):
            name = " ".join(map(str, named))
            row.fail(columns[-1].cells[0], f"expected a value of its own; {name} has it already")
