"""Atom feeds (RFC 4287) of anything that is listed, in pages that lead on (RFC 5005)."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils.feedgenerator import Atom1Feed

from sources.api.conditional import marked

CONTENT_TYPE = "application/atom+xml; charset=utf-8"
RIGHTS = "CC BY 4.0; quoted sentences belong to their publishers"
NOT_FOR_XML = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")


@dataclass(frozen=True)
class Item:
    """One entry of a feed. `path` and `key` stay the same when the item is published again; `html`
    is safe HTML.
    """

    path: str
    title: str
    html: str
    updated: datetime
    published: datetime | None = None
    categories: Sequence[str] = ()
    key: str = ""


@dataclass(frozen=True)
class Feed:
    """What a feed says of itself. `path` is the page it belongs to, with its filters."""

    title: str
    subtitle: str
    path: str
    updated: datetime
    next_cursor: str | None = None

    def answer(self, request: HttpRequest, items: Sequence[Item], etag: str = "") -> HttpResponse:
        """The feed as a response that can be asked for again on condition."""

        def whole(path):
            return request.build_absolute_uri(path)

        written = _Pages(
            title=readable(self.title),
            link=whole(self.path),
            description=None,
            subtitle=readable(self.subtitle),
            language="en",
            feed_url=whole(request.get_full_path()),
            author_name="Registan",
            author_link=whole("/"),
            feed_copyright=RIGHTS,
            changed_at=max([self.updated, *(item.updated for item in items)]),
            next_url=whole(self._next(request)) if self.next_cursor else "",
        )
        for item in items:
            written.add_item(
                title=readable(item.title),
                link=whole(item.path),
                unique_id=whole(item.path) + item.key,
                description=readable(item.html),
                pubdate=item.published,
                updateddate=item.updated,
                categories=item.categories,
            )
        answer = HttpResponse(written.writeString("utf-8"), content_type=CONTENT_TYPE)
        return marked(answer, etag, self.updated)

    def _next(self, request):
        query = request.GET.copy()
        query["cursor"] = self.next_cursor
        return f"{request.path}?{query.urlencode()}"


class _Pages(Atom1Feed):
    """A feed that knows when it changed even without entries, and where it goes on."""

    feed: dict[str, Any]

    def latest_post_date(self) -> datetime:
        changed_at: datetime = self.feed["changed_at"]
        return changed_at

    def add_root_elements(self, handler: Any) -> None:
        super().add_root_elements(handler)
        if self.feed["next_url"]:
            handler.addQuickElement("link", "", {"rel": "next", "href": self.feed["next_url"]})


def readable(text: str) -> str:
    """The text without the few characters that XML knows no way to write."""
    return NOT_FOR_XML.sub(" ", text)
