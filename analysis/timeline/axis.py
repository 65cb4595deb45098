"""The axis of time: years side by side, the wider the more happened in them.

Drawn to scale, one crowded decade would leave no room to tell its records apart while others
stayed empty. Within a year, days are to scale; the years are marked, and the caption says so.
"""

import datetime
from bisect import bisect_right
from collections import Counter
from dataclasses import dataclass, field

ALWAYS = 0.3  # what a year without anything weighs
POWER = 0.7
LABEL = 34.0  # units that the number of a year takes


@dataclass(frozen=True)
class Axis:
    """`edges` are where the years begin, and where the last one ends."""

    first_year: int
    edges: list[float]
    labelled: set[int] = field(default_factory=set)

    def x(self, day):
        """Where a day stands; days outside of the axis stand at its ends."""
        year = min(max(day.year, self.first_year), self.last_year)
        start, end = self.edges[year - self.first_year : year - self.first_year + 2]
        if day.year != year:
            return start if day.year < year else end
        length = (datetime.date(year, 12, 31) - datetime.date(year, 1, 1)).days + 1
        return start + (end - start) * (day.timetuple().tm_yday - 1) / length

    @property
    def last_year(self):
        return self.first_year + len(self.edges) - 2

    @property
    def years(self):
        """(year, where it begins, its number if there is room for it)"""
        return [
            (year, x, str(year) if year in self.labelled else "")
            for year, x in zip(range(self.first_year, self.last_year + 1), self.edges, strict=False)
        ]

    def year_at(self, x):
        return self.first_year + bisect_right(self.edges, x) - 1


def axis_of(items, *, start, end, window=(None, None)):
    """The axis for these items between two x. `window`: first and last year asked for."""
    days = [day for item in items for day in item.days]
    first = window[0] or min(day.year for day in days)
    last = window[1] or max(day.year for day in days)
    last = max(first, last)
    busy = Counter(_middle(item.date).year for item in items)
    weights = [ALWAYS + busy[year] ** POWER for year in range(first, last + 1)]
    unit = (end - start) / sum(weights)
    edges = [start]
    for weight in weights:
        edges.append(edges[-1] + weight * unit)
    return Axis(first, edges, _labelled(first, edges))


def _labelled(first, edges):
    """The years whose numbers fit: full decades first, then fives, then the others. The number of
    the last year stands at the end of the axis and is not among them.
    """
    chosen: dict[int, float] = {}
    places = {first + n: x for n, x in enumerate(edges[:-1])}
    for wanted in (10, 5, 1):
        for year, x in places.items():
            fits = year % wanted == 0 and x + LABEL <= edges[-1] - LABEL
            if fits and _is_free(x, chosen.values()):
                chosen[year] = x
    return set(chosen)


def _is_free(x, taken):
    return all(abs(x - other) >= LABEL for other in taken)


def _middle(date):
    return date.first + (date.last - date.first) // 2
