"""Documents tell the truth about the tree, and name no machine."""

import re

from tests.house.test_names import TOP_LEVEL
from tests.house.tree import ROOT, tracked

MACHINE = re.compile(r"(?<![\w.])/(?:root|home|srv|work)/|\bpypi\.org/simple\b|files\.pythonhosted")


def test_readme_maps_every_folder():
    readme = (ROOT / "README.md").read_text()
    folders = {name for name in TOP_LEVEL if (ROOT / name).is_dir() and not name.startswith(".")}
    assert {name for name in folders if f"`{name}/`" not in readme} == set()


def test_readme_names_the_two_commands():
    readme = (ROOT / "README.md").read_text()
    assert "make run" in readme
    assert "make test" in readme


def test_decisions_fit_one_page():
    long = {
        path.name: len(path.read_text().splitlines())
        for path in (ROOT / "docs" / "adr").glob("*.md")
        if len(path.read_text().splitlines()) > 70
    }
    assert long == {}


def test_every_dependency_has_a_reason():
    block = re.search(r"dependencies = \[\n(.*?)\n\]", (ROOT / "pyproject.toml").read_text(), re.S)
    lines = [line.strip() for line in block.group(1).splitlines()]
    assert [line for line in lines if line.startswith('"') and "#" not in line] == []


def test_no_file_names_a_machine():
    suffixes = (".py", ".md", ".toml", ".txt", ".html", ".yaml", ".csv", ".jsonl", "Makefile")
    named = [
        path.name
        for suffix in suffixes
        for path in tracked(suffix)
        if path != ROOT / "tests" / "house" / "test_documents.py"
        and MACHINE.search(path.read_text(encoding="utf-8"))
    ]
    assert named == []


def test_every_app_with_data_describes_it():
    silent = [
        folder.parent.name
        for folder in ROOT.glob("*/data")
        if folder.is_dir() and not (folder / "README.md").exists()
    ]
    assert silent == []
