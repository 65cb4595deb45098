"""The claims behind one value, as pages show them: found, put together, compared.

Plain dictionaries in, plain dictionaries out: claims as the projection stored them, rows as
components/value_row.html and claims.html take them.
"""

import datetime
import re
from collections import Counter, defaultdict
from urllib.parse import urlsplit

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from sources.choices import Rank
from sources.dates import day_text
from sources.pages.localising import dated_again
from sources.pages.marking import marked
from sources.projection.claims import paragraphs_text

NAMED_MOST = 2
TITLE_MOST = 28  # characters: one line of the margin in which it stands
NUMBER = re.compile(r"\d+")
LAST_YEAR = re.compile(r"(\d{4})\D*$")


class ClaimIndex:
    """The claims of one record, found by field and item."""

    def __init__(self, claims):
        self._found = defaultdict(list)
        for claim in claims:
            self._found[claim["field"], claim["item"]].append(shown_claim(claim))

    def about(self, field, item=""):
        """Claims about one value; without any of its own, those about the field as a whole."""
        return self._found.get((field, item)) or self._found.get((field, ""), [])


def shown_claim(claim):
    """A claim of the projection in the words of components/claim.html.

    Who says so, if anybody is named, is the publisher of the original where the sentence stands in
    a digest of it.
    """
    source = claim["source"]
    original = source["original"] and _said(source["original"])
    said_by = original or source
    return {
        **claim,
        "url": claim["address"],
        "source_title": source["title"],
        "publisher": source["publisher"],
        "dated": dated_again(source["published_text"]),
        "read_on": _day(source.get("accessed")),
        "said_by": said_by["publisher"] or host_of(said_by["url"]),
        "said_in": said_by["title"],
        "year": year_in(said_by["published_text"]),
        "place": paragraphs_text([claim["paragraph"]]),
        "original": original,
        "archive_url": source["archive_url"],
    }


def _said(original):
    """A document that a digest restates, in the language in force."""
    numbers = NUMBER.findall(original["place"])
    return original | {
        "published_text": dated_again(original["published_text"]),
        "read_on": _day(original.get("accessed")),
        "place": paragraphs_text(numbers),
    }


def _day(iso):
    """The day a document was read where it was published; "" if nobody noted it."""
    return day_text(datetime.date.fromisoformat(iso)) if iso else ""


def host_of(url):
    """Where a document stands that does not name its publisher: fao.org; "" without address."""
    return (urlsplit(url).hostname or "").removeprefix("www.")


def who_says(claims):
    """The words that open these claims: everybody who says so, each once, the preferred first.

    Nothing is said of a publisher that a document does not name while another one is named; where
    none is, the document goes by its title.
    """
    current = [c for c in claims if c.get("rank") != Rank.DEPRECATED] or claims
    years: dict[str, str] = {}
    for claim in current:
        name = claim.get("said_by") or claim.get("publisher", "")
        if name and not claim.get("restated"):
            years[name] = years.get(name) or claim.get("year", "")
    named = [", ".join(filter(None, who)) for who in years.items()]
    if not named:
        return _titled(current[0])
    left = len(named) - NAMED_MOST
    more = [ngettext("%(n)s more", "%(n)s more", left) % {"n": left}] if left > 0 else []
    return "; ".join([*named[:NAMED_MOST], *more])


def _titled(claim):
    """The document of a claim by its own name: “Third session of the SPECA…”, 2022."""
    title = claim.get("said_in", "")
    if not title:
        return _("publisher not stated")
    words = _("“%(title)s”") % {"title": _cut(title)}
    return ", ".join(filter(None, (words, claim.get("year", ""))))


def _cut(title):
    if len(title) <= TITLE_MOST:
        return title
    return f"{title[:TITLE_MOST].rsplit(' ', 1)[0]}…"


def year_in(date_text):
    """The year at the end of a date for readers: 2022 of "July 2022"; "" if there is none."""
    found = LAST_YEAR.search(date_text)
    return found.group(1) if found else ""


def said_of_value(claim, read=None):
    """What a claim says the value is, in words: as understood, else as stated.

    `read` turns the value's notation into words; without it the source's own words are better.
    """
    if read and claim["value"]:
        return read(claim["value"])
    return claim["stated"] or claim["value"]


def gathered(pairs, *, say=False):
    """(words, claim) pairs as claims to show: one a sentence, however many values rest on it.

    With `say`, each says which values those are. What a source states of the value is marked
    within its quote. A sentence of our own digest that only repeats a document quoted here is
    `restated`; `alone` is one that has no other beside it to be preferred to.
    """
    pairs = list(pairs)
    held = {about for _text, claim in pairs if not claim["original"] for about in _told(claim)}
    sentences: dict[tuple, dict] = {}
    texts: defaultdict[tuple, dict] = defaultdict(dict)
    of_sentence: defaultdict[tuple, list] = defaultdict(list)
    for text, claim in pairs:
        key = tuple(claim[part] for part in ("address", "start", "end", "rank", "basis", "reason"))
        sentences.setdefault(key, claim)
        texts[key][text] = None
        of_sentence[key].append(claim)
    restated = {key for key, claims in of_sentence.items() if _restated(claims, held)}
    said = Counter(v for key in sentences.keys() - restated for v in _values(of_sentence[key]))
    return [
        {
            **claim,
            "value": ", ".join(filter(None, texts[key])) if say else "",
            "restated": key in restated,
            "alone": all(said[value] <= 1 for value in _values(of_sentence[key])),
            "quote_html": marked(claim["quote"], _places(claim["quote"], of_sentence[key])),
        }
        for key, claim in sentences.items()
    ]


def _told(claim):
    """What a claim tells, of which document: a document goes by its title or its address."""
    document = claim["original"] or claim["source"]
    names = {document["title"], document["url"]} - {""}
    return {(claim["field"], claim["item"], claim["value"], name) for name in names}


def _restated(claims, held):
    return all(claim["original"] and _told(claim) & held for claim in claims)


def _values(claims):
    return {(claim["field"], claim["item"]) for claim in claims}


def _places(quote, claims):
    words = {claim["stated"] for claim in claims} - {""}
    return [(quote.find(text), quote.find(text) + len(text)) for text in words if text in quote]


def sources_differ(claims):
    """True if claims of one value that are not deprecated give it different values."""
    values = {c["value"] for c in claims if c["rank"] != Rank.DEPRECATED}
    return len(values - {""}) > 1


def carried(claims):
    """True if what is shown rests on these claims: on the preferred one, or on one that speaks of
    it without a value of its own. Values of others stand beside what is shown.
    """
    return any(
        claim["rank"] == Rank.PREFERRED or (claim["rank"] != Rank.DEPRECATED and not claim["value"])
        for claim in claims
    )


def words_of_difference(claims):
    """How many disagree, for the row: sources, or statements of one source."""
    current = [claim for claim in claims if claim["rank"] != Rank.DEPRECATED]
    sources = {(claim["original"] or claim["source"])["title"] for claim in current}
    if len(sources) > 1:
        words = ngettext("%(n)s source differs", "%(n)s sources differ", len(sources))
        return {"differ": words % {"n": len(sources)}}
    words = ngettext("%(n)s statement differs", "%(n)s statements differ", len(current))
    return {"differ": words % {"n": len(current)}}


def entries_row(index, field, entries):
    """A row of several values, each on claims of its own; those without any are marked.

    An entry has text, url and note for the page, and `about` (its item) or `field` for its claims.
    """
    about = [index.about(entry.get("field", field), entry.get("about", "")) for entry in entries]
    shown = list(zip(entries, about, strict=True))
    return {
        "entries": [entry | {"bare": not carried(claims)} for entry, claims in shown],
        "claims": together([(entry["text"], claims) for entry, claims in shown]),
    }


def together(shown):
    """The claims of several values, (words, claims) each, to show in one place. A sentence says
    which of them it carries, unless all carry the same.
    """
    pairs = [(words, claim) for words, claims in shown for claim in claims]
    claims = gathered(pairs, say=True)
    if len({claim["value"] for claim in claims}) > 1:
        return claims
    return [claim | {"value": ""} for claim in claims]
