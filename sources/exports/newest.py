"""The newest of a list as a feed: what was published or read here last, a page at a time."""

import json
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from django.db.models import QuerySet
from django.utils.html import format_html

from sources.addresses import source_page
from sources.api.conditional import not_modified
from sources.api.problems import BadParameters
from sources.api.public import naming_the_cursor
from sources.exports.evidence import evidence
from sources.exports.lists import DocumentList, RecordList
from sources.feeds import Feed, Item
from sources.filters import BY_PUBLICATION
from sources.pages.documents import published_text, who
from sources.paging import Order, Position, paginate

BY_ARRIVAL = Order("-added", "pk")
PLACELESS = ("count", "claims", "ordering")
BEFORE_ALL = datetime(2000, 1, 1, tzinfo=UTC)


@dataclass(frozen=True)
class Newest:
    """A list as its feed shows it. `rows` narrows a queryset to what an item needs, `position`
    and `item` read one row.
    """

    listed: RecordList | DocumentList
    title: str
    subtitle: str
    url: str
    order: Order
    rows: Callable[[QuerySet], QuerySet]
    position: Callable[[Any], Position]
    item: Callable[[Any], Item]

    def answer(self, request):
        """Two queries. Raises BadParameters."""
        filters = self._asked(request)
        state, changed_at = self.listed.state()
        changed_at = filters.last_change(request.GET, changed_at)
        etag = f'"{state}-{changed_at.timestamp() if changed_at else 0:.6f}-atom"'
        if kept := not_modified(request, etag, changed_at):
            return kept
        with naming_the_cursor():
            rows = self.rows(filters.qs)
            page = paginate(rows, self.order, position=self.position, **filters.paging)
        query = request.GET.copy()
        query.pop("cursor", None)
        feed = Feed(
            title=self.title,
            subtitle=self.subtitle,
            path=f"{self.url}?{query.urlencode()}" if query else self.url,
            updated=changed_at or BEFORE_ALL,
            next_cursor=page.next,
        )
        return feed.answer(request, [self.item(row) for row in page.rows], etag)

    def _asked(self, request):
        filters = self.listed.filters(request.GET)
        errors = dict(filters.errors)
        errors |= {
            name: ["A feed begins with what is newest and holds no more: leave this out."]
            for name in PLACELESS
            if name in filters.data
        }
        if errors:
            raise BadParameters(errors)
        return filters


def newest_records(listing):
    """The feed of the list of one kind, in the order of publication."""
    order = BY_PUBLICATION[0]
    columns = (order.column, "pk", "text__card", "text__claims", "changed_at")
    return Newest(
        RecordList(listing.kind, listing.filterset),
        title=f"Registan: {listing.plural}",
        subtitle=str(listing.lead),
        url=listing.url,
        order=order,
        rows=lambda entries: entries.values_list(*columns),
        position=lambda row: Position(row[0], row[1]),
        item=_record,
    )


def newest_sources():
    """The feed of the list of documents, in the order in which they came here."""
    return Newest(
        DocumentList(),
        title="Registan: sources",
        subtitle="The documents this knowledge base rests on.",
        url="/sources/",
        order=BY_ARRIVAL,
        rows=lambda sources: sources,
        position=lambda source: Position(source.pk, source.pk),
        item=_source,
    )


def _record(row):
    published_at, _pk, card, claims, changed_at = row
    card, rests_on = json.loads(card), evidence(json.loads(claims))
    text = format_html("<p>{}</p>", card["summary"]) if card["summary"] else ""
    if "evidence_quote" in rests_on:
        text += format_html(
            "<blockquote><p>{}</p></blockquote><p>{}</p>",
            rests_on["evidence_quote"],
            ", ".join(filter(None, (rests_on["evidence_source"], rests_on["evidence_published"]))),
        )
    return Item(
        path=card["url"],
        title=card["title"],
        html=text,
        published=published_at,
        updated=max(published_at, changed_at),
        categories=[one["name"] for one in (*card["countries"], *card.get("topics", ()))],
    )


def _source(source):
    when = published_text(source) or "date not stated"
    return Item(
        path=source_page(source.slug),
        title=source.title,
        html=format_html("<p>{}, {}</p>", who(source), when),
        published=source.created_at,
        updated=source.updated_at,
        categories=[source.get_kind_display()],
    )
