"""What the page of the timeline shows."""

import json

from django.db.models import F
from django.template.loader import render_to_string
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from analysis.timeline.filters import BY_COUNTRY, BY_KIND, BY_TOPIC, TimelineFilter, entries
from analysis.timeline.items import item_of
from analysis.timeline.picture import SHOWN, picture_of
from sources.choices import Kind
from sources.clock import today
from sources.facets import counted
from sources.pages.cards import shown_card
from sources.pages.filtering import FilteredList, page_of, parameters, understood
from sources.pages.kept import kept
from sources.pages.localising import localised
from sources.paging import Position, paginate

URL = "/timeline/"
ROWS, APART = 50, 12
NEWEST = (F("sort_on").desc(), F("record_id").desc())
PICTURE = "analysis/timeline_picture.html"


class TimelineList(FilteredList):
    """The page as one request asks for it. Its lanes are no filter, and no choice to take back."""

    def _other_chips(self):
        chips = super()._other_chips()
        without = self.address(without=["lanes"])
        given = "lanes" in self.filters.data
        return [chip for chip in chips if not given or chip["remove_url"] != without]

    def panel(self, chosen):
        lanes = self.filters.data.get("lanes")
        hidden = [{"name": "lanes", "value": lanes}] if lanes else []
        return super().panel(chosen) | {"hidden": hidden}


def timeline_context(data):
    """Everything that analysis/timeline.html shows. Two queries; a handful more for the first
    reader after anything was published.
    """
    filters, errors = understood(TimelineFilter, data, entries())
    known = _kept(filters)
    page = page_of(lambda: _page(filters), errors)
    facets, options = TimelineFilter.facets, known["options"]
    shown = TimelineList(URL, filters, facets, options, forms=(), has_feed=False)
    total = known["total"]
    count = ngettext("%(n)s record", "%(n)s records", total) % {"n": f"{total:,}"}
    context = shown.context(count=count, page=page, errors=errors)
    return {
        **context,
        "url": URL,
        "lanes": _lanes(shown, filters),
        "figure": _figure(known, filters, shown) if known["items"] else None,
        "table": _table(page.rows) if page and page.rows else None,
        "undated": known["undated"],
        "undated_count": known["undated_count"],
        "undated_url": shown.address(date__isnull="true"),
    }


def picture_context(filters, known=None):
    """What the template of the picture takes, and its title; None where nothing is dated."""
    lanes = filters.setting("lanes") or BY_KIND
    known = known or _kept(filters)
    window = (filters.setting("year__gte"), filters.setting("year__lte"))
    picture = picture_of(known["items"], lanes=lanes, today=today(), window=window)
    return picture and {"picture": picture, "title": title_of(known)}


def title_of(known):
    """The title says how much of it all the picture shows."""
    dated, total = len(known["items"]), known["total"] - known["undated_count"]
    if dated < total:
        words = _("When it happened: the newest %(shown)s of %(total)s records")
        return words % {"shown": f"{dated:,}", "total": f"{total:,}"}
    words = ngettext(
        "When it happened: %(total)s record",
        "When it happened: %(total)s records",
        total,
    )
    return words % {"total": f"{total:,}"}


def _kept(filters):
    lanes = filters.setting("lanes") or BY_KIND
    asked = parameters(filters)
    for name in ("cursor", "page_size", "count", "claims", "ordering"):
        asked.pop(name, None)
    key = f"timeline:{asked.urlencode()}"
    return kept(key, lambda: _known(filters, lanes))


def _known(filters, lanes):
    """What only publications change: counts, choices, what is drawn, what has no date."""
    total, options = counted(filters)
    newest = filters.qs.filter(sort_on__isnull=False).order_by(*NEWEST)
    undated = filters.qs.filter(sort_on__isnull=True).order_by("kind", "title", "record_id")
    return {
        "total": total,
        "options": options,
        "items": [item_of(card, lanes=lanes) for card in _cards(newest[:SHOWN])],
        "undated_count": undated.count(),
        "undated": [_named(card) for card in _cards(undated[:APART])],
    }


def _named(card):
    return {**shown_card(card), "kind": str(Kind(card["type"]).label)}


def _cards(entries):
    texts = entries.values_list("text__card", flat=True)
    return localised(*map(json.loads, texts))


def _page(filters):
    order = filters.order
    rows = filters.qs.values_list(order.column, "pk", "text__card")
    return paginate(
        rows,
        order,
        size=filters.setting("page_size") or ROWS,
        cursor=filters.setting("cursor") or "",
        position=lambda row: Position(row[0], row[1]),
    )


def _lanes(shown, filters):
    present = filters.setting("lanes") or BY_KIND
    words = {BY_KIND: _("Kind"), BY_COUNTRY: _("Country"), BY_TOPIC: _("Topic")}
    return [
        {"label": label, "url": shown.address(lanes=lane), "is_chosen": lane == present}
        for lane, label in words.items()
    ]


def _figure(known, filters, shown):
    context = picture_context(filters, known)
    query = shown.address(without=["cursor", "page_size", "ordering"]).partition("?")[2]
    query = f"?{query}" if query else ""
    caption = _(
        "Years in which more happened are drawn wider; within a year, days are to scale. A hollow"
        " mark on a pale stretch is known to the month, season or year only; a bar is how long"
        " something lasts."
    )
    if context["picture"]["has_due"]:
        caption = f"{caption} {_('A dotted line leads to the day something is due.')}"
    left_out = context["picture"]["left_out"]
    if left_out:
        words = ngettext(
            "%(n)s more lane finds no room: choose it in the filters.",
            "%(n)s more lanes find no room: choose them in the filters.",
            left_out,
        )
        caption = f"{caption} {words % {'n': left_out}}"
    return {
        "id": "timeline",
        "title": context["title"],
        "picture": render_to_string(PICTURE, context),
        "caption": caption,
        "downloads": [
            {"label": "SVG", "url": f"{URL}picture.svg{query}"},
            {"label": "PNG", "url": f"{URL}picture.png{query}"},
            {"label": "CSV", "url": f"{URL[:-1]}.csv{query}"},
        ],
        "shapes": context["picture"]["key"],
    }


def _table(rows):
    """The same as a table, a page of it. For components/table.html."""
    cards = localised(*(json.loads(text) for _value, _pk, text in rows))
    columns = [_("What"), _("Date"), _("Kind"), _("Status"), _("Until or due"), _("Countries")]
    return {
        "id": "timeline-table",
        "caption": _("The same as a table"),
        "columns": [{"label": label} for label in columns],
        "rows": [{"cells": _cells(card, columns)} for card in cards],
        "stack": True,
    }


def _cells(card, columns):
    named = shown_card(card)
    until = card.get("due") or card.get("ends")
    cells = [
        {"text": named["title"], "url": card["url"], "language": named.get("language", "")},
        {"text": (card["date"] or {}).get("text", "")},
        {"text": str(Kind(card["type"]).label)},
        {"blank": _("of its kind, nothing has a status"), "status": named["status"]},
        {"text": (until or {}).get("text", "")},
        {"text": ", ".join(named["countries"]) or _("none named")},
    ]
    return [cell | {"label": label} for cell, label in zip(cells, columns, strict=True)]
