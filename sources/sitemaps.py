"""Sitemaps: every published page with the day it last changed, in files of a size that is allowed.

An index names the files; each is read and written a chunk at a time. Sections come from the apps
that own the pages; `config` puts them together.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from xml.sax.saxutils import escape

from django.conf import settings
from django.db.models import Count, Max, QuerySet

from sources.addresses import PLURALS, record_page, source_page
from sources.models import Entry, Source

CONTENT_TYPE = "application/xml; charset=utf-8"
LARGEST = 20_000  # pages, each in two languages: 50,000 addresses or 50 MB are allowed
CHUNK = 2_000
DEFAULT = "x-default"
NAMESPACE = "http://www.sitemaps.org/schemas/sitemap/0.9"
XHTML = "http://www.w3.org/1999/xhtml"


@dataclass(frozen=True)
class Place:
    """A page and when it last changed, where that is known."""

    path: str
    changed: date | datetime | None = None


@dataclass(frozen=True)
class Section:
    """Pages of one kind. `size()` is how many there are and when the last of them changed;
    `places(start, end)` are those of a slice, in an order that new pages only add to.
    """

    name: str
    size: Callable[[], tuple[int, date | datetime | None]]
    places: Callable[[int, int], Iterable[Place]]

    def files(self) -> Iterator[tuple[str, date | datetime | None]]:
        """(name of a file, when something in it last changed) of all files of the section."""
        count, changed = self.size()
        for number in range(files_for(count)):
            yield f"{self.name}-{number + 1}", changed


def files_for(count: int) -> int:
    """How many files so many pages take."""
    return -(-count // LARGEST)


def record_section(kind: str) -> Section:
    """The pages of published records of one kind."""
    entries = Entry.objects.of_kind(kind)

    def places(rows: QuerySet) -> Iterator[Place]:
        columns = rows.values_list("slug", "changed_at")
        for slug, changed_at in columns.iterator(chunk_size=CHUNK):
            yield Place(record_page(kind, slug), changed_at)

    return _section(PLURALS[kind], entries, "changed_at", places)


def source_section() -> Section:
    """The readers of documents."""

    def places(rows: QuerySet) -> Iterator[Place]:
        for slug, updated_at in rows.values_list("slug", "updated_at").iterator(chunk_size=CHUNK):
            yield Place(source_page(slug), updated_at)

    return _section("sources", Source.objects.all(), "updated_at", places)


def fixed_section(name: str, paths: Callable[[], list[str]]) -> Section:
    """A few pages that nothing counts."""
    return Section(
        name,
        lambda: (len(paths()), None),
        lambda start, end: [Place(path) for path in paths()[start:end]],
    )


def _section(name, rows, column, places):
    def size():
        found = rows.aggregate(count=Count("pk"), changed=Max(column))
        return found["count"], found["changed"]

    return Section(name, size, lambda start, end: places(rows.order_by("pk")[start:end]))


def index(sections: Iterable[Section], origin: str) -> str:
    """The file that names all others."""
    files = [file for section in sections for file in section.files()]
    entries = (
        _entry("sitemap", f"{origin}/sitemap-{name}.xml", changed) for name, changed in files
    )
    return f"{_head('sitemapindex')}{''.join(entries)}</sitemapindex>\n"


def urls(section: Section, number: int, origin: str) -> Iterator[str]:
    """One file of a section, piece by piece; `number` counts from one. A page stands in it once in
    every language, each time with the addresses in all of them.
    """
    yield _head("urlset", f' xmlns:xhtml="{XHTML}"')
    for place in section.places((number - 1) * LARGEST, number * LARGEST):
        paths = in_languages(place.path)
        others = "".join(_alternate(code, origin + path) for code, path in paths.items())
        others += _alternate(DEFAULT, origin + place.path)
        for path in paths.values():
            yield _entry("url", origin + path, place.changed, others)
    yield "</urlset>\n"


def in_languages(path: str) -> dict[str, str]:
    """{language: the address of a page in it}."""
    own = settings.LANGUAGE_CODE
    return {code: path if code == own else f"/{code}{path}" for code, _name in settings.LANGUAGES}


def _alternate(language, address):
    return f'<xhtml:link rel="alternate" hreflang="{language}" href="{escape(address)}"/>'


def _head(name, more=""):
    return f'<?xml version="1.0" encoding="UTF-8"?>\n<{name} xmlns="{NAMESPACE}"{more}>\n'


def _entry(name: str, address: str, changed: Any, more: str = "") -> str:
    when = f"<lastmod>{_when(changed)}</lastmod>" if changed else ""
    return f"<{name}><loc>{escape(address)}</loc>{when}{more}</{name}>\n"


def _when(changed):
    if isinstance(changed, datetime):
        return changed.isoformat(timespec="seconds")
    return changed.isoformat()
