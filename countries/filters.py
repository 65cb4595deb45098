"""Filters of countries and of the reference data about them."""

from django_filters import NumberFilter

from countries.choices import Direction, PlaceKind
from sources.filters import (
    Codes,
    KnownFilter,
    ListFilterSet,
    OrderSetting,
    SeveralFilter,
    Words,
    WordsFilter,
    Years,
    YesFilter,
)
from sources.paging import Order

BY_NAME = (Order("name", "name"), Order("-name", "name"))
BY_SLUG = (Order("slug", "slug"), Order("-slug", "slug"))
BY_YEAR = (Order("-year", "year"), Order("year", "year"))
COUNTRIES = Codes("country", upper=True)


class CountryFilter(ListFilterSet):
    orders = BY_NAME
    grouping = SeveralFilter(
        "memberships__grouping__slug",
        read=Codes("grouping"),
        distinct=True,
        label="Was or is in this grouping, in whatever role.",
    )
    is_covered = YesFilter("is_covered", label="true: of the region this base follows.")
    q = WordsFilter(["name", "official_name", "names__text"], label="Words of any of its names.")
    ordering = OrderSetting(BY_NAME)


class GroupingFilter(ListFilterSet):
    orders = BY_SLUG
    country = SeveralFilter(
        "memberships__country__iso3",
        read=COUNTRIES,
        distinct=True,
        label="That this country was or is in.",
    )
    ordering = OrderSetting(BY_SLUG)


class PlaceFilter(ListFilterSet):
    orders = BY_NAME
    country = SeveralFilter("country__iso3", read=COUNTRIES, label="Country, ISO alpha-3.")
    kind = SeveralFilter("kind", read=Words(PlaceKind), label="City or first-level region.")
    region = SeveralFilter("region__code", read=Codes("place"), label="Cities of this region.")
    q = WordsFilter(["name", "names__text"], label="Words of any of its names.")
    ordering = OrderSetting(BY_NAME)


class IndicatorFilter(ListFilterSet):
    orders = BY_NAME
    direction = SeveralFilter("direction", read=Words(Direction), label="Which way is better.")
    q = WordsFilter(["name", "code", "publisher"], label="Words of name, code or publisher.")
    ordering = OrderSetting(BY_NAME)


class ObservationFilter(ListFilterSet):
    orders = BY_YEAR
    indicator = SeveralFilter(
        "indicator__slug", read=Codes("indicator"), label="Indicator, by slug."
    )
    country = SeveralFilter("country__iso3", read=COUNTRIES, label="Country, ISO alpha-3.")
    place = SeveralFilter("place__code", read=Codes("place"), label="Place, by code.")
    place__isnull = KnownFilter("place", label="true: only figures of whole countries.")
    year = SeveralFilter("year", read=Years(), label="Year.")
    year__gte = NumberFilter("year", "gte", label="This year or later.")
    year__lte = NumberFilter("year", "lte", label="This year or earlier.")
    ordering = OrderSetting(BY_YEAR)
