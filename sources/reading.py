"""A source as its reader shows it: paragraphs, quoted spans marked, and what rests on them."""

from collections import defaultdict

from django.utils.html import escape, format_html
from django.utils.safestring import mark_safe

from sources.addresses import record_page
from sources.choices import ReviewStatus
from sources.models import Claim


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
    return [_passage(p, resting[p.pk]) for p in source.passages.order_by("position")]


def _passage(passage, claims):
    return {
        "number": passage.position,
        "heading": passage.heading,
        "language": passage.language,
        "furniture": passage.is_furniture,
        "html": marked(passage.text, [(c.span_start, c.span_end) for c in claims]),
        "claims": [
            {
                "title": claim.record.title,
                "url": record_page(claim.record.kind, claim.record.slug),
                "field": claim.field.replace("_", " "),
                "value": claim.value,
            }
            for claim in _once(claims)
        ],
    }


def _once(claims):
    """One line a record and field: many items of one field rest on the same words."""
    return {(c.record_id, c.field): c for c in claims}.values()


def marked(text, spans):
    """The text as safe HTML with <mark> around every span; overlapping spans become one mark.

    Spans are (start, end) in characters. The text itself is not altered: without tags the result
    is the escaped text, character for character.
    """
    parts, at = [], 0
    for start, end in merged(spans):
        parts.append(escape(text[at:start]))
        parts.append(format_html("<mark>{}</mark>", text[start:end]))
        at = end
    parts.append(escape(text[at:]))
    return mark_safe("".join(parts))


def merged(spans):
    """Spans in order, those that touch or overlap joined."""
    joined: list[list[int]] = []
    for start, end in sorted(spans):
        if joined and start <= joined[-1][1]:
            joined[-1][1] = max(joined[-1][1], end)
        else:
            joined.append([start, end])
    return [(start, end) for start, end in joined]
