"""Codes that stand in print stay as they were made."""

import pytest

from countries.models import Country, Grouping, Indicator, Place
from policies.models import Topic
from sources.actions.importing import apply_import
from tests.breaking import breaks
from tests.factories import (
    CountryFactory,
    GroupingFactory,
    IndicatorFactory,
    PlaceFactory,
    TopicFactory,
)
from tests.sources.admin_forms import address, member, save
from tests.sources.importing.files import applied, started

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("codes", [{"iso3": "KAX"}, {"iso2": "KX"}, {"iso_numeric": "399"}])
def test_country_keeps_its_codes(codes):
    country = CountryFactory(iso3="KAZ", iso2="KZ", iso_numeric="398")
    with breaks():
        Country.objects.filter(pk=country.pk).update(**codes)


def test_grouping_keeps_its_slug():
    GroupingFactory(slug="speca")
    with breaks():
        Grouping.objects.update(slug="another")


def test_place_keeps_its_code():
    PlaceFactory(code="almaty")
    with breaks():
        Place.objects.update(code="alma-ata")


@pytest.mark.parametrize("codes", [{"code": "ANOTHER"}, {"slug": "another"}])
def test_indicator_keeps_its_codes(codes):
    IndicatorFactory()
    with breaks():
        Indicator.objects.update(**codes)


@pytest.mark.parametrize("codes", [{"code": "another"}, {"scheme": "stip"}])
def test_topic_keeps_its_code(codes):
    TopicFactory(code="incubation")
    with breaks():
        Topic.objects.update(**codes)


FORMS = {
    CountryFactory: ["iso3", "iso2", "iso_numeric"],
    GroupingFactory: ["slug"],
    PlaceFactory: ["code"],
    IndicatorFactory: ["code", "slug"],
    TopicFactory: ["scheme", "code"],
}


@pytest.mark.parametrize("factory", FORMS)
def test_codes_are_shown_in_the_admin_and_not_changed(client, factory):
    row = factory()
    client.force_login(member(is_superuser=True))
    assert not set(FORMS[factory]) & set(client.get(address(row)).context["adminform"].form.fields)
    forged = dict.fromkeys(FORMS[factory], "forged")
    before = type(row).objects.values(*FORMS[factory]).get(pk=row.pk)
    save(client, row, name="Renamed", **forged)
    row.refresh_from_db()
    assert row.name == "Renamed"
    assert type(row).objects.values(*FORMS[factory]).get(pk=row.pk) == before
    assert set(FORMS[factory]) <= set(
        client.get(address(row, "add")).context["adminform"].form.fields
    )


def test_file_that_changes_a_code_is_told_why_it_cannot():
    CountryFactory(iso3="KAZ", iso2="KZ", iso_numeric="398", name="Kazakhstan")
    applied("countries", "iso3,iso2,iso_numeric,name\nKAZ,KZ,398,Republic of Kazakhstan\n")
    run = started("countries", "iso3,iso2,iso_numeric,name\nKAZ,KX,398,Kazakhstan\n")
    apply_import(run, by=None)
    assert "The codes of a country stand in print and stay as they were made." in run.failure
    assert Country.objects.get().iso2 == "KZ"
