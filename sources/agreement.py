"""Does a record show what its claims say? The one place that compares the two.

The value of the preferred claim is what a field shows (domain); and what is shown rests on a claim
about it, or on one about the field as a whole. A claim without a value says that the source speaks
of it, and carries whatever is shown.
"""

from collections import defaultdict
from dataclasses import dataclass

from sources.choices import Rank
from sources.importing.claimed import Shown, shown_by_part, shown_by_record
from sources.importing.dataset import claimed_parts, dataset_of
from sources.importing.existing import loaded, stored_by_id
from sources.importing.references import Codes
from sources.models import Claim, Record

LONGEST = 80  # characters of a value in a sentence


@dataclass(frozen=True)
class Disagreement:
    """One value of a record that its claims do not carry.

    With `claim`, the id of the preferred claim, that one says something else: `said`. Without, no
    claim says it, or none is preferred of those that say something.
    """

    field: str
    item: str
    shown: str
    said: str = ""
    claim: int | None = None

    @property
    def name(self):
        return " ".join(filter(None, (self.field, self.item)))

    def __str__(self):
        """Both values, and what to do."""
        shows = f"{self.name} shows {_quoted(self.shown)}"
        if self.claim is None:
            return f"{shows}, which no preferred claim says. Add one, prefer one, or leave it out."
        return (
            f"{shows}, but the preferred claim says {_quoted(self.said)}."
            " Correct the claim's value, prefer another claim, or add one."
        )


def sentence(found):
    """Several disagreements of one record: each contradiction, and what no claim says in one go."""
    bare = ", ".join(one.name for one in found if one.claim is None)
    said = [str(one) for one in found if one.claim is not None]
    if bare:
        said.append(f"No preferred claim says its {bare}. Add or prefer claims, or leave it out.")
    return " ".join(said)


def _quoted(text):
    if len(text) > LONGEST:
        text = f"{text[:LONGEST]}…"
    return f"“{text}”" if text else "nothing"


def disagreements(record_ids, *, unclaimed=True):
    """{id: [Disagreement]} of those of the records that have any, drafts too.

    A constant number of queries for any number of records. Without `unclaimed`, only what a
    preferred claim contradicts, and only records are read of which a preferred claim says a value.
    """
    record_ids = list(record_ids)
    said = said_of(record_ids)
    if not unclaimed:
        record_ids = [pk for pk in record_ids if said[pk].says_values]
    if not record_ids:
        return {}
    shown = shown_of(record_ids)
    found = {pk: said[pk].disagreements(shown[pk], unclaimed=unclaimed) for pk in record_ids}
    return {pk: rows for pk, rows in found.items() if rows}


def shown_of(record_ids):
    """{id: [Shown]} of what these records show."""
    codes, loads = Codes(), _loads(record_ids)
    _shown(loads, codes)
    codes.read()
    return _shown(loads, codes)


def _loads(record_ids):
    """(what shows, dataset, [(record id, values)]) of the records and of what hangs on them."""
    by_kind = defaultdict(list)
    kinds = Record.objects.filter(pk__any_of=record_ids).values_list("pk", "kind")
    for pk, kind in kinds:
        by_kind[kind].append(pk)
    loads = []
    for kind, ids in by_kind.items():
        rows = stored_by_id(dataset_of(kind), ids)
        loads.append(
            (shown_by_record, dataset_of(kind), [(pk, r.values) for pk, r in rows.items()])
        )
    for dataset in claimed_parts():
        owner = dataset.of[0]
        query = dataset.model.objects.filter(**{f"{owner}__any_of": record_ids})
        rows = [(row.values[owner], row.values) for row in loaded(dataset, query)]
        loads.append((_alone(shown_by_part), dataset, rows))
    return loads


def _alone(show):
    return lambda *args: [show(*args)]


def _shown(loads, codes):
    found: defaultdict[int, list[Shown]] = defaultdict(list)
    for show, dataset, rows in loads:
        for record_id, values in rows:
            found[record_id] += show(dataset, values, codes)
    return found


class SaidOfRecord:
    """What the claims of one record say, those left out that are deprecated."""

    def __init__(self):
        self.claims = defaultdict(list)
        self.says_values = False

    def add(self, claim, value, rank, text):
        preferred = rank == Rank.PREFERRED
        self.claims[value].append((claim, preferred, text))
        self.says_values |= preferred and bool(text)

    def disagreements(self, shown, *, unclaimed=True):
        """Of the values shown with what is said of them, and of what is said and not shown."""
        there = {value.value for value in shown}
        gone = [
            Shown(field, item, "")
            for field, item in self.claims
            if item and (field, item) not in there
        ]
        found = filter(None, map(self.disagreement, [*shown, *gone]))
        return [one for one in dict.fromkeys(found) if unclaimed or one.claim]

    def disagreement(self, shown):
        """Of one value, None if its claims carry it."""
        own = self.claims.get(shown.value, [])
        for claim, preferred, text in own:
            if preferred and text and text != shown.text:
                return Disagreement(shown.field, shown.item, shown.text, text, claim)
        about = own or self.claims.get((shown.field, ""), [])
        if (
            not shown.text
            or shown.free
            or any(preferred or not text for _claim, preferred, text in about)
        ):
            return None
        return Disagreement(shown.field, shown.item, shown.text)


def said_of(record_ids):
    """{id: SaidOfRecord} of these records; one query."""
    found: defaultdict[int, SaidOfRecord] = defaultdict(SaidOfRecord)
    claims = Claim.objects.filter(record__any_of=record_ids).exclude(rank=Rank.DEPRECATED)
    rows = claims.values_list("record_id", "pk", "field", "item", "rank", "value")
    for record_id, pk, field, item, rank, text in rows:
        found[record_id].add(pk, (field, item), rank, text)
    return found
