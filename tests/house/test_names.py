"""Names and places: every room has its word, and some words are no rooms."""

import ast
import re

from django.apps import apps
from django.db import models

from tests.house.tree import APPS, ROOT, name_of, parsed, python_files, tracked

TOP_LEVEL = {
    ".ci", ".gitignore", "LICENSE", "Makefile", "README.md", "accounts", "analysis", "bench",
    "config",
    "countries", "docs", "events", "manage.py", "organisations", "policies", "pyproject.toml",
    "requirements", "search", "sources", "static", "templates", "tests",
}  # fmt: skip
DRAWERS = {"core", "common", "utils", "helpers", "services", "misc", "lib", "util", "helper"}


def own_models():
    for label in APPS:
        for model in apps.get_app_config(label).get_models():
            if not hasattr(model, "pgh_tracked_model"):
                yield model


def test_top_level_holds_what_the_folder_map_names():
    top = {path.relative_to(ROOT).parts[0] for path in tracked("")}
    assert top <= TOP_LEVEL


def test_no_module_is_a_drawer():
    stems = {name_of(path) for path in python_files() if path.stem in DRAWERS}
    assert stems == set()


def test_no_import_hides_in_a_function():
    hidden = []
    for path in python_files():
        for function in ast.walk(parsed(path)):
            if not isinstance(function, ast.FunctionDef):
                continue
            hidden += [
                f"{name_of(path)}:{node.lineno}"
                for node in ast.walk(function)
                if isinstance(node, ast.Import | ast.ImportFrom)
            ]
    # An app registers with the floors below when Django says that all models are loaded.
    assert [place for place in hidden if not re.search(r"/apps\.py:", place)] == []


def test_every_foreign_key_has_a_way_back():
    nameless = [
        f"{model.__name__}.{field.name}"
        for model in own_models()
        for field in model._meta.local_fields
        if isinstance(field, models.ForeignKey) and not field.remote_field.related_name
    ]
    assert nameless == []


def test_deleting_along_a_foreign_key_says_why():
    silent = [
        f"{model.__name__}.{field.name}"
        for model in own_models()
        for field in model._meta.local_fields
        if isinstance(field, models.ForeignKey)
        and field.remote_field.on_delete is not models.PROTECT
        and not field.help_text
    ]
    assert silent == []


def test_every_constraint_is_a_sentence():
    odd = [
        f"{model.__name__}: {constraint.name}"
        for model in own_models()
        for constraint in model._meta.constraints
        if constraint.name.count("_") < 2
    ]
    assert odd == []


def test_text_is_never_null():
    nullable = [
        f"{model.__name__}.{field.name}"
        for model in own_models()
        for field in model._meta.local_fields
        if isinstance(field, models.CharField | models.TextField) and field.null
    ]
    assert nullable == []


def test_every_model_says_what_a_row_is():
    silent = [
        model.__name__
        for model in own_models()
        if not model.__doc__ or model.__doc__.startswith(f"{model.__name__}(")
    ]
    assert silent == []


def test_every_curated_table_keeps_versions():
    derived = {
        "Entry", "EntryCard", "EntryRevision", "ImportRun", "ImportRow", "ImportIssue",
        "Transition", "FormerSlug", "FormerSourceSlug", "Work", "OriginalSpan", "CountryGeometry",
        "User", "EditorialScope",
    }  # fmt: skip
    tracked_models = {
        model.pgh_tracked_model
        for model in apps.get_models()
        if hasattr(model, "pgh_tracked_model")
    }
    assert {m.__name__ for m in own_models() if m not in tracked_models} == derived


def test_code_holds_no_promises():
    promise = re.compile(r"#\s*(TODO|FIXME|HACK|XXX)")
    found = [
        f"{name_of(path)}:{number}"
        for path in python_files()
        for number, line in enumerate(path.read_text().splitlines(), 1)
        if promise.search(line)
    ]
    assert found == []


def test_no_country_is_named_in_code():
    named = re.compile(r"\b(KAZ|UZB|KGZ|TJK|TKM|AZE|AFG|SPECA|CAREC)\b")
    found = []
    for path in python_files():
        if path.relative_to(ROOT).parts[0] in {"tests", "bench"}:
            continue
        for node in ast.walk(parsed(path)):
            if isinstance(node, ast.Compare | ast.Call | ast.Assign):
                found += [
                    f"{name_of(path)}:{leaf.lineno} {leaf.value!r}"
                    for leaf in ast.walk(node)
                    if isinstance(leaf, ast.Constant)
                    and isinstance(leaf.value, str)
                    and named.fullmatch(leaf.value)
                ]
    assert found == []
