"""Trying to break a rule of the database: `with breaks():` in a test named after the constraint."""

import os
import re
from contextlib import contextmanager

import pytest
from django.db import DatabaseError, transaction

from tests.factories.dates import dated


@contextmanager
def breaks():
    """What is done inside must be refused by the constraint or trigger the test is named after."""
    name = re.search(r"::test_(\w+)", os.environ["PYTEST_CURRENT_TEST"]).group(1)
    with pytest.raises(DatabaseError) as refused, transaction.atomic():
        yield
    assert refused.value.__cause__.diag.constraint_name == name


@contextmanager
def is_protected(words):
    """The same for triggers of pgtrigger's own, which say what they forbid and bear no name."""
    with pytest.raises(DatabaseError, match=words), transaction.atomic():
        yield


def days_without_precision(name):
    return {**dated(name, "2022-07-20"), f"{name}_precision": "unknown"}


def backwards(first, second):
    return dated(first, "2022-07-20") | dated(second, "2021")
