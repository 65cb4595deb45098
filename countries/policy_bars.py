"""The policies of a country in time, a bar each: drawn in per cent of the width, so that a phone
shows the same picture with words of full size.

What is known to the year only is pale where it is not sure; an end that nobody states stays open.
"""

import datetime
from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from sources.choices import Precision
from sources.clock import today
from sources.dates import PartialDate
from sources.pages.cards import shown_card, with_sentences

PLANNED = {"in_preparation", "proposed", "draft"}
BACK, AHEAD = 40, 14  # years around this one that are drawn; what lies beyond runs off the edge
TICKS = (1, 2, 5, 10, 20)
MOST_TICKS = 6
ROOM = 92  # per cent, behind which the number of a year would leave the picture
LASTING = {"adopted", "in_force", "endorsed"}  # until somebody says that it is over
FIRST_SHOWN = 6


@dataclass(frozen=True)
class Span:
    """When a policy begins and ends as far as sources say. `end` is None where none of them does;
    `is_open` then says that it took effect and that nobody tells of its end.
    """

    begin: PartialDate
    end: PartialDate | None
    is_open: bool

    @property
    def first(self):
        return self.begin.first

    @property
    def last(self):
        return self.end.last if self.end else self.begin.last


def policy_bars(cards, undated):
    """For countries/policies.html: rows in the order in which they begin, the latest first; the
    undated ones apart. Both take cards as `localised` left them. One query.
    """
    spans = [(card, _span(card)) for card in cards]
    spans.sort(key=lambda pair: (pair[1].first, pair[0]["slug"]), reverse=True)
    axis = _Axis([span for _card, span in spans]) if spans else None
    policies = [*(card for card, _span in spans), *undated]
    named = zip(policies, with_sentences(policies, among="policy"), strict=True)
    shown = {card["slug"]: one for card, one in named}
    rows = [_row(shown[card["slug"]], card, span, axis) for card, span in spans]
    return {
        "rows": rows[:FIRST_SHOWN],
        "more": rows[FIRST_SHOWN:],
        "ticks": axis.ticks() if axis else [],
        "today": axis.x(today()) if axis else None,
        "undated": [shown[card["slug"]] for card in undated],
        "table": _table(spans),
    }


def _span(card):
    begin = _date(card, "starts") or _date(card, "date")
    end = _date(card, "ends")
    if end and end.last < begin.first:
        end = None
    return Span(begin, end, is_open=not end and card["status"] in LASTING)


def _date(card, name):
    shown = card.get(name)
    return PartialDate.parse(shown["value"]) if shown else None


class _Axis:
    """From the first year with anything to the last, at most so many around this one."""

    def __init__(self, spans):
        now = today().year
        first = max(min(span.first.year for span in spans), now - BACK)
        last = min(max(now + 1, *(span.last.year for span in spans)), now + AHEAD)
        self.first, self.last = min(first, now - 1), last + 1

    def x(self, day):
        """Where a day stands, in per cent; beyond the ends where it lies beyond them."""
        length = (datetime.date(self.last, 1, 1) - datetime.date(self.first, 1, 1)).days
        return round(100 * (day - datetime.date(self.first, 1, 1)).days / length, 2)

    def ticks(self):
        years = self.last - self.first
        step = next((s for s in TICKS if years / s <= MOST_TICKS), TICKS[-1])
        begin = -(-self.first // step) * step
        found = [(y, self.x(datetime.date(y, 1, 1))) for y in range(begin, self.last, step)]
        return [{"year": year, "x": x, "has_room": x < ROOM} for year, x in found]


def _row(shown, card, span, axis):
    starts, ends = axis.x(span.first), axis.x(span.last)
    sure_from, sure_to = axis.x(span.begin.last), axis.x(span.end.first if span.end else span.first)
    return {
        "card": shown,
        "when": _words(card, span),
        "bars": _bars(span, (starts, sure_from, sure_to, ends)),
        "open": _open(max(sure_from, 0), axis) if span.is_open else None,
        "point": round((starts + sure_from) / 2, 2),
        "is_exact": span.first == span.begin.last,
        "runs_off": ends > 100,
        "began_before": starts < 0,
        "has_bar": span.end is not None,
        "is_planned": card["status"] in PLANNED,
    }


def _open(begin, axis):
    """To this day, as nobody knows of any further one."""
    width = round(axis.x(today()) - begin, 2)
    return {"x": begin, "width": width} if width > 0 else None


def _bars(span, edges):
    """Stretches of the bar, pale where the day is not known; none without an end."""
    if span.end is None:
        return []
    starts, sure_from, sure_to, ends = edges
    if sure_from >= sure_to:
        return [_stretch(starts, ends, is_sure=False)]
    found = [
        _stretch(starts, sure_from, is_sure=False),
        _stretch(sure_from, sure_to, is_sure=True),
        _stretch(sure_to, ends, is_sure=False),
    ]
    return [one for one in found if one["width"] > 0]


def _stretch(begin, end, *, is_sure):
    begin, end = max(begin, 0), min(end, 100)
    return {"x": round(begin, 2), "width": round(max(end - begin, 0), 2), "is_sure": is_sure}


def _words(card, span):
    """The dates in words: "2023 to 2029", "since 2021", "adopted 4 July 2009"."""
    starts = _date(card, "starts")
    if span.end and starts:
        ends = {"from": starts.display(), "until": span.end.display()}
        if {starts.precision, span.end.precision} == {Precision.YEAR}:
            return pgettext("two years", "%(from)s to %(until)s") % ends
        return _("%(from)s to %(until)s") % ends
    if span.end:
        ends = {"date": span.begin.display(), "until": span.end.display()}
        return _("%(date)s, until %(until)s") % ends
    if starts and span.is_open:
        return _("from %(date)s, no end stated") % {"date": starts.display()}
    return span.begin.display()


def _table(spans):
    """The same for components/table.html."""
    columns = [_("Policy"), _("Status"), _("Dated"), _("From"), _("Until")]
    return {
        "id": "policy-bars-table",
        "caption": _("Policies and their periods"),
        "columns": [{"label": label} for label in columns],
        "rows": [{"cells": _cells(card, columns)} for card, _span in spans],
        "stack": True,
    }


def _cells(card, columns):
    shown = shown_card(card, among="policy")
    dates = (_date(card, name) for name in ("date", "starts", "ends"))
    cells = [
        {"text": shown["title"], "url": card["url"]},
        {"status": shown["status"]},
        *({"text": date.display() if date else ""} for date in dates),
    ]
    return [cell | {"label": label} for cell, label in zip(cells, columns, strict=True)]
