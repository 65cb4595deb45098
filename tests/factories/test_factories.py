import pytest

from sources.choices import ReviewStatus
from tests import factories
from tests.factories.record import RecordFactory

NAMES = sorted(factories.__all__)
RECORDS = [name for name in NAMES if issubclass(getattr(factories, name), RecordFactory)]


@pytest.mark.django_db
@pytest.mark.parametrize("name", NAMES)
def test_factory_makes_rows_that_keep_every_constraint(name):
    first, second = getattr(factories, name)(), getattr(factories, name)()

    assert first.pk != second.pk


@pytest.mark.django_db
@pytest.mark.parametrize("name", RECORDS)
def test_factory_publishes_a_record_with_a_claim(name):
    record = getattr(factories, name)(published=True)

    record.refresh_from_db()
    assert record.review_status == ReviewStatus.PUBLISHED
    assert record.claims.count() == 1
