import pytest
from django.db.backends.postgresql.psycopg_any import DateRange

from organisations.models import Organisation
from tests.breaking import breaks
from tests.factories import (
    CountryFactory,
    OrganisationFactory,
    PersonFactory,
    PlaceFactory,
    PostFactory,
)

pytestmark = pytest.mark.django_db


def test_organisation_is_not_its_own_parent():
    organisation = OrganisationFactory()
    with breaks():
        Organisation.objects.filter(pk=organisation.pk).update(parent=organisation)


def test_organisation_kind_is_known():
    with breaks():
        OrganisationFactory(organisation_kind="club")


def test_organisation_place_lies_in_its_country():
    OrganisationFactory(place=PlaceFactory(), country=None)
    with breaks():
        OrganisationFactory(place=PlaceFactory(), country=CountryFactory())


def test_organisation_place_lies_in_its_country_upd():
    place = PlaceFactory()
    organisation = OrganisationFactory(place=place, country=place.country)
    with breaks():
        Organisation.objects.filter(pk=organisation.pk).update(place=PlaceFactory())


def test_organisation_is_a_organisation_record():
    with breaks():
        OrganisationFactory(kind="person")


def test_person_is_a_person_record():
    with breaks():
        PersonFactory(kind="organisation")


def test_post_is_held_once_at_a_time():
    post = PostFactory(role="Director", valid=None)
    with breaks():
        PostFactory(person=post.person, organisation=post.organisation, role="Director", valid=None)


def test_post_has_a_role():
    with breaks():
        PostFactory(role="")


def test_post_lasts_at_least_a_day():
    with breaks():
        PostFactory(valid=DateRange("2020-01-01", "2020-01-01"))


def test_post_seen_days_go_with_their_precision():
    with breaks():
        PostFactory(seen=DateRange("2022-10-27", "2022-10-28"))


@pytest.mark.parametrize(
    "days",
    [
        DateRange("2022-10-27", "2022-10-27"),
        DateRange("2022-10-27", None),
        DateRange(None, "2022-10-27"),
    ],
)
def test_post_is_seen_from_a_first_to_a_last_day(days):
    with breaks():
        PostFactory(seen=days, seen_precision="day")


def test_post_is_seen_during_its_term():
    term = {"valid": DateRange("2010-01-01", "2013-01-01"), "valid_precision": "year"}
    PostFactory(seen=DateRange("2012-10-27", "2012-10-28"), seen_precision="day", **term)
    with breaks():
        PostFactory(seen=DateRange("2022-10-27", "2022-10-28"), seen_precision="day", **term)
