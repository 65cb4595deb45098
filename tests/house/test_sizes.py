"""Sizes of architecture.md: what grows beyond them is split, not excused."""

import ast

from tests.house.tree import ROOT, name_of, parsed, python_files

MODULE_LINES, FUNCTION_LINES, CONFTEST_LINES, MAKEFILE_LINES = 400, 40, 120, 60
CLASS_LINES, CLASS_METHODS = 200, 12


def _nodes(kind):
    for path in python_files():
        for node in ast.walk(parsed(path)):
            if isinstance(node, kind):
                yield path, node


def test_modules_stay_small():
    lines = {name_of(path): len(path.read_text().splitlines()) for path in python_files()}
    assert {name: count for name, count in lines.items() if count > MODULE_LINES} == {}


def test_conftest_stays_small():
    conftest = ROOT / "tests" / "conftest.py"
    assert len(conftest.read_text().splitlines()) <= CONFTEST_LINES


def test_makefile_stays_small():
    assert len((ROOT / "Makefile").read_text().splitlines()) <= MAKEFILE_LINES


def test_functions_stay_short():
    long = {
        f"{name_of(path)}:{node.lineno} {node.name}": node.end_lineno - node.lineno + 1
        for path, node in _nodes(ast.FunctionDef)
        if node.end_lineno - node.lineno + 1 > FUNCTION_LINES
    }
    assert long == {}


def test_classes_stay_small():
    large = {}
    for path, node in _nodes(ast.ClassDef):
        if path.parts[-2] == "tests" or "tests" in path.parts:
            continue
        methods = [child for child in node.body if isinstance(child, ast.FunctionDef)]
        if node.end_lineno - node.lineno + 1 > CLASS_LINES or len(methods) > CLASS_METHODS:
            large[f"{name_of(path)} {node.name}"] = len(methods)
    assert large == {}
