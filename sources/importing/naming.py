"""Claims name other rows by slug, in their item and in their value: a slug that changes is
respelled there.

`organiser/organisation:escap`, `escap: Director`, `made_at event/speca-wgitsd-3`. Where a slug
stands in them follows from the columns of files, as everything does that claims are written like
(sources/importing/claimed.py).
"""

import re
from collections import defaultdict
from dataclasses import dataclass
from string import Formatter

from django.db.models import Q
from django.utils import timezone

from sources.actions.refused import Refused
from sources.choices import Kind
from sources.importing.columns import To
from sources.importing.dataset import DATASETS, RecordDataset, claimed_parts
from sources.importing.lists import ManyParties, ManyTo
from sources.models import Claim, FormerSlug, FormerSourceSlug, Record, Source

SOURCE = "source"
NAMED = {*Kind.values, SOURCE}
SLUG = r"(?P<slug>[\w-]+)"
RECORD = rf"(?P<kind>{'|'.join(Kind.values)})/{SLUG}"
COLUMNS = ("record_id", "field", "item", "value", "updated_at")
LONGEST = Claim._meta.get_field("item").max_length or 0
WHO = rf"(?P<kind>{Kind.ORGANISATION}|{Kind.PERSON}):{SLUG}"


@dataclass(frozen=True)
class Naming:
    """One place where claims about a field name a row: in `item` or `value`, by this pattern. Its
    group `slug` is the slug, its group `kind` what the row is, unless `to` says that of all.
    """

    attribute: str
    pattern: re.Pattern
    to: str = ""

    def named(self, text):
        """(kind, slug, where the slug stands) of the row that the text names; None for none."""
        found = self.pattern.fullmatch(text)
        if found is None:
            return None
        return self.to or found["kind"], found["slug"], found.span("slug")


def respell(kind, old, new):
    """Claims that name this row by its old slug name it by the new one; returns the ids of their
    records. `kind` is that of a record, `source`, or the dataset of a part that has a slug. Raises
    Refused where a claim would not hold the new one.

    Belongs into the transaction of the change, which gives the versions their who and why. Reads
    every claim once, by text.
    """
    if old == new:
        return set()
    ways = _ways()
    said = Claim.objects.filter(Q(item__contains=old) | Q(value__contains=old))
    said = said.filter(field__in={field for _kind, field in ways})
    changed = []
    for claim in said.select_related("record").only("record__kind", *COLUMNS):
        if _respell_one(claim, ways, {(kind, old): new}):
            claim.updated_at = timezone.now()
            changed.append(claim)
    if any(len(claim.item) > LONGEST for claim in changed):
        raise Refused(f"The slug “{new}” is too long for the claims that name it. Shorten it.")
    Claim.objects.bulk_update(changed, ["item", "value", "updated_at"], batch_size=500)
    return {claim.record_id for claim in changed}


def any_moved():
    """True if any record or source ever had another slug."""
    return FormerSlug.objects.exists() or FormerSourceSlug.objects.exists()


def present_spelling(claims):
    """{position: {"item" or "value": text}} of those of these claims that name records or sources
    by slugs that these used to have; the same few queries for any number.

    `claims` are (kind of the record, field, item, value).
    """
    ways = _ways()
    named = defaultdict(set)
    for kind, field, *texts in claims:
        for naming in _of_field(ways, kind, field):
            found = naming.named(texts[naming.attribute == "value"])
            if found and found[0] in NAMED:
                named[found[0]].add(found[1])
    moved = _moved(named)
    respelled = {}
    for at, (kind, field, item, value) in enumerate(claims) if moved else ():
        texts = {"item": item, "value": value}
        changed = {
            naming.attribute: text
            for naming in _of_field(ways, kind, field)
            if (text := _spelled(texts[naming.attribute], naming, moved)) is not None
        }
        if changed:
            respelled[at] = changed
    return respelled


def _moved(named):
    """{(kind, former slug): present slug} of what is named; a slug that some row bears now means
    that row.
    """
    moved: dict[tuple[str, str], str] = {}
    for kind, slugs in named.items():
        found, present = _former(kind, slugs)
        borne = present.filter(slug__in=found).values_list("slug", flat=True) if found else ()
        moved |= {(kind, old): new for old, new in found.items() if old not in set(borne)}
    return moved


def _former(kind, slugs):
    """{former slug: present slug} of these, and all rows of what they name."""
    if kind == SOURCE:
        sources = FormerSourceSlug.objects.filter(slug__in=slugs)
        return dict(sources.values_list("slug", "source__slug")), Source.objects.all()
    records = FormerSlug.objects.filter(kind=kind, slug__in=slugs)
    return dict(records.values_list("slug", "record__slug")), Record.objects.of_kind(kind)


def _respell_one(claim, ways, moved):
    """Sets item and value of the claim anew; True if that changed anything."""
    changed = False
    for naming in _of_field(ways, claim.record.kind, claim.field):
        text = _spelled(getattr(claim, naming.attribute), naming, moved)
        if text is not None:
            setattr(claim, naming.attribute, text)
            changed = True
    return changed


def _spelled(text, naming, moved):
    """The text with the new slug in the place of the old one; None if it names none of these."""
    found = naming.named(text)
    new = moved.get(found[:2]) if found else None
    if new is None:
        return None
    start, end = found[2]
    return f"{text[:start]}{new}{text[end:]}"


def _of_field(ways, kind, field):
    return [*ways.get((kind, field), ()), *ways.get(("", field), ())]


def _ways():
    """{(kind of the record, field): [Naming]}; "" as kind for fields that any kind may have."""
    ways: defaultdict[tuple[str, str], list[Naming]] = defaultdict(list)
    for dataset in DATASETS.values():
        if isinstance(dataset, RecordDataset):
            for column in dataset.columns.values():
                field = column.said_as if isinstance(column, ManyParties) else column.name
                namings = [n for n in _of_column(column) if n not in ways[dataset.kind, field]]
                ways[dataset.kind, field] += namings
    for dataset in claimed_parts():
        for attribute in ("item", "text"):
            ways["", dataset.said.field] += _of_template(dataset, attribute)
    return {value: namings for value, namings in ways.items() if namings}


def _of_column(column):
    if isinstance(column, ManyParties):
        yield Naming("item", re.compile(rf"\w+/{WHO}"))
        yield Naming("value", re.compile(WHO))
    elif isinstance(column, ManyTo):
        for attribute in ("item", "value"):
            yield from _of_reference(attribute, column.to)
    elif isinstance(column, To):
        yield from _of_reference("value", column.to)


def _of_reference(attribute, to):
    if to == "record":
        yield Naming(attribute, re.compile(RECORD))
    elif to in NAMED:
        yield Naming(attribute, re.compile(SLUG), to)


def _of_template(dataset, name):
    """How the claims about rows of this dataset name others, and the row itself by its slug."""
    pattern, to, names = "", "", False
    for words, column_name, _spec, _how in Formatter().parse(getattr(dataset.said, name)):
        pattern += re.escape(words)
        column = dataset.columns.get(column_name) if column_name else None
        target = dataset.name if column_name == "slug" else getattr(column, "to", "")
        if target == "record":
            pattern, names = pattern + RECORD, True
        elif target in {*NAMED, dataset.name}:
            pattern, to, names = pattern + SLUG, target, True
        elif column_name:
            pattern += ".*"
    if names:
        yield Naming("item" if name == "item" else "value", re.compile(pattern, re.DOTALL), to)
