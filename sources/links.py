"""How a link reads from either end: the seminar *follows up* the review, the review *is followed
up by* the seminar. Either stands in a sentence between the titles of its two records.
"""

from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _

from sources.choices import LinkKind
from sources.models import Record

INVERSE = {
    LinkKind.FOLLOWS_UP: _("is followed up by"),
    LinkKind.AFTER: _("took place before"),
    LinkKind.IMPLEMENTS: _("is implemented by"),
    LinkKind.UNDER: _("is the framework for"),
    LinkKind.ADOPTED_AT: _("adopted"),
    LinkKind.ENDORSED_AT: _("endorsed"),
    LinkKind.MADE_AT: _("was the occasion of"),
    LinkKind.SUPERSEDES: _("is superseded by"),
    LinkKind.PART_OF: _("includes"),
    LinkKind.PREPARES: _("is prepared by"),
    LinkKind.PROPOSES: _("is proposed by"),
    LinkKind.CONFIRMS: _("has support confirmed by"),
    LinkKind.WELCOMES: _("is welcomed by"),
    LinkKind.ESTABLISHED_BY: _("established"),
    LinkKind.MERGES: _("was merged into"),
    LinkKind.SUPPORTS: _("is supported by"),
    LinkKind.BASED_ON: _("is the basis of"),
    LinkKind.REPORTS_ON: _("is reported on by"),
    LinkKind.CONTRADICTS: _("is contradicted by"),
    LinkKind.RELATED: _("is related to"),
}


@dataclass(frozen=True)
class LinkEnd:
    """One link seen from one of its records: direction, words, and the record at the other end."""

    direction: str
    kind: str
    label: str
    record: Record
    basis: str
    reason: str
    item: str

    @classmethod
    def outgoing(cls, link):
        label = str(LinkKind(link.kind).label)
        return cls("out", link.kind, label, link.to_record, link.basis, link.reason, item_of(link))

    @classmethod
    def incoming(cls, link):
        label = str(INVERSE[LinkKind(link.kind)])
        return cls("in", link.kind, label, link.from_record, link.basis, link.reason, item_of(link))


def item_of(link):
    """What the claims of a link call it, on the record it starts from."""
    return f"{link.kind} {link.to_record.kind}/{link.to_record.slug}"


def ends_of(record, *, links_out, links_in):
    """Both sides' links of a record in reading order: what it says of others first."""
    ends = [LinkEnd.outgoing(link) for link in links_out]
    ends += [LinkEnd.incoming(link) for link in links_in]
    order = {kind.value: position for position, kind in enumerate(LinkKind)}
    return sorted(
        ends,
        key=lambda end: (
            end.direction != "out",
            order[end.kind],
            end.record.kind,
            end.record.slug,
        ),
    )
