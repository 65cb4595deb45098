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

BATCH = 500
to_json = json.JSONEncoder(ensure_ascii=False).encode


def copy_rows(table, columns, rows):
    """Writes tuples into the table; constraints hold as for INSERT."""
    copy_lines(table, columns, ["\t".join(map(encoded, row)) for row in rows])


def copy_lines(table, columns, lines):
    """The same for rows whose values are encoded and joined by tabs already."""
    if not lines:
        return
    buffer = io.StringIO("\n".join(lines) + "\n")
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
    """Fresh primary keys for rows of the model, in one query; for a commitment, the record's."""
    field = model._meta.pk
    while field.remote_field:
        field = field.remote_field.get_related_field()
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT nextval(pg_get_serial_sequence(%s, %s)) FROM generate_series(1, %s)",
            [field.model._meta.db_table, field.column, number],
        )
        return [pk for (pk,) in cursor.fetchall()]


def keys_one_by_one(model):
    """The same, drawn ahead a batch at a time; a few numbers are never used."""
    while True:
        yield from draw_keys(model, BATCH)


def encoded(value):
    """One value as COPY's text format writes it."""
    return FORMATS[value.__class__](value)


def _text(value):
    if "\\" in value:
        value = value.replace("\\", "\\\\")
    if "\n" in value or "\t" in value or "\r" in value:
        value = value.replace("\n", "\\n").replace("\t", "\\t").replace("\r", "\\r")
    return value


def _range(days):
    if days.isempty:
        return "empty"
    return f"[{days.lower or ''},{days.upper or ''})"


def _array(items):
    return _text("{" + ",".join([_element(item) for item in items]) + "}")


def _element(item):
    """Words are quoted, so that none of them is taken for NULL or for the end of the array."""
    if not isinstance(item, str):
        return str(item)
    escaped = item.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'


class Formats(dict):
    """How a value is written, by its class; subclasses, such as choices, like their base."""

    def __missing__(self, kind):
        base = next(known for known in (str, int, tuple) if issubclass(kind, known))
        self[kind] = self[base]
        return self[kind]


FORMATS = Formats(
    {
        str: _text,
        type(None): lambda value: "\\N",
        bool: lambda value: "t" if value else "f",
        int: str,
        Decimal: lambda value: f"{value:f}",
        DateRange: _range,
        datetime.date: datetime.date.isoformat,
        datetime.datetime: datetime.datetime.isoformat,
        dict: lambda value: _text(to_json(value)),
        tuple: _array,
        list: _array,
    }
)
