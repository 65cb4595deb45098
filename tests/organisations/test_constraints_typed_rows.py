"""A record and its typed row are one thing: neither comes nor goes alone."""

import pytest

from tests.breaking import come_bare, lose_its_row
from tests.factories import (
    OrganisationFactory,
    PersonFactory,
)

pytestmark = pytest.mark.django_db


def test_organisation_record_has_its_typed_row():
    come_bare("organisation")


def test_organisation_row_stays_with_its_record():
    lose_its_row(OrganisationFactory(), OrganisationFactory())


def test_person_record_has_its_typed_row():
    come_bare("person")


def test_person_row_stays_with_its_record():
    lose_its_row(PersonFactory(), PersonFactory())
