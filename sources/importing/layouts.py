"""The tables behind models, filled and changed by set."""

from django.db import connection, models
from django.utils import timezone
from psycopg2 import sql

from sources.importing.copying import copy_lines, copy_rows, encoded, written


class TableLayout:
    """One table behind a model and how its columns are filled. A record has two."""

    def __init__(self, model):
        self.model = model
        self.name = model._meta.db_table
        self.fields = [
            field for field in model._meta.local_concrete_fields
            if not isinstance(field, models.GeneratedField)
        ]  # fmt: skip
        self.attnames = [field.attname for field in self.fields]
        self.columns = [field.column for field in self.fields]
        self.key = model._meta.pk
        self.stamps = [f.attname for f in self.fields if getattr(f, "auto_now", False)]
        if "import_run_id" in self.attnames:
            self.stamps.append("import_run_id")

    def blank(self, now):
        """What a new row holds where nothing is said of it."""
        return {
            field.attname: now if _is_stamped(field) else field.get_default()
            for field in self.fields
        }

    def insert(self, rows):
        """New rows, each a dictionary by attname; what it leaves out is as `blank` has it.

        A table that counts its own keys does so, unless the rows bring them.
        """
        blank = {name: encoded(value) for name, value in self.blank(timezone.now()).items()}
        if rows and self.key.attname not in rows[0]:
            del blank[self.key.attname]
        columns = [self.model._meta.get_field(name).column for name in blank]
        lines = [
            "\t".join([encoded(row[name]) if name in row else blank[name] for name in blank])
            for row in rows
        ]
        copy_lines(self.name, columns, lines)

    def update(self, rows, attnames):
        """Sets these columns of stored rows, each a dictionary by attname with its key."""
        if not rows:
            return
        columns = [self.model._meta.get_field(name).column for name in attnames]
        names = {
            "table": sql.Identifier(self.name),
            "changed": sql.Identifier(f"import_{self.name}"),
            "key": sql.Identifier(self.key.column),
            "columns": sql.SQL(", ").join(map(sql.Identifier, columns)),
            "assigned": sql.SQL(", ").join(
                sql.SQL("{0} = changed.{0}").format(sql.Identifier(column)) for column in columns
            ),
        }
        with connection.cursor() as cursor:
            cursor.execute(written(CHANGED_TABLE.format(**names)))
            copy_rows(
                f"import_{self.name}",
                [self.key.column, *columns],
                ([row[name] for name in (self.key.attname, *attnames)] for row in rows),
            )
            cursor.execute(written(UPDATE_FROM.format(**names)))
            cursor.execute(written(DROP_CHANGED.format(**names)))


def _is_stamped(field):
    return getattr(field, "auto_now", False) or getattr(field, "auto_now_add", False)


CHANGED_TABLE = sql.SQL(
    "CREATE TEMPORARY TABLE {changed} ON COMMIT DROP AS"
    " SELECT {key}, {columns} FROM {table} WITH NO DATA"
)
UPDATE_FROM = sql.SQL(
    "UPDATE {table} SET {assigned} FROM {changed} AS changed WHERE {table}.{key} = changed.{key}"
)
DROP_CHANGED = sql.SQL("DROP TABLE {changed}")
