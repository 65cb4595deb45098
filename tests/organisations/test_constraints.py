import pytest
from django.db.backends.postgresql.psycopg_any import DateRange

from organisations.models import Organisation
from tests.breaking import breaks
from tests.factories import OrganisationFactory, PersonFactory, PostFactory

pytestmark = pytest.mark.django_db


def test_organisation_is_not_its_own_parent():
    organisation = OrganisationFactory()
    with breaks():
        Organisation.objects.filter(pk=organisation.pk).update(parent=organisation)


def test_organisation_kind_is_known():
    with breaks():
        OrganisationFactory(organisation_kind="club")


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
