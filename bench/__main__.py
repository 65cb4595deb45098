"""`make bench`: generates a large base, imports it, asks it, and prints ratios side by side.

SCALE=0.1 makes it smaller; WRITE=1 writes the tables to docs/speed.md. The database it is given
must be empty or its own: it refuses one that holds records of another origin.
"""

import os
import platform
import sys
import tempfile
from pathlib import Path

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
django.setup()

from django.core.management import call_command  # noqa: E402 - Django first
from django.db import connection  # noqa: E402

from bench import loading, serving  # noqa: E402
from bench.generate import write_base  # noqa: E402
from bench.tables import import_table, serving_table  # noqa: E402
from policies.choices import ProgressStatus  # noqa: E402
from policies.models import Topic  # noqa: E402
from sources.choices import Kind  # noqa: E402
from sources.models import Entry, Record  # noqa: E402

SPEED = Path(__file__).resolve().parents[1] / "docs" / "speed.md"
POPULAR = 20


def main():
    scale = float(os.environ.get("SCALE", "1"))
    call_command("migrate", verbosity=0)
    if Record.objects.exists():
        sys.exit("The benchmark wants a database of its own: this one already holds records.")
    with tempfile.TemporaryDirectory() as folder:
        write_base(folder, scale)
        loaded = loading.load(folder)
    with connection.cursor() as cursor:
        cursor.execute("VACUUM ANALYZE")
    parts = [about(scale), import_table(loaded)]
    print(*parts, sep="\n\n", flush=True)
    parts.append(serving_table(serving.measure(*questions())))
    print("\n" + parts[-1])
    if os.environ.get("WRITE"):
        SPEED.write_text("\n\n".join(parts) + "\n", encoding="utf-8")


def questions():
    """Values that occur often enough for a full page, and slugs to open."""
    entries = Entry.objects.of_kind(Kind.COMMITMENT)
    rows = entries.order_by("record_id").values_list("countries", "slug", "subkind")[:5000]
    countries = [code for codes, _slug, _strength in rows for code in codes]
    common = sorted(set(countries), key=lambda code: (-countries.count(code), code))[:POPULAR]
    values = {
        "country": common,
        "topic": list(Topic.objects.own().order_by("code").values_list("code", flat=True)),
        "status": [ProgressStatus.UNDER_WAY.value, ProgressStatus.NOT_CHECKED.value],
        "strength": sorted({strength for _codes, _slug, strength in rows}),
    }
    return values, [slug for _codes, slug, _strength in rows]


def about(scale):
    with connection.cursor() as cursor:
        cursor.execute("SHOW server_version")
        version = cursor.fetchone()[0]
    return (
        f"# Speed\n\nMeasured by `make bench` at scale {scale:g} on {os.cpu_count()} cores, Python "
        f"{platform.python_version()}, PostgreSQL {version}; load generator, web server and "
        "database share the cores. Compare ratios within a table: rates change with the machine."
    )


main()
