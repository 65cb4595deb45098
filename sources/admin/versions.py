"""The version history of a row and of what hangs on it: what changed, who changed it and why."""

from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.db import models

from sources.dates import PartialDate
from sources.periods import period_text
from sources.versions import HEAVY, dates_in, keys_in, periods_in, plain_columns, steps

LEFT_OUT = {"import_run"}
NAMED = 80  # characters
WORDS = {"insert": "added", "update": "changed", "delete": "removed"}


@dataclass
class Difference:
    """One value of one row before and after."""

    what: str
    label: str
    before: str
    after: str


@dataclass
class Change:
    """All that one person changed in one go."""

    at: datetime
    who: str
    why: str
    differences: list[Difference] = field(default_factory=list)


def changes_of(row):
    """Every change of the row and of the rows that go with it, newest first.

    Costs one query for each table that may hang on it, and one for each table its values name.
    """
    found = steps([type(row)], [row.pk])
    names = _names(found)
    changes: dict[Any, Change] = {}
    for step in found:
        who, why = (step.metadata.get(key, "") for key in ("username", "reason"))
        change = changes.setdefault(step.change, Change(step.at, who, why))
        change.differences += _differences(step, names)
    return [change for change in reversed(changes.values()) if change.differences]


def _differences(step, names):
    owner = step.history.owner if step.history.is_part else ""
    before, after = (_shown(step.model, v, names, owner) for v in (step.before, step.after))
    what = f"{step.model._meta.verbose_name} {WORDS[step.label]}"
    if before and after and step.history.is_part:
        what += f": {', '.join(list(before.values())[:2])[:NAMED]}"
    return [
        Difference(what, label, before.get(label, ""), after.get(label, ""))
        for label in after | before
        if before.get(label, "") != after.get(label, "")
    ]


def _names(found):
    """What the foreign keys in all these versions point to, as {(model, key): name}."""
    return {
        (model, pk): str(row)
        for model, pks in keys_in(found).items()
        for pk, row in model._base_manager.defer(*HEAVY.get(model, ())).in_bulk(pks).items()
    }


def _shown(model, values, names, owner):
    """Values under the labels people know, dates and choices in words; empty ones left out."""
    if not values:
        return {}
    shown = {}
    for name, days, precision in dates_in(model, values):
        shown[name] = str(PartialDate.from_columns(days, precision) or "")
    for name, days, precision in periods_in(model, values):
        shown[name] = period_text(days, precision)
    for column in plain_columns(model, values):
        if column.attname != owner and column.name not in LEFT_OUT:
            shown[str(column.verbose_name)] = _text(column, values[column.attname], names)
    return {label: text for label, text in shown.items() if text}


def _text(column, value, names):
    if value is None or value == "":
        return ""
    if isinstance(column, models.ForeignKey):
        return names.get((column.related_model, value), f"(no longer there: {value})")
    if column.choices:
        return str(dict(column.flatchoices).get(value, value))
    if isinstance(value, bool):
        return "yes" if value else "no"
    return str(value)
