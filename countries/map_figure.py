"""The region's map by number of records, for components/figure.html, with its table twin."""

from countries.region_map import region_map
from sources.addresses import country_page

UNREAD = "no coverage yet"
LEVELS = 5


def map_figure(numbers):
    """`numbers` are records by alpha-3 code; a country without any is not read about yet."""
    drawn = region_map()
    largest = max((numbers.get(outline.iso3, 0) for outline in drawn.outlines), default=0)
    steps = _steps(largest)
    shapes = [
        {
            "outline": outline,
            "url": country_page(outline.iso3),
            "records": numbers.get(outline.iso3, 0),
            "level": _level(numbers, outline.iso3, steps),
        }
        for outline in drawn.outlines
    ]
    return {
        "id": "map",
        "title": "Published records by country",
        "picture_template": "countries/map.html",
        "is_map": True,
        "map": drawn,
        "shapes": shapes,
        "legend": _legend(steps, largest),
        "source_label": "Natural Earth",
        "source_url": "/data/",
        "table": _map_table(shapes),
    }


def _steps(largest):
    """Lower bounds of up to five levels: equal ratios, so that small numbers still differ."""
    return sorted({round(largest ** (step / LEVELS)) for step in range(LEVELS)}) if largest else []


def _level(numbers, iso3, steps):
    return sum(numbers.get(iso3, 0) >= step for step in steps)


def _legend(steps, largest):
    ends = [bound - 1 for bound in steps[1:]] + [largest]
    labels = [
        f"{low} to {high}" if high > low else str(low)
        for low, high in zip(steps, ends, strict=False)
    ]
    return [{"level": level, "label": label} for level, label in enumerate([UNREAD, *labels])]


def _map_table(shapes):
    return {
        "id": "map-table",
        "caption": "Published records by country",
        "columns": [{"label": "Country"}, {"label": "Records", "numeric": True}],
        "rows": [
            {
                "cells": [
                    {"text": s["outline"].name, "url": s["url"]},
                    {"text": s["records"] or UNREAD, "numeric": True},
                ]
            }
            for s in sorted(shapes, key=lambda s: s["outline"].name)
        ],
    }
