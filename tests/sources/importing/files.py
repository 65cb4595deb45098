"""Files for tests of the import, and short ways to bring them in."""

import csv
import io
import json
import zipfile

import openpyxl
from django.core.files.base import ContentFile

from sources.actions.importing import apply_import, plan_import, start_import
from sources.choices import RunStatus
from sources.importing.table import open_table


def table_file(rows, *, delimiter=",", encoding="utf-8"):
    """Rows of cells as the bytes of a CSV file."""
    text = io.StringIO()
    csv.writer(text, delimiter=delimiter).writerows(rows)
    return io.BytesIO(text.getvalue().encode(encoding))


def workbook(*rows, **sheets):
    """The bytes of a workbook: rows of its first sheet, and further sheets by their names."""
    book = openpyxl.Workbook()
    for row in rows:
        book.active.append(row)
    for title, of_sheet in sheets.items():
        sheet = book.create_sheet(title)
        for row in of_sheet:
            sheet.append(row)
    data = io.BytesIO()
    book.save(data)
    return data.getvalue()


def rewritten(data, **parts):
    """The workbook with some of its parts replaced by what a function makes of them."""
    written = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(written, "w", 8) as new:
        for name in old.namelist():
            change = parts.get(name.rpartition("/")[2].partition(".")[0], lambda text: text)
            new.writestr(name, change(old.read(name)))
    return written.getvalue()


def parsed(data, name="file.csv", **options):
    """Header and rows of a file's bytes, as lists."""
    file = io.BytesIO(data) if isinstance(data, bytes) else data
    table = open_table(file, name, **options)
    return table.header, list(table.rows)


def started(dataset, text, *, name="file.csv", by=None, **options):
    """A run of the text as a file of that dataset. A list of objects becomes JSON Lines."""
    if isinstance(text, list):
        name, text = "file.jsonl", "\n".join(map(json.dumps, text))
    data = text.encode() if isinstance(text, str) else text
    return start_import(dataset=dataset, file=ContentFile(data, name=name), by=by, **options)


def planned(dataset, text, **options):
    return plan_import(started(dataset, text, **options))


def applied(dataset, text, *, by=None, **options):
    """A run that has to succeed."""
    run = apply_import(started(dataset, text, by=by, **options), by=by)
    assert run.status == RunStatus.APPLIED, (run.failure, issues_of(run))
    return run


def refused(dataset, text, *, by=None, **options):
    """The issues of a file that has to be refused, as (line, column, value, expected)."""
    run = apply_import(started(dataset, text, by=by, **options), by=by)
    assert run.status == RunStatus.REFUSED, run.failure
    return issues_of(run)


def issues_of(run):
    return list(run.issues.values_list("line", "column", "value", "expected"))


def counts(run):
    return run.created, run.updated, run.unchanged, run.errors
