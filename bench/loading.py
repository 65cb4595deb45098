"""Imports: how long the product takes for a file, and how long PostgreSQL alone would."""

import csv
import io
import random
import sys
import time
from dataclasses import dataclass, field
from pathlib import Path

from django.core.files.base import File
from django.core.management import call_command
from django.db import connection

from bench.generate import TABLES
from sources.actions.importing import apply_import, start_import
from sources.choices import RunStatus
from sources.importing.touched import refresh_touched
from sources.models import ImportRun

COMPARED, ROUNDS = "commitments", 3
ALONE, MERGED = "COPY alone, text columns", "COPY and merge, one table"
FIRST, AGAIN = "ours, first run", "ours, the same file again (nothing changes)"


@dataclass(frozen=True)
class Timed:
    """What one step took, in seconds, for so many rows."""

    name: str
    rows: int
    seconds: float


@dataclass
class Loaded:
    """What every file took, and all rounds of what is compared: name -> seconds."""

    steps: list[Timed] = field(default_factory=list)
    rounds: dict[str, list[float]] = field(
        default_factory=lambda: {name: [] for name in (ALONE, MERGED, FIRST, AGAIN)}
    )

    def step(self, name, rows, seconds):
        """Keeps a step and says so, because the whole takes minutes."""
        self.steps.append(Timed(name, rows, seconds))
        print(f"{name}: {rows:,} in {seconds:.1f} s", file=sys.stderr, flush=True)


def load(folder):
    """Imports every file of a generated base in order, and measures the floors in between.

    A base has one first import of commitments, between two rounds of the floors. Afterwards the
    same file and the floors take turns.
    """
    folder, loaded = Path(folder), Loaded()
    compared = folder / f"{COMPARED}.csv"
    for name in TABLES:
        if name == COMPARED:
            _floors(compared, loaded)
        load_file(name, folder, loaded)
        if name == COMPARED:
            loaded.rounds[FIRST].append(loaded.steps[-1].seconds)
            _floors(compared, loaded)
    order = random.Random(3)
    for _round in range(ROUNDS):
        for measure in order.sample([_floors, _again], 2):
            measure(compared, loaded)
    return loaded


def _floors(path, loaded):
    alone = copy_alone(path)
    loaded.rounds[ALONE].append(alone)
    loaded.rounds[MERGED].append(alone + merge())


def _again(path, loaded):
    start = time.perf_counter()
    import_file(COMPARED, path)
    loaded.rounds[AGAIN].append(time.perf_counter() - start)


def load_file(name, folder, loaded):
    """Imports one file of the generated base, and refreshes the pages of what it touched."""
    start = time.perf_counter()
    if name == "documents":
        path = folder / "documents.jsonl"
        call_command("import_document", str(path), verbosity=0, stdout=io.StringIO())
        seconds = time.perf_counter() - start
        with path.open("rb") as lines:
            loaded.step(name, sum(1 for _ in lines), seconds)
        return
    run = import_file(name, folder / f"{name}.csv")
    loaded.step(name, run.total_rows, time.perf_counter() - start)
    start = time.perf_counter()
    refresh_touched(run.pk)
    if name == "publications":
        loaded.step("pages of what is published", run.total_rows, time.perf_counter() - start)


def import_file(dataset, path):
    """Applies one file as the command does, without the pages; an error ends the benchmark."""
    with path.open("rb") as file:
        run = start_import(dataset=dataset, file=File(file), by=None, note="benchmark")
    apply_import(run, by=None, refresh=lambda _run_id: None)
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
        return time.perf_counter() - start


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
MERGED_TABLE = """
    CREATE UNLOGGED TABLE bench_merge (slug text PRIMARY KEY, title text NOT NULL, summary text,
        strength text NOT NULL, made daterange, due int, amount numeric, currency text,
        amount_kind text, countries bigint[], topics bigint[])
"""


def merge():
    """One statement that casts the rows copied before, resolves countries and topics and upserts
    by key.
    """
    with connection.cursor() as cursor:
        cursor.execute("DROP TABLE IF EXISTS bench_merge")
        cursor.execute(MERGED_TABLE)
        start = time.perf_counter()
        cursor.execute(MERGE)
        seconds = time.perf_counter() - start
        cursor.execute("DROP TABLE bench_merge, bench_copy")
    return seconds
