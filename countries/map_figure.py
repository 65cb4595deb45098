"""The region's map by one measure, for components/figure.html: shades, key and the same as a table.

What is not known is hatched and has no number: nought is a colour of its own.
"""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext, pgettext

from countries.region_map import region_map
from sources.addresses import country_page
from sources.pages.languages import PAGE, page_language
from sources.pages.nouns import grouped
from sources.vocabulary import names_of

UNREAD = gettext_lazy("no coverage yet")
UNKNOWN = "unknown"
OUTLINES = "Natural Earth"
LEVELS = 5


@dataclass(frozen=True)
class Shade:
    """What a map says of one country: its number, the number as it is written and in words, a
    remark for the table. A number of None is not known; its text may say how little is. `url` leads
    to what is behind it.
    """

    number: float | None = None
    text: str = ""
    words: str = ""
    remark: str = ""
    url: str = ""


@dataclass(frozen=True)
class Measure:
    """One measure of every country by its alpha-3 code. Counts are whole numbers, and 0 is one.

    `is_low_dark`: of a rank, where the lowest is the best. `remarks` names the third column of the
    table; `unknown` is what is hatched, `zero` what nought means.
    """

    title: str
    shades: Mapping[str, Shade]
    column: str | Promise
    remarks: str | Promise = ""
    unknown: str | Promise = UNREAD
    zero: str | Promise = "0"
    is_count: bool = True
    is_low_dark: bool = False
    caption: str = ""
    source_label: str = ""
    source_url: str = ""


def map_figure(measure):
    """The figure; its countries are all that this base follows and knows the outline of."""
    drawn = region_map()
    names = _names(drawn)
    numbers = {
        outline.iso3: shade.number
        for outline in drawn.outlines
        if (shade := measure.shades.get(outline.iso3)) and shade.number is not None
    }
    levels, labels = (_counted if measure.is_count else _measured)(numbers, measure)
    shapes = [
        _shape(outline, names, measure, levels.get(outline.iso3, UNKNOWN))
        for outline in drawn.outlines
    ]
    return {
        "id": "map",
        "title": measure.title,
        "caption": measure.caption,
        "picture_template": "countries/map.html",
        "is_map": True,
        "map": drawn,
        "shapes": shapes,
        "legend": _legend(shapes, labels, measure.unknown),
        "figures_from": measure.source_label or "Registan",
        "source_label": measure.source_label or OUTLINES,
        "source_url": measure.source_url or "/data/",
        "table": _table(shapes, measure),
    }


def _shape(outline, names, measure, level):
    shade = measure.shades.get(outline.iso3) or Shade(words=str(measure.unknown))
    return {
        "outline": outline,
        "name": names.get(outline.iso3, outline.name),
        "url": shade.url or country_page(outline.iso3),
        "shade": shade,
        "level": level,
    }


def _names(drawn):
    """Of the countries, where not those of the outlines; no query in English."""
    if page_language() == PAGE:
        return {}
    return names_of("country", [outline.iso3 for outline in drawn.outlines])


def _counted(numbers, measure):
    """({code: level}, {level: label}) of counts: nought alone, then up to five levels in equal
    ratios, so that small numbers still differ.
    """
    largest = max(numbers.values(), default=0)
    steps = sorted({round(largest ** (s / LEVELS)) for s in range(LEVELS)}) if largest else []
    ends = [*(bound - 1 for bound in steps[1:]), largest] if steps else []
    labels = {0: str(measure.zero)} | {
        level: _between(grouped(low), grouped(high))
        for level, (low, high) in enumerate(zip(steps, ends, strict=True), start=1)
    }
    return {code: sum(number >= s for s in steps) for code, number in numbers.items()}, labels


def _measured(numbers, measure):
    """The same of figures: up to five levels of about as many countries each."""
    in_order = sorted({*numbers.values()}, reverse=measure.is_low_dark)
    classes = min(LEVELS, len(in_order))
    place = {number: n * classes // len(in_order) + 1 for n, number in enumerate(in_order)}
    texts = {shade.number: shade.text for shade in measure.shades.values()}
    labels = {}
    for level in range(1, classes + 1):
        own = [number for number in in_order if place[number] == level]
        labels[level] = _between(texts[own[0]], texts[own[-1]])
    return {code: place[number] for code, number in numbers.items()}, labels


def _between(first, last):
    return (
        str(first)
        if first == last
        else pgettext("two numbers", "%(first)s to %(last)s")
        % {
            "first": first,
            "last": last,
        }
    )


def _legend(shapes, labels, unknown):
    """Only classes with countries in them, each with how many: nobody looks for an empty one."""
    found = Counter(shape["level"] for shape in shapes)
    steps = [*labels.items(), (UNKNOWN, str(unknown))]
    return [
        {"level": level, "label": label, "countries": _countries(found[level])}
        for level, label in steps
        if found[level]
    ]


def _countries(number):
    return ngettext("%(n)s country", "%(n)s countries", number) % {"n": number}


def _table(shapes, measure):
    """Countries by their number, those without one last."""
    columns = [{"label": _("Country")}, {"label": str(measure.column), "numeric": True}]
    columns += [{"label": str(measure.remarks)}] if measure.remarks else []
    in_order = sorted(shapes, key=lambda s: _rank(s, measure.is_low_dark))
    return {
        "id": "map-table",
        "caption": measure.title,
        "columns": columns,
        "rows": [{"cells": _cells(shape, measure)} for shape in in_order],
        "brief": bool(measure.remarks),
    }


def _rank(shape, is_low_first):
    number = shape["shade"].number
    if number is None:
        return (1, 0, shape["name"])
    return (0, number if is_low_first else -number, shape["name"])


def _cells(shape, measure):
    shade, page = shape["shade"], country_page(shape["outline"].iso3)
    known = shade.number is not None
    value = (
        {"text": shade.text, "url": shade.url}
        if known
        else {"text": shade.text or str(measure.unknown)}
    )
    cells = [
        {"text": shape["name"], "url": page},
        value | {"numeric": True, "label": str(measure.column)},
    ]
    if measure.remarks:
        cells.append({"text": shade.remark or "\u00a0", "label": str(measure.remarks)})
    return cells


def records_measure(numbers):
    """How many records of any kind are published of each country; none is no coverage yet."""
    return Measure(
        title=_("Published records by country"),
        shades={code: _records(number) for code, number in numbers.items() if number},
        column=_("Records"),
    )


def _records(number):
    words = ngettext("%(n)s record", "%(n)s records", number) % {"n": grouped(number)}
    return Shade(number, grouped(number), words)
