"""The claim ledger: with the original documents loaded, every value of every public page opens the
sentence it rests on, and that sentence stands in its document byte for byte.
"""

import re
from functools import cache

import pytest

from sources.addresses import record_page
from sources.choices import Rendition
from sources.models import Claim, Entry, Passage
from tests.pages.html import page_of
from tests.sources.corpus import needs_corpus

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.usefixtures("corpus_base"),
    needs_corpus,
]
READER = re.compile(r"^/sources/([-\w]+)/#p(\d+)$")
# What a document says of itself, author or address, is no claim about a record.
ABOUT_ITSELF = re.compile(r"^/(sources|design)/")
NOT_FOLLOWED = re.compile(r"^/(admin|api|ru|static)/|/(cite|history)/$")
UNKNOWN = ("not_checked", "none_known")
ROWS = (
    ".card", ".outcome", ".period-row", ".edges__item", ".series__step", ".matrix__evidence",
    ".matrix__planned",
)  # fmt: skip
WRONG_SPAN = """
    SELECT c.id FROM sources_claim c JOIN sources_passage p ON p.id = c.passage_id
    WHERE p.source_id <> c.source_id
       OR convert_to(substr(p.text, c.span_start + 1, c.span_end - c.span_start), 'UTF8')
          <> convert_to(c.quote, 'UTF8')
"""


@cache
def passage_text(slug, position):
    return Passage.objects.get(source__slug=slug, position=position).text


def without_a_sentence(page):
    """Labels of the values of a page that open nothing: no claim, no reference, not unknown."""
    for row in page.all(".values__row"):
        is_unknown = bool(row.all(".not-stated"))
        says_why = any("mark" not in node.classes for node in row.all(".claims__none"))
        if not (row.all(".claim") or is_unknown or says_why):
            yield row.one(".values__label").text
    for mark in page.all(".claims__none"):
        if "mark" in mark.classes:
            yield mark.text


def wrong_quotes(page):
    for claim in page.all(".claim"):
        reader = next(a.attrs["href"] for a in claim.all("a") if READER.match(a.attrs["href"]))
        slug, position = READER.match(reader).groups()
        quote = claim.one("blockquote").one("p").raw
        if quote not in passage_text(slug, int(position)):
            yield reader, quote


def test_every_value_opens_its_sentence_byte_for_byte(client):
    bare, wrong, shown = {}, {}, 0
    for kind, slug in Entry.objects.order_by("kind", "slug").values_list("kind", "slug"):
        address = record_page(kind, slug)
        page = page_of(client, address)
        shown += len(page.all(".claim"))
        if labels := [*without_a_sentence(page)]:
            bare[address] = labels
        if quotes := [*wrong_quotes(page)]:
            wrong[address] = quotes
    passage_text.cache_clear()
    assert bare == {}
    assert wrong == {}
    assert shown > 3000


def ways_on(page):
    """Own pages that a page leads to. A list is followed to its end, not through its filters; the
    citation and the history of a record repeat what its page says.
    """
    for address in page.links().values():
        path, _mark, query = address.partition("#")[0].partition("?")
        is_own = path.startswith("/") and path.endswith("/")
        is_asked = bool(query) and not query.startswith("cursor=")
        if is_own and not is_asked and not NOT_FOLLOWED.search(path):
            yield f"{path}?{query}" if query else path


def unopened(page):
    """Counted cells, cards and rows that lead to nothing."""
    for shown in ROWS:
        for node in page.all(shown):
            if not node.all("a"):
                yield node.text[:80]


def without_a_way(page):
    """Summaries and statuses of cards without the way to their sentence."""
    for card in page.all(".card"):
        for value in [*card.all(".card__summary"), *card.one(".card__side").all("span")]:
            mark = value.all(".mark")
            is_value = value.tag == "p" or (mark and not value.classes)
            if is_value and not is_unknown(mark) and not value.all(".sentence-link"):
                yield value.text


def is_unknown(marks):
    """Nobody looked: there is no sentence to open."""
    return any(name.endswith(UNKNOWN) for mark in marks for name in mark.classes)


def test_every_other_page_leads_to_the_sentences_of_what_it_shows(client):
    """Everything that can be reached from the first page: a value shown there has its sentence
    beside it or stands in a row that leads to the record where it has.
    """
    records = {
        record_page(*one) for one in Entry.objects.values_list("kind", "slug")
    }  # the test above
    waiting, seen, wrong = ["/"], {"/"}, {}
    while waiting:
        address = waiting.pop()
        page = page_of(client, address)
        found = [*wrong_quotes(page), *unopened(page), *without_a_way(page)]
        if not ABOUT_ITSELF.match(address):
            found += without_a_sentence(page)
        if found:
            wrong[address] = found
        for way in ways_on(page):
            if way not in seen and way not in records:
                seen.add(way)
                waiting.append(way)
    passage_text.cache_clear()
    assert wrong == {}, str(wrong)[:2000]
    assert len(seen) > 400


def test_claims_of_the_base_equal_their_spans_byte_for_byte():
    assert list(Claim.objects.raw(WRONG_SPAN)) == []
    originals = Claim.objects.exclude(source__rendition=Rendition.DIGEST)
    assert originals.count() > 900


def test_original_is_preferred_to_our_own_words():
    """Where a value has a sentence of the original, no digest is preferred beside it."""
    digests = Claim.objects.filter(rank="preferred", source__rendition=Rendition.DIGEST)
    outdone = [
        claim
        for claim in digests.select_related("original")
        if Claim.objects.filter(
            record=claim.record_id,
            field=claim.field,
            item=claim.item,
            source__rendition=Rendition.ORIGINAL,
            source__work=claim.source.work_id,
        ).exists()
    ]
    assert outdone == []
