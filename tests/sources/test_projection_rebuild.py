"""The projection when several work on it at once, and when one is killed."""

import os
import subprocess
import sys
import threading
from pathlib import Path
from urllib.parse import quote

import pytest
from django.conf import settings
from django.db import connection

from sources.models import Entry, EntryCard, Record
from sources.projection import check, keeping, rebuild, refresh, store
from tests.factories.story import tell_story

pytestmark = pytest.mark.django_db(transaction=True)
ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture
def stories():
    stories = [tell_story(f"story-{i}") for i in range(4)]
    refresh([pk for story in stories for pk in story.ids])
    return stories


def stored():
    cards = EntryCard.objects.order_by("pk").values_list("pk", "card", "document", "claims")
    return list(cards), list(Entry.objects.order_by("pk").values())


def command(*arguments):
    """`manage.py project` in a process of its own, on this test's database."""
    database = connection.settings_dict
    user = f"{database['USER']}:{quote(database['PASSWORD'])}"
    environment = os.environ | {
        "DJANGO_SETTINGS_MODULE": "tests.settings",
        "DATABASE_URL": f"postgres://{user}@/{database['NAME']}?host={quote(database['HOST'])}",
        "REDIS_URL": settings.REDIS_URL,
    }
    environment.pop("PYTEST_XDIST_WORKER", None)
    line = [sys.executable, str(ROOT / "manage.py"), "project", *arguments]
    return subprocess.run(line, env=environment, capture_output=True, text=True, check=False)


def test_several_processes_end_in_the_same_bytes(stories, monkeypatch):
    before = stored()
    Entry.objects.all().delete()
    done = command("--jobs", "2")

    assert done.returncode == 0, done.stderr
    assert f"{len(before[0])} entries written." in done.stdout
    assert stored() == before


def test_command_says_by_its_exit_whether_all_is_right(stories):
    assert command("--check").returncode == 0
    Entry.objects.filter(kind="policy").delete()
    failed = command("--check")
    assert failed.returncode == 1
    assert failed.stdout.splitlines() == [f"policy/{s.policy.slug}: entry" for s in stories]


def test_killed_in_the_middle_it_leaves_valid_rows_and_goes_on(stories, monkeypatch):
    before = stored()
    Entry.objects.all().delete()
    monkeypatch.setattr(keeping, "CHUNK", 2)
    chunks = 0

    def killed(done, total):
        nonlocal chunks
        chunks += 1
        if chunks == 3:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        rebuild(report=killed)
    written = Entry.objects.count()
    assert 0 < written < len(before[0])
    assert EntryCard.objects.count() == written
    assert set(EntryCard.objects.values_list("card", flat=True)) <= {row[1] for row in before[0]}

    assert rebuild() == len(before[0]) - written
    assert stored() == before


def test_a_change_during_a_refresh_is_not_lost(stories, monkeypatch):
    """The first refresh has read the old title when the second one's change is committed."""
    record = stories[0].policy
    has_read, may_write = threading.Event(), threading.Event()
    build = store.build

    def slow(kind, ids):
        rows = build(kind, ids)
        if threading.current_thread() is first:
            has_read.set()
            assert may_write.wait(20)
        return rows

    def work(change):
        try:
            if change:
                Record.objects.filter(pk=record.pk).update(title="New title")
            refresh([record.pk])
        finally:
            connection.close()

    monkeypatch.setattr(store, "build", slow)
    Record.objects.filter(pk=record.pk).update(title="Middle title")
    first = threading.Thread(target=work, args=[False])
    second = threading.Thread(target=work, args=[True])
    first.start()
    assert has_read.wait(20)
    second.start()
    second.join(0.5)
    assert second.is_alive(), "the second did not wait for the first"
    may_write.set()
    first.join(20)
    second.join(20)

    assert Entry.objects.get(pk=record.pk).title == "New title"
    assert list(check()) == []
