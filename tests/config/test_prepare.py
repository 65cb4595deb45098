"""What a start does to a base that another release left behind."""

import pytest
from django.core.cache import cache
from django.db.migrations.executor import MigrationExecutor

from config.launcher import prepare
from sources.models import EntryCard
from sources.projection import check, refresh
from tests.factories import PersonFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def behind(monkeypatch):
    """The base is one migration behind, as far as anybody can tell."""

    class Behind(MigrationExecutor):
        def migration_plan(self, targets, clean_start=False):
            return ["one"]

    monkeypatch.setattr(prepare, "MigrationExecutor", Behind)


def test_migrated_base_serves_the_shapes_of_this_release(behind, capsys):
    person = PersonFactory(published=True)
    refresh([person.pk])
    EntryCard.objects.update(card="{}", document="{}")
    prepare.migrate()
    assert list(check()) == []
    assert "1 migrations" in capsys.readouterr().out


def test_new_base_has_nothing_to_write_anew(behind, capsys):
    prepare.migrate()
    assert "readers" not in capsys.readouterr().out


def test_base_of_this_release_is_left_alone(capsys):
    person = PersonFactory(published=True)
    refresh([person.pk])
    EntryCard.objects.update(card="{}")
    prepare.migrate()
    assert EntryCard.objects.get().card == "{}"
    assert capsys.readouterr().out == ""


def test_parts_of_pages_of_the_release_before_are_forgotten():
    cache.set("pages:home:en:1", {"an": "older shape"})
    prepare.forget_kept()
    assert cache.get("pages:home:en:1") is None
