"""COPY: rows from Python into a table in one go, history triggers included.

COPY goes past Django's statement wrappers, so the who and why of the history must be set already:
run one ordinary statement inside `changed_by` before (sources/history.py).
"""

import datetime
import io
import json
from decimal import Decimal

from django.db import connection
from django.db.backends.postgresql.psycopg_any import DateRange
from psycopg2 import sql

SPECIAL = str.maketrans({"\\": "\\\\", "\t": "\\t", "\n": "\\n", "\r": "\\r"})


def copy_rows(table, columns, rows):
    """Writes tuples into the table; constraints hold as for INSERT."""
    buffer = io.StringIO()
    for row in rows:
        buffer.write("\t".join([FORMATS[value.__class__](value) for value in row]))
        buffer.write("\n")
    buffer.seek(0)
    statement = sql.SQL("COPY {} ({}) FROM STDIN").format(
        sql.Identifier(table), sql.SQL(", ").join(map(sql.Identifier, columns))
    )
    with connection.cursor() as cursor, connection.wrap_database_errors:
        cursor.copy_expert(written(statement), buffer)


def written(statement):
    """A composed statement as text, which Django's wrappers of a cursor expect."""
    connection.ensure_connection()
    return statement.as_string(connection.connection)


def draw_keys(model, number):
    """Fresh primary keys for rows of the model, in one query. For a child of Record, the record's."""
    field = model._meta.pk
    while field.remote_field:
        field = field.remote_field.get_related_field()
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT nextval(pg_get_serial_sequence(%s, %s)) FROM generate_series(1, %s)",
            [field.model._meta.db_table, field.column, number],
        )
        return [pk for (pk,) in cursor.fetchall()]


def _range(days):
    if days.isempty:
        return "empty"
    return f"[{days.lower or ''},{days.upper or ''})"


class Formats(dict):
    """How a value is written for COPY, by its class; subclasses, such as choices, like their base."""

    def __missing__(self, kind):
        base = next(known for known in (str, int, tuple) if issubclass(kind, known))
        self[kind] = self[base]
        return self[kind]


FORMATS = Formats({
    str: lambda value: value.translate(SPECIAL),
    type(None): lambda value: "\\N",
    bool: lambda value: "t" if value else "f",
    int: str,
    Decimal: lambda value: f"{value:f}",
    DateRange: _range,
    datetime.date: datetime.date.isoformat,
    datetime.datetime: datetime.datetime.isoformat,
    dict: lambda value: json.dumps(value, ensure_ascii=False).translate(SPECIAL),
    tuple: lambda value: "{" + ",".join(map(str, value)) + "}",
})  # fmt: skip
