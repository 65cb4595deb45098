"""Groupings and indicators are called what the reader's language calls them."""

import pytest
from django.utils import translation

from countries.models import Grouping, GroupingName, Indicator, IndicatorName
from countries.worded import worded_groupings, worded_indicators
from sources.pages.localising import localised
from sources.vocabulary import names_of
from tests.factories import (
    CountryFactory,
    GroupingFactory,
    GroupingNameFactory,
    IndicatorNameFactory,
    PlaceFactory,
    PlaceNameFactory,
)
from tests.factories.dates import valid
from tests.sources.importing.files import applied

pytestmark = pytest.mark.django_db


@pytest.fixture
def speca():
    grouping = GroupingFactory(slug="speca", acronym="SPECA", name="Special Programme")
    GroupingNameFactory(grouping=grouping)
    return grouping


def test_grouping_bears_its_russian_name_in_filters_and_documents(speca):
    party = {"ref": "grouping:speca", "name": "SPECA", "url": ""}
    assert names_of("grouping", ["speca"]) == {"speca": "SPECA"}
    with translation.override("ru"):
        assert names_of("grouping", ["speca"]) == {"speca": "СПЕКА"}
        (said,) = localised({"type": "policy", "slug": "x", "parties": [party]})
    assert said["parties"][0]["name"] == "СПЕКА"


def test_grouping_without_a_russian_name_keeps_its_own():
    GroupingFactory(slug="club", acronym="", name="The Club")
    with translation.override("ru"):
        assert names_of("grouping", ["club"]) == {"club": "The Club"}
        (club,) = worded_groupings(Grouping.objects.all())
    assert (club.acronym, club.name) == ("", "The Club")


def test_indicator_bears_name_and_unit(django_assert_num_queries):
    name = IndicatorNameFactory()
    rows = list(Indicator.objects.all())
    with translation.override("ru"), django_assert_num_queries(1):
        (shown,) = worded_indicators(rows)
    assert (shown.name, shown.unit) == (name.name, name.unit)
    with translation.override("ru"):
        assert names_of("indicator", [shown.slug]) == {shown.slug: "Показатель"}


def test_in_english_nothing_is_asked(speca, django_assert_num_queries):
    with django_assert_num_queries(0):
        assert worded_groupings([speca])[0].acronym == "SPECA"


def test_names_come_in_by_file(speca):
    GroupingName.objects.all().delete()
    applied("grouping-names", "grouping,language,acronym,name\nspeca,ru,СПЕКА,Программа\n")
    applied("indicators", "code,slug,name,unit,direction,publisher\nX,x,X,%,higher,WB\n")
    applied("indicator-names", "indicator,language,name,unit\nX,ru,Икс,%\n")
    assert str(GroupingName.objects.get()) == "СПЕКА"
    assert str(IndicatorName.objects.get()) == "Икс"


def test_city_bears_its_former_names_in_the_reader_s_language(client):
    country = CountryFactory(iso3="KAZ", iso2="KZ", capital="Astana")
    city = PlaceFactory(code="almaty", name="Almaty", country=country)
    for text, language in (("Verny", "en"), ("Верный", "ru")):
        PlaceNameFactory(
            place=city, text=text, kind="former", language=language, **valid("1855..1921")
        )
    assert "Verny" in client.get("/countries/kaz/").content.decode()
    page = client.get("/ru/countries/kaz/").content.decode()
    assert "Верный" in page
    assert "Verny" not in page


def test_place_goes_by_its_present_name_and_not_by_an_alias():
    city = PlaceFactory(code="almaty", name="Almaty")
    for text, kind in (("Алматы", "official"), ("Алма-Ата", "alias")):
        PlaceNameFactory(place=city, text=text, kind=kind, language="ru")
    with translation.override("ru"):
        assert names_of("place", ["almaty"]) == {"almaty": "Алматы"}
