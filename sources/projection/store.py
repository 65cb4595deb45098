"""What is stored of entries, and how it is brought in line with what they should be."""

from dataclasses import dataclass, field

from django.db import connection, transaction

from sources.importing.layouts import TableLayout
from sources.models import Entry, EntryCard
from sources.projection.build import build

FACE = (
    "kind",
    "slug",
    "title",
    "subkind",
    "status",
    "sort_on",
    "countries",
    "groupings",
    "topics",
    "years",
    "organisations",
    "published_at",
    "configuration",
    "search_text",
)
# What no other record shows.
CLOCK = ("evidenced_on", "due_on", "is_open", "changed_at")
KEYS = (*FACE, *CLOCK)
TEXTS = ("card", "document", "claims")
COLUMNS = (*KEYS, *TEXTS)

# A number of our own for pg_advisory_xact_lock's first argument; the second is a bucket of ids.
LOCK = 7_360_201
BUCKET, BUCKETS = 1024, 256


def stored(record_ids):
    """{id: columns} of the entries of these records, as they are stored; one query."""
    rows = Entry.objects.filter(pk__in=record_ids).values_list(
        "pk", *KEYS, *(f"text__{name}" for name in TEXTS)
    )
    return {pk: dict(zip(COLUMNS, values, strict=True)) for pk, *values in rows}


def differences(before, after):
    """(id, columns) of every entry that is not as it should be; None for one that should not be."""
    for pk in sorted(before.keys() | after.keys()):
        if before.get(pk) != after.get(pk):
            yield pk, after.get(pk)


@dataclass
class Outcome:
    """What one step changed: ids of entries that differ now, of those whose keys differ, and of
    those that had to give way to another record's address and must be built again.
    """

    changed: set[int] = field(default_factory=set)
    faces: set[int] = field(default_factory=set)
    evicted: set[int] = field(default_factory=set)

    def __ior__(self, other):
        self.changed |= other.changed
        self.faces |= other.faces
        self.evicted |= other.evicted
        return self


def bring_in_line(kind, record_ids):
    """Makes the entries of these records of one kind what they should be, in one transaction.

    Two of them never work on the same record at once, and the later one reads what the earlier
    one's caller committed.
    """
    with transaction.atomic():
        lock(record_ids)
        before, after = stored(record_ids), build(kind, record_ids)
        wrong = dict(differences(before, after))
        if not wrong:
            return Outcome()
        wanted = {pk: columns for pk, columns in wrong.items() if columns}
        Entry.objects.filter(pk__in=wrong.keys() - wanted.keys()).delete()
        evicted = write(kind, wanted, before)
        bump(kind)
    faces = {pk for pk, columns in wrong.items() if face_differs(before.get(pk), columns)}
    return Outcome(set(wrong), faces, evicted)


def face_differs(before, after):
    """True if the keys differ that other records may show of this one."""
    if not before or not after:
        return True
    return any(before[name] != after[name] for name in FACE)


def write(kind, wanted, before):
    """Inserts or replaces these entries; returns the ids of entries removed for them.

    An address may pass from one record to another, so an entry still standing at an address that
    is another's by now goes first: its own turn brings it back.
    """
    moved = {pk for pk, c in wanted.items() if pk in before and before[pk]["slug"] != c["slug"]}
    Entry.objects.filter(pk__in=moved).delete()
    slugs = [columns["slug"] for columns in wanted.values()]
    in_the_way = Entry.objects.filter(kind=kind, slug__in=slugs).exclude(pk__in=wanted)
    evicted = set(in_the_way.values_list("pk", flat=True))
    Entry.objects.filter(pk__in=evicted).delete()
    standing = before.keys() - moved
    _put(Entry, KEYS, wanted, standing)
    _put(EntryCard, TEXTS, wanted, {pk for pk in standing if before[pk]["card"] is not None})
    return evicted


def _put(model, names, wanted, standing):
    """COPY for those that are new, one UPDATE for those that stand already."""
    layout = TableLayout(model)
    key = layout.key.attname
    rows = [{key: pk} | {name: columns[name] for name in names} for pk, columns in wanted.items()]
    layout.insert([row for row in rows if row[key] not in standing])
    layout.update([row for row in rows if row[key] in standing], names)


def lock(record_ids):
    """Held to the end of the transaction. Taken in order, so that no two wait for each other."""
    buckets = sorted({pk // BUCKET % BUCKETS for pk in record_ids})
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT pg_advisory_xact_lock(%s, bucket)"
            " FROM unnest(%s) WITH ORDINALITY AS ordered(bucket, place) ORDER BY place",
            [LOCK, buckets],
        )


def bump(kind):
    """The next revision of a kind, at the clock's time: the transaction's may be long ago."""
    with connection.cursor() as cursor:
        cursor.execute(
            "INSERT INTO sources_entryrevision AS r (kind, number, changed_at)"
            " VALUES (%s, 1, clock_timestamp())"
            " ON CONFLICT (kind) DO UPDATE"
            " SET number = r.number + 1, changed_at = clock_timestamp()",
            [kind],
        )
