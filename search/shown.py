"""Hits as pages show them."""

import json

from django.utils.html import escape
from django.utils.safestring import mark_safe
from django.utils.translation import gettext as _

from search.matching import START, STOP
from sources.addresses import source_page
from sources.pages.cards import shown_card
from sources.pages.languages import page_language
from sources.pages.localising import localised
from sources.projection.claims import paragraphs_text


def record_hits(entries):
    """Cards; in another language than English a handful of queries, however many."""
    cards = localised(*(json.loads(entry.text.card) for entry in entries))
    return [_record_hit(entry, card) for entry, card in zip(entries, cards, strict=True)]


def _record_hit(entry, found):
    """A record found by another name says by which."""
    card = shown_card(found)
    named = [name for name in entry.found_names if name != card["title"]]
    if named:
        card["matched"] = _("Also called %(names)s") % {"names": ", ".join(named)}
    return card


def passage_hit(passage):
    return {
        "title": passage.source.title,
        "publisher": passage.source.publisher or _("publisher not stated"),
        "url": source_page(passage.source.slug, passage.position),
        "place": paragraphs_text([passage.position]),
        "language": passage.language if passage.language != page_language() else "",
        "html": highlighted(passage.headline),
    }


def highlighted(headline):
    """The headline as safe HTML: everything escaped, the matching words in <mark>."""
    escaped = escape(headline).replace(START, "<mark>").replace(STOP, "</mark>")
    return mark_safe(escaped)
