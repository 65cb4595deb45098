"""The shipped reference data, as the importer loads it."""

import datetime
import unicodedata

import pytest
from django.db.models import Count

from countries.models import (
    Country,
    CountryGeometry,
    CountryName,
    Grouping,
    Indicator,
    Membership,
    Observation,
    Place,
    PlaceName,
)

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("shipped_base")]

SPECA = {"AFG", "AZE", "KAZ", "KGZ", "TJK", "TKM", "UZB"}
CAREC = SPECA | {"CHN", "GEO", "MNG", "PAK"}
ALMATY_SESSION = datetime.date(2022, 7, 20)
SCRIPTS = {
    "Arab": "ARABIC", "Armn": "ARMENIAN", "Cyrl": "CYRILLIC", "Geor": "GEORGIAN", "Hans": "CJK",
    "Latn": "LATIN",
}  # fmt: skip


def codes(countries):
    return set(countries.values_list("iso3", flat=True))


def members(slug, on):
    return codes(Country.objects.in_grouping(slug, on=on))


def called_on(place, day):
    """English names of a place in use on that day, aliases apart."""
    rows = PlaceName.objects.filter(place__code=place, language="en", valid__contains=day)
    return set(rows.exclude(kind="alias").values_list("text", flat=True))


def test_covered_countries_are_those_of_speca_and_carec():
    assert codes(Country.objects.filter(is_covered=True)) == CAREC
    assert Country.objects.count() == 19


def test_country_is_found_by_any_of_its_names():
    for text in ("Kyrgyz Republic", "Кыргызская Республика", "Кыргызстан", "Qirgʻiziston"):
        assert codes(Country.objects.filter(names__text=text)) == {"KGZ"}
    assert Country.objects.get(iso3="KGZ").name == "Kyrgyzstan"


def test_every_covered_country_is_named_in_the_languages_of_the_region():
    for country in Country.objects.filter(is_covered=True):
        languages = set(country.names.values_list("language", flat=True))
        assert {"ru", "kk", "ky", "tg", "tk", "uz", "az"} <= languages, country


@pytest.mark.parametrize("model", [CountryName, PlaceName])
def test_names_are_written_in_the_script_they_claim(model):
    for name in model.objects.exclude(script=""):
        letters = [
            letter for letter in name.text if unicodedata.category(letter) in ("Lu", "Ll", "Lo")
        ]
        assert all(unicodedata.name(it).startswith(SCRIPTS[name.script]) for it in letters), name


def test_turkey_was_the_name_until_2022():
    former = CountryName.objects.get(country__iso3="TUR", text="Turkey", kind="former")
    assert former.valid.upper == datetime.date(2022, 6, 1)


def test_every_country_of_the_region_has_a_closed_outline():
    outlines = {
        row.country.iso3: row.outline for row in CountryGeometry.objects.select_related("country")
    }
    assert set(outlines) >= CAREC
    for outline in outlines.values():
        single = outline["type"] == "Polygon"
        polygons = [outline["coordinates"]] if single else outline["coordinates"]
        assert all(ring[0] == ring[-1] for polygon in polygons for ring in polygon)


def test_neighbours_meet_on_the_same_points():
    points = {
        row.country_id: {tuple(point) for point in _points(row.outline)}
        for row in CountryGeometry.objects.filter(country__iso3__in=["KAZ", "UZB"])
    }
    kazakhstan, uzbekistan = points.values()
    assert len(kazakhstan & uzbekistan) > 50


def _points(outline):
    single = outline["type"] == "Polygon"
    polygons = [outline["coordinates"]] if single else outline["coordinates"]
    return [point for polygon in polygons for ring in polygon for point in ring]


@pytest.mark.parametrize(
    ("slug", "expected"),
    [
        ("speca", SPECA),
        ("carec", CAREC),
        ("central-asia", {"KAZ", "KGZ", "TJK", "TKM", "UZB"}),
        ("eaeu", {"ARM", "BLR", "KAZ", "KGZ", "MDA", "RUS", "UZB"}),
    ],
)
def test_grouping_has_its_members_on_the_day_of_the_almaty_session(slug, expected):
    assert members(slug, ALMATY_SESSION) == expected


def test_memberships_are_dated():
    assert "GEO" in members("cis", datetime.date(2000, 1, 1))
    assert "GEO" not in members("cis", datetime.date(2010, 1, 1))
    assert "TKM" not in members("carec", datetime.date(2009, 12, 31))
    assert "AFG" not in members("speca", datetime.date(1998, 3, 26))


def test_speca_was_founded_on_26_march_1998_and_central_asia_by_nobody():
    speca, central_asia = (Grouping.objects.get(slug=slug) for slug in ("speca", "central-asia"))
    assert (speca.founded_on.lower, speca.founded_precision) == (datetime.date(1998, 3, 26), "day")
    assert (central_asia.founded_on, central_asia.acronym) == (None, "")


def test_roles_of_memberships_follow_the_grouping():
    roles = dict(
        Membership.objects.filter(country__iso3="TKM").values_list("grouping__slug", "role")
    )
    assert (roles["speca"], roles["carec"], roles["cis"], roles["ots"]) == (
        "participant",
        "member",
        "associate",
        "observer",
    )


def test_years_added_by_hand_say_so():
    unsure = Membership.objects.filter(
        grouping__slug__in=["escap-members", "unece-members", "lldc"]
    )
    assert unsure.exists()
    assert not unsure.filter(note="").exists()


def test_regions_are_those_of_iso_3166_2():
    regions = Place.objects.filter(kind="region")
    assert regions.count() == 510
    assert Place.objects.get(code="kz-75").country.iso3 == "KAZ"
    for place in regions.select_related("country"):
        assert place.code.partition("-")[0] == place.country.iso2.lower()


def test_cities_lie_in_a_region_of_their_country():
    for city in Place.objects.filter(kind="city", region__isnull=False).select_related("region"):
        assert city.country_id == city.region.country_id


@pytest.mark.parametrize(
    ("place", "day", "expected"),
    [
        ("astana", datetime.date(1997, 12, 31), "Akmola"),
        ("astana", datetime.date(2013, 4, 19), "Astana"),
        ("astana", datetime.date(2019, 3, 22), "Astana"),
        ("astana", datetime.date(2019, 3, 23), "Nur-Sultan"),
        ("astana", datetime.date(2022, 9, 16), "Nur-Sultan"),
        ("astana", datetime.date(2022, 9, 17), "Astana"),
        ("almaty", datetime.date(1993, 1, 27), "Alma-Ata"),
        ("almaty", ALMATY_SESSION, "Almaty"),
    ],
)
def test_place_bears_one_name_on_a_day(place, day, expected):
    assert called_on(place, day) == {expected}


def test_spelling_of_a_source_is_an_alias():
    assert Place.objects.get(names__text="PirAllahi").code == "pirallahi"


def test_indicators_say_which_way_is_better():
    directions = dict(Indicator.objects.values_list("code", "direction"))
    assert directions["GII.RANK"] == "lower"
    assert directions["GB.XPD.RSDV.GD.ZS"] == "higher"


def test_figures_are_real_and_name_their_source():
    rank = Observation.objects.get(indicator__code="GII.RANK", country__iso3="KAZ", year=2014)
    assert rank.value == 79
    assert rank.source_url.startswith("https://en.tengrinews.kz/")
    assert not Observation.objects.filter(source="").exists()
    assert not Observation.objects.filter(source_url="").exists()


def test_research_spending_has_no_figures_for_afghanistan_and_turkmenistan():
    measured = Country.objects.filter(observations__indicator__code="GB.XPD.RSDV.GD.ZS").distinct()
    assert CAREC - codes(measured) == {"AFG", "TKM"}


def test_an_indicator_without_figures_is_kept():
    empty = Indicator.objects.annotate(figures=Count("observations")).filter(figures=0)
    assert list(empty.values_list("slug", flat=True)) == ["wipo-annual-global-rating"]
