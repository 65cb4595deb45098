"""What was planned, written by set: COPY for new rows, UPDATE … FROM for changed ones."""

from django.db import connection, models
from django.utils import timezone
from psycopg2 import sql

from sources.choices import RowAction
from sources.importing.copying import copy_rows, draw_keys, written
from sources.importing.lists import Many


class TableLayout:
    """One table behind a dataset's model and how its columns are filled. A record has two."""

    def __init__(self, model):
        self.model = model
        self.name = model._meta.db_table
        self.fields = [
            field for field in model._meta.local_concrete_fields
            if not isinstance(field, models.GeneratedField)
        ]  # fmt: skip
        self.attnames = [field.attname for field in self.fields]
        self.key = model._meta.pk.column
        self.stamps = [f.attname for f in self.fields if getattr(f, "auto_now", False)]
        if "import_run_id" in self.attnames:
            self.stamps.append("import_run_id")


class Writer:
    """Writes the planned rows of one run, a chunk at a time, inside the caller's transaction."""

    def __init__(self, dataset, run, planner):
        self.dataset = dataset
        self.run = run
        self.planner = planner
        self.now = timezone.now()
        parents = [*dataset.model._meta.get_parent_list()]
        self.tables = [TableLayout(model) for model in [*reversed(parents), dataset.model]]
        self.template = self._template(run)

    def _template(self, run):
        """What a new row holds where the file says nothing."""
        filled = {}
        for table in self.tables:
            for field in table.fields:
                filled[field.attname] = field.get_default()
                if getattr(field, "auto_now", False) or getattr(field, "auto_now_add", False):
                    filled[field.attname] = self.now
        filled["import_run_id"] = run.pk
        return filled | self.dataset.fixed

    def write(self, rows):
        """Creates and updates; returns {line: primary key} of the rows written."""
        creates = [row for row in rows if row.action == RowAction.CREATE]
        updates = [row for row in rows if row.action == RowAction.UPDATE]
        keys = self._create(creates) if creates else {}
        if updates:
            self._update(updates)
            keys |= {row.line: row.stored.pk for row in updates}
        self._write_children(creates + updates, keys)
        return keys

    def _create(self, rows):
        keys = self._keys(rows)
        filled = [self._filled(row, keys[row.line]) for row in rows]
        for table in self.tables:
            places = table.attnames
            columns = [field.column for field in table.fields]
            copy_rows(table.name, columns, ([row[name] for name in places] for row in filled))
        return keys

    def _keys(self, rows):
        announced = self.planner.announced
        keys = {}
        if announced:
            for row in rows:
                code = self.dataset.code_of([row.cells[c.cells[0]] for c in self.dataset.key])
                keys[row.line] = announced[code]
            return keys
        pk = self.dataset.model._meta.pk
        if isinstance(pk, models.OneToOneField) and not pk.remote_field.parent_link:
            return {row.line: row.values[pk.name] for row in rows}
        drawn = draw_keys(self.dataset.model, len(rows))
        return {row.line: key for row, key in zip(rows, drawn, strict=True)}

    def _filled(self, row, key):
        filled = {**self.template, **self._stored(row)}
        for table in self.tables:
            filled[table.model._meta.pk.attname] = key
        return filled

    def _stored(self, row):
        stored = {}
        for name, column in self.dataset.columns.items():
            if name in row.values:
                stored.update(zip(column.attnames, column.store(row.values[name]), strict=True))
        return stored

    def _update(self, rows):
        given = self._stored(rows[0]).keys()
        for table in self.tables:
            attnames = [name for name in table.attnames if name in given]
            changed = [row for row in rows if self._touches(row, table, attnames)]
            if changed:
                self._update_table(table, [*attnames, *table.stamps], changed)

    def _touches(self, row, table, attnames):
        """The parent of every changed record is stamped; a typed row only if a value changed."""
        if table.stamps:
            return True
        columns = self.dataset.columns
        return any(
            attname in attnames for name in row.changes for attname in columns[name].attnames
        )

    def _update_table(self, table, attnames, rows):
        columns = [table.model._meta.get_field(name).column for name in attnames]
        names = {
            "table": sql.Identifier(table.name),
            "changed": sql.Identifier(f"import_{table.name}"),
            "key": sql.Identifier(table.key),
            "columns": sql.SQL(", ").join(map(sql.Identifier, columns)),
            "assigned": sql.SQL(", ").join(
                sql.SQL("{0} = changed.{0}").format(sql.Identifier(column)) for column in columns
            ),
        }
        stamped = {name: self.template[name] for name in table.stamps}
        values = ({**self._stored(row), **stamped, "": row.stored.pk} for row in rows)
        with connection.cursor() as cursor:
            cursor.execute(written(CHANGED_TABLE.format(**names)))
            copy_rows(
                f"import_{table.name}",
                [table.key, *columns],
                ([row[name] for name in ("", *attnames)] for row in values),
            )
            cursor.execute(written(UPDATE_FROM.format(**names)))
            cursor.execute(written(DROP_CHANGED.format(**names)))

    def _write_children(self, rows, keys):
        for column in self.planner.columns:
            if isinstance(column, Many):
                self._write_list(column, rows, keys)

    def _write_list(self, column, rows, keys):
        gone, come = [], []
        for row in rows:
            wanted = row.values[column.name]
            present = row.stored.children[column.name] if row.stored else {}
            gone += [pk for child, pk in present.items() if child not in wanted]
            key = keys[row.line]
            fixed = tuple(column.fixed.values())
            come += [(key, *fixed, *child) for child in wanted if child not in present]
        if gone:
            column.model.objects.filter(pk__in=gone).delete()
        if come:
            fields = [column.parent_attname, *column.fixed, *column.item_attnames]
            copy_rows(column.model._meta.db_table, fields, come)


CHANGED_TABLE = sql.SQL(
    "CREATE TEMPORARY TABLE {changed} ON COMMIT DROP AS"
    " SELECT {key}, {columns} FROM {table} WITH NO DATA"
)
UPDATE_FROM = sql.SQL(
    "UPDATE {table} SET {assigned} FROM {changed} AS changed WHERE {table}.{key} = changed.{key}"
)
DROP_CHANGED = sql.SQL("DROP TABLE {changed}")
ANALYSE = sql.SQL("ANALYZE {}")


def tables_of(dataset):
    """Identifiers of all tables that the dataset writes."""
    models_written = [*dataset.model._meta.get_parent_list(), dataset.model]
    models_written += {c.model for c in dataset.columns.values() if isinstance(c, Many)}
    return [sql.Identifier(model._meta.db_table) for model in models_written]
