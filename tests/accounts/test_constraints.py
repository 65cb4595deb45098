import pytest

from tests.breaking import breaks
from tests.factories import EditorialScopeFactory, UserFactory

pytestmark = pytest.mark.django_db


def test_scope_names_a_country_once_a_person():
    user = UserFactory(scopes=["KAZ"])
    with breaks():
        EditorialScopeFactory(user=user, country_code="KAZ")


@pytest.mark.parametrize("code", ["", "kaz", "KZ", "K4Z"])
def test_scope_country_is_an_iso_alpha3_code(code):
    with breaks():
        EditorialScopeFactory(country_code=code)
