"""Ready cards of the projection for pages: JSON text in, the words of components/card.html out."""

import json

from django.db.models import Count, F, Window
from django.db.models.functions import RowNumber

from sources.choices import Kind
from sources.models import Entry

FAMILIES = {
    Kind.POLICY: "policy",
    Kind.INITIATIVE: "initiative",
    Kind.OBLIGATION: "policy",
    Kind.COMMITMENT: "progress",
    Kind.RECOMMENDATION: "progress",
    Kind.DECISION: "strength",
}


def shown_card(card):
    """One card of the projection in the words of components/card.html."""
    date = card.get("date") or {}
    shown = {
        "url": card["url"],
        "title": card["title"],
        "kind": card.get("kind_label") or Kind(card["type"]).label,
        "summary": card.get("summary", ""),
        "date": date.get("text", ""),
        "countries": [c["name"] for c in card.get("countries", [])],
        "topics": [t["name"] for t in card.get("topics", [])],
    }
    if card.get("status"):
        shown["status"] = {
            "family": FAMILIES.get(card["type"], "progress"),
            "key": card["status"],
            "label": card.get("status_label", ""),
        }
    return shown


def newest_by_kind(entries, *, each):
    """The newest cards of each kind among these entries: {kind: [card, …]}. One query."""
    place = Window(
        RowNumber(),
        partition_by="kind",
        order_by=[F("sort_on").desc(nulls_last=True), F("record_id").desc()],
    )
    newest = entries.annotate(place=place).filter(place__lte=each)
    found: dict[str, list] = {}
    for kind, text in newest.order_by("kind", "place").values_list("kind", "text__card"):
        found.setdefault(kind, []).append(shown_card(json.loads(text)))
    return found


def counts_by_kind(entries):
    """How many of each kind: {kind: number}. One query."""
    return dict(entries.order_by().values_list("kind").annotate(n=Count("record_id")))


def latest(limit):
    """What was published or changed last, as cards. One query."""
    newest = Entry.objects.order_by(F("published_at").desc(), F("record_id").desc())[:limit]
    return [shown_card(json.loads(text)) for text in newest.values_list("text__card", flat=True)]
