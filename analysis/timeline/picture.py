"""Sizes and places of a timeline; templates/analysis/timeline_picture.html draws it."""

from django.utils.translation import gettext as _

from analysis.shapes import PLURAL, SHAPES, key_of
from analysis.timeline.axis import axis_of
from analysis.timeline.filters import BY_COUNTRY, BY_KIND, TIMED
from analysis.timeline.lanes import HEAD, ROW, lanes_of
from sources.vocabulary import names_of

WIDTH, SIDE, ABOVE, BELOW = 920, 16.0, 34.0, 26.0
SHOWN = 300


def picture_of(items, *, lanes, today, window=(None, None)):
    """Everything the template draws, None where there is nothing. One query where lanes are
    countries or topics.
    """
    if not items:
        return None
    axis = axis_of(items, start=SIDE, end=WIDTH - SIDE, window=window)
    placed, left_out = lanes_of(items, _names(items, lanes), _order(lanes), axis)
    height = ABOVE + sum(lane.height for lane in placed) + BELOW
    inside = axis.first_year <= today.year <= axis.last_year
    return {
        "width": WIDTH,
        "height": round(height),
        "bottom": round(height - BELOW, 1),
        "years": [{"x": round(x, 1), "label": label} for _year, x, label in axis.years],
        "last_year": axis.last_year,
        "end": round(axis.edges[-1], 1),
        "today": round(axis.x(today), 1) if inside else None,
        "today_x": round(axis.x(today) + 5, 1),
        "today_y": round(height - BELOW - 6),
        "lanes": [_lane(lane, today) for lane in placed],
        "key": key_of({item.kind for item in items}),
        "left_out": len(left_out),
        "has_due": any(
            spot.due is not None for lane in placed for row in lane.rows for spot in row
        ),
    }


def _order(lanes):
    return [kind.value for kind in TIMED] if lanes == BY_KIND else []


def _names(items, lanes):
    if lanes == BY_KIND:
        return {kind: str(label) for kind, label in PLURAL.items()}
    codes = {code for item in items for code in item.lanes}
    nobody = _("No country named") if lanes == BY_COUNTRY else _("No topic given")
    return names_of(lanes, codes - {""}) | {"": nobody}


def _lane(lane, today):
    top = ABOVE + lane.top
    return {
        "words": lane.words,
        "count": lane.count,
        "y": round(top, 1),
        "text_y": round(top + 21, 1),
        "marks": [_mark(spot, top + HEAD, today) for row in lane.rows for spot in row],
    }


def _mark(spot, top, today):
    item = spot.item
    y = top + ROW * spot.row + ROW / 2
    return {
        "kind": item.kind,
        "url": item.url,
        "words": item.words,
        "language": item.language,
        "path": SHAPES[item.kind],
        "x": round(spot.x, 1),
        "y": round(y, 1),
        "is_exact": item.is_exact,
        "is_ahead": item.date.first > today,
        "bar_y": round(y - 3, 1),
        "span_y": round(y - 6, 1),
        "hit_x": round(spot.x - 12, 1),
        "hit_y": round(y - 12, 1),
        "due_top": round(y - 6, 1),
        "due_bottom": round(y + 6, 1),
        "bar": _stretch(spot.bar),
        "span": _stretch(spot.span),
        "due": round(spot.due, 1) if spot.due is not None else None,
        "label": spot.label,
        "label_x": round(spot.label_x, 1),
        "label_y": round(y + 4.2, 1),
        "label_ends": spot.label_ends,
    }


def _stretch(ends):
    """Never so short that nothing is seen of it."""
    if ends is None:
        return None
    first, last = ends
    return {"x": round(first, 1), "width": round(max(last - first, 3), 1)}
