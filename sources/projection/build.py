"""From records and claims to what is stored of them: keys, card, document, claims."""

import json

from django.db.models import Prefetch
from django.utils import translation

from sources.choices import ReviewStatus
from sources.collecting import seldom_collecting
from sources.languages import configuration_for
from sources.models import Link, Name, Translation
from sources.projection.claims import claims_by_record
from sources.projection.registry import projection_of
from sources.versions import last_changes

REFERENCES = ("parent", "event", "body", "speaker", "organisation")


def published_links(end):
    return Link.objects.filter(**{f"{end}__review_status": ReviewStatus.PUBLISHED}).select_related(
        "from_record", "to_record"
    )


def kernel_relations():
    """What every kind shows of itself: names, translations, links whose other end is published."""
    return (
        Prefetch("names", Name.objects.order_by("kind", "language", "text"), to_attr="shown_names"),
        Prefetch(
            "translations", Translation.objects.order_by("language"), to_attr="shown_translations"
        ),
        Prefetch("links_out", published_links("to_record"), to_attr="shown_links_out"),
        Prefetch("links_in", published_links("from_record"), to_attr="shown_links_in"),
    )


def build(kind, record_ids):
    """{id: columns} of the published ones among these records of one kind.

    Columns are those of Entry and EntryCard. A constant number of queries for any number of
    records. English labels and dates, whatever language the caller speaks.
    """
    # Rows and what hangs on them point at each other and die together.
    with seldom_collecting():
        return _build(kind, record_ids)


def _build(kind, record_ids):
    projection = projection_of(kind)
    rows = list(
        projection.rows()
        .filter(pk__in=record_ids, review_status=ReviewStatus.PUBLISHED)
        .prefetch_related(*kernel_relations())
    )
    if not rows:
        return {}
    with translation.override("en"):
        keys = projection.keys(rows)
        ids = [row.pk for row in rows]
        claims, changed = claims_by_record(ids), last_changes(type(rows[0]), ids)
        forms = Forms(projection)
        for row in rows:
            row.keys, row.changed_at = keys[row.pk], changed.get(row.pk, row.published_at)
        return {row.pk: _columns(row, forms, claims[row.pk]) for row in rows}


class Forms:
    """Card and document of one kind. What both render alike is rendered once."""

    def __init__(self, projection):
        self.card, self.document = projection.card(), projection.document()
        document = self.document.fields
        self.shared = [
            name
            for name, field in self.card.fields.items()
            if name in document and _declared(field) == _declared(document[name])
        ]
        for name in self.shared:
            del self.card.fields[name]

    def of(self, row):
        """Card and document of a row, as plain data."""
        document = self.document.to_representation(row)
        card = self.card.to_representation(row)
        return card | {name: document[name] for name in self.shared}, document


def _declared(field):
    """Two fields of the same declaration render the same."""
    return type(field), field._args, field._kwargs


def _columns(row, forms, claims):
    card, document = forms.of(row)
    hidden = {name for name in REFERENCES if name in document and document[name] is None}
    shown = [claim for claim in claims if claim["field"] not in hidden]
    return entry_columns(row, row.keys) | {
        "card": as_json(card),
        "document": as_json(document),
        "claims": as_json(shown),
    }


def entry_columns(row, keys):
    """The keys of one row; lists sorted, so that the same facts give the same bytes."""
    return {
        "kind": row.kind,
        "slug": row.slug,
        "title": row.title,
        "subkind": keys.subkind,
        "status": keys.status,
        "sort_on": keys.main.first if keys.main else None,
        "countries": [code for code, _name in keys.countries],
        "groupings": [slug for slug, _name in keys.groupings],
        "topics": sorted(keys.topics),
        "years": sorted(keys.years),
        "organisations": sorted(keys.organisations),
        "evidenced_on": keys.evidenced.last if keys.evidenced else None,
        "due_on": keys.due.last if keys.due else None,
        "is_open": keys.is_open,
        "published_at": row.published_at,
        "changed_at": row.changed_at,
        "configuration": configuration_for(row.language),
        "search_text": search_text(row),
    }


def search_text(row):
    """Title, every name, translated titles and the summary, each once, a line each."""
    lines = [row.title, *(name.text for name in row.shown_names)]
    lines += [translated.title for translated in row.shown_translations]
    lines.append(row.summary)
    return "\n".join(dict.fromkeys(line for line in lines if line))


ENCODER = json.JSONEncoder(ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def as_json(data):
    """The one way JSON is written here: the same data gives the same bytes."""
    return ENCODER.encode(data)
