"""Which countries a record concerns: what an editor's scope is checked against."""

from collections import defaultdict

from sources.projection.registry import projection_of


def country_codes(record):
    """ISO alpha-3 codes of all countries the record concerns, drafts it refers to included.

    Takes a record or a typed row. A few queries, depending on the kind.
    """
    return country_codes_of([record])[record.pk]


def country_codes_of(records, *, public=False):
    """The same for many records, as {id: set of codes}; a few queries a kind. With `public` only
    what published records show counts.
    """
    by_kind = defaultdict(list)
    for record in records:
        by_kind[record.kind].append(record.pk)
    codes: dict[int, set[str]] = {record.pk: set() for record in records}
    for kind, record_ids in by_kind.items():
        codes.update(projection_of(kind).countries_of(record_ids, public=public))
    return codes
