"""Imports: how long the product takes for a file, and how long PostgreSQL alone would."""

import csv
import io
import time
from dataclasses import dataclass
from pathlib import Path

from django.core.files.base import File
from django.core.management import call_command
from django.db import connection

from bench.generate import TABLES
from sources.actions.importing import apply_import, plan_import, start_import
from sources.choices import RunStatus
from sources.models import ImportRun


@dataclass(frozen=True)
class Timed:
    """What one step took, in seconds, for so many rows."""

    name: str
    rows: int
    seconds: float


def load(folder):
    """Imports every file of a generated base in order; returns a Timed for each."""
    return [load_file(name, Path(folder)) for name in TABLES]


def load_file(name, folder):
    start = time.perf_counter()
    if name == "documents":
        path = folder / "documents.jsonl"
        call_command("import_document", str(path), verbosity=0, stdout=io.StringIO())
        rows = sum(1 for _ in path.open(encoding="utf-8"))
    else:
        rows = import_file(name, folder / f"{name}.csv").total_rows
    return Timed(name, rows, time.perf_counter() - start)


def import_file(dataset, path):
    """Plans and applies one file as the command does; an error in it ends the benchmark."""
    with path.open("rb") as file:
        run = start_import(dataset=dataset, file=File(file), by=None, note="benchmark")
    plan_import(run)
    apply_import(run, by=None)
    run = ImportRun.objects.get(pk=run.pk)
    if run.status != RunStatus.APPLIED:
        raise RuntimeError(f"{dataset}: {run.status} {run.failure} {list(run.issues.all()[:3])}")
    return run


def copy_alone(path):
    """The same rows by COPY into an unlogged table of text columns: nothing checked, no keys."""
    with path.open(encoding="utf-8", newline="") as file:
        columns = next(csv.reader(file))
    shape = ", ".join(f'"{column}" text' for column in columns)
    with connection.cursor() as cursor, path.open("rb") as file:
        cursor.execute("DROP TABLE IF EXISTS bench_copy")
        cursor.execute(f"CREATE UNLOGGED TABLE bench_copy ({shape})")
        start = time.perf_counter()
        cursor.copy_expert("COPY bench_copy FROM STDIN (FORMAT csv, HEADER)", file)
        rows, seconds = cursor.rowcount, time.perf_counter() - start
        return Timed("COPY alone, text columns", rows, seconds)


MERGE = """
    INSERT INTO bench_merge
    SELECT slug, title, summary, strength, daterange(made::date, made::date + 1),
        nullif(due, '')::int, nullif(amount, '')::numeric, currency, amount_kind,
        array(SELECT c.id FROM unnest(string_to_array(parties, '; ')) p
              JOIN countries_country c ON c.iso3 = p),
        array(SELECT t.id FROM unnest(string_to_array(topics, '; ')) p
              JOIN policies_topic t ON t.code = p)
    FROM bench_copy
    ON CONFLICT (slug) DO UPDATE SET title = excluded.title, summary = excluded.summary,
        strength = excluded.strength, made = excluded.made, due = excluded.due
"""
MERGED = """
    CREATE UNLOGGED TABLE bench_merge (slug text PRIMARY KEY, title text NOT NULL, summary text,
        strength text NOT NULL, made daterange, due int, amount numeric, currency text,
        amount_kind text, countries bigint[], topics bigint[])
"""


def copy_and_merge(path):
    """COPY, then one statement that casts, resolves countries and topics and upserts by key."""
    copied = copy_alone(path)
    with connection.cursor() as cursor:
        cursor.execute("DROP TABLE IF EXISTS bench_merge")
        cursor.execute(MERGED)
        start = time.perf_counter()
        cursor.execute(MERGE)
        seconds = copied.seconds + time.perf_counter() - start
        cursor.execute("DROP TABLE bench_merge, bench_copy")
    return Timed("COPY and merge, one table", copied.rows, seconds)
