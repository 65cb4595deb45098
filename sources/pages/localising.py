"""A card or document of the projection in the reader's language.

The projection is written once, in English. Its labels are the very messages of the catalogues, its
dates carry their notation, its references their codes: so a page can say all of it in another
language. Names and titles without a translation stay as they are.
"""

import calendar
import datetime
import re
from collections import defaultdict
from collections.abc import Callable

from django.db.backends.postgresql.psycopg_any import DateRange
from django.utils.dates import MONTHS_ALT
from django.utils.translation import get_language, gettext

from sources.dates import (
    MONTHS_ALONE,
    SEASON_WORDS,
    SEASONS,
    DateNotUnderstood,
    PartialDate,
    year_text,
)
from sources.models import Translation
from sources.pages.languages import PAGE
from sources.periods import period_text, seen_text
from sources.vocabulary import names_of

CODES = {
    "countries": ("country", "code"),
    "country": ("country", "code"),
    "topics": ("topic", "code"),
    "groupings": ("grouping", "slug"),
    "place": ("place", "code"),
    "sites": ("place", "item"),
}
ENGLISH_MONTHS = list(calendar.month_name)
DAY_AND_MONTH = re.compile(rf"(\d+ )?({'|'.join(ENGLISH_MONTHS[1:])})")
YEAR_AFTER_WORD = re.compile(r"(?<=[^\W\d_] )\d{4}$|(?<=[^\W\d_] )\d{4}(?= )")
ISO3 = re.compile(r"[A-Z]{3}")
# What only a floor above can say in words: (keys that a part must have) -> words of the part.
_wordings: dict[frozenset[str], Callable[[dict], str]] = {}


def register_wording(keys, words):
    """`words(part)` says a part of documents with these keys, in the language in force."""
    _wordings[frozenset(keys)] = words


def localised(*documents):
    """These documents in the language in force; the same objects where that is English. Up to one
    query a vocabulary, and one for titles, however many documents.
    """
    if get_language() == PAGE:
        return list(documents)
    names = _Names(documents)
    return [
        _said({**document, "translations": []}, names)
        | {"translations": document.get("translations") or names.translation_of(document)}
        for document in documents
    ]


def named(rows, vocabulary, code):
    """Rows of reference data with their `name` in the language in force; `code` is the attribute by
    which the vocabulary knows them. In English as they are, else one query.
    """
    rows = list(rows)
    if get_language() != PAGE and rows:
        names = names_of(vocabulary, [getattr(row, code) for row in rows])
        for row in rows:
            row.name = names.get(getattr(row, code), row.name)
    return rows


class _Names:
    """The names of everything that some documents mention, in the language in force."""

    def __init__(self, documents):
        self.codes: defaultdict[str, set[str]] = defaultdict(set)
        self.records: set[tuple[str, str]] = set()
        self._find(list(documents), "")
        self.known = {name: names_of(name, codes) for name, codes in self.codes.items()}
        self.translations = _translations(self.records)

    def _find(self, part, key):
        for one in part if isinstance(part, list) else [part]:
            if not isinstance(one, dict):
                continue
            code = _code(one, key)
            if code:
                self.codes[code[0]].add(code[1])
            if one.keys() >= {"type", "slug", "title"}:
                self.records.add((one["type"], one["slug"]))
            for name, value in one.items():
                self._find(value, name)

    def of(self, part, key, name):
        """The name a part bears: of what its code stands for, or of the record it refers to."""
        code = _code(part, key)
        if code:
            return self.known[code[0]].get(code[1], name)
        translated = self.translations.get((part.get("type"), part.get("slug")))
        return translated["title"] if translated else name

    def is_machine(self, part):
        """True if what a record is called is a machine's translation."""
        translated = self.translations.get((part.get("type"), part.get("slug")))
        return bool(translated and translated["is_machine"])

    def translation_of(self, document):
        """As documents hold their translations; none if there is none into the language."""
        found = self.translations.get((document.get("type"), document.get("slug")))
        return [found] if found else []


def _code(part, key):
    """(vocabulary, code) of a part that names something of a closed list, or None."""
    if key not in CODES:
        return _referred(part.get("ref"))
    vocabulary, name = CODES[key]
    return (vocabulary, part[name]) if part.get(name) else None


def _referred(ref):
    """The same of a party or participant: KAZ, grouping:speca."""
    if not isinstance(ref, str):
        return None
    if ISO3.fullmatch(ref):
        return ("country", ref)
    vocabulary, _colon, code = ref.partition(":")
    return (vocabulary, code) if vocabulary == "grouping" and code else None


def _translations(records):
    """{(kind, slug): translation} of records into the language in force. One query."""
    if not records:
        return {}
    found = Translation.objects.filter(
        language=get_language(), record__slug__in={slug for _kind, slug in records}
    ).exclude(title="")
    parts = ("language", "title", "summary", "is_machine")
    return {
        (kind, slug): dict(zip(parts, values, strict=True))
        for kind, slug, *values in found.values_list("record__kind", "record__slug", *parts)
    }


def _said(part, names, key=""):
    if isinstance(part, list):
        return [_said(one, names, key) for one in part]
    if not isinstance(part, dict):
        return part
    said = {name: _value(part, name, value, names) for name, value in part.items()}
    if "translations" not in part:  # a record itself says from what its title was translated
        said |= {name: names.of(part, key, said[name]) for name in said.keys() & {"name", "title"}}
        if "title" in said and said["title"] == part["title"] and "language" not in said:
            said["language"] = PAGE
        elif names.is_machine(part):
            said["is_machine"] = True
    return said | _worded(part)


def _value(part, name, value, names):
    if not isinstance(value, str):
        return _said(value, names, name)
    if value and (name == "label" or name.endswith("_label")):
        return gettext(value)
    if value and name.endswith("_text") and isinstance(part.get(name.removesuffix("_text")), str):
        return date_words(part[name.removesuffix("_text")])
    if name in {"observed_text", "published_text"}:
        return dated_again(value)
    return value


def date_words(notation, *, inflected=False):
    """The words for a date in its notation; a curator's slip in it shows as it stands."""
    try:
        date = PartialDate.parse(notation)
    except DateNotUnderstood:
        return notation
    return date.display(inflected=inflected) if date else ""


def dated_again(words):
    """A date in the words of the projection, where nothing but they was kept, in the language in
    force: "20 July 2022", "about 2019".
    """
    if get_language() == PAGE or not words:
        return words
    about, _found, date = words.rpartition("about ")
    said = DAY_AND_MONTH.sub(_day_and_month, date)
    for season, (alone, _inflected) in zip(SEASONS, SEASON_WORDS.values(), strict=True):
        said = said.replace(season, str(alone))
    said = YEAR_AFTER_WORD.sub(lambda year: year_text(year.group()), said)
    return gettext("about %(date)s") % {"date": said} if about or _found else said


def _day_and_month(found):
    """July as it stands alone, or after a day."""
    day, month = found.groups()
    number = ENGLISH_MONTHS.index(month)
    return f"{day}{MONTHS_ALT[number]}" if day else str(MONTHS_ALONE[number - 1])


def _worded(part):
    """The text of a date or of what another floor knows to say, anew."""
    if part.keys() >= {"first", "last", "precision", "text"}:
        first, last = (datetime.date.fromisoformat(part[end]) for end in ("first", "last"))
        return {"text": PartialDate(first, last, part["precision"]).display()}
    if part.keys() >= {"from", "until", "precision", "text"}:
        return {"text": period_text(_days(part), part["precision"])}
    for keys, words in _wordings.items():
        if part.keys() >= keys:
            return {"text": words(part)}
    return {}


def seen_words(part):
    """The words for the days on which something was seen, as documents hold them; "" for None."""
    return seen_text(_days(part), part["precision"]) if part else ""


def post_when(post):
    """When somebody held a post, as documents hold it: "since 2019, as named on 27 October 2022";
    "" where nothing is known.
    """
    term = post["valid"]["text"] if post["valid"] else ""
    return ", ".join(filter(None, (term, seen_words(post.get("seen")))))


def _days(part):
    """The half-open range of days of a period that documents hold with its last day."""
    ends = (part["from"], part["until"])
    first, last = (end and datetime.date.fromisoformat(end) for end in ends)
    return DateRange(first, last and last + datetime.timedelta(days=1))
