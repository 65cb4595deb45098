from itertools import pairwise

from django.db.models import Count, Func, Max, Min
from django.shortcuts import get_object_or_404, redirect, render

from countries.models import Country, Observation
from countries.region_map import region_map
from sources.addresses import PLURALS
from sources.cards import counts_by_kind, newest_by_kind
from sources.choices import Kind
from sources.models import Entry
from sources.periods import period_text

SECTIONS = [
    (Kind.POLICY, "Policies"),
    (Kind.COMMITMENT, "Commitments"),
    (Kind.INITIATIVE, "Initiatives"),
    (Kind.RECOMMENDATION, "Recommendations"),
    (Kind.OBLIGATION, "Obligations"),
    (Kind.EVENT, "Events"),
    (Kind.DECISION, "Decisions"),
    (Kind.ORGANISATION, "Organisations"),
    (Kind.STATEMENT, "Statements"),
]
CARDS_EACH = 5


def country_list(request):
    """All countries, those of the region first, with how much is known of each."""
    numbers = records_by_country()
    countries = [
        {"country": c, "url": f"/countries/{c.iso3.lower()}/", "records": numbers.get(c.iso3, 0)}
        for c in Country.objects.all()
    ]
    context = {
        "covered": [row for row in countries if row["country"].is_covered],
        "others": [row for row in countries if not row["country"].is_covered],
        "figure": map_figure(numbers),
    }
    return render(request, "countries/list.html", context)


def country_detail(request, code):
    """One country by its alpha-3 code in lower case; the code in capitals redirects."""
    if code != code.lower():
        return redirect("country", code=code.lower(), permanent=True)
    country = get_object_or_404(Country, iso3=code.upper())
    about = Entry.objects.filter(countries__contains=[country.iso3])
    numbers, cards = counts_by_kind(about), newest_by_kind(about, each=CARDS_EACH)
    context = {
        "country": country,
        "names": country.names.order_by("kind", "language", "text"),
        "memberships": _memberships(country),
        "indicators": indicator_rows(country),
        "places": country.places.filter(kind="city").order_by("name"),
        "sections": [_section(country, *s, numbers, cards) for s in SECTIONS if s[0] in numbers],
        "unknown_text": _unknown_text(numbers),
        "total": sum(numbers.values()),
    }
    return render(request, "countries/detail.html", context)


def _section(country, kind, label, numbers, cards):
    return {
        "id": kind.value,
        "title": label,
        "count": f"{len(cards[kind])} of {numbers[kind]}",
        "cards": cards[kind],
        "url": f"/{PLURALS[kind]}/?country={country.iso3}",
    }


def _memberships(country):
    memberships = country.memberships.select_related("grouping").order_by("valid", "grouping__slug")
    return [
        {
            "grouping": m.grouping,
            "role": m.get_role_display(),
            "period": period_text(m.valid, m.valid_precision),
            "note": m.note,
        }
        for m in memberships
    ]


def records_by_country():
    """{ISO alpha-3: number of published records}; one query."""
    codes = Entry.objects.annotate(code=Func("countries", function="unnest")).values_list("code")
    return dict(codes.order_by().annotate(n=Count("record_id")))


def indicator_rows(country):
    """Each indicator's latest figure for a country, with the years it covers. Two queries."""
    figures = Observation.objects.filter(country=country, place=None)
    spans = figures.values("indicator").annotate(first=Min("year"), last=Max("year"), n=Count("pk"))
    known = {row["indicator"]: row for row in spans}
    newest = (
        figures.order_by("indicator__name", "indicator", "-year")
        .distinct("indicator__name", "indicator")
        .select_related("indicator")
    )
    return [{"latest": figure, **known[figure.indicator_id]} for figure in newest]


def map_figure(numbers):
    """The region's map by number of records, for components/figure.html, with its table twin."""
    drawn = region_map()
    steps = _steps(max(numbers.values(), default=0))
    shapes = [
        {"outline": o, "records": numbers.get(o.iso3, 0), "level": _level(numbers, o.iso3, steps)}
        for o in drawn.outlines
    ]
    return {
        "id": "map",
        "title": "Published records by country",
        "picture_template": "countries/map.html",
        "is_map": True,
        "map": drawn,
        "shapes": shapes,
        "legend": _legend(steps),
        "source_label": "Natural Earth",
        "source_url": "/data/",
        "table": _map_table(shapes),
    }


def _steps(largest):
    """Lower bounds of levels 1 to 5: equal ratios, so that small numbers still differ."""
    return [max(step, round(largest ** (step / 5))) for step in range(5)] if largest else []


def _level(numbers, iso3, steps):
    return sum(numbers.get(iso3, 0) >= max(step, 1) for step in steps)


def _legend(steps):
    bounds = [max(step, 1) for step in steps]
    ends = [f"to {n - 1}" if n - 1 > low else "" for low, n in pairwise(bounds)]
    labels = [f"{b} {e}".strip() for b, e in zip(bounds, [*ends, "and more"], strict=True)]
    return [{"level": 0, "label": "no coverage yet"}] + [
        {"level": level, "label": label} for level, label in enumerate(labels, 1)
    ]


def _map_table(shapes):
    return {
        "id": "map-table",
        "caption": "Published records by country",
        "columns": [{"label": "Country"}, {"label": "Records", "numeric": True}],
        "rows": [
            {
                "cells": [
                    {"text": s["outline"].name, "url": f"/countries/{s['outline'].iso3.lower()}/"},
                    {"text": s["records"] or "no coverage yet", "numeric": True},
                ]
            }
            for s in sorted(shapes, key=lambda s: s["outline"].name)
        ],
    }


def _unknown_text(numbers):
    missing = [label.lower() for kind, label in SECTIONS if kind not in numbers]
    if not missing:
        return ""
    return (
        f"No source read so far was about {', '.join(missing)} here. That is not the same as none."
    )
