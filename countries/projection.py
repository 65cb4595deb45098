"""Names and memberships of countries, as entries of records show and filter by them."""

import datetime
from collections import defaultdict

from django.utils import timezone
from django.utils.translation import get_language

from countries.models import (
    Country,
    CountryName,
    Grouping,
    GroupingName,
    Indicator,
    IndicatorName,
    Membership,
    Place,
    PlaceName,
)
from sources.choices import NameKind
from sources.vocabulary import register_vocabulary

IN_MODELS = "en"  # the language of `name` in the tables of reference data


class Region:
    """All countries, groupings and memberships at this moment, for one batch of entries.

    Three small queries. Make a new one for every batch: memberships may change in between.
    """

    def __init__(self):
        self.countries = dict(Country.objects.values_list("iso3", "name"))
        self.groupings = {g.slug: str(g) for g in Grouping.objects.all()}
        self.memberships = defaultdict(list)
        rows = Membership.objects.values_list("country__iso3", "grouping__slug", "valid")
        for code, slug, days in rows:
            self.memberships[code].append((slug, days))

    def named_countries(self, codes):
        """(code, name) of these countries, by code."""
        return [(code, self.countries[code]) for code in sorted(codes)]

    def named_groupings(self, slugs, codes, date):
        """(slug, name) of these groupings and of those the countries belonged to, by slug.

        Belonged: on any day that the partial date may be; today where there is no date.
        """
        first, last = (date.first, date.last) if date else (today(), today())
        slugs = set(slugs)
        for code in codes:
            slugs.update(
                slug
                for slug, days in self.memberships[code]
                if (days.lower is None or days.lower <= last)
                and (days.upper is None or days.upper > first)
            )
        return [(slug, self.groupings[slug]) for slug in sorted(slugs)]


def today() -> datetime.date:
    return timezone.now().date()


def country_names(codes):
    """In the language in force, as far as it is known how that calls them."""
    names = dict(Country.objects.filter(iso3__in=codes).values_list("iso3", "name"))
    if get_language() == IN_MODELS:
        return names
    common = CountryName.objects.filter(
        country__iso3__in=codes, language=get_language(), kind=NameKind.COMMON
    )
    return names | dict(common.values_list("country__iso3", "text"))


def grouping_names(slugs):
    """In the language in force, as far as it is known how that calls them."""
    names = {g.slug: str(g) for g in Grouping.objects.filter(slug__in=slugs)}
    if get_language() == IN_MODELS:
        return names
    called = GroupingName.objects.filter(grouping__slug__in=slugs, language=get_language())
    return names | {one.grouping.slug: str(one) for one in called.select_related("grouping")}


def place_names(codes):
    """In the language in force, as far as it is known how that calls them."""
    names = dict(Place.objects.filter(code__in=codes).values_list("code", "name"))
    if get_language() == IN_MODELS:
        return names
    called = PlaceName.objects.filter(
        place__code__in=codes,
        language=get_language(),
        valid__endswith=None,
        kind__in=[NameKind.OFFICIAL, NameKind.COMMON],
    )
    # The last one stays: the common name before the official one.
    return names | dict(called.order_by("-kind").values_list("place__code", "text"))


def indicator_names(slugs):
    """In the language in force, as far as it is known how that calls them."""
    names = dict(Indicator.objects.filter(slug__in=slugs).values_list("slug", "name"))
    if get_language() == IN_MODELS:
        return names
    called = IndicatorName.objects.filter(indicator__slug__in=slugs, language=get_language())
    return names | dict(called.values_list("indicator__slug", "name"))


def register_countries():
    register_vocabulary("country", country_names)
    register_vocabulary("grouping", grouping_names)
    register_vocabulary("place", place_names)
    register_vocabulary("indicator", indicator_names)
