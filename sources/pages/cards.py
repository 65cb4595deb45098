"""Ready cards of the projection for pages: JSON text in, the words of components/card.html out."""

import json

from django.db.models import Case, Count, F, Func, When, Window
from django.db.models.functions import RowNumber
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from sources.addresses import PLURALS
from sources.choices import Kind
from sources.filters.silence import upcoming
from sources.models import Entry
from sources.pages.languages import PAGE, in_page_language
from sources.pages.localising import localised, post_when
from sources.pages.nouns import all_of, title_of
from sources.pages.plans import is_mere_plan
from sources.pages.sentences import dated_by, sentence_of, sentences_of

# The marks of a card, first the one that says what it is worth: (key in the card, its family).
MARKS = {
    Kind.POLICY: [("status", "policy")],
    Kind.INITIATIVE: [("stage", "initiative")],
    Kind.OBLIGATION: [("status", "policy")],
    Kind.COMMITMENT: [("strength", "strength"), ("status", "progress")],
    Kind.RECOMMENDATION: [("response", "response"), ("status", "progress")],
    Kind.DECISION: [("verb", "strength")],
}
AMONG_ITS_KIND = "each"
SILENT = {"not_checked", "none_known"}
ASKED = {"progress": gettext_lazy("Progress"), "response": gettext_lazy("Response")}
NEWEST = (F("sort_on").desc(nulls_last=True), F("record_id").desc())


def shown_cards(texts, *, among=""):
    """Cards of the projection, as JSON texts, in the words of components/card.html and in the
    language in force. One query in English.

    `among` is the kind of all cards around, which then goes without saying. That nobody looked into
    it stands on every card: left out, it would look like a promise of which nothing is to be said.
    """
    cards = localised(*map(json.loads, texts))
    return with_sentences(cards, among=among)


def with_sentences(cards, *, among=""):
    """The cards with the way from each value to its sentence. One query."""
    ways = sentences_of(cards) if cards else {}
    return [
        shown_card(card, among=among, ways=ways.get((card["type"], card["slug"]))) for card in cards
    ]


def shown_card(card, *, among="", ways=None):
    """One card as `localised` left it; see `shown_cards`. `ways` are those of `sentences_of`."""
    ways = ways or {}
    kind = str(Kind(card["type"]).label)
    marks = [_mark(card, *mark, ways) for mark in MARKS.get(card["type"], [])]
    if is_mere_plan(card):
        label = _("Planned; not checked")
        marks = [{"family": "coverage", "key": "not_checked", "label": label}]
    return {
        "url": card["url"],
        "kind": card.get("kind_label") or ("" if among in (card["type"], AMONG_ITS_KIND) else kind),
        "date": _when(card),
        "date_sentence": sentence_of(card, ways, dated_by(card)),
        "summary_sentence": sentence_of(card, ways, "summary"),
        "countries": [c["name"] for c in card["countries"]],
        "topics": [t["name"] for t in card.get("topics", [])],
        "status": marks[0] if marks else None,
        "second": marks[1] if len(marks) > 1 else None,
        **_titled(card),
    }


def _titled(card):
    """What is in the language of the projection for want of a translation says so by its `lang`
    alone: base.html says it in words, once for all cards of a page.
    """
    shown = in_page_language(card)
    if shown.get("language") == PAGE:
        shown.pop("fallback")
    return shown


def _mark(card, key, family, ways):
    """A status; one that nobody knows says of what it is one: "Progress: not checked"."""
    label = card[f"{key}_label"]
    if card[key] in SILENT and family in ASKED:
        label = f"{ASKED[family]}: {label.lower()}"
    known = ways and card[key] not in SILENT
    sentence = sentence_of(card, ways, key) if known else ""
    return {"family": family, "key": card[key], "label": label, "sentence": sentence}


def _when(card):
    """The date a list is sorted by; for people the latest post instead, and when they held it."""
    if card.get("posts"):
        latest = card["posts"][0]
        return ", ".join(filter(None, (latest["role"], post_when(latest))))
    return card["date"]["text"] if card["date"] else ""


def newest_by_kind(entries, *, each):
    """The newest cards of each kind among these entries, what is still to come last:
    {kind: [card, …]}. Two queries.
    """
    ahead = Case(When(upcoming(), then=1), default=0)
    place = Window(RowNumber(), partition_by="kind", order_by=(ahead, *NEWEST))
    newest = entries.annotate(place=place).filter(place__lte=each)
    rows = list(newest.order_by("kind", "place").values_list("kind", "text__card"))
    cards = localised(*(json.loads(text) for _kind, text in rows))
    found: dict[str, list] = {}
    for card, one in zip(cards, with_sentences(cards, among=AMONG_ITS_KIND), strict=True):
        found.setdefault(card["type"], []).append(one)
    return found


def counts_by_kind(entries):
    """How many of each kind: {kind: number}. One query."""
    return dict(entries.order_by().values_list("kind").annotate(n=Count("record_id")))


def counts_in(column):
    """How many entries hold each value of an array column: {"KAZ": 43}. One query."""
    values = Entry.objects.annotate(value=Func(column, function="unnest")).values_list("value")
    return dict(values.order_by().annotate(n=Count("record_id")))


# What events, promises and posts tell of as well: on pages about something else it stands folded.
FOLDED = {Kind.DECISION, Kind.STATEMENT, Kind.PERSON, Kind.ORGANISATION}


def sections(entries, *, each, query, kinds=tuple(Kind.values)):
    """A few cards of each kind among the entries, and how many there are: (sections, counts).

    `query` is what makes the kind's list show the same. Two queries.
    """
    counts, cards = counts_by_kind(entries), newest_by_kind(entries, each=each)
    return [
        _section(kind, counts[kind], cards[kind], query) for kind in kinds if kind in cards
    ], counts


def _section(kind, count, cards, query):
    plural = PLURALS[kind]
    return {
        "id": f"kind-{kind}",
        "title": title_of(kind),
        "count": str(count) if count == len(cards) else _shown_of(len(cards), count),
        "total": count,
        "folded": kind in FOLDED,
        "cards": cards,
        "url": f"/{plural}/?{query}" if count > len(cards) else "",
        "url_label": all_of(kind, count),
    }


def _shown_of(shown, total):
    return _("%(shown)s of %(total)s") % {"shown": shown, "total": total}
