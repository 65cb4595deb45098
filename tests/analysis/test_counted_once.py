"""A sentence of an original and our digest of it are one claim wherever claims are counted."""

import re

import pytest
from django.core.cache import cache

from sources.addresses import source_page
from sources.choices import Rendition, SourceKind
from sources.models import Claim, Source
from tests.pages.html import page_of

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("corpus_base")]
PUBLISHED = Claim.objects.filter(record__entry__isnull=False)


@pytest.fixture(autouse=True)
def nothing_kept():
    cache.clear()


def restating():
    """Claims of digests on originals that carry the same claims themselves."""
    held = Source.objects.exclude(rendition=Rendition.DIGEST).exclude(content_sha256="")
    return PUBLISHED.filter(
        original__isnull=False, original__text_sha256__in=held.values("content_sha256")
    )


def test_the_first_page_counts_what_an_original_says_once(client):
    figures = {one.one("dt").text: one.one("dd").text for one in
               page_of(client, "/").all(".key-figure")}  # fmt: skip
    shown = int(figures["claims, each with its sentence"].replace(",", ""))
    assert restating().count() > 500
    assert shown == PUBLISHED.count() - restating().count()


def test_a_document_carries_what_its_own_text_and_what_no_other_text_says(client):
    cards = {}
    for kind in SourceKind.values:
        for card in page_of(client, f"/sources/?page_size=100&kind={kind}").all(".card"):
            cards[card.one("h2").one("a").attrs["href"]] = card.text
    seen = 0
    for source in Source.objects.filter(work__sources__claims__in=restating()).distinct():
        text = cards.get(source_page(source.slug))
        if text is None or source.rendition == Rendition.DIGEST:
            continue
        own = PUBLISHED.filter(source__work=source.work).exclude(pk__in=restating().values("pk"))
        assert int(re.search(r"(\d+) values? rest", text)[1]) == own.count()
        seen += 1
    assert seen
