"""What the passing of days does to pages."""

from collections import defaultdict

from django.db.models import Q

from sources.choices import Kind
from sources.models import Entry
from sources.projection import refresh
from sources.projection.keeping import chunks, refresh_chunk


def refresh_pages_of_today():
    """Brings pages up to date that stand in the groupings of their countries today.

    Those are records without a date, and organisations, which go on (countries/projection.py): a
    membership that begins or ends changes them without anybody's doing. Returns how many pages
    were not as they should be. May be repeated; pages that are right are only read.
    """
    by_today = Q(sort_on=None) | Q(kind=Kind.ORGANISATION)
    entries = Entry.objects.filter(by_today).exclude(countries=[]).order_by("pk")
    by_kind = defaultdict(list)
    for pk, kind in entries.values_list("pk", "kind"):
        by_kind[kind].append(pk)
    changed: set[int] = set()
    for kind in sorted(by_kind):
        for chunk in chunks(by_kind[kind]):
            changed |= refresh_chunk(kind, chunk)
    if changed:
        refresh(changed)
    return len(changed)
