"""How machines find what is here: sitemaps, robots, the description of the search."""

from collections.abc import Iterator

from django.http import Http404, HttpRequest, HttpResponse, StreamingHttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.views.decorators.http import require_safe

from countries.models import Country
from policies.models import Topic
from sources.addresses import PLURALS, country_page, topic_page
from sources.api.conditional import content_etag, marked, not_modified
from sources.sitemaps import (
    CONTENT_TYPE,
    Section,
    files_for,
    fixed_section,
    in_languages,
    index,
    record_section,
    source_section,
    urls,
)

ROBOTS = """User-agent: *
Disallow: /admin/
{closed}Disallow: /*?

Sitemap: {origin}/sitemap.xml
"""
CLOSED = ("/search/", "/design/")  # in every language
STANDING = [
    *("/", "/countries/", "/topics/", "/sources/", "/events/calendar/", "/changes/", "/data/"),
    *("/compare/", "/timeline/", "/network/", "/silent/"),
]


def _standing() -> list[str]:
    return STANDING + [f"/{plural}/" for plural in PLURALS.values()]


def _countries() -> list[str]:
    codes = Country.objects.order_by("iso3").values_list("iso3", flat=True)
    return [country_page(code) for code in codes]


def _topics() -> list[str]:
    codes = Topic.objects.own().order_by("code").values_list("code", flat=True)
    return [topic_page(code) for code in codes]


SECTIONS: dict[str, Section] = {
    section.name: section
    for section in (
        fixed_section("pages", _standing),
        fixed_section("countries", _countries),
        fixed_section("topics", _topics),
        source_section(),
        *(record_section(kind) for kind in PLURALS),
    )
}


def _origin(request: HttpRequest) -> str:
    return request.build_absolute_uri("/").rstrip("/")


@require_safe
def sitemap_index(request: HttpRequest) -> HttpResponse:
    """The files of all sections; a query for each of them."""
    text = index(SECTIONS.values(), _origin(request))
    etag = content_etag(text)
    kept: HttpResponse | None = not_modified(request, etag)
    return kept or marked(HttpResponse(text, content_type=CONTENT_TYPE), etag)


@require_safe
def sitemap(request: HttpRequest, name: str, number: int) -> HttpResponseBase:
    """One file of a section, streamed."""
    section = SECTIONS.get(name)
    if section is None or not 1 <= number <= files_for(section.size()[0]):
        raise Http404(f"There is no sitemap {name}-{number}.")
    pieces: Iterator[str] = urls(section, number, _origin(request))
    return StreamingHttpResponse(pieces, content_type=CONTENT_TYPE)


@require_safe
def robots(request: HttpRequest) -> HttpResponse:
    addresses = [address for path in CLOSED for address in in_languages(path).values()]
    closed = "".join(f"Disallow: {address}\n" for address in addresses)
    text = ROBOTS.format(origin=_origin(request), closed=closed)
    return HttpResponse(text, content_type="text/plain; charset=utf-8")


@require_safe
def open_search(request: HttpRequest) -> HttpResponse:
    """How a browser puts our search into its own box."""
    context = {"origin": _origin(request)}
    content_type = "application/opensearchdescription+xml; charset=utf-8"
    return render(request, "opensearch.xml", context, content_type=content_type)
