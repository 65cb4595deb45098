"""The version history of a row and of what hangs on it: what changed, who changed it and why."""

from collections import defaultdict
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.apps import apps
from django.db import models

from sources.admin.dates import columns_of, date_names, period_names
from sources.dates import PartialDate
from sources.models import Source
from sources.periods import period_text

LEFT_OUT = {"id", "record_ptr", "created_at", "updated_at", "import_run", "folded"}
ORDER = ("pgh_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "pgh_context_id")
HEAVY = {Source: ["text"]}
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
    steps = [
        step for versions, condition in _histories(row) for step in _steps(versions, condition)
    ]
    names = _names(steps)
    changes: dict[Any, Change] = {}
    for step in sorted(steps, key=lambda step: (step.at, step.number)):
        key = step.context or (step.versions, step.number)
        change = changes.setdefault(key, Change(step.at, step.who, step.why))
        change.differences += step.differences(names)
    return [change for change in reversed(changes.values()) if change.differences]


def _histories(row):
    """Version models to look into, each with the condition that finds the versions of this row."""
    own = [type(row), *row._meta.get_parent_list()]
    versions_of = {
        model.pgh_tracked_model: model
        for model in apps.get_models()
        if hasattr(model, "pgh_tracked_model")
    }
    for model in own:
        if model in versions_of:
            yield versions_of[model], {"pgh_obj_id": row.pk}
    for model, versions in versions_of.items():
        for owner in model._meta.fields:
            if _goes_with(owner, own) and not owner.primary_key:
                yield versions, {owner.attname: row.pk}


def _goes_with(owner, models_of_row):
    return (
        isinstance(owner, models.ForeignKey)
        and owner.related_model in models_of_row
        and owner.remote_field.on_delete is models.CASCADE
    )


@dataclass
class _Step:
    """One version beside the one before it."""

    versions: Any
    number: int
    at: datetime
    word: str
    context: Any
    who: str
    why: str
    is_part: bool
    before: dict[str, Any]
    after: dict[str, Any]

    @property
    def model(self):
        return self.versions.pgh_tracked_model

    def differences(self, names):
        before, after = (_shown(self.model, v, names) for v in (self.before, self.after))
        what = f"{self.model._meta.verbose_name} {self.word}"
        if before and after and self.is_part:
            what += f": {', '.join(list(before.values())[:2])[:NAMED]}"
        return [
            Difference(what, label, before.get(label, ""), after.get(label, ""))
            for label in after | before
            if before.get(label, "") != after.get(label, "")
        ]


def _steps(versions, condition):
    columns = [
        f.attname
        for f in versions.pgh_tracked_model._meta.local_fields
        if f.name not in LEFT_OUT and f.attname not in condition and hasattr(versions, f.name)
    ]
    rows = (
        versions.objects.filter(**condition)
        .order_by("pgh_id")
        .values(*ORDER, "pgh_context__metadata", *columns)
    )
    earlier: dict[Any, dict[str, Any]] = defaultdict(dict)
    for row in rows:
        values = {name: row[name] for name in columns}
        gone = row["pgh_label"] == "delete"
        metadata = row["pgh_context__metadata"] or {}
        yield _Step(
            versions,
            row["pgh_id"],
            row["pgh_created_at"],
            WORDS[row["pgh_label"]],
            row["pgh_context_id"],
            metadata.get("username", ""),
            metadata.get("reason", ""),
            is_part="pgh_obj_id" not in condition,
            before=values if gone else earlier[row["pgh_obj_id"]],
            after={} if gone else values,
        )
        earlier[row["pgh_obj_id"]] = values


def _names(steps):
    """What the foreign keys in all these versions point to, as {(model, key): name}."""
    keys = defaultdict(set)
    for step in steps:
        for foreign in _foreign_keys(step.model):
            for values in (step.before, step.after):
                if values.get(foreign.attname) is not None:
                    keys[foreign.related_model].add(values[foreign.attname])
    return {
        (model, pk): str(row)
        for model, pks in keys.items()
        for pk, row in model._base_manager.defer(*HEAVY.get(model, ())).in_bulk(pks).items()
    }


def _foreign_keys(model):
    return [f for f in model._meta.local_fields if isinstance(f, models.ForeignKey)]


def _shown(model, values, names):
    """Values under the labels people know, dates and choices in words; empty ones left out."""
    if not values:
        return {}
    shown = {}
    for name in [n for n in date_names(model) if f"{n}_on" in values]:
        date = PartialDate.from_columns(values[f"{name}_on"], values[f"{name}_precision"])
        shown[name] = str(date or "")
    for name in [n for n in period_names(model) if n in values]:
        shown[name] = period_text(values[name], values[f"{name}_precision"])
    for column in [f for f in model._meta.local_fields if f.attname in values]:
        if column.name not in columns_of(model):
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
