"""Names and memberships of countries, as entries of records show and filter by them."""

import datetime
from collections import defaultdict

from django.utils import timezone

from countries.models import Country, Grouping, Indicator, Membership, Place
from sources.vocabulary import register_vocabulary


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
    return dict(Country.objects.filter(iso3__in=codes).values_list("iso3", "name"))


def grouping_names(slugs):
    return {g.slug: str(g) for g in Grouping.objects.filter(slug__in=slugs)}


def place_names(codes):
    return dict(Place.objects.filter(code__in=codes).values_list("code", "name"))


def indicator_names(slugs):
    return dict(Indicator.objects.filter(slug__in=slugs).values_list("slug", "name"))


def register_countries():
    register_vocabulary("country", country_names)
    register_vocabulary("grouping", grouping_names)
    register_vocabulary("place", place_names)
    register_vocabulary("indicator", indicator_names)
