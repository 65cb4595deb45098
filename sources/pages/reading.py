"""A source as its reader shows it: paragraphs, quoted spans marked, and what rests on them."""

from collections import defaultdict

from django.utils.translation import ngettext

from sources.addresses import record_page, source_page
from sources.choices import Kind, Rendition, ReviewStatus
from sources.models import Claim, Record, Source
from sources.pages.citing import cite_page
from sources.pages.documents import published_text, who
from sources.pages.field_words import field_words
from sources.pages.languages import language_name
from sources.pages.marking import marked

FIELDS_NAMED = 3


def reader_context(source):
    """Everything that sources/reader.html shows. Four queries, however long the text."""
    passages = passages_with_claims(source)
    siblings = list(source.work.sources.exclude(pk=source.pk).defer("text").order_by("slug"))
    if source.rendition == Rendition.DIGEST:
        _lead_to_original(passages, siblings)
    return {
        "source": source,
        "who": who(source),
        "published": published_text(source),
        "language": language_name(source.language) if source.language else "",
        "passages": passages,
        "records": len({claim["url"] for passage in passages for claim in passage["claims"]}),
        "warnings": [_warning(warning) for warning in source.warnings.order_by("kind")],
        "siblings": [_sibling(other) for other in siblings],
        "is_digest": source.rendition == Rendition.DIGEST,
    }


def _warning(warning):
    words = str(warning.get_kind_display())
    return f"{words}: {warning.detail}" if warning.detail else words


def _sibling(other: Source):
    return {
        "form": other.get_rendition_display(),
        "is_original": other.rendition == Rendition.ORIGINAL,
        "title": other.title,
        "url": source_page(other.slug),
        "address": other.url,
        "who": who(other),
        "date": published_text(other),
        "has_text": bool(other.content_sha256),
    }


def _lead_to_original(passages, siblings):
    """Each paragraph of a digest names those it restates; of the text that is held or awaited."""
    others = [other for other in siblings if other.rendition != Rendition.DIGEST]
    nearest = min(others, key=_distance, default=None)
    for passage in passages:
        if nearest is not None and passage["restated"]:
            passage["original"] = {
                "form": nearest.get_rendition_display().lower(),
                "paragraphs": [
                    (number, source_page(nearest.slug, number) if nearest.content_sha256 else "")
                    for number in passage["restated"]
                ],
            }


def _distance(other: Source):
    is_original = other.rendition == Rendition.ORIGINAL
    return not other.content_sha256, not other.expected_sha256, not is_original, other.slug


def passages_with_claims(source):
    """The passages of a source for components/passage.html, claims of published records beside.

    Two queries, whatever the number of passages and claims.
    """
    resting = defaultdict(list)
    claims = (
        Claim.objects.filter(source=source, record__review_status=ReviewStatus.PUBLISHED)
        .select_related("record")
        .order_by("passage_id", "span_start", "span_end", "pk")
    )
    for claim in claims:
        resting[claim.passage_id].append(claim)
    shown = [_passage(p, resting[p.pk], source) for p in source.passages.order_by("position")]
    _say_headings_once(shown)
    return shown


def _say_headings_once(passages):
    """Every passage knows the heading it stands under; a reader sees it where it begins. Where it
    is a passage itself, that one stands out instead.
    """
    present, before = "", None
    for passage in passages:
        heading = passage["heading"]
        if heading and heading == present:
            passage["heading"] = ""
        elif heading and before is not None and before["words"].strip("# \n") == heading:
            before["is_heading"], passage["heading"] = True, ""
        present, before = heading or present, passage


def _span(passage):
    return f"{passage.start}-{passage.start + len(passage.text)}"


def _passage(passage, claims, source):
    return {
        "number": passage.position,
        "cite_url": f"{cite_page(source_page(source.slug))}?span={_span(passage)}",
        "heading": passage.heading,
        "words": passage.text,
        "page": passage.page,
        "language": passage.language if passage.language != source.language else "",
        "furniture": passage.is_furniture,
        "restated": passage.original_paragraphs,
        "html": marked(passage.text, [(c.span_start, c.span_end) for c in claims]),
        "claims": _by_record(claims),
    }


def _by_record(claims):
    """One entry a record: many of its values rest on the same words. Opened, it names each with
    its basis and whether anybody checked it.
    """
    fields: defaultdict[Record, dict] = defaultdict(dict)
    for claim in claims:
        how = (claim.get_basis_display(), claim.get_verification_display())
        fields[claim.record].setdefault(field_words(claim.field), {})[how] = None
    return [
        {
            "title": record.title,
            "url": record_page(record.kind, record.slug),
            "field": f"{Kind(record.kind).label}: {_listed(list(names))}",
            "values": [
                {"name": name, "basis": basis, "verification": verification}
                for name, ways in names.items()
                for basis, verification in ways
            ],
        }
        for record, names in fields.items()
    ]


def _listed(names):
    if len(names) <= FIELDS_NAMED:
        return ", ".join(names)
    return ngettext("%(n)s value", "%(n)s values", len(names)) % {"n": len(names)}
