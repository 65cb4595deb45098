"""The shipped base shows what its claims say."""

import pytest

from sources.agreement import disagreements
from sources.models import Record

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("shipped_base")]


def test_no_value_contradicts_its_claim_and_none_is_without():
    published = Record.objects.published().values_list("pk", flat=True)
    found = [str(one) for of_record in disagreements(published).values() for one in of_record]
    assert len(published) > 300
    assert found == []
