"""The region's map by number of records, for components/figure.html, with its table twin."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from countries.region_map import region_map
from sources.addresses import country_page
from sources.pages.languages import PAGE, page_language
from sources.vocabulary import names_of

UNREAD = gettext_lazy("no coverage yet")
LEVELS = 5


def map_figure(numbers):
    """`numbers` are records by alpha-3 code; a country without any is not read about yet."""
    drawn = region_map()
    largest = max((numbers.get(outline.iso3, 0) for outline in drawn.outlines), default=0)
    steps = _steps(largest)
    names = _names(drawn)
    shapes = [
        {
            "outline": outline,
            "name": names.get(outline.iso3, outline.name),
            "url": country_page(outline.iso3),
            "records": numbers.get(outline.iso3, 0),
            "level": _level(numbers, outline.iso3, steps),
        }
        for outline in drawn.outlines
    ]
    return {
        "id": "map",
        "title": _("Published records by country"),
        "picture_template": "countries/map.html",
        "is_map": True,
        "map": drawn,
        "shapes": shapes,
        "legend": _legend(steps, largest),
        "source_label": "Natural Earth",
        "source_url": "/data/",
        "table": _map_table(shapes),
    }


def _names(drawn):
    """Of the countries, where not those of the outlines; no query in English."""
    if page_language() == PAGE:
        return {}
    return names_of("country", [outline.iso3 for outline in drawn.outlines])


def _steps(largest):
    """Lower bounds of up to five levels: equal ratios, so that small numbers still differ."""
    return sorted({round(largest ** (step / LEVELS)) for step in range(LEVELS)}) if largest else []


def _level(numbers, iso3, steps):
    return sum(numbers.get(iso3, 0) >= step for step in steps)


def _legend(steps, largest):
    ends = [bound - 1 for bound in steps[1:]] + [largest]
    labels = [
        _("%(first)s to %(last)s") % {"first": low, "last": high} if high > low else str(low)
        for low, high in zip(steps, ends, strict=False)
    ]
    return [{"level": level, "label": label} for level, label in enumerate([UNREAD, *labels])]


def _map_table(shapes):
    return {
        "id": "map-table",
        "caption": _("Published records by country"),
        "columns": [{"label": _("Country")}, {"label": _("Records"), "numeric": True}],
        "rows": [
            {
                "cells": [
                    {"text": s["name"], "url": s["url"]},
                    {"text": s["records"] or UNREAD, "numeric": True},
                ]
            }
            for s in sorted(shapes, key=lambda s: s["name"])
        ],
    }
