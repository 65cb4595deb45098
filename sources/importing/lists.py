"""Columns that hold a list: each item is a row of a child table (topics, parties, sites ...)."""

from contextlib import suppress

from sources.importing.columns import UNSTORABLE, Column
from sources.importing.issues import Faults, Gone, Unfit, shortened

SEPARATOR = ";"


class Many(Column):
    """A list of references, one child row each: `Many("topics", TopicTag, To...)`.

    `model` is the child; `parent` its foreign key to the row of the dataset; `fixed` what tells
    this column's children from another's (role of a party). The value is a frozenset of the
    tuples that go into the child's columns `item_attnames`; children are written by difference.
    """

    structured = True
    item_attnames: tuple = ()

    def __init__(self, name, model, *, parent="record", fixed=None):
        super().__init__(name)
        self.model = model
        self.parent = parent
        self.fixed = fixed or {}

    def bind(self, model):
        self.attnames = ()
        self.empty = frozenset()
        self.parent_attname = self.model._meta.get_field(self.parent).attname

    def read(self, cells, references):
        items = cells[0]
        if items == "":
            return self.empty
        if isinstance(items, str):
            items = [item.strip() for item in items.split(SEPARATOR)]
        if not isinstance(items, list) or not all(isinstance(item, str) for item in items):
            raise Unfit("expected a list of codes")
        named, faults = {}, Faults()
        for item in filter(None, items):
            with faults.of(value=item), suppress(Gone):
                child = self.item(item, references)
                if self.identity(child) in named:
                    raise Unfit(f"expected each only once, found {shortened(item)} again")
                named[self.identity(child)] = child
        faults.check()
        return frozenset(named.values())

    def item(self, text, references):
        """The child columns of one item of the list. Raises Unfit."""
        raise NotImplementedError

    def identity(self, child):
        """What may stand in the list only once."""
        return child

    def store(self, value):
        return ()

    def show(self, value, references):
        return f"{SEPARATOR} ".join(sorted(self.show_item(child, references) for child in value))

    def show_item(self, child, references):
        raise NotImplementedError

    def said(self, child, references):
        """What claims call a value of the list: field, item, and its text."""
        text = self.show_item(child, references)
        return self.name, text, text


class ManyTo(Many):
    """A list of codes of one reference; `prefix` stands before each (the scheme of a topic)."""

    def __init__(self, name, model, field, *, to, prefix="", parent="record"):
        super().__init__(name, model, parent=parent)
        self.item_attnames = (model._meta.get_field(field).attname,)
        self.to = to
        self.prefix = prefix

    def item(self, text, references):
        if self.to == "record":
            return (references.find_record(text),)
        return (references.find(self.to, self.prefix + text),)

    def show_item(self, child, references):
        return references.code(self.to, child[0]).removeprefix(self.prefix)

    def refers(self, value):
        return [(self.to, child[0]) for child in value]


class ManyParties(Many):
    """A list of who: KAZ; grouping:speca; organisation:undp; person:…; category:subsoil users.

    With `modes`, an item may end in @online or @in_person. Claims speak of all columns of who has
    what role as one field, `said_as`, whose items are `<role>/<who>`.
    """

    kinds = ("country", "grouping", "organisation", "person")

    def __init__(self, name, model, *, said_as, role, parent="record", modes=()):
        super().__init__(name, model, parent=parent, fixed={"role": str(role)})
        self.said_as = said_as
        self.modes = modes
        self.item_attnames = (*(f"{kind}_id" for kind in self.kinds), "category")
        if modes:
            self.item_attnames += ("mode",)

    def identity(self, child):
        return child[:5]

    def refers(self, value):
        for child in value:
            yield from (named for named in zip(self.kinds, child, strict=False) if named[1])

    def said(self, child, references):
        who = self.show_item(self.identity(child), references)
        return self.said_as, f"{self.fixed['role']}/{who}", who

    def item(self, text, references):
        text, mode = self._mode(text)
        kind, colon, code = text.partition(":")
        if not colon:
            kind, code = "country", text
        code = code.strip()
        ids = dict.fromkeys(self.kinds)
        category = ""
        if kind == "category":
            category = self._category(code)
        elif kind in ids:
            ids[kind] = references.find(kind, code)
        else:
            raise Unfit(
                "expected KAZ, grouping:slug, organisation:slug, person:slug or"
                f" category:in words, found {shortened(text)}"
            )
        return (*ids.values(), category, *mode)

    def _mode(self, text):
        if not self.modes:
            return text, ()
        text, _at, mode = text.partition("@")
        if mode and mode.strip() not in self.modes:
            raise Unfit(f"expected @{' or @'.join(self.modes)}, found @{shortened(mode)}")
        return text.strip(), (mode.strip(),)

    def _category(self, words):
        longest = self.model._meta.get_field("category").max_length
        if not words or len(words) > longest or UNSTORABLE.search(words):
            raise Unfit(f"expected a category in words, at most {longest} characters")
        return words

    def show_item(self, child, references):
        for kind, pk in zip(self.kinds, child, strict=False):
            if pk is not None:
                code = references.code(kind, pk)
                who = code if kind == "country" else f"{kind}:{code}"
                break
        else:
            who = f"category:{child[4]}"
        return f"{who}@{child[5]}" if child[5:] and child[5] else who
