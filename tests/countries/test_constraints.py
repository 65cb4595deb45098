import pytest
from django.db.backends.postgresql.psycopg_any import DateRange

from tests.breaking import breaks
from tests.factories import (
    CountryFactory,
    CountryNameFactory,
    GroupingNameFactory,
    IndicatorFactory,
    IndicatorNameFactory,
    MembershipFactory,
    ObservationFactory,
    PlaceFactory,
    PlaceNameFactory,
)
from tests.factories.dates import valid

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    "codes", [{"iso3": "kaz"}, {"iso2": "K1"}, {"iso_numeric": "39"}, {"iso3": "KZ"}]
)
def test_country_codes_are_iso_3166(codes):
    with breaks():
        CountryFactory(**codes)


def test_countryname_text_is_not_empty():
    with breaks():
        CountryNameFactory(text="")


def test_countryname_kind_is_known():
    with breaks():
        CountryNameFactory(kind="pet")


def test_country_bears_a_name_once():
    name = CountryNameFactory(text="Kyrgyz Republic")
    with breaks():
        CountryNameFactory(country=name.country, text="Kyrgyz Republic")


def test_membership_periods_do_not_overlap():
    first = MembershipFactory(**valid("2010..2015"))
    with breaks():
        MembershipFactory(country=first.country, grouping=first.grouping, **valid("2015..2020"))
    assert MembershipFactory(
        country=first.country, grouping=first.grouping, **valid("2016..2020")
    ).pk


def test_membership_lasts_at_least_a_day():
    with breaks():
        MembershipFactory(valid=DateRange("2020-01-01", "2020-01-01"))


def test_membership_role_is_known():
    with breaks():
        MembershipFactory(role="friend")


def test_place_kind_is_known():
    with breaks():
        PlaceFactory(kind="village")


def test_only_a_city_lies_in_a_region():
    region = PlaceFactory(kind="region")
    with breaks():
        PlaceFactory(kind="region", region=region)


def test_placename_text_is_not_empty():
    with breaks():
        PlaceNameFactory(text="")


def test_placename_kind_is_known():
    with breaks():
        PlaceNameFactory(kind="pet")


def test_place_bears_a_name_once():
    name = PlaceNameFactory(text="Astana", valid=None)
    with breaks():
        PlaceNameFactory(place=name.place, text="Astana", valid=None)


def test_former_place_name_is_dated():
    with breaks():
        PlaceNameFactory(kind="former", valid=None)


def test_indicator_direction_is_known():
    with breaks():
        IndicatorFactory(direction="sideways")


def test_observation_is_one_figure_a_year():
    figure = ObservationFactory(year=2014, place=None)
    with breaks():
        ObservationFactory(
            indicator=figure.indicator, country=figure.country, year=2014, place=None
        )


@pytest.mark.parametrize("year", [1799, 2201])
def test_observation_year_is_plausible(year):
    with breaks():
        ObservationFactory(year=year)


def test_grouping_is_named_once_a_language():
    name = GroupingNameFactory()
    with breaks():
        GroupingNameFactory(grouping=name.grouping, language=name.language)


def test_grouping_name_is_not_empty():
    with breaks():
        GroupingNameFactory(name="")


def test_indicator_is_named_once_a_language():
    name = IndicatorNameFactory()
    with breaks():
        IndicatorNameFactory(indicator=name.indicator, language=name.language)


@pytest.mark.parametrize("missing", ["name", "unit"])
def test_indicator_name_and_unit_are_not_empty(missing):
    with breaks():
        IndicatorNameFactory(**{missing: ""})


def test_countryname_language_is_a_code():
    with breaks():
        CountryNameFactory(language="Kazakh")


def test_placename_language_is_a_code():
    with breaks():
        PlaceNameFactory(language="Kazakh")


def test_groupingname_language_is_a_code():
    with breaks():
        GroupingNameFactory(language="")


def test_indicatorname_language_is_a_code():
    with breaks():
        IndicatorNameFactory(language="RU")
