"""The columns of a list as a table, read off the serializer that describes its rows.

A value inside a value becomes a column of its own: `date` gives `date` (the notation), `date_text`,
`date_first` and `date_last`; `countries` gives `countries_code` and `countries_name`, the values of
one record separated by a bar. A field that the API gains is a column without further work.
"""

from dataclasses import dataclass
from functools import cache
from typing import Any

from drf_spectacular.drainage import get_override
from rest_framework import serializers

from sources.api.parts import PartialDateSerializer
from sources.api.serializers import RecordSerializer

BETWEEN = " | "
LEFT_OUT = {"precision", "item"}  # the notation of a date tells the one, claims need the other
LEFT_OUT_OF_LISTS = {"url"}  # an address made whole would stand for the first alone
ADDRESSES = {"url", "api", "page", "address", "evidence_address"}


@dataclass(frozen=True)
class Column:
    """One column: the way from a row to its value. Where a list lies on the way, the value is that
    of each of its members, one after the other.
    """

    name: str
    path: tuple[str, ...]

    @property
    def is_address(self):
        return self.path[-1] in ADDRESSES

    def value(self, row: dict[str, Any]) -> Any:
        return _found(row, self.path)


@cache
def columns_of(serializer: type[serializers.Serializer]) -> tuple[Column, ...]:
    """What every record shows first, then what the kind adds, each in the order of the API."""
    fields = serializer().fields
    is_record = issubclass(serializer, RecordSerializer)
    shared = list(RecordSerializer().fields.keys()) if is_record else []
    names: list[Any] = list(fields)
    order = [*shared, *(name for name in names if name not in shared)]
    return tuple(column for name in order for column in _columns(fields[name], (name,)))


def _columns(field, path, name="", *, several=False):
    name = name or path[-1]
    shape: Any = _inner(field)
    if shape is None:
        yield Column(name, path)
        return
    if isinstance(shape, serializers.ListSerializer):
        several, shape = True, shape.child
    left_out = LEFT_OUT | (LEFT_OUT_OF_LISTS if several else set())
    if isinstance(shape, PartialDateSerializer):
        yield Column(name, (*path, "value"))
        left_out = left_out | {"value"}
    for part, one in shape.fields.items():
        if part not in left_out:
            yield from _columns(one, (*path, part), _joined(name, part), several=several)


def _joined(name, part):
    """`made_text`; but `amount` and not `amount_amount`."""
    return part if part == name or part.startswith(f"{name}_") else f"{name}_{part}"


def _inner(field):
    """The serializer of what a field holds, if it holds more than one value."""
    described = get_override(field, "field", field)
    if isinstance(described, type) and issubclass(described, serializers.BaseSerializer):
        return described()
    return described if isinstance(described, serializers.BaseSerializer) else None


def _found(value, path):
    if isinstance(value, list):
        several = [_found(one, path) for one in value]
        return BETWEEN.join("" if one is None else str(one) for one in several)
    if not path or value is None:
        return value
    return _found(value.get(path[0]), path[1:])
