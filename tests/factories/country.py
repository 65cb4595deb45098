import string

import factory
from django.db.backends.postgresql.psycopg_any import DateRange
from factory.django import DjangoModelFactory

from countries.choices import MembershipRole, PlaceKind
from countries.models import (
    Country,
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
from sources.dates import PartialDate


def letters(number, length):
    """The number in letters, AAA, AAB …: invented codes that no real country of a test bears."""
    text = ""
    for _position in range(length):
        number, rest = divmod(number, 26)
        text = string.ascii_uppercase[rest] + text
    return text


class CountryFactory(DjangoModelFactory):
    """A country; `iso3="KAZ"` reuses the one already there."""

    class Meta:
        model = Country
        django_get_or_create = ["iso3"]

    iso3 = factory.Sequence(lambda n: f"Q{letters(n, 2)}")
    iso2 = factory.Sequence(lambda n: letters(n, 2))
    iso_numeric = factory.Sequence(lambda n: f"{n % 1000:03}")
    name = factory.LazyAttribute(lambda country: f"Country {country.iso3}")


class CountryNameFactory(DjangoModelFactory):
    class Meta:
        model = CountryName

    country = factory.SubFactory(CountryFactory)
    text = factory.Sequence(lambda n: f"Country name {n}")
    folded = factory.LazyAttribute(lambda name: name.text.casefold())


class GroupingFactory(DjangoModelFactory):
    """A grouping; `members=[country, …]` have belonged to it since 1998."""

    class Meta:
        model = Grouping
        django_get_or_create = ["slug"]
        skip_postgeneration_save = True

    slug = factory.Sequence(lambda n: f"grouping-{n}")
    acronym = factory.LazyAttribute(lambda grouping: grouping.slug.upper()[:20])
    name = factory.LazyAttribute(lambda grouping: f"Programme {grouping.slug}")

    @factory.post_generation
    def members(self, create, countries, **_extra):
        for country in countries or ():
            MembershipFactory(grouping=self, country=country)


class MembershipFactory(DjangoModelFactory):
    class Meta:
        model = Membership

    country = factory.SubFactory(CountryFactory)
    grouping = factory.SubFactory(GroupingFactory)
    role = MembershipRole.MEMBER
    valid = factory.LazyFunction(lambda: DateRange(PartialDate.parse("1998").first, None))


class PlaceFactory(DjangoModelFactory):
    class Meta:
        model = Place

    code = factory.Sequence(lambda n: f"place-{n}")
    country = factory.SubFactory(CountryFactory)
    kind = PlaceKind.CITY
    name = factory.Sequence(lambda n: f"City {n}")


class PlaceNameFactory(DjangoModelFactory):
    class Meta:
        model = PlaceName

    place = factory.SubFactory(PlaceFactory)
    text = factory.Sequence(lambda n: f"City name {n}")
    folded = factory.LazyAttribute(lambda name: name.text.casefold())


class IndicatorFactory(DjangoModelFactory):
    class Meta:
        model = Indicator

    code = factory.Sequence(lambda n: f"IND.{n}")
    slug = factory.Sequence(lambda n: f"indicator-{n}")
    name = factory.Sequence(lambda n: f"Indicator {n}")
    unit = "% of GDP"
    publisher = "World Bank"


class GroupingNameFactory(DjangoModelFactory):
    class Meta:
        model = GroupingName

    grouping = factory.SubFactory(GroupingFactory)
    language = "ru"
    acronym = "СПЕКА"
    name = "Специальная программа"


class IndicatorNameFactory(DjangoModelFactory):
    class Meta:
        model = IndicatorName

    indicator = factory.SubFactory(IndicatorFactory)
    language = "ru"
    name = "Показатель"
    unit = "% ВВП"


class ObservationFactory(DjangoModelFactory):
    class Meta:
        model = Observation

    indicator = factory.SubFactory(IndicatorFactory)
    country = factory.SubFactory(CountryFactory)
    year = 2022
    value = "0.13"
    source = "World Bank"
