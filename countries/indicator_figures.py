"""Indicators of a country as small multiples: its line, the region's median, the latest figure.

Each picture is laid out on 240 by 96 units over the same years, so that they can be read side by
side; better is up where the indicator says which way is better.
"""

from collections import defaultdict
from dataclasses import dataclass

from django.db import connection
from django.template.defaultfilters import floatformat
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from countries.choices import Direction
from countries.downloads import downloads
from countries.models import Observation
from countries.worded import worded_indicators
from sources.addresses import country_page

WIDTH, HEIGHT, EDGE = 240, 96, 8
MEDIANS = """
    SELECT o.indicator_id, o.year, percentile_cont(0.5) WITHIN GROUP (ORDER BY o.value), count(*)
    FROM countries_observation o JOIN countries_country c ON c.id = o.country_id
    WHERE c.is_covered AND o.place_id IS NULL AND o.indicator_id = ANY(%s)
    GROUP BY o.indicator_id, o.year
"""


@dataclass(frozen=True)
class Median:
    """The middle figure of the region in one year, and of how many countries it is the middle."""

    value: float
    countries: int


def small_multiples(country):
    """One picture an indicator for countries/indicators.html, by name. Two queries, and one for
    names in another language than English.
    """
    found = Observation.objects.filter(country=country, place=None).select_related("indicator")
    by_indicator = defaultdict(list)
    for one in found.order_by("indicator__name", "year"):
        by_indicator[one.indicator].append(one)
    worded_indicators(by_indicator)
    medians = region_medians([indicator.pk for indicator in by_indicator])
    years = [one.year for figures in by_indicator.values() for one in figures]
    span = (min(years), max(years)) if years else (0, 0)
    page = country_page(country.iso3)
    return [
        _multiple(indicator, figures, medians[indicator.pk], span)
        | {"downloads": downloads(f"{page}indicators/{indicator.slug}")}
        for indicator, figures in by_indicator.items()
    ]


def region_medians(indicators):
    """{indicator: {year: Median}} over the countries that this base covers. One query."""
    medians: defaultdict[int, dict[int, Median]] = defaultdict(dict)
    if indicators:
        with connection.cursor() as cursor:
            cursor.execute(MEDIANS, [indicators])
            for indicator, year, value, countries in cursor:
                medians[indicator][year] = Median(float(value), countries)
    return medians


def _multiple(indicator, figures, medians, span):
    latest = figures[-1]
    own = [(one.year, float(one.value)) for one in figures]
    shared = {year: one for year, one in medians.items() if one.countries > 1}
    region = [(year, shared[year].value) for year, _value in own if year in shared]
    place = _scale([value for _year, value in own + region], span, indicator.direction)
    points = [place(*point) for point in own]
    unit = "" if indicator.name.lower().endswith(indicator.unit.lower()) else indicator.unit
    return {
        "id": f"indicator-{indicator.slug}",
        "slug": indicator.slug,
        "name": indicator.name,
        "unit": unit,
        "better": indicator.get_direction_display() if _has_better(indicator) else "",
        "line": _joined(points) if len(points) > 1 else "",
        "median_line": _joined([place(*point) for point in region]) if len(region) > 1 else "",
        "last": points[-1],
        "first_year": span[0],
        "last_year": span[1],
        "value": figure_text(latest.value),
        "year": latest.year,
        "median": _median_words(shared, latest.year),
        "source": latest.source,
        "source_url": latest.source_url,
        "table": _table(indicator, figures, shared),
        "rows": [_row(indicator, one, shared.get(one.year)) for one in figures],
    }


def _row(indicator, one, median):
    """A figure as it was given, for countries.downloads.FIGURE_COLUMNS."""
    middle = f"{median.value:.12g}" if median else ""
    value = f"{one.value.normalize():f}"
    named = (indicator.slug, indicator.name, indicator.unit)
    return [*named, one.year, value, middle, one.source, one.source_url]


def _has_better(indicator):
    return indicator.direction != Direction.NEITHER


def _scale(values, span, direction):
    """(year, value) -> (x, y) within the picture; better is up, else more is up."""
    low, high = min(values), max(values)
    first, last = span

    def place(year, value):
        across = (year - first) / (last - first) if last > first else 0.5
        up = (value - low) / (high - low) if high > low else 0.5
        if direction == Direction.LOWER:
            up = 1 - up
        return (
            round(EDGE + across * (WIDTH - 2 * EDGE), 1),
            round(HEIGHT - EDGE - up * (HEIGHT - 2 * EDGE), 1),
        )

    return place


def _joined(points):
    return " ".join(f"{x:g},{y:g}" for x, y in points)


def figure_text(value):
    """Rounded to two decimals: the API has figures as they were given."""
    return floatformat(value, "-2g")


def _median_words(medians, year):
    if year not in medians:
        return ""
    median = medians[year]
    words = ngettext(
        "median of the %(n)s country with a figure for %(year)s: %(value)s",
        "median of the %(n)s countries with a figure for %(year)s: %(value)s",
        median.countries,
    )
    return words % {"n": median.countries, "year": year, "value": figure_text(median.value)}


def _table(indicator, figures, medians):
    """Every figure with the region's median of its year, the latest first."""
    return {
        "id": f"figures-{indicator.slug}",
        "caption": indicator.name,
        "columns": [
            {"label": _("Year"), "numeric": True},
            {"label": _("Figure"), "numeric": True},
            {"label": _("Median of the region"), "numeric": True},
        ],
        "rows": [
            {
                "cells": [
                    {"text": one.year, "numeric": True},
                    {"text": figure_text(one.value), "numeric": True},
                    {"text": _median_text(medians.get(one.year)), "numeric": True},
                ]
            }
            for one in reversed(figures)
        ],
    }


def _median_text(median):
    return figure_text(median.value) if median else _("no other figure")
