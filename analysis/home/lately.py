"""What came last, what comes next and what fell silent: a few cards of each, in one query."""

import json
from collections import defaultdict

from django.db.models import CharField, F, Value

from sources.choices import Kind
from sources.clock import months_before, months_between, today
from sources.dates import PartialDate
from sources.models import Entry
from sources.pages.ages import age_text
from sources.pages.cards import NEWEST, shown_card
from sources.pages.languages import in_page_language
from sources.pages.localising import localised
from sources.pages.sentences import sentences_of

ANNOUNCED = (
    Kind.POLICY,
    Kind.COMMITMENT,
    Kind.INITIATIVE,
    Kind.RECOMMENDATION,
    Kind.DECISION,
)
PARTS = ("announced", "coming", "past", "silent", "added")
SILENT_MONTHS = 12


def lately():
    """{"announced", "coming", "past", "silent", "added"}: cards. Two queries; in another language
    than English a handful more.
    """
    read = sorted(_rows(), key=lambda row: row[:2])
    cards = localised(*(json.loads(row[-1]) for row in read))
    found, ways = defaultdict(list), sentences_of(cards) if cards else {}
    for (part, _order, heard, published, _text), card in zip(read, cards, strict=True):
        found[part].append(_shown(part, card, heard, published, ways))
    return {part: found[part] for part in PARTS}


def _rows():
    """(part, what it sorts by, last evidence, when published, card)."""
    queries = [_columns(part, chosen) for part, chosen in _parts().items()]
    for part, on, pk, heard, published, text in queries[0].union(*queries[1:], all=True):
        order = {"coming": on, "silent": heard, "added": published}.get(part, on)
        is_newest_first = part not in ("coming", "silent")
        place = (-order.toordinal(), -pk) if is_newest_first else (order.toordinal(), pk)
        yield part, place, heard, published, text


def _parts():
    """The few entries of each part."""
    day = today()
    entries, events = Entry.objects.filter(sort_on__lte=day), Entry.objects.of_kind(Kind.EVENT)
    silent = Entry.objects.of_kind(Kind.COMMITMENT).filter(
        is_open=True, evidenced_on__lte=months_before(day, SILENT_MONTHS)
    )
    coming = events.filter(sort_on__gt=day)
    newest_here = Entry.objects.order_by(F("published_at").desc(), F("record_id").desc())
    return {
        "announced": entries.filter(kind__in=ANNOUNCED).order_by(*NEWEST)[:5],
        "coming": coming.order_by("sort_on", "record_id")[:4],
        "past": events.filter(sort_on__lte=day).order_by(*NEWEST)[:5],
        "silent": silent.order_by("evidenced_on", "record_id")[:5],
        "added": newest_here[:8],
    }


def _columns(part, chosen):
    named = chosen.annotate(part=Value(part, output_field=CharField()))
    columns = ("part", "sort_on", "record_id", "evidenced_on", "published_at", "text__card")
    return named.values_list(*columns)


def _shown(part, card, heard, published, ways):
    if part == "silent":
        return _silent(card, heard)
    if part == "added":
        kind = Kind(card["type"]).label
        return {"kind": kind, "url": card["url"], "on": published.date(), **in_page_language(card)}
    return shown_card(card, ways=ways.get((card["type"], card["slug"])))


def _silent(card, heard):
    """A row of what is silent: how long, and when it was last heard of."""
    return {
        "url": card["url"],
        "countries": [country["name"] for country in card["countries"]],
        "heard": PartialDate.parse(card["evidenced"]["value"]).display(),
        "age": age_text(months_between(heard, today())),
        **in_page_language(card),
    }
