"""The pages of events, decisions and statements."""

import json

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from events.calendar_file import days_of
from events.choices import EventFormat, EventKind, StatementKind
from events.filters import DecisionFilter, EventFilter, StatementFilter
from events.series import series_address
from policies.choices import Strength
from policies.meanings import STRENGTH
from sources.choices import Kind, Rank, Rendition
from sources.models import EntryCard
from sources.pages.claims import (
    gathered,
    sources_differ,
    together,
    words_of_difference,
)
from sources.pages.listing import Listing
from sources.pages.localising import localised
from sources.pages.record import RecordPage
from sources.pages.rows import Field, Roles, labels_of


def outcome(document, _index, near):
    """What an event decided and what was said there, each with the sentence it rests on."""
    return {
        "decisions": [_outcome(near.get(d)) for d in document["decisions"] if near.get(d).card],
        "statements": [_outcome(near.get(s)) for s in document["statements"] if near.get(s).card],
    }


WORDS = {"verb": labels_of(Strength), "kind": labels_of(StatementKind)}


def _outcome(neighbour):
    """One decision or statement with the sentences behind everything shown of it."""
    card, index = neighbour.card, neighbour.index
    verb, subjects = card.get("verb"), card.get("subjects", [])
    key, label = ("verb", "verb_label") if verb else ("kind", "kind_label")
    chosen = index.about(key)
    shown = [
        (gettext("what it says"), index.about("summary") or index.about("title")),
        *((WORDS[key].get(claim["value"], card[label]), [claim]) for claim in chosen),
        *((subject["title"], index.about("subjects", subject["item"])) for subject in subjects),
    ]
    bare = [words for words, claims in [*shown, (card[label], chosen)] if not claims]
    return {
        "title": card["title"],
        "url": card["url"],
        "text": card["summary"],
        "kind": card.get("kind_label", ""),
        "status": verb and {"family": "strength", "key": verb, "label": card["verb_label"]},
        "speaker": card.get("speaker"),
        "subjects": [subject | {"kind": Kind(subject["type"]).label} for subject in subjects],
        "label": card["title"],
        "value": card["title"],
        "claims": together(shown),
        "bare": bare,
        **(words_of_difference(chosen) if sources_differ(chosen) else {}),
    }


def sessions(document, _index, _near):
    """All meetings of the same body, latest first. One query, none for a meeting of no body."""
    body = document["body"]
    if not body:
        return {}
    held = EntryCard.objects.filter(entry__record__as_event__body__slug=body["slug"])
    newest = held.order_by("-entry__sort_on", "-entry_id").values_list("card", flat=True)
    cards = localised(*map(json.loads, newest))
    return {"series": [_session(card, document["slug"]) for card in cards if len(cards) > 1]}


def in_calendar(document, _index, _near):
    """Where the event and its series are for a calendar, if its day is known at all."""
    body = document["body"]
    return {
        "calendar_url": f"/events/{document['slug']}.ics" if days_of(document) else "",
        "series_url": series_address(body["slug"]) if body else "",
    }


def _session(card, here):
    return {
        "title": _session_title(card),
        "url": card["url"],
        "date": (card["date"] or {}).get("text", ""),
        "place": (card["place"] or {}).get("name", ""),
        "is_here": card["slug"] == here,
    }


def _session_title(card):
    if not card["ordinal"]:
        return card["title"]
    return gettext("Session %(number)s") % {"number": card["ordinal"]}


QUOTATION_MARKS = set('"“”„«»')


EVENT = RecordPage(
    kind=Kind.EVENT,
    dated=True,
    template="events/event.html",
    extra=(outcome, sessions, in_calendar),
    layout=(
        Field("kind", _("Kind"), "choice", words=EventKind),
        Field("starts", _("When"), "days", also=("ends",)),
        Field("venue", _("Where"), "where", also=("place", "country")),
        Field("format", _("Format"), "choice", words=EventFormat),
        Field("body", _("Meeting of"), "record"),
        Field("ordinal", _("Number of the session"), minor=True),
        Roles("participants", nobody=_("Participants"), labels={"participant": _("Participants")}),
    ),
)

DECISION = RecordPage(
    kind=Kind.DECISION,
    status_key="verb",
    status_family="strength",
    dated=True,
    layout=(
        Field("event", _("Taken at"), "record"),
        Field(
            "verb",
            _("How binding"),
            "status",
            family="strength",
            words=Strength,
            scale=STRENGTH,
        ),
        Field("made", _("Taken on"), "date"),
        Field("subjects", _("Concerns"), "list"),
    ),
)


def quote(document, index, _near):
    """For components/quote.html: the words themselves, once a text is held that has them. Our own
    digest only tells of them.
    """
    held = [
        claim
        for claim in index.about("summary")
        if claim["source"]["rendition"] != Rendition.DIGEST and claim["rank"] != Rank.DEPRECATED
    ]
    if document["kind"] != StatementKind.QUOTE or not held:
        return {}
    speaker = document["speaker"] or {}
    text = held[0]["stated"] or held[0]["quote"]
    words = {
        "text": text,
        "has_marks": not QUOTATION_MARKS.isdisjoint(text),
        "language": held[0]["language"],
        "speaker": speaker.get("title"),
        "speaker_url": speaker.get("url"),
        "label": gettext("the words"),
        "claims": gathered([("", held[0])]),
    }
    return {"quote": words}


STATEMENT = RecordPage(
    kind=Kind.STATEMENT,
    dated=True,
    template="events/statement.html",
    extra=(quote,),
    layout=(
        Field("kind", _("Kind"), "choice", words=StatementKind),
        Field("speaker", _("Speaker"), "record"),
        Field("organisation", _("For"), "record"),
        Field("event", _("Said at"), "record"),
        Field("made_in", _("Made in"), "record"),
        Field("made", _("Made on"), "date"),
    ),
)

PAGES = (EVENT, DECISION, STATEMENT)

LISTINGS = (
    Listing(
        Kind.EVENT,
        EventFilter,
        _("Conferences, sessions, seminars, visits: who met, when, where, and what was decided."),
        forms=(("iCalendar", "ics"),),
        beside=((_("Calendar"), "/events/calendar/"),),
        splits_at_today=True,
    ),
    Listing(
        Kind.DECISION,
        DecisionFilter,
        _("What gatherings decided, from adopted to merely considered."),
        families={"verb": "strength"},
    ),
    Listing(
        Kind.STATEMENT,
        StatementFilter,
        _("What was said or found: quotes, reported words, findings, expected effects."),
    ),
)
