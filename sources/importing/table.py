"""A file as a table: its header and its rows with their line numbers, whatever the format."""

from pathlib import PurePath

from sources.importing import csv_table, json_table, xlsx_table
from sources.importing.issues import FileRefused

LARGEST_FILE = 512 * 1024 * 1024
FORMATS = {
    ".csv": csv_table.read,
    ".tsv": csv_table.read,
    ".txt": csv_table.read,
    ".xlsx": xlsx_table.read,
    ".jsonl": json_table.read,
    ".ndjson": json_table.read,
}


def open_table(file, name, *, sheet=""):
    """Reads the file as the format its name says. Raises FileRefused, also while rows are read.

    `sheet` names one of a workbook; empty, it is the first, and other formats have none.
    Rows are read while they are asked for, so that a file may be larger than memory.
    """
    suffix = PurePath(name).suffix.lower()
    if suffix not in FORMATS:
        raise FileRefused(f"expected a file named {', '.join('…' + known for known in FORMATS)}")
    size = file.seek(0, 2)
    if size == 0:
        raise FileRefused("expected a table, found an empty file")
    if size > LARGEST_FILE:
        raise FileRefused(f"expected at most {LARGEST_FILE >> 20} MB, found {size >> 20} MB")
    file.seek(0)
    return FORMATS[suffix](file, sheet)
