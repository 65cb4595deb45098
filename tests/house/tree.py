"""The project's own files, for the tests of the house rules."""

import ast
import subprocess
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
APPS = [
    "accounts",
    "sources",
    "countries",
    "organisations",
    "policies",
    "events",
    "analysis",
    "search",
]


@cache
def tracked(suffix):
    """Files with this suffix that git tracks or would track, as paths from the root."""
    listed = subprocess.run(
        ["git", "ls-files", "--cached", "--others", "--exclude-standard", f"*{suffix}"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    ).stdout.splitlines()
    return [ROOT / name for name in listed if (ROOT / name).exists()]


def python_files():
    """Our own Python files, generated migrations left out."""
    return [path for path in tracked(".py") if "migrations" not in path.parts]


@cache
def parsed(path):
    return ast.parse(path.read_text(encoding="utf-8"))


def name_of(path):
    return path.relative_to(ROOT).as_posix()
