"""The map of the region as server-side SVG: outlines in map units, ready for a template.

Lambert conformal conic projection (J. P. Snyder, Map Projections: A Working Manual, 1987,
equations 15-1 to 15-4, sphere), fitted to the countries shown.
"""

import math
from dataclasses import dataclass

from django.core.cache import cache

from countries.models import Country, CountryGeometry

WIDTH = 640.0
SMALLEST_RING = 6.0  # square map units; smaller islands and exclaves would be specks
LETTER = 7.0  # map units that a letter of a label takes, about
ROOM = 2.5  # times its label a country must be wide to be labelled on a phone
PARALLELS = (30.0, 50.0)
CACHE_SECONDS = 3600


@dataclass(frozen=True)
class Outline:
    """One country on the map: code, name, SVG path, and where its label stands (map units).

    A minor label fills its country, so a phone has no room for it.
    """

    iso3: str
    name: str
    path: str
    label_x: float
    label_y: float
    is_minor: bool


@dataclass(frozen=True)
class RegionMap:
    """All outlines and the size of the drawing."""

    outlines: tuple[Outline, ...]
    width: int
    height: int


def region_map():
    """The map of all covered countries with a geometry; two queries, cached for an hour.

    A changed geometry shows after that hour, or at once after `cache.delete("region-map")`.
    """
    return cache.get_or_set("region-map", _draw, CACHE_SECONDS)


def _draw():
    shown = Country.objects.filter(is_covered=True).order_by("iso3")
    outlines = dict(
        CountryGeometry.objects.filter(country__in=shown).values_list("country_id", "outline")
    )
    rings = {c: _rings(outlines[c.pk]) for c in shown if c.pk in outlines}
    if not rings:
        return RegionMap((), int(WIDTH), 0)
    project = _lambert(_centre_meridian(rings.values()))
    flat = {c: [[project(*point[:2]) for point in ring] for ring in r] for c, r in rings.items()}
    left, top, scale, height = _fit(flat.values())
    placed = (
        (c, [[((x - left) * scale, (top - y) * scale) for x, y in ring] for ring in r])
        for c, r in flat.items()
    )
    return RegionMap(tuple(_outline(c, r) for c, r in placed), int(WIDTH), math.ceil(height))


def _rings(geometry):
    """Outer rings only: holes are other countries, drawn by themselves."""
    shapes = geometry["coordinates"]
    return [shape[0] for shape in (shapes if geometry["type"] == "MultiPolygon" else [shapes])]


def _centre_meridian(all_rings):
    longitudes = [point[0] for rings in all_rings for ring in rings for point in ring]
    return (min(longitudes) + max(longitudes)) / 2


def _lambert(meridian):
    south, north = (math.radians(p) for p in PARALLELS)

    def tangent(latitude):
        return math.tan(math.pi / 4 + latitude / 2)

    n = math.log(math.cos(south) / math.cos(north)) / math.log(tangent(north) / tangent(south))
    factor = math.cos(south) * tangent(south) ** n / n

    def project(longitude, latitude):
        rho = factor / tangent(math.radians(latitude)) ** n
        theta = n * math.radians(longitude - meridian)
        return rho * math.sin(theta), -rho * math.cos(theta)

    return project


def _fit(all_rings):
    points = [point for rings in all_rings for ring in rings for point in ring]
    xs, ys = [x for x, _y in points], [y for _x, y in points]
    scale = WIDTH / (max(xs) - min(xs))
    return min(xs), max(ys), scale, (max(ys) - min(ys)) * scale


def _outline(country, rings):
    largest = max(rings, key=_area)
    kept = [ring for ring in rings if ring is largest or _area(ring) >= SMALLEST_RING]
    label_x, label_y = _centroid(largest)
    half = LETTER * len(country.name) / 2
    label_x = min(max(label_x, half), WIDTH - half)
    width = max(x for x, _y in largest) - min(x for x, _y in largest)
    return Outline(
        country.iso3,
        country.name,
        "".join(_path(ring) for ring in kept),
        round(label_x, 1),
        round(label_y, 1),
        is_minor=width < LETTER * len(country.name) * ROOM,
    )


def _centroid(ring):
    """The centre of a polygon's area."""
    x_sum = y_sum = doubled = 0.0
    for (x1, y1), (x2, y2) in zip(ring, [*ring[1:], ring[0]], strict=True):
        cross = x1 * y2 - x2 * y1
        x_sum, y_sum, doubled = (
            x_sum + (x1 + x2) * cross,
            y_sum + (y1 + y2) * cross,
            doubled + cross,
        )
    return x_sum / (3 * doubled), y_sum / (3 * doubled)


def _area(ring):
    pairs = zip(ring, [*ring[1:], ring[0]], strict=True)
    return abs(sum(x1 * y2 - x2 * y1 for (x1, y1), (x2, y2) in pairs)) / 2


def _path(ring):
    """A closed SVG path in half map units; points that fall together are drawn once."""
    steps, last = [], None
    for x, y in ring:
        point = f"{round(x * 2) / 2:g} {round(y * 2) / 2:g}"
        if point != last:
            steps.append(point)
        last = point
    return f"M{'L'.join(steps)}Z"
