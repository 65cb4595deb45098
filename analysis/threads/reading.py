"""Nodes of threads, read many at once."""

import json
from functools import reduce
from operator import or_

from django.db.models import Q

from analysis.threads.graph import FOLLOWED, MADE_IN, SOURCE, Edge, Node
from sources.addresses import source_page
from sources.api.fields import date_json
from sources.choices import Kind
from sources.dates import PartialDate
from sources.models import EntryCard, Source

COLUMNS = ("document", "claims")
MADE_IN_A_SOURCE = ("as_recommendation", "as_statement")


def read_records(keys):
    """{key: node} of the published ones among these records. One query, none for none."""
    wanted = {key for key in keys if key[0] in FOLLOWED}
    if not wanted:
        return {}
    kinds: dict[str, list[str]] = {}
    for kind, slug in sorted(wanted):
        kinds.setdefault(kind, []).append(slug)
    conditions = [Q(entry__kind=k, entry__slug__in=slugs) for k, slugs in kinds.items()]
    return _nodes(EntryCard.objects.filter(reduce(or_, conditions)))


def read_sources(keys):
    """The same of sources. One query, none for none."""
    slugs = [slug for kind, slug in keys if kind == SOURCE]
    if not slugs:
        return {}
    columns = ("slug", "title", "publisher", "published_on", "published_precision")
    rows = Source.objects.filter(slug__in=slugs).values_list(*columns)
    nodes = [Node(_source_document(*row)) for row in rows]
    return {node.key: node for node in nodes}


def read_source_with_records(slug):
    """A source as a thread starts from it, and the records that were made in it. Two queries."""
    sources = read_sources([(SOURCE, slug)])
    if not sources:
        return None, {}
    [source] = sources.values()
    made = reduce(or_, (Q(**{f"entry__record__{way}__made_in__slug": slug})
                        for way in MADE_IN_A_SOURCE))  # fmt: skip
    records = _nodes(EntryCard.objects.filter(made))
    source.edges = [Edge(key, source.key, MADE_IN, field="made_in") for key in records]
    return source, records


def read_sessions(body_slug):
    """All published events of a body. One query."""
    events = EntryCard.objects.filter(
        entry__kind=Kind.EVENT, entry__record__as_event__body__slug=body_slug
    )
    return list(_nodes(events).values())


def _nodes(cards):
    rows = cards.order_by("entry__kind", "entry__slug").values_list(*COLUMNS)
    nodes = [Node(json.loads(document), claims) for document, claims in rows]
    return {node.key: node for node in nodes}


def _source_document(slug, title, publisher, published_on, precision):
    date = PartialDate.from_columns(published_on, precision)
    return {
        "type": SOURCE,
        "slug": slug,
        "title": title,
        "publisher": publisher,
        "url": source_page(slug),
        "date": date_json(date),
    }
