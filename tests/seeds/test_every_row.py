"""Every row of the seed checklist keeps a test that bears its id."""

import ast
import re
from pathlib import Path

import pytest

HERE = Path(__file__).resolve().parent
CHECKLIST = HERE.parents[2] / "shared" / "design" / "seed-checklist.md"
ROW = re.compile(r"^\| ([SX]\d?-\d\d) \|", re.MULTILINE)
NAMED_AFTER = re.compile(r"^test_([SX]\d?)_(\d\d)_[a-z0-9_]+$")


def rows_of_the_checklist():
    if not CHECKLIST.exists():
        pytest.skip("The seed checklist lies beside the repository; this checkout has none.")
    rows = ROW.findall(CHECKLIST.read_text(encoding="utf-8"))
    assert len(rows) > 100
    return rows


def rows_with_a_test():
    """Ids of rows in the names of the tests of this folder, one for each test."""
    functions = [
        node.name
        for path in sorted(HERE.glob("test_*.py"))
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.FunctionDef)
    ]
    return [f"{m[1]}-{m[2]}" for m in map(NAMED_AFTER.match, functions) if m]


def test_every_row_of_the_checklist_has_a_test():
    assert sorted(set(rows_of_the_checklist()) - set(rows_with_a_test())) == []


def test_no_test_bears_the_id_of_a_row_that_is_not_there():
    assert sorted(set(rows_with_a_test()) - set(rows_of_the_checklist())) == []
