"""One search over records and passages: words in any of the configured languages, phrases in
quotes, OR, and - for not (PostgreSQL's websearch syntax). Names are compared folded, so that
spelling and script do not matter as far as an alias is known.
"""

from dataclasses import dataclass

from django.contrib.postgres.search import SearchHeadline, SearchQuery, SearchRank
from django.db.models import F, Q

from sources.folding import fold
from sources.models import Entry, Name, Passage

CONFIGURATIONS = ("english", "russian", "turkish", "simple")
PAGE_SIZE = 20
START, STOP = "\u0001", "\u0002"  # never part of a text, so that a template can mark safely


@dataclass(frozen=True)
class Found:
    """One page of hits: entries and passages in order, and how many there are in all."""

    hits: list
    total: int
    number: int

    @property
    def has_next(self):
        return self.number * PAGE_SIZE < self.total


def _words(text):
    """The same words in every configuration, OR-ed: each index row matches in its own language."""
    query = SearchQuery(text, config=CONFIGURATIONS[0], search_type="websearch")
    for configuration in CONFIGURATIONS[1:]:
        query |= SearchQuery(text, config=configuration, search_type="websearch")
    return query


def find_records(text, *, page=1):
    """Published records whose title, summary or names match, best first. Two queries."""
    query = _words(text)
    named = Name.objects.filter(folded=fold(text)).values("record_id")
    matching = (
        Entry.objects.filter(Q(search=query) | Q(record_id__in=named))
        .annotate(rank=SearchRank(F("search"), query, cover_density=True))
        .order_by("-rank", "-sort_on", "record_id")
        .select_related("text")
    )
    return _page(matching, page)


def find_passages(text, *, page=1):
    """Passages of sources that match, with the words marked by START and STOP. Two queries."""
    query = _words(text)
    headline = SearchHeadline(
        "text", query, config=F("configuration"), start_sel=START, stop_sel=STOP,
        max_words=45, min_words=25,
    )  # fmt: skip
    matching = (
        Passage.objects.filter(search=query, is_furniture=False)
        .annotate(rank=SearchRank(F("search"), query, cover_density=True))
        .order_by("-rank", "source_id", "position")
        .select_related("source")
        .defer("source__text")
    )
    found = _page(matching, page)
    headlines = dict(
        Passage.objects.filter(pk__in=[p.pk for p in found.hits])
        .annotate(headline=headline)
        .values_list("pk", "headline")
    )
    for passage in found.hits:
        passage.headline = headlines[passage.pk]
    return found


def _page(matching, number):
    start = (number - 1) * PAGE_SIZE
    return Found(list(matching[start : start + PAGE_SIZE]), matching.count(), number)
