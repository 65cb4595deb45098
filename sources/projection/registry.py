from __future__ import annotations

from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from sources.dates import PartialDate

if TYPE_CHECKING:
    from django.db.models import QuerySet
    from rest_framework.serializers import Serializer

Countries = dict[int, set[str]]


@dataclass(frozen=True)
class Keys:
    """What lists sort and filter one record by.

    `countries` and `groupings` carry names too, because the card shows them: (code, name).
    `topics` holds the codes of the record's topics and of all their parents. `evidenced` is the
    date of the latest evidence of what can fall silent, `is_open` as long as more is to come of
    it, `due` when at the latest, where somebody said.
    """

    subkind: str = ""
    status: str = ""
    main: PartialDate | None = None
    countries: Iterable[tuple[str, str]] = ()
    groupings: Iterable[tuple[str, str]] = ()
    topics: Iterable[str] = ()
    years: Iterable[int] = ()
    organisations: Iterable[str] = ()
    evidenced: PartialDate | None = None
    due: PartialDate | None = None
    is_open: bool = False


@dataclass(frozen=True)
class Projection:
    """How records of one kind become entries. Each app declares its own in `<app>/projection.py`.

    Every callable takes many records at once and costs a constant number of queries:
    `rows()` gives typed rows with all that keys and serializers read; `keys(rows)` maps each
    row's id to its Keys; `countries_of(ids, public=…)` maps ids to the ISO alpha-3 codes of the
    countries they concern, with `public` only as far as published records show.
    """

    kind: str
    rows: Callable[[], QuerySet]
    keys: Callable[[Collection[Any]], dict[int, Keys]]
    countries_of: Callable[..., Countries]
    card: type[Serializer]
    document: type[Serializer]


@dataclass
class _Registry:
    projections: dict[str, Projection] = field(default_factory=dict)
    dependents: list[Callable[[Collection[int]], Iterable[int]]] = field(default_factory=list)


_registry = _Registry()


def register(projection: Projection) -> None:
    _registry.projections[projection.kind] = projection


def register_dependents(dependents: Callable[[Collection[int]], Iterable[int]]) -> None:
    """`dependents(ids)`: ids of records whose card, document or keys show something of these."""
    _registry.dependents.append(dependents)


def projection_of(kind: str) -> Projection:
    return _registry.projections[kind]


def registered_kinds() -> list[str]:
    return sorted(_registry.projections)


def dependents_of(record_ids: Collection[int]) -> set[int]:
    """Records that show something of these, themselves left out; a few queries an app."""
    found: set[int] = set()
    for dependents in _registry.dependents:
        found.update(dependents(record_ids))
    return found - set(record_ids)
