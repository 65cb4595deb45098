"""The versions of records and of what hangs on them, in the order of time, as triggers kept them.

Admin and pages read them here; what they make of them differs, since curators may see more.
"""

from collections import defaultdict
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.apps import apps
from django.db import models
from django.db.models import Max

from sources.models import Source
from sources.partial_columns import columns_of, date_names, period_names

LEFT_OUT = {"id", "record_ptr", "created_at", "updated_at", "folded"}
ORDER = ("pgh_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "pgh_context_id")
HEAVY: dict[type[models.Model], list[str]] = {Source: ["text"]}


@dataclass(frozen=True)
class History:
    """A table of versions, and its column that says whose they are.

    `is_part`: rows of it hang on the row whose history is told, as names on a record.
    """

    versions: Any
    owner: str
    is_part: bool

    @property
    def model(self):
        return self.versions.pgh_tracked_model


def histories(*wanted: type[models.Model]) -> list[History]:
    """Where the versions of rows of these models stand, own columns first, then their parts."""
    own = [*dict.fromkeys([*wanted, *(up for one in wanted for up in one._meta.get_parent_list())])]
    versions_of = {
        one.pgh_tracked_model: one for one in apps.get_models() if hasattr(one, "pgh_tracked_model")
    }
    found = [History(versions_of[one], "pgh_obj_id", False) for one in own if one in versions_of]
    return found + [
        History(versions, field.attname, True)
        for part, versions in versions_of.items()
        for field in part._meta.fields
        if _goes_with(field, own) and not field.primary_key
    ]


def _goes_with(field, owners):
    return (
        isinstance(field, models.ForeignKey)
        and field.related_model in owners
        and field.remote_field.on_delete is models.CASCADE
    )


@dataclass
class Step:
    """One version beside the one before it; the values left out say nothing to people."""

    history: History
    owner: int
    number: int
    at: datetime
    label: str
    row: int
    context: Any
    metadata: dict[str, Any]
    before: dict[str, Any]
    after: dict[str, Any]

    @property
    def model(self):
        return self.history.model

    @property
    def change(self):
        """What tells the changes made in one go from others; a version without context is alone."""
        return self.context or (self.history.versions, self.number)


def steps(wanted: Collection[type[models.Model]], ids: Collection[int]) -> list[Step]:
    """All versions of these rows and of their parts, in the order of time. One query a table."""
    found = [step for history in histories(*wanted) for step in _steps(history, ids)]
    return sorted(found, key=lambda step: (step.at, step.number))


def _steps(history: History, ids: Collection[int]) -> Iterator[Step]:
    columns = [
        field.attname
        for field in history.model._meta.local_fields
        if field.name not in LEFT_OUT and hasattr(history.versions, field.name)
    ]
    rows = (
        history.versions.objects.filter(**{f"{history.owner}__in": ids})
        .order_by("pgh_id")
        .values(*ORDER, "pgh_context__metadata", *columns)
    )
    earlier: dict[Any, dict[str, Any]] = defaultdict(dict)
    for row in rows:
        values = {name: row[name] for name in columns}
        gone = row["pgh_label"] == "delete"
        yield Step(
            history,
            row[history.owner],
            row["pgh_id"],
            row["pgh_created_at"],
            row["pgh_label"],
            row["pgh_obj_id"],
            row["pgh_context_id"],
            row["pgh_context__metadata"] or {},
            before=values if gone else earlier[row["pgh_obj_id"]],
            after={} if gone else values,
        )
        earlier[row["pgh_obj_id"]] = values


def last_changes(model: type[models.Model], ids: Collection[int]) -> dict[int, datetime]:
    """When each of these rows, or anything that hangs on it, last changed. One query."""
    parts = [
        history.versions.objects.filter(**{f"{history.owner}__in": ids})
        .order_by()
        .values_list(history.owner)
        .annotate(at=Max("pgh_created_at"))
        for history in histories(model)
    ]
    latest: dict[int, datetime] = {}
    for owner, at in parts[0].union(*parts[1:], all=True):
        latest[owner] = max(at, latest.get(owner, at))
    return latest


def foreign_keys(model: type[models.Model]) -> list[Any]:
    return [field for field in model._meta.local_fields if isinstance(field, models.ForeignKey)]


def keys_in(found: Collection[Step]) -> dict[type[models.Model], set[Any]]:
    """What the foreign keys in all these versions point to, by model."""
    keys = defaultdict(set)
    for step in found:
        for foreign in foreign_keys(step.model):
            for values in (step.before, step.after):
                if values.get(foreign.attname) is not None:
                    keys[foreign.related_model].add(values[foreign.attname])
    return keys


def dates_in(model, values):
    """(name, days, precision) of the partial dates among these values."""
    for name in date_names(model):
        if f"{name}_on" in values:
            yield name, values[f"{name}_on"], values[f"{name}_precision"]


def periods_in(model, values):
    """(name, days, precision) of the periods among these values."""
    for name in period_names(model):
        if name in values:
            yield name, values[name], values[f"{name}_precision"]


def plain_columns(model, values):
    """The columns among these values that are no part of a date or a period."""
    dated = set(columns_of(model))
    return [
        field
        for field in model._meta.local_fields
        if field.attname in values and field.name not in dated
    ]
