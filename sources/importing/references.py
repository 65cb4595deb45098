"""From the codes that files use to the rows they mean, and back.

Apps register what may be named: `register_reference("country", Country, code="iso3")`. Each table
is read once a run, when it is first named.
"""

from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass

from sources.choices import Kind
from sources.importing.issues import Gone, Unfit, did_you_mean, shortened
from sources.models import FormerSlug, Record

MOST_HINTS = 500
REFERENCES: dict[str, "Reference"] = {}


@dataclass(frozen=True)
class Reference:
    """What can be named by a code: how it is called in messages, and how to list (id, code), of
    all rows or of those that conditions choose.
    """

    name: str
    pairs: Callable
    former: Callable = list


def register_reference(name, model, *, code="slug", former: Callable = list):
    """Rows of the model may be named by that column. Called from an app's imports module.

    `code` may be a tuple of columns, joined by a slash: ("scheme", "code") is sdg/9.5. `former`
    lists (id, code) of codes that rows used to have.
    """
    columns = (code,) if isinstance(code, str) else code

    def pairs(**only):
        rows = model.objects.filter(**only).values_list("pk", *columns)
        for pk, *parts in rows.iterator(chunk_size=10_000):
            yield pk, "/".join(parts)

    REFERENCES[name] = Reference(name, pairs, former)


def _register_kind(kind):
    def pairs(**only):
        return Record.objects.filter(kind=kind, **only).values_list("pk", "slug").iterator()

    former = FormerSlug.objects.filter(kind=kind).values_list("record_id", "slug")
    REFERENCES[kind] = Reference(kind, pairs, former.iterator)


def _any_record(**only):
    """For showing only: to find one, `find_record` looks among those of its kind."""
    rows = Record.objects.filter(**only).values_list("pk", "kind", "slug")
    for pk, kind, slug in rows.iterator():
        yield pk, f"{kind}/{slug}"


for _kind in Kind.values:
    _register_kind(_kind)
REFERENCES["record"] = Reference("record", _any_record)


class References:
    """The codes known to one run. Holds a dictionary a table that its file names, no rows."""

    def __init__(self, removed=None):
        """`removed`: {(kind, slug): what became of it} of records that are not missed."""
        self.removed = removed or {}
        self._ids = {}
        self._codes = {}
        self._hints = 0

    def find(self, name, code, *, cell=None):
        """The id of the row with this code. Raises Unfit, with the nearest code there is."""
        found = self.ids(name).get(code)
        if found is None and (name, code) in self.removed:
            raise Gone(self.removed[name, code], cell)
        if found is None:
            near = self._nearest(name, code)
            raise Unfit(f"no {name} with code {shortened(code)}{near}", cell)
        return found

    def _nearest(self, name, code):
        """Looking for the nearest code takes its time: not for every row of a wrong file."""
        self._hints += 1
        return did_you_mean(code, self._ids[name]) if self._hints <= MOST_HINTS else ""

    def find_record(self, text):
        """The id of a record named as `kind/slug`."""
        kind, slash, slug = text.partition("/")
        if not slash or kind not in Kind.values:
            raise Unfit(
                f"expected kind/slug, such as commitment/some-slug{did_you_mean(kind, Kind.values)}"
            )
        return self.find(kind, slug)

    def ids(self, name):
        if name not in self._ids:
            reference = REFERENCES[name]
            present = {code: pk for pk, code in reference.pairs()}
            self._ids[name] = {code: pk for pk, code in reference.former()} | present
        return self._ids[name]

    def add(self, name, code, pk):
        """Makes a row known that this file itself creates."""
        self.ids(name)[code] = pk
        if name in self._codes:
            self._codes[name][pk] = code

    def code(self, name, pk):
        """The code of a row, for showing; "" for none."""
        if pk is None:
            return ""
        if name not in self._codes:
            self._codes[name] = {known: code for code, known in self.ids(name).items()}
        return self._codes[name].get(pk, "")


class Codes:
    """The codes of a few rows, to show values by. The first showing finds out which are wanted
    and shows none, `read` reads those, one query a table, and the second showing has them.
    """

    def __init__(self):
        self._wanted = defaultdict(set)
        self._codes = {}

    def code(self, name, pk):
        if pk is None:
            return ""
        if (name, pk) not in self._codes:
            self._wanted[name].add(pk)
        return self._codes.get((name, pk), "")

    def read(self):
        for name, ids in self._wanted.items():
            pairs = REFERENCES[name].pairs(pk__any_of=ids)
            self._codes |= {(name, pk): code for pk, code in pairs}
        self._wanted.clear()
