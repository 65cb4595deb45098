import os

import pytest
from django.db import connection
from django.test import TransactionTestCase

from bench import loading
from bench.generate import TABLES, write_base
from sources.projection import refresh
from tests.factories.story import tell_story
from tests.plugins.shipped import SUFFIX, connected_to, create_database, drop_database

SCALE = float(os.environ.get("BUDGET_SCALE", "0.05"))


@pytest.fixture
def story(db):
    """One small story with every kind of record in it, published and projected."""
    told = tell_story("one")
    refresh(told.ids)
    return told


@pytest.fixture(scope="module")
def generated_copy(tmp_path_factory, django_db_setup, django_db_blocker):
    """The connection leads to a database with the generated base in it."""
    """The connection leads to a database with the benchmark's made-up base in it, for all tests of
    a module; nothing is rolled back. BUDGET_SCALE=1 loads the whole of it, which takes minutes.
    """
    empty = connection.settings_dict["NAME"]
    name = f"{empty}_generated{SUFFIX}"
    with pytest.MonkeyPatch.context() as patch, django_db_blocker.unblock():
        create_database(name, like=empty)
        patch.setattr(TransactionTestCase, "_fixture_teardown", lambda _case: None)
        with connected_to(name):
            folder = write_base(tmp_path_factory.mktemp("generated"), SCALE)
            loaded = loading.Loaded()
            for dataset in TABLES:
                loading.load_file(dataset, folder, loaded)
            with connection.cursor() as cursor:
                cursor.execute("ANALYZE")
            yield folder
        drop_database(name)
