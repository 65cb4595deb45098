"""The claims of a record as the API and the pages show them, written once with the entry."""

import re
from collections import defaultdict

from django.utils.translation import gettext as _

from sources.addresses import source_page
from sources.choices import Kind, Rendition
from sources.dates import PartialDate
from sources.models import Claim, Record, Source

SHOWN_CLAIM = {
    "field": "field",
    "item": "item",
    "stated": "stated",
    "value": "value",
    "quote": "quote",
    "rank": "rank",
    "basis": "basis",
    "reason": "reason",
    "verification": "verification",
    "paragraph": "passage__position",
    "language": "passage__language",
}
SHOWN_SOURCE = {
    "slug": "source__slug",
    "title": "source__title",
    "publisher": "source__publisher",
    "url": "source__url",
    "archive_url": "source__archive_url",
    "kind": "source__kind",
    "rendition": "source__rendition",
    "language": "source__language",
}
PLACE = (
    "pk",
    "record_id",
    "span_start",
    "span_end",
    "passage__start",
    "source__published_on",
    "source__published_precision",
    "source__accessed_on",
    "source__work_id",
    "original__paragraph",
    "passage__original_paragraphs",
)
COLUMNS = (*SHOWN_CLAIM.values(), *SHOWN_SOURCE.values(), *PLACE)
REFERENCE = re.compile(
    rf"(?:^|[ /])(?:({Kind.ORGANISATION}|{Kind.PERSON}):|({'|'.join(Kind.values)})/)([\w-]+)$"
)
POST = re.compile(r"^([\w-]+): ")


def shown_claims(claims):
    """(claim id, record id, claim as a plain dictionary) in the order of a queryset; three queries.

    A claim about a party, link or subject that is no published record is left out: it would
    name what readers may not see.
    """
    rows = list(claims.values(*COLUMNS))
    originals = _originals(rows)
    references = [reference_in(row["field"], row["item"]) for row in rows]
    public = _published({reference for reference in references if reference})
    for row, reference in zip(rows, references, strict=True):
        if reference is None or reference in public:
            yield row["pk"], row["record_id"], _claim(row, originals)


def claims_by_record(record_ids):
    """The claims of each record, preferred first, as {id: list}; three queries."""
    by_record = defaultdict(list)
    claims = Claim.objects.filter(record_id__in=record_ids).for_display()
    for _pk, record_id, claim in shown_claims(claims):
        by_record[record_id].append(claim)
    return by_record


def reference_in(field, item):
    """The record an item names, as (kind, slug): `partner/organisation:undp`; None for others."""
    if field == "posts":
        post = POST.match(item)
        return (Kind.ORGANISATION.value, post.group(1)) if post else None
    match = REFERENCE.search(item)
    return (match.group(1) or match.group(2), match.group(3)) if match else None


def _published(references):
    if not references:
        return set()
    records = Record.objects.published().filter(slug__in={slug for _kind, slug in references})
    return references & set(records.values_list("kind", "slug"))


def _is_digest(row):
    return row["source__rendition"] == Rendition.DIGEST


def _originals(rows):
    works = {row["source__work_id"] for row in rows if _is_digest(row)}
    if not works:
        return {}
    sources = Source.objects.filter(work__in=works, rendition=Rendition.ORIGINAL)
    named = ("slug", "title", "publisher", "url")
    dated = ("accessed_on", "published_on", "published_precision")
    originals = sources.order_by("-slug").values("work_id", *named, *dated)
    return {original.pop("work_id"): _dated(original) for original in originals}


def _dated(row):
    """The date columns of a source as words; they leave the row."""
    published = PartialDate.from_columns(row.pop("published_on"), row.pop("published_precision"))
    accessed = _iso(row.pop("accessed_on"))
    return row | {"published_text": published.display() if published else "", "accessed": accessed}


def _iso(day):
    return day.isoformat() if day else None


def _claim(row, originals):
    published = PartialDate.from_columns(
        row["source__published_on"], row["source__published_precision"]
    )
    source = {name: row[column] for name, column in SHOWN_SOURCE.items()}
    source["published_text"] = published.display() if published else ""
    source["accessed"] = _iso(row["source__accessed_on"])
    source["page"] = source_page(source["slug"])
    source["original"] = _original(row, originals)
    claim = {name: row[column] for name, column in SHOWN_CLAIM.items()}
    return claim | {
        "source": source,
        "start": row["passage__start"] + row["span_start"],
        "end": row["passage__start"] + row["span_end"],
        "address": source_page(source["slug"], claim["paragraph"]),
    }


def _original(row, originals):
    """Of a digest's claim: the document it restates, and where it stands there."""
    original = originals.get(row["source__work_id"]) if _is_digest(row) else None
    if original is None:
        return None
    paragraph = row["original__paragraph"]
    numbers = [paragraph] if paragraph else row["passage__original_paragraphs"]
    return original | {"place": paragraphs_text(numbers)}


def paragraphs_text(numbers):
    """Where something stands, in words: paragraph 3; paragraphs 3, 4 and 7; "" for nowhere."""
    *others, last = map(str, numbers or [""])
    if not others:
        return _("paragraph %(number)s") % {"number": last} if last else ""
    words = {"others": ", ".join(others), "last": last}
    return _("paragraphs %(others)s and %(last)s") % words
