"""The way from a value on a card to the sentence it came from."""

from collections import defaultdict

from sources.addresses import source_page
from sources.choices import Rank
from sources.models import Claim

# What claims call the value behind a mark where the card calls it otherwise.
CLAIMED_AS = {"status": ("status", "progress"), "stage": ("stage", "progress")}
DAYS = ("adopted", "made", "starts", "ends", "observed", "valid")
SEVERAL = {"progress": "progress"}  # the part of the page that has them all; else its values
SHOWN = ("summary", "strength", "status", "stage", "response", "verb", "progress", *DAYS)


def sentences_of(cards):
    """{(kind, slug): {field: addresses of its sentences in the reader}}. One query."""
    claims = Claim.objects.filter(
        record__kind__in={card["type"] for card in cards},
        record__slug__in=[card["slug"] for card in cards],
        rank=Rank.PREFERRED,
        field__in=SHOWN,
    )
    columns = ("record__kind", "record__slug", "field", "source__slug", "passage__position")
    found: dict[tuple, dict[str, list]] = defaultdict(lambda: defaultdict(list))
    for kind, slug, field, source, paragraph in claims.order_by("pk").values_list(*columns):
        found[kind, slug][field].append(source_page(source, paragraph))
    return found


def sentence_of(card, ways, field):
    """The address for one value of a card, "" where none is known. A status of which several
    reports tell has no one sentence: their list on the record's page has them all.
    """
    for name in CLAIMED_AS.get(field, (field,)):
        if addresses := ways.get(name):
            one_only = len(set(addresses)) == 1
            return addresses[0] if one_only else f"{card['url']}#{SEVERAL.get(name, 'values')}"
    return ""


def dated_by(card):
    """The field whose date a card shows, "" where it shows none of its own."""
    shown = card.get("date")
    return next((name for name in DAYS if shown and card.get(name) == shown), "")
