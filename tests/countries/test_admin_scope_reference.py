"""Reference data is everybody's: it takes people without a limited scope, but for rows that are
one country's own.
"""

import pytest
from django.contrib.auth.models import Permission
from django.urls import reverse

from countries.models import Membership, Observation, Place
from tests.factories import (
    CountryFactory,
    CoverageCheckFactory,
    GroupingFactory,
    IndicatorFactory,
    MembershipFactory,
    ObservationFactory,
    PlaceFactory,
    TopicFactory,
)
from tests.sources.admin_forms import address, member, said, save, shown

pytestmark = pytest.mark.django_db


@pytest.fixture
def kazakhstan():
    return CountryFactory(iso3="KAZ")


@pytest.fixture
def tajikistan():
    return CountryFactory(iso3="TJK")


def trusted(**who):
    """Somebody who was given every right by hand, but is no administrator."""
    user = member(**who)
    user.user_permissions.set(Permission.objects.all())
    return user


@pytest.fixture
def kazakh(client, kazakhstan):
    client.force_login(trusted())


def of_country(country):
    return [
        country,
        MembershipFactory(country=country),
        PlaceFactory(country=country),
        ObservationFactory(country=country),
        CoverageCheckFactory(country=country),
    ]


def test_rows_of_ones_own_country_are_open(client, kazakh, kazakhstan):
    for row in of_country(kazakhstan):
        assert 'name="_save"' in client.get(address(row)).content.decode()


def test_rows_of_other_countries_are_closed(client, kazakh, tajikistan):
    for row in of_country(tajikistan):
        assert 'name="_save"' not in client.get(address(row)).content.decode()
        assert client.post(address(row), {"name": "Changed"}).status_code == 403
        assert client.post(address(row, "delete"), {"post": "yes"}).status_code == 403
    assert Place.objects.exists()


@pytest.mark.parametrize("factory", [GroupingFactory, TopicFactory, IndicatorFactory])
def test_what_is_everybodys_takes_people_without_a_limit(client, kazakh, factory):
    row = factory(name="As it was")
    for page in (address(row), address(row, "delete"), address(row, "add")):
        assert client.post(page, {"name": "Changed", "post": "yes"}).status_code == 403
    client.force_login(trusted(scopes=[], curates_everywhere=True, username="aigul"))
    save(client, row, name="Changed")
    row.refresh_from_db()
    assert row.name == "Changed"


def test_row_is_not_given_to_another_country(client, kazakh, kazakhstan, tajikistan):
    place = PlaceFactory(country=kazakhstan)
    answer = save(client, place, country=tajikistan.pk)
    told = said(client.get(answer["Location"]))
    assert told == [f"Nothing was saved. “{place}” is outside the countries you curate."]
    assert Place.objects.get().country == kazakhstan


def test_row_is_not_made_for_another_country(client, kazakh, tajikistan):
    form = reverse("admin:countries_observation_add")
    figure = {"indicator": IndicatorFactory().pk, "country": tajikistan.pk, "year": 2020}
    sent = shown(client.get(form)) | figure | {"value": "1", "source": "A newspaper"}
    answer = client.post(form, sent, follow=True)
    assert "outside the countries you curate" in said(answer)[0]
    assert not Observation.objects.exists()


def test_many_rows_are_not_deleted_past_the_scope(client, kazakh, tajikistan):
    chosen = [MembershipFactory(country=tajikistan).pk]
    sent = {"action": "delete_selected", "_selected_action": chosen, "post": "yes"}
    client.post(reverse("admin:countries_membership_changelist"), sent)
    assert Membership.objects.exists()
