"""One search over records and passages: words as each of them reads its own language, phrases in
quotes, OR, and - for not (PostgreSQL's websearch syntax). Names are compared folded, so that
spelling and script do not matter as far as an alias is known.
"""

from collections import defaultdict
from dataclasses import dataclass, replace

from django.contrib.postgres.search import SearchHeadline, SearchRank
from django.db.models import Case, F, Q, Value, When

from countries.models import Country, CountryName, Grouping, Place, PlaceName
from policies.models import Topic
from sources.folding import fold_name
from sources.models import Entry, Name, Passage
from sources.words import as_read, with_words

PAGE_SIZE = 20
MOST_WORDS = 12  # of a query that are looked for one by one
LONGEST = 200  # characters of a query that are looked at
WORTH_COMPLETING = 3  # letters from which the beginning of a name is enough
STRAIGHT = 6
START, STOP = "\u0001", "\u0002"  # never part of a text, so that a template can mark safely


@dataclass(frozen=True)
class Found:
    """One page of hits: entries and passages in order, and how many there are in all.

    `is_loose`: nothing holds all the words; these hold some of them.
    """

    hits: list
    total: int
    number: int
    is_loose: bool = False

    @property
    def has_next(self):
        return self.number * PAGE_SIZE < self.total


def cleaned(text):
    """A query without control characters, which PostgreSQL refuses, and of a sane length."""
    return "".join(letter for letter in text if letter.isprintable()).strip()[:LONGEST]


def _named(text):
    """The condition that a name is the text, or begins with it."""
    folded = fold_name(text)
    return Q(folded__startswith=folded) if len(folded) >= WORTH_COMPLETING else Q(folded=folded)


def find_records(text, *, page=1):
    """Published records whose title, summary or names match, best first. Three queries.

    Each hit has `found_names`: those of its names that the text begins.
    """
    named = Name.objects.filter(_named(text))
    matching = (
        Entry.objects.filter(with_words(text) | Q(record_id__in=named.values("record_id")))
        .annotate(rank=SearchRank(F("search"), as_read(text), cover_density=True))
        .order_by("-rank", F("sort_on").desc(nulls_last=True), "record_id")
        .select_related("text")
        .defer("search", "search_text", "text__document", "text__claims")
    )
    found = _page(matching, page)
    names = defaultdict(list)
    hits = named.filter(record__in=[entry.pk for entry in found.hits]).order_by("text")
    for record_id, name in hits.values_list("record_id", "text"):
        names[record_id].append(name)
    for entry in found.hits:
        entry.found_names = names[entry.pk]
    return found


def find_places(text):
    """Countries by any of their names, those of cities and regions so called, and groupings by
    acronym or name. Three queries.
    """
    named = _named(text)
    countries = Country.objects.filter(
        Q(name__istartswith=text)
        | Q(iso3=text.upper())
        | Q(pk__in=CountryName.objects.filter(named).values("country_id"))
    )
    places = Place.objects.filter(
        Q(name__istartswith=text) | Q(pk__in=PlaceName.objects.filter(named).values("place_id"))
    ).select_related("country")
    groupings = Grouping.objects.filter(
        Q(acronym__iexact=text) | Q(slug=text.lower()) | Q(name__icontains=text)
    )
    return {
        "countries": list(countries[:STRAIGHT]),
        "groupings": list(groupings[:STRAIGHT]),
        "places": list(places.order_by("kind", "name")[:STRAIGHT]),
    }


def find_topics(text):
    """Our topics whose name holds the text. One query."""
    return Topic.objects.own().filter(name__icontains=text).order_by("name")[:STRAIGHT]


def _alternatives(text):
    """The words of a query one by one; none of a query of one word, and of one that says itself how
    its words belong together.
    """
    words = list(dict.fromkeys(text.split()))
    is_plain = '"' not in text and not any(word == "OR" or word[0] == "-" for word in words)
    return words[:MOST_WORDS] if is_plain and words[1:] else []


def _held(words):
    """How many of the words a row holds."""
    each = (Case(When(with_words(word), then=1), default=0) for word in words)
    return sum(each, start=Value(0))


def find_passages(text, *, page=1):
    """Passages of sources that match, with the words marked by START and STOP; where none holds
    all of them, those that hold some, the most first. Two queries, four if none does.
    """
    found = _passages(text, [], page)
    words = _alternatives(text) if not found.total else []
    return replace(_passages(" OR ".join(words), words, page), is_loose=True) if words else found


def _passages(text, words, page):
    headline = SearchHeadline(
        "text", as_read(text), config=F("configuration"), start_sel=START, stop_sel=STOP,
        max_words=45, min_words=25,
    )  # fmt: skip
    matching = (
        Passage.objects.filter(with_words(text), is_furniture=False)
        .annotate(held=_held(words))
        .annotate(rank=SearchRank(F("search"), as_read(text), cover_density=True))
        .order_by("-held", "-rank", "source_id", "position")
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
