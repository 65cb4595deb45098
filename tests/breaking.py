"""Trying to break a rule of the database: `with breaks():` in a test named after the constraint."""

import os
import re
from contextlib import contextmanager

import pytest
from django.db import DatabaseError, connection, transaction

from sources.models import Record
from tests.factories.dates import dated


@contextmanager
def breaks():
    """What is done inside must be refused by the constraint or trigger the test is named after."""
    name = re.search(r"::test_(\w+)", os.environ["PYTEST_CURRENT_TEST"]).group(1)
    with pytest.raises(DatabaseError) as refused, transaction.atomic():
        yield
    assert refused.value.__cause__.diag.constraint_name == name


@contextmanager
def breaks_at_the_end():
    """The same for rules that are looked at when the transaction ends."""
    with breaks():
        yield
        connection.check_constraints()


def come_bare(kind):
    """A record of that kind comes without the row that makes it one, which is refused."""
    with breaks_at_the_end():
        Record.objects.create(kind=kind, slug="bare", title="Bare")


def lose_its_row(record, other):
    """Its row goes alone, or goes over to the record of `other`, a draft of the same kind; both
    are refused. The row goes together with the record.
    """
    table = type(record)._meta.db_table
    connection.check_constraints()
    with breaks_at_the_end(), connection.cursor() as cursor:
        cursor.execute(f"DELETE FROM {table} WHERE record_ptr_id = %s", [record.pk])
    with breaks_at_the_end(), connection.cursor() as cursor:
        cursor.execute(f"DELETE FROM {table} WHERE record_ptr_id = %s", [other.pk])
        cursor.execute(
            f"UPDATE {table} SET record_ptr_id = %s WHERE record_ptr_id = %s",
            [other.pk, record.pk],
        )
    record.delete()
    connection.check_constraints()


@contextmanager
def is_protected(words):
    """The same for triggers of pgtrigger's own, which say what they forbid and bear no name."""
    with pytest.raises(DatabaseError, match=words), transaction.atomic():
        yield


UNFIT_DAYS = [
    ("2022-07-20", "unknown"),
    ("2022", "day"),
    ("2022-07-20..2022-07-21", "day"),
    ("2022-07-02", "month"),
    ("2022-07..2022-08", "month"),
    ("2022-07-02..2022-08-01", "month"),
    ("2022-07..2022-09", "season"),
    ("2022-07", "year"),
    ("2022-02..2023-01", "year"),
    ("2022..2023", "year"),
    ("2022", "eon"),
]


def days_without_precision(name, text="2022-07-20", precision="unknown"):
    """A partial date whose days are not those of its precision."""
    return {**dated(name, text), f"{name}_precision": precision}


def backwards(first, second):
    return dated(first, "2022-07-20") | dated(second, "2021")
