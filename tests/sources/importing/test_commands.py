import os
import signal
import subprocess
import sys
from pathlib import Path
from urllib.parse import quote

import pytest
from django.core.management import CommandError, call_command
from django.db import connection

from sources.choices import RunStatus
from sources.importing import in_order
from sources.importing.shipped import ShippedFile, shipped_files
from sources.management.commands import load_shipped
from sources.models import ImportRun, Record
from tests.factories import UserFactory

ROOT = Path(__file__).resolve().parents[3]
GOOD = "slug,title,strength\none,One,agreed\n"
BAD = "slug,title,strength\none,One,commited\ntwo,,agreed\n"


@pytest.fixture
def write(tmp_path):
    """Writes a file and gives its path."""

    def to(text, name="commitments.csv"):
        path = tmp_path / name
        path.write_text(text)
        return path

    return to


@pytest.mark.django_db
def test_import_data_says_what_it_did(write, capsys):
    call_command("import_data", "commitments", write(GOOD))
    assert capsys.readouterr().out == (
        "commitments commitments.csv: applied. 1 created, 0 updated, 0 unchanged, 0 with errors.\n"
    )
    assert Record.objects.get().slug == "one"


@pytest.mark.django_db
def test_import_data_lists_issues_and_fails(write, capsys):
    path = write(BAD)
    with pytest.raises(CommandError, match="Nothing was changed"):
        call_command("import_data", "commitments", path)
    told = capsys.readouterr().err.splitlines()
    assert told[0].startswith(f"{path}:2 strength: commited — expected one of adopted")
    assert told[1] == f"{path}:3 title:  — expected a value, found none"
    assert not Record.objects.exists()


@pytest.mark.django_db
def test_import_data_limits_what_it_lists(write, capsys):
    with pytest.raises(CommandError):
        call_command("import_data", "commitments", write(BAD), "--limit-issues=1")
    assert capsys.readouterr().err.splitlines()[1:] == ["… and 1 more"]


@pytest.mark.django_db
def test_dry_run_changes_nothing(write, capsys):
    call_command("import_data", "commitments", write(GOOD), "--dry-run")
    assert "planned. 1 created" in capsys.readouterr().out
    assert not Record.objects.exists()


@pytest.mark.django_db
def test_import_data_as_a_person(write):
    UserFactory(username="dinara", is_superuser=True)
    call_command("import_data", "commitments", write(GOOD), "--as", "dinara")
    assert ImportRun.objects.get().by.username == "dinara"
    with pytest.raises(CommandError, match="No user called nobody"):
        call_command("import_data", "commitments", write(GOOD), "--as", "nobody")
    UserFactory(username="reader")
    with pytest.raises(CommandError, match="may not import"):
        call_command("import_data", "commitments", write(GOOD), "--as", "reader")


@pytest.mark.django_db
def test_unknown_dataset_lists_the_known_ones(write):
    with pytest.raises(CommandError, match=r"did you mean commitments\?\. Known: countries, "):
        call_command("import_data", "commitment", write(GOOD))


@pytest.mark.django_db
def test_file_that_is_not_there(tmp_path):
    missing = tmp_path / "none.csv"
    with pytest.raises(CommandError, match=f"^There is no file {missing}"):
        call_command("import_data", "commitments", missing)
    with pytest.raises(CommandError, match=f"^There is no file {missing}"):
        call_command("import_document", missing)


def test_folder_is_no_file(tmp_path):
    for command in (["import_data", "commitments"], ["import_document"]):
        with pytest.raises(CommandError, match=r"is a folder\. Name one of the files in it"):
            call_command(*command, tmp_path)


def test_datasets_stand_in_the_order_in_which_they_refer():
    order = in_order()
    assert len(order) == 36
    for first, later in [
        ("countries", "places"),
        ("topics", "policies"),
        ("organisations", "sources"),
        ("digests", "claims"),
        ("events", "decisions"),
        ("claims", "publications"),
        ("sources", "coverage-checks"),
    ]:
        assert order.index(first) < order.index(later)


def test_shipped_files_come_dataset_by_dataset_in_the_order_of_their_names():
    files = shipped_files()
    datasets = list(dict.fromkeys(shipped.dataset for shipped in files))
    assert datasets == [name for name in in_order() if name in datasets]
    names = [shipped.path.name for shipped in files if shipped.dataset == "claims"]
    assert names == sorted(names)


@pytest.fixture
def shipped(write, monkeypatch):
    """Two shipped files instead of all."""
    files = [
        ShippedFile("commitments", write(GOOD, "a.csv")),
        ShippedFile("names", write("record,text,kind,language\ncommitment/one,Uno,alias,es\n")),
    ]
    monkeypatch.setattr(load_shipped, "shipped_files", lambda: files)
    return files


@pytest.mark.django_db
def test_load_shipped_loads_in_order_with_a_line_each(shipped, capsys):
    call_command("load_shipped", inline=True)
    lines = capsys.readouterr().out.splitlines()
    assert lines[:2] == ["[1/2] commitments a.csv 1 of 1", "[2/2] names commitments.csv 1 of 1"]
    assert lines[2].startswith("Loaded 2 files in ")


@pytest.mark.django_db
def test_restart_does_not_overwrite_what_curators_corrected(shipped, capsys):
    call_command("load_shipped", inline=True)
    Record.objects.update(title="Corrected")
    call_command("load_shipped", inline=True)
    assert Record.objects.get().title == "Corrected"
    assert "loaded already" in capsys.readouterr().out
    assert ImportRun.objects.count() == 2


@pytest.mark.django_db
def test_changed_shipped_file_is_applied_alone(shipped):
    call_command("load_shipped", inline=True)
    shipped[0].path.write_text(GOOD.replace("One", "First"))
    call_command("load_shipped", inline=True)
    assert Record.objects.get().title == "First"
    assert list(ImportRun.objects.order_by("pk").values_list("dataset", flat=True)) == [
        "commitments",
        "names",
        "commitments",
    ]


@pytest.mark.django_db
def test_load_shipped_fails_loudly(shipped, capsys):
    shipped[0].path.write_text(BAD)
    with pytest.raises(CommandError, match=r"commitments/a\.csv was not applied"):
        call_command("load_shipped", inline=True)
    assert "commitments/a.csv:2 strength: commited — expected one of" in capsys.readouterr().err
    assert ImportRun.objects.count() == 1


@pytest.mark.django_db
def test_run_that_a_broken_start_left_behind_is_taken_up(shipped):
    left = load_shipped.start(shipped[0])
    ImportRun.objects.update(status=RunStatus.APPLYING)
    call_command("load_shipped", inline=True)
    left.refresh_from_db()
    assert left.status == RunStatus.APPLIED
    assert ImportRun.objects.count() == 2


@pytest.mark.worker
@pytest.mark.django_db(transaction=True)
def test_load_shipped_through_a_real_worker(worker, shipped, capsys):
    call_command("load_shipped", wait_seconds=60)
    assert set(ImportRun.objects.values_list("status", "done_rows")) == {("applied", 1)}
    assert Record.objects.get().names.get().text == "Uno"
    assert "[2/2] names commitments.csv 1 of 1" in capsys.readouterr().out


@pytest.mark.django_db(transaction=True)
def test_load_shipped_without_a_worker_gives_up_with_a_sentence(empty_redis, shipped):
    with pytest.raises(CommandError, match="Is a Celery worker running"):
        call_command("load_shipped", wait_seconds=0.2)


@pytest.mark.django_db(transaction=True)
def test_process_killed_in_the_middle_leaves_nothing(write, eventually):
    """It is killed with half of its work written, while it waits for a table that we hold."""
    blocker = connection.copy()
    with blocker.cursor() as cursor:
        cursor.execute("BEGIN")
        cursor.execute("LOCK TABLE policies_commitment IN SHARE MODE")
        process = import_data("commitments", write(GOOD))
        eventually(lambda: ImportRun.objects.filter(status=RunStatus.APPLYING).exists())
        eventually(_somebody_waits)
        os.kill(process.pid, signal.SIGKILL)
        process.wait()
        cursor.execute("ROLLBACK")
    blocker.close()
    eventually(lambda: not _somebody_waits())
    assert not Record.objects.exists()
    assert ImportRun.objects.get().status == RunStatus.APPLYING
    call_command("import_data", "commitments", write(GOOD))
    assert Record.objects.get().slug == "one"


def import_data(*arguments):
    database = connection.settings_dict
    place = f"{database['NAME']}?host={quote(str(database['HOST']))}&port={database['PORT']}"
    user = f"{database['USER']}:{quote(database['PASSWORD'])}"
    environment = os.environ | {
        "DJANGO_SETTINGS_MODULE": "tests.settings",
        "DATABASE_URL": f"postgres://{user}@/{place.removesuffix('&port=')}",
    }
    command = [sys.executable, "manage.py", "import_data", "--skip-checks", *map(str, arguments)]
    return subprocess.Popen(command, cwd=ROOT, env=environment)


def _somebody_waits():
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT count(*) FROM pg_locks l JOIN pg_class c ON c.oid = l.relation"
            " WHERE NOT l.granted AND c.relname = 'policies_commitment'"
        )
        return cursor.fetchone() == (1,)
