"""What claims call the values of a record, and how they write them: as the columns of files do.

A dataset declares what its columns do not tell: values that claims speak of as one (an amount with
its currency), columns that no source has to say (the slug), words that say that nobody knows.
"""

import dataclasses
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from sources.importing.lists import Many


@dataclass(frozen=True)
class Shown:
    """One value that a record shows: what claims call it, and its text in their notation.

    A `free` one needs no claim: it is ours, or says that nothing is known.
    """

    field: str
    item: str
    text: str
    free: bool = False

    @property
    def value(self):
        return self.field, self.item


@dataclass(frozen=True)
class Together:
    """Columns that claims speak of as one value, and what makes one text of their values."""

    columns: tuple[str, ...]
    text: Callable[[dict[str, Any]], str]


@dataclass(frozen=True)
class Said:
    """How claims speak of the rows of an attached dataset, by the texts of its columns: a post is
    `kaz-government: Minister`. Rows of which a column holds the text of `unless` need no claim.
    """

    field: str
    item: str
    text: str
    unless: Mapping[str, str] = dataclasses.field(default_factory=dict)


def shown_by_record(dataset, values, references):
    """A Shown for each value of a record, empty ones too; `values` as its dataset loads them."""
    together = {name for joint in dataset.together.values() for name in joint.columns}
    for name, column in dataset.columns.items():
        if name not in values or name in together:
            continue
        free = name in dataset.ours
        if isinstance(column, Many):
            for child in values[name]:
                called, item, text = column.said(child, references)
                yield Shown(called, item, text, free)
        else:
            text = column.said(values[name], references)
            yield Shown(name, "", text, free or text in dataset.unknown)
    for name, joint in dataset.together.items():
        if all(column in values for column in joint.columns):
            yield Shown(name, "", joint.text(values))


def shown_by_part(dataset, values, references):
    """The Shown of one row that hangs on a record; `values` as its dataset loads them."""
    said = dataset.said
    texts = {
        name: column.show(values[name], references)
        for name, column in dataset.columns.items()
        if name in values
    }
    free = any(texts[name] == text for name, text in said.unless.items())
    return Shown(said.field, said.item.format(**texts), said.text.format(**texts), free)
