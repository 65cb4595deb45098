"""What people changed of shipped rows stays as they left it (docs/adr/0009).

A shipped file is loaded again when a release changed it. The versions of a row tell who gave it
each of its values: what a person did is kept and said, what nobody touched follows the file.
"""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from typing import Any

from django.apps import apps

from sources.importing.lists import Many
from sources.models import Record

COLUMNS = ("pgh_obj_id", "pgh_label", "pgh_created_at", "pgh_context__metadata")
NOBODY = "by hand"


@dataclass(frozen=True)
class Change:
    """One version of a row: what happened, when, and who did it; None is no person."""

    label: str
    at: datetime
    who: str | None

    def __str__(self):
        done = "removed" if self.label == "delete" else "changed"
        by = self.who if self.who == NOBODY else f"by {self.who}"
        return f"{done} {by} on {self.at:%Y-%m-%d}"


def _change(label, at, metadata):
    """A version without context was written by hand; one without a user by no person."""
    if metadata is None:
        return Change(label, at, NOBODY)
    return Change(label, at, metadata.get("username") or None)


@cache
def versions_of(model) -> Any:
    """The table of versions of a model; None if it has none."""
    tracked = (one for one in apps.get_models() if hasattr(one, "pgh_tracked_model"))
    return next((one for one in tracked if one.pgh_tracked_model is model), None)


def _read(versions, columns, **condition):
    """(row's key, Change, values) of the versions that meet a condition, in the order of time."""
    rows = versions.objects.filter(**condition).order_by("pgh_id")
    for pk, label, at, metadata, *values in rows.values_list(*COLUMNS, *columns):
        yield pk, _change(label, at, metadata), values


class Keeper:
    """Keeps people's changes in the rows of one file; a few queries a chunk and table."""

    def __init__(self, planner):
        self.planner = planner
        self.dataset = planner.dataset
        models = [*self.dataset.model._meta.get_parent_list(), self.dataset.model]
        self.tables = [(one, versions_of(one)) for one in models if versions_of(one)]

    def keep(self, rows):
        """Takes the stored value into a row where a person gave it, and says so."""
        plain, lists = [], defaultdict(list)
        for row in rows:
            for column in self.planner.compared if row.stored else ():
                if row.stored.values[column.name] != row.values[column.name]:
                    if isinstance(column, Many):
                        lists[column.model].append((row, column))
                    else:
                        plain.append((row, column))
        self._keep_values(plain)
        for model, differing in lists.items():
            if versions_of(model):
                self._keep_items(model, differing)

    def leave_out(self, rows):
        """Rows that are new to the base only because a person removed or renamed what they mean."""
        new = [row for row in rows if row.stored is None and row.key]
        gone = self._gone(new) if new else {}
        for row in new:
            if row.key in gone:
                row.leave_out(self.dataset.key_cells[-1], f"kept: {gone[row.key]}")

    def keep_all(self, row):
        """What was kept of a row does not go with the rest of the file's: all of it stays."""
        kept = " and ".join(row.kept)
        for name, (before, after) in self.planner.compare(row).items():
            row.keep(name, before, f"kept, because of {kept}; the file says “{after}”")
            row.values[name] = row.stored.values[name]

    def _keep_values(self, differing):
        last = self._last_changes({row.stored.pk for row, _column in differing})
        for row, column in differing:
            changes = [last.get((row.stored.pk, attname)) for attname in column.loaded]
            change = max(filter(None, changes), key=lambda found: found.at, default=None)
            if change and self._is_a_correction(change, row.stored.values[column.name], column):
                before, after = self._shown(row, column)
                row.keep(column.name, before, f"kept: {change}; the file says “{after}”")
                row.values[column.name] = row.stored.values[column.name]

    def _is_a_correction(self, change, value, column):
        if change.who is None:
            return False
        first = change.label == "insert"
        return not first or (self.dataset.keeps_first_values and value != column.empty)

    def _shown(self, row, column):
        values = (row.stored.values[column.name], row.values[column.name])
        return [column.show(value, self.planner.references) for value in values]

    def _last_changes(self, pks):
        """{(row's key, attname): Change} that gave each value it has."""
        found: dict[tuple, Change] = {}
        for model, versions in self.tables if pks else ():
            fields = [f.attname for f in model._meta.local_concrete_fields]
            attnames = [name for name in fields if hasattr(versions, name)]
            before: dict[int, list] = {}
            for pk, change, values in _read(versions, attnames, pgh_obj_id__in=pks):
                known = before.get(pk)
                for place, attname in enumerate(attnames):
                    if known is None or known[place] != values[place]:
                        found[pk, attname] = change
                before[pk] = values
        return found

    def _keep_items(self, model, differing):
        last = _last_of_items(model, differing)
        for row, column in differing:
            present, wanted = row.stored.values[column.name], row.values[column.name]
            fixed = (row.stored.pk, *column.fixed.values())
            people = {
                item: last[*fixed, *item]
                for item in present ^ wanted
                if (*fixed, *item) in last and last[*fixed, *item].who is not None
            }
            came = {item for item in present - wanted if item in people}
            went = {i for i in wanted - present if i in people and people[i].label == "delete"}
            if came or went:
                before, after = self._shown(row, column)
                change = max((people[item] for item in came | went), key=lambda found: found.at)
                row.keep(column.name, before, f"kept: {change}; the file says “{after}”")
                row.values[column.name] = (wanted - went) | came

    def _gone(self, rows):
        """{natural key: Change} of keys that a row had until a person took them from it."""
        key = self.dataset.key
        names = [attname for column in key for attname in column.loaded]
        tables = [v for _model, v in self.tables if all(hasattr(v, name) for name in names)]
        if not tables:
            return {}
        condition: dict[str, Any] = {
            f"{column.loaded[0]}__in": {row.key[place] for row in rows}
            for place, column in enumerate(key)
            if len(column.attnames) == 1 and column.attnames == column.loaded
        }
        if "kind" in self.dataset.fixed:
            condition["kind"] = self.dataset.fixed["kind"]
        once = tables[0].objects.filter(**condition).values("pgh_obj_id")
        gone: dict[tuple, Change] = {}
        holds: dict[int, tuple] = {}
        for pk, change, values in _read(tables[0], names, pgh_obj_id__in=once):
            now = _key_of(key, values)
            former = holds.get(pk)
            if change.label == "delete":
                gone[now] = change
            else:
                gone.pop(now, None)
                if former not in (None, now):
                    gone[former] = change
            holds[pk] = now
        return {key: change for key, change in gone.items() if change.who is not None}


def _key_of(columns, values):
    found, at = [], 0
    for column in columns:
        found.append(column.key(column.load(values[at : at + len(column.loaded)])))
        at += len(column.loaded)
    return tuple(found)


def _last_of_items(model, differing):
    """{(parent, fixed columns, item): Change} by which each item of lists came or went last."""
    column = differing[0][1]
    attnames = [column.parent_attname, *column.fixed, *column.item_attnames]
    parents = {row.stored.pk for row, _column in differing}
    last: dict[tuple, Change] = {}
    holds: dict[int, tuple] = {}
    condition: dict[str, Iterable] = {f"{column.parent_attname}__in": parents}
    for pk, change, values in _read(versions_of(model), attnames, **condition):
        now, former = tuple(values), holds.get(pk)
        if former not in (None, now):
            last[former] = Change("delete", change.at, change.who)
        last[now] = change
        holds[pk] = now
    return last


def removed_records():
    """{(kind, slug): what became of it} of records that a person removed for good; two queries."""
    removed = versions_of(Record).objects.filter(pgh_label="delete").order_by("pgh_id")
    columns = ("kind", "slug", "pgh_label", "pgh_created_at", "pgh_context__metadata")
    found = {(kind, slug): _change(*told) for kind, slug, *told in removed.values_list(*columns)}
    slugs = {slug for _kind, slug in found}
    present = set(Record.objects.filter(slug__in=slugs).values_list("kind", "slug"))
    return {
        named: str(change)
        for named, change in found.items()
        if change.who is not None and named not in present
    }
