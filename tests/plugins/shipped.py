"""The shipped knowledge base for tests: loaded once per test process, through the real importer.

`shipped_base`: the tests of this module read (and may change) the loaded base; each is rolled back.
`corpus_base`: the same with the documents that lie beside the repository loaded into it.
`shipped_copy`: the same for tests that commit (browser, worker): a copy of their own, thrown away
afterwards, in which the tests of one module see each other's changes.

Both hold for a whole module, since the database has to be there before a test's transaction begins:
`pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("shipped_base")]`.
"""

import io
from contextlib import contextmanager
from pathlib import Path

import pytest
from django.core.management import call_command
from django.db import connection
from django.test import TransactionTestCase

CORPUS = Path(__file__).resolve().parents[3] / "shared" / "corpus" / "documents-dev.jsonl"
SUFFIX = "_shipped"
SHIPPED = {"shipped_base", "corpus_base", "shipped_copy", "generated_copy"}
COMMITTING = {"transactional_db", "live_server"}


@pytest.hookimpl(tryfirst=True)
def pytest_runtest_setup(item):
    """A module that mixes the two databases would test the wrong one, in silence."""
    fixtures = set(getattr(item, "fixturenames", ()))
    if fixtures & {"shipped_base", "corpus_base"} and fixtures & COMMITTING:
        pytest.fail("This test commits: use shipped_copy instead.")
    if not fixtures & SHIPPED and connection.settings_dict["NAME"].endswith(SUFFIX):
        pytest.fail("Other tests of this module work on the shipped base: say so for all of them.")


@pytest.fixture(scope="session")
def shipped_database(django_db_setup, django_db_blocker):
    """The name of a database with the shipped base in it, beside this process's empty one."""
    empty = connection.settings_dict["NAME"]
    name = f"{empty}{SUFFIX}"
    with django_db_blocker.unblock():
        create_database(name, like=empty)
        with connected_to(name):
            call_command("load_shipped", inline=True, verbosity=0)
    yield name
    with django_db_blocker.unblock():
        drop_database(name)


@pytest.fixture(scope="module")
def shipped_base(shipped_database):
    """The connection leads to the shipped base while the tests of this module run."""
    with connected_to(shipped_database):
        yield


@pytest.fixture(scope="module")
def corpus_base(shipped_database, django_db_blocker):
    """The connection leads to the shipped base with the original documents in it as well."""
    name = f"{shipped_database}_corpus{SUFFIX}"
    with django_db_blocker.unblock():
        create_database(name, like=shipped_database)
    with connected_to(name):
        with django_db_blocker.unblock():
            call_command("import_document", str(CORPUS), verbosity=0, stdout=io.StringIO())
        yield
    with django_db_blocker.unblock():
        drop_database(name)


@pytest.fixture(scope="module")
def shipped_copy(shipped_database, django_db_blocker):
    """The connection leads to a copy of the shipped base, which no test empties."""
    name = f"{shipped_database}_copy{SUFFIX}"
    with django_db_blocker.unblock():
        create_database(name, like=shipped_database)
    with pytest.MonkeyPatch.context() as patch, connected_to(name):
        patch.setattr(TransactionTestCase, "_fixture_teardown", lambda _case: None)
        yield
    with django_db_blocker.unblock():
        drop_database(name)


def create_database(name, *, like):
    """A database like another one, to which nobody may be connected at that moment."""
    drop_database(name)
    quoted = connection.ops.quote_name
    with connection._nodb_cursor() as cursor:
        cursor.execute(f"CREATE DATABASE {quoted(name)} TEMPLATE {quoted(like)}")


def drop_database(name):
    connection.close()
    with connection._nodb_cursor() as cursor:
        cursor.execute(f"DROP DATABASE IF EXISTS {connection.ops.quote_name(name)} WITH (FORCE)")


@contextmanager
def connected_to(name):
    """Threads share these settings: the live server's next connection leads there, too."""
    former = connection.settings_dict["NAME"]
    connection.close()
    connection.settings_dict["NAME"] = name
    try:
        yield
    finally:
        connection.close()
        connection.settings_dict["NAME"] = former
