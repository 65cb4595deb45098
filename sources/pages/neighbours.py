"""The records that a document names: their dates, and the claims they hold about the relation."""

import json
from dataclasses import dataclass, field
from functools import cached_property

from sources.models import EntryCard
from sources.pages.claims import ClaimIndex
from sources.pages.languages import PAGE, page_language
from sources.pages.localising import date_words, localised

NAMED_IN = ("links", "decisions", "statements", "posts")


@dataclass
class Neighbour:
    """Card and claims of one record beside the page's own; empty where it is gone by now."""

    card_text: str = "{}"
    claims_text: str = "[]"

    @cached_property
    def card(self):
        return json.loads(self.card_text)

    @cached_property
    def index(self):
        return ClaimIndex(json.loads(self.claims_text))

    @property
    def date(self):
        date = self.card.get("date")
        return date_words(date["value"]) if date else ""


@dataclass
class Neighbours:
    found: dict[tuple[str, str], Neighbour] = field(default_factory=dict)

    def get(self, reference):
        """By a reference of the document: {"type", "slug", …}."""
        return self.found.get((reference["type"], reference["slug"])) or Neighbour()


def neighbours(document):
    """Those that links, decisions, statements and posts of a document name. One query; in another
    language than English a handful more.
    """
    named = {*references([document.get(name, []) for name in NAMED_IN])}
    if not named:
        return Neighbours()
    texts = EntryCard.objects.filter(
        entry__slug__in={slug for _kind, slug in named},
        entry__kind__in={kind for kind, _slug in named},
    )
    rows = texts.values_list("entry__kind", "entry__slug", "card", "claims")
    found = {(kind, slug): Neighbour(card, claims) for kind, slug, card, claims in rows}
    near = {key: one for key, one in found.items() if key in named}
    if page_language() != PAGE:
        for one, card in zip(
            near.values(), localised(*(n.card for n in near.values())), strict=True
        ):
            one.card = card
    return Neighbours(near)


def references(value):
    """Every (kind, slug) of a record that a part of a document names."""
    if isinstance(value, list):
        for part in value:
            yield from references(part)
    elif isinstance(value, dict):
        if value.keys() >= {"type", "slug"}:
            yield value["type"], value["slug"]
        for part in value.values():
            yield from references(part)
