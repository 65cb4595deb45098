"""Datasets of the reference data: countries, groupings, places, indicators."""

from countries.models import (
    Country,
    CountryGeometry,
    CountryName,
    Grouping,
    GroupingName,
    Indicator,
    IndicatorName,
    Membership,
    Observation,
    Place,
    PlaceName,
)
from sources.importing import (
    Boolean,
    Choice,
    Column,
    Dataset,
    Integer,
    Language,
    NameText,
    Number,
    Partial,
    Period,
    Text,
    To,
    Url,
    register,
    register_reference,
)
from sources.importing.issues import Unfit

OUTLINES = ("Polygon", "MultiPolygon")


class Outline(Column):
    """A GeoJSON geometry of polygons, in degrees."""

    structured = True

    def read(self, cells, references):
        outline = cells[0]
        if not isinstance(outline, dict) or outline.get("type") not in OUTLINES:
            raise Unfit(f"expected a GeoJSON geometry of type {' or '.join(OUTLINES)}")
        rings = outline.get("coordinates")
        if outline["type"] == "Polygon":
            rings = [rings]
        if not _are_polygons(rings):
            raise Unfit("expected coordinates as rings of [longitude, latitude] in degrees")
        return {"type": outline["type"], "coordinates": outline["coordinates"]}

    def show(self, value, references):
        return "outline" if value else ""


def _are_polygons(polygons):
    """True if each is a list of rings, each of at least four points on the globe."""
    if not isinstance(polygons, list) or not polygons:
        return False
    for polygon in polygons:
        if not isinstance(polygon, list) or not all(map(_is_ring, polygon)):
            return False
    return True


def _is_ring(ring):
    return isinstance(ring, list) and len(ring) >= 4 and all(map(_is_point, ring))


def _is_point(point):
    if not isinstance(point, list) or len(point) < 2:
        return False
    numbers = all(type(number) in (int, float) for number in point)
    return numbers and abs(point[0]) <= 180 and abs(point[1]) <= 90


def name_columns():
    """The columns of a name beside the thing it names."""
    return [
        NameText("text"),
        Choice("kind"),
        Language("language"),
        Text("script", shape="script"),
        Period(),
    ]


def only_a_city_lies_in_a_region(values):
    if values["region"] is not None and values["kind"] != "city":
        yield "region", "expected none: only a city lies in a region"


def former_name_is_dated(values):
    if values["kind"] == "former" and values["valid"] is None:
        yield "valid_from", "expected the days it was in use, because the name is a former one"


class MembershipDataset(Dataset):
    """Memberships of one country in one grouping, one after the other."""

    def prepare(self, rows, planner):
        """Periods that overlap with one of an earlier row, or with one stored that stays."""
        for row in rows:
            pair, period = _pair_and_period(row)
            for earlier, line in planner.seen.setdefault(pair, []):
                if period.first != earlier.first and _overlap(earlier, period):
                    row.fail("valid_from", f"expected a period of its own; line {line} overlaps")
            planner.seen[pair].append((period, row.line))
        self._compare_with_stored([row for row in rows if not row.issues], planner.seen)

    def _compare_with_stored(self, rows, seen):
        stored = self._stored(rows)
        for row in rows:
            pair, period = _pair_and_period(row)
            given = {earlier.first for earlier, _line in seen[pair]}
            for other in stored.get(pair, ()):
                if other.first not in given and _overlap(other, period):
                    said = f"expected a period of its own; one from {other.first} is stored"
                    row.fail("valid_from", said)

    def _stored(self, rows):
        found: dict[tuple, list] = {}
        memberships = Membership.objects.filter(
            grouping__in={row.values["grouping"] for row in rows},
            country__in={row.values["country"] for row in rows},
        )
        for *pair, days, precision in memberships.values_list(
            "grouping", "country", "valid", "valid_precision"
        ):
            found.setdefault(tuple(pair), []).append(self.columns["valid"].load((days, precision)))
        return found


def _pair_and_period(row):
    return (row.values["grouping"], row.values["country"]), row.values["valid"]


def _overlap(one, other):
    ends_before = one.last is not None and other.first is not None and one.last < other.first
    starts_after = one.first is not None and other.last is not None and one.first > other.last
    return not (ends_before or starts_after)


register(
    Dataset(
        "countries",
        order=1,
        shows_everywhere=True,
        model=Country,
        key=["iso3"],
        distinct=[("iso2",), ("iso_numeric",)],
        columns=[
            Text("iso3", shape="iso3"),
            Text("iso2", shape="iso2"),
            Text("iso_numeric", shape="iso_numeric"),
            Text("name"),
            Text("official_name"),
            Text("capital"),
            Boolean("is_covered"),
        ],
    ),
    Dataset(
        "country-names",
        order=2,
        model=CountryName,
        key=["country", "text", "kind", "language"],
        columns=[To("country", to="country"), *name_columns()],
    ),
    Dataset(
        "country-geometry",
        order=3,
        model=CountryGeometry,
        key=["country"],
        columns=[To("country", to="country"), Outline("outline")],
    ),
)


register(
    Dataset(
        "groupings",
        order=4,
        shows_everywhere=True,
        model=Grouping,
        key=["slug"],
        columns=[
            Text("slug", shape="slug"),
            Text("acronym"),
            Text("name"),
            Partial("founded"),
            Url("url"),
        ],
    ),
    Dataset(
        "grouping-names",
        order=5,
        model=GroupingName,
        key=["grouping", "language"],
        columns=[
            To("grouping", to="grouping"),
            Language("language"),
            Text("acronym"),
            Text("name"),
        ],
    ),
    MembershipDataset(
        "memberships",
        order=5,
        shows_everywhere=True,
        model=Membership,
        key=["grouping", "country", "valid"],
        columns=[
            To("grouping", to="grouping"),
            To("country", to="country"),
            Choice("role"),
            Period(required=True),
            Text("note"),
        ],
    ),
)


register(
    Dataset(
        "places",
        order=6,
        shows_everywhere=True,
        model=Place,
        key=["code"],
        known_as="place",
        checks=[only_a_city_lies_in_a_region],
        columns=[
            Text("code", shape="slug"),
            To("country", to="country"),
            Choice("kind"),
            Text("name"),
            To("region", to="place"),
        ],
    ),
    Dataset(
        "place-names",
        order=7,
        model=PlaceName,
        key=["place", "text", "kind", "language", "valid"],
        checks=[former_name_is_dated],
        columns=[To("place", to="place"), *name_columns()],
    ),
)


register(
    Dataset(
        "indicators",
        order=8,
        model=Indicator,
        key=["code"],
        distinct=[("slug",)],
        columns=[
            Text("code"),
            Text("slug", shape="slug"),
            Text("name"),
            Text("unit"),
            Choice("direction"),
            Text("publisher"),
            Text("licence"),
            Url("url"),
        ],
    ),
    Dataset(
        "indicator-names",
        order=9,
        model=IndicatorName,
        key=["indicator", "language"],
        columns=[
            To("indicator", to="indicator"),
            Language("language"),
            Text("name"),
            Text("unit"),
        ],
    ),
    Dataset(
        "observations",
        order=9,
        model=Observation,
        key=["indicator", "country", "place", "year"],
        columns=[
            To("indicator", to="indicator"),
            To("country", to="country"),
            To("place", to="place"),
            Integer("year", within=(1800, 2200)),
            Number("value"),
            Text("source"),
            Url("source_url"),
        ],
    ),
)

register_reference("country", Country, code="iso3")
register_reference("grouping", Grouping)
register_reference("place", Place, code="code")
register_reference("indicator", Indicator, code="code")
