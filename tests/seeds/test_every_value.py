"""A displayed value without a claim is a defect: looked for in all that readers are served."""

import json

import pytest

from sources.models import Claim, EntryCard

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("shipped_base")]

# What a document says of its record beside the values a source gave.
ADDRESSES = {"api", "url", "slug", "type", "language", "published_at"}
# Derived from other values that have their claims, or said of other records.
DERIVED = {"date", "countries", "groupings", "decisions", "statements", "posts", "divisions"}
DERIVED |= {"evidenced", "is_open", "held"}
# Chosen here: the order of decisions, "not checked" and "none known" where nothing was found.
OWN = {"position", "translations"}
NOTHING_FOUND = {("status", "not_checked"), ("response", "none_known")}
CLAIMED_AS = {"website": "url"}  # "url" of a document is the address of its page
ITEM = {"topics": "code", "names": "text", "progress": "slug"}


def items_of(field, value):
    """The items under which claims speak of a value; "" for the field as a whole."""
    if not isinstance(value, list):
        return [""]
    if field == "links":
        stated = [
            link for link in value if link["direction"] == "out" and link["basis"] == "stated"
        ]
        return [link["item"] for link in stated]
    return [each.get(ITEM.get(field, "item"), "") for each in value]


def values_of(document):
    """(field, item) of everything that a source must have said."""
    for field, value in document.items():
        own = field in ADDRESSES | DERIVED | OWN or field.endswith("_label")
        if own or value in (None, "", [], {}) or (field, str(value)) in NOTHING_FOUND:
            continue
        if field == "status" and document["type"] in {"initiative", "commitment", "recommendation"}:
            continue  # of the latest progress, which has a claim of its own
        for item in items_of(field, value):
            yield CLAIMED_AS.get(field, field), item


def test_every_value_of_the_five_documents_rests_on_a_claim():
    of_seeds = Claim.objects.filter(source__work__sources__expected_sha256__gt="")
    cards = EntryCard.objects.filter(entry__record__in=of_seeds.values("record_id"))
    held = set(Claim.objects.values_list("record_id", "field", "item"))
    bare = [
        f"{card.entry.record.kind}/{card.entry.record.slug} {field} {item}"
        for card in cards.select_related("entry__record")
        for field, item in values_of(json.loads(card.document))
        if not {(card.entry.record_id, field, item), (card.entry.record_id, field, "")} & held
    ]
    assert len(cards) > 100
    assert bare == []
