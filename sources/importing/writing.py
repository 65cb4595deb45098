"""What was planned, written by set: COPY for new rows, UPDATE … FROM for changed ones."""

from operator import itemgetter
from typing import Any

from django.db import connection, models
from django.utils import timezone
from psycopg2 import sql

from sources.choices import RowAction
from sources.importing.copying import copy_lines, draw_keys, encoded
from sources.importing.layouts import TableLayout
from sources.importing.lists import Many


class Writer:
    """Writes the planned rows of one run, a chunk at a time, inside the caller's transaction."""

    def __init__(self, dataset, run, planner):
        self.dataset = dataset
        self.run = run
        self.planner = planner
        self.now = timezone.now()
        parents = [*dataset.model._meta.get_parent_list()]
        self.tables = [TableLayout(model) for model in [*reversed(parents), dataset.model]]
        self.template = self._template()

    def _template(self):
        """What a new row holds where the file says nothing."""
        filled: dict[str, Any] = {}
        for table in self.tables:
            filled |= table.blank(self.now)
        filled["import_run_id"] = self.run.pk
        return filled | self.dataset.fixed

    def write(self, rows):
        """Updates and creates; returns {line: primary key} of the rows written.

        Updates come first: they may make room, as a membership that ends before the next begins.
        """
        creates = [row for row in rows if row.action == RowAction.CREATE]
        updates = [row for row in rows if row.action == RowAction.UPDATE]
        keys = {row.line: row.stored.pk for row in updates}
        if updates:
            self._update(updates)
        if creates:
            keys |= self._create(creates)
        for column in self.planner.columns:
            if isinstance(column, Many):
                self._write_list(column, creates + updates, keys)
        if not self.planner.fitting.own:
            # Foreign keys now, not all at the end: the server need not remember every row. Where
            # rows refer to rows of later chunks, only the end will do.
            connection.check_constraints()
        return keys

    def _create(self, rows):
        """Every value is encoded once, then laid out for each of the tables."""
        keys = self._keys(rows)
        given = [c for c in self.planner.columns if c.attnames]
        slots = {attname: at for at, attname in enumerate(self.template)}
        slots |= {t.key.attname: len(slots) for t in self.tables}
        attnames = [attname for column in given for attname in column.attnames]
        start = len(self.template) + 1
        slots |= {attname: start + at for at, attname in enumerate(attnames)}
        constant = [encoded(value) for value in self.template.values()]
        filled = []
        for row in rows:
            values = [*constant, str(keys[row.line])]
            for column in given:
                values += map(encoded, column.store(row.values[column.name]))
            filled.append(values)
        for table in self.tables:
            of_table = itemgetter(*(slots[attname] for attname in table.attnames))
            copy_lines(table.name, table.columns, ["\t".join(of_table(v)) for v in filled])
        return keys

    def _keys(self, rows):
        announced = self.planner.announced
        if announced:
            cells = [column.cells[0] for column in self.dataset.key]
            codes = {row.line: self.dataset.code_of([row.cell(c) for c in cells]) for row in rows}
            return {line: announced[code] for line, code in codes.items()}
        pk = self.dataset.model._meta.pk
        if isinstance(pk, models.OneToOneField) and not pk.remote_field.parent_link:
            return {row.line: row.values[pk.name] for row in rows}
        drawn = draw_keys(self.dataset.model, len(rows))
        return {row.line: key for row, key in zip(rows, drawn, strict=True)}

    def _stored(self, row):
        stored: dict[str, Any] = {}
        for column in self.planner.columns:
            stored.update(zip(column.attnames, column.store(row.values[column.name]), strict=True))
        return stored

    def _update(self, rows):
        given = self._stored(rows[0]).keys()
        for table in self.tables:
            key = table.key.attname
            attnames = [name for name in table.attnames if name in given and name != key]
            stamped = {name: self.template[name] for name in table.stamps}
            changed = [
                {**self._stored(row), **stamped, key: row.stored.pk}
                for row in rows
                if self._touches(row, table, attnames)
            ]
            table.update(changed, [*attnames, *table.stamps])

    def _touches(self, row, table, attnames):
        """The parent of every changed record is stamped; a typed row only if a value changed."""
        if table.stamps:
            return True
        columns = self.dataset.columns
        return any(
            attname in attnames for name in row.differences for attname in columns[name].attnames
        )

    def _write_list(self, column, rows, keys):
        gone, come, known = [], [], {}
        fixed = tuple(column.fixed.values())
        for row in rows:
            wanted = row.values[column.name]
            present = row.stored.children[column.name] if row.stored else {}
            gone += [pk for child, pk in present.items() if child not in wanted]
            for child in wanted:
                if child not in present:
                    if child not in known:
                        known[child] = "\t".join(map(encoded, (*fixed, *child)))
                    come.append(f"{keys[row.line]}\t{known[child]}")
        if gone:
            column.model.objects.filter(pk__in=gone).delete()
        attnames = [column.parent_attname, *column.fixed, *column.item_attnames]
        copy_lines(column.model._meta.db_table, attnames, come)


ANALYSE = sql.SQL("ANALYZE {}")


def tables_of(dataset):
    """Identifiers of all tables that the dataset writes."""
    models_written = [*dataset.model._meta.get_parent_list(), dataset.model]
    models_written += {c.model for c in dataset.columns.values() if isinstance(c, Many)}
    return [sql.Identifier(model._meta.db_table) for model in models_written]
