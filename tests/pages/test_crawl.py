"""Every public page of the shipped base: it opens, each value has its sentence, each sentence
stands in its source byte for byte, and no link leads nowhere.
"""

import re
from functools import cache

import pytest

from sources.addresses import record_page
from sources.models import Entry, Passage, Source
from tests.pages.html import page_of

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("shipped_base")]
SITE = "http://testserver"
READER = re.compile(r"^/sources/([-\w]+)/#p(\d+)$")


def addresses():
    rows = Entry.objects.order_by("kind", "slug").values_list("kind", "slug")
    return [record_page(kind, slug) for kind, slug in rows]


@cache
def passage_text(slug, position):
    return Passage.objects.get(source__slug=slug, position=position).text


def sentences(page):
    """(address of the paragraph, quote) of every claim on a page."""
    for claim in page.all(".claim"):
        reader = next(a.attrs["href"] for a in claim.all("a") if READER.match(a.attrs["href"]))
        yield reader, claim.one("blockquote").one("p").raw


def test_every_record_opens_with_a_sentence_behind_each_value(client):
    bare, wrong, quotes = [], [], 0
    for address in addresses():
        page = page_of(client, address)
        if "no source yet" in page.text:
            bare.append(address)
        for reader, quote in sentences(page):
            slug, position = READER.match(reader).groups()
            quotes += 1
            if quote not in passage_text(slug, int(position)):
                wrong.append((address, reader, quote))
    passage_text.cache_clear()
    assert bare == []
    assert wrong == []
    assert quotes > 2000


def test_every_marked_word_of_a_source_belongs_to_its_text(client):
    checked = 0
    for source in Source.objects.exclude(content_sha256="").prefetch_related("passages"):
        page = page_of(client, f"/sources/{source.slug}/")
        for passage in source.passages.all():
            shown = page.by_id(f"p{passage.position}").one(".passage__text").all("p")[0]
            assert shown.raw.endswith(passage.text), f"{source.slug} {passage.position}"
            checked += 1
    assert checked > 200


def test_no_link_of_a_page_leads_nowhere(client):
    """Links of one page of each kind, of the lists and of the rest, those in their heads too; each
    address asked for once.
    """
    kinds = {}
    for kind, slug in Entry.objects.order_by("kind", "-published_at").values_list("kind", "slug"):
        kinds.setdefault(kind, record_page(kind, slug))
    starts = ["/", "/countries/", "/countries/kaz/", "/topics/", "/data/", "/sources/"]
    starts += ["/events/speca-wgitsd-3/", "/organisations/unece/", *kinds.values()]
    starts += [f"/{address.split('/')[1]}/" for address in kinds.values()]
    starts += ["/timeline/", "/compare/", "/network/", "/silent/", "/changes/", "/events/calendar/"]
    starts += ["/topics/incubation/", "/search/?q=innovation", "/events/speca-wgitsd-3/history/"]
    starts += ["/thread/event/speca-wgitsd-3/", "/sources/digest-speca-2022/"]
    found = {}
    for start in starts:
        page = page_of(client, start)
        heads = [link.attrs["href"].removeprefix(SITE) for link in page.all("link")]
        for address in [*page.links().values(), *heads]:
            if address.startswith("/") and not address.startswith(("/admin/", "/static/")):
                found.setdefault(address.partition("#")[0], start)
    broken = {
        address: (start, status)
        for address, start in found.items()
        if (status := client.get(address).status_code) != 200
    }
    assert len(found) > 150
    assert broken == {}
