"""Events of which nothing is known but that they were planned."""

from sources.clock import today
from sources.dates import PartialDate


def is_mere_plan(card):
    """True for an event whose days are over, of which nothing but its announcement is known."""
    shown = card.get("held") == "announced" and (card["ends"] or card["starts"])
    return bool(shown) and PartialDate.parse(shown["value"]).last < today()
