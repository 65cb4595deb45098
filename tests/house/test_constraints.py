"""Every named rule of the database has a test that tries to break it, named after the rule."""

import ast

from django.apps import apps

from tests.house.tree import APPS, ROOT, parsed

HISTORY = {"insert_insert", "update_update", "delete_delete"}  # what writes the versions


def rules():
    for label in APPS:
        for model in apps.get_app_config(label).get_models():
            if hasattr(model, "pgh_tracked_model"):
                continue
            yield from (constraint.name for constraint in model._meta.constraints)
            triggers = getattr(model._meta, "triggers", [])
            yield from (trigger.name for trigger in triggers if trigger.name not in HISTORY)


def tried_rules():
    for path in (ROOT / "tests").glob("*/test_constraints*.py"):
        for node in ast.walk(parsed(path)):
            if isinstance(node, ast.FunctionDef) and node.name.startswith("test_"):
                yield node.name.removeprefix("test_")


def test_every_rule_of_the_database_is_tried():
    assert set(rules()) - set(tried_rules()) == set()


def test_rules_are_many_and_have_names_of_their_own():
    names = list(rules())
    assert len(names) > 100
    assert len(names) == len(set(names))
