"""What the database would refuse is said in the form, before anything is saved."""

import pytest

from events.models import Event
from tests.factories import CountryFactory, EventFactory, OrganisationFactory, PlaceFactory
from tests.sources.admin_forms import address, member, shown

pytestmark = pytest.mark.django_db
SAID = {
    "country": "The place lies in another country.",
    "slug": "A slug is small letters and digits with hyphens between",
    "language": "“xx” is no language of ISO 639; write en, ru, prs or uz-Latn.",
    "ordinal": "The first session is number 1.",
}


@pytest.mark.parametrize(
    ("field", "typed"),
    [("country", CountryFactory), ("slug", "Bad-Slug"), ("language", "xx"), ("ordinal", "0")],
)
def test_form_of_an_event_says_what_does_not_fit(client, field, typed):
    client.force_login(member("Curator", scopes=[], curates_everywhere=True))
    place = PlaceFactory()
    event = EventFactory(
        slug="third", place=place, country=place.country, body=OrganisationFactory(), ordinal=3
    )
    typed = typed if isinstance(typed, str) else typed().pk
    response = client.post(address(event), shown(client.get(address(event))) | {field: typed})
    assert response.status_code == 200
    errors = response.context["adminform"].form.errors
    assert SAID[field] in " ".join(word for words in errors.values() for word in words)
    stored = Event.objects.values_list("slug", "ordinal", "language", "country").get()
    assert stored == ("third", 3, "en", place.country_id)
