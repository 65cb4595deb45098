"""Who may change what: rights come from groups, countries from the editorial scope."""

import pytest

from countries.models import Country
from sources.models import Record, Transition
from tests.factories import (
    ClaimFactory,
    CommitmentFactory,
    CountryFactory,
    EventFactory,
    OrganisationFactory,
    PartyFactory,
    PersonFactory,
    SourceFactory,
)
from tests.factories.record import claim_everything
from tests.sources.admin_forms import address, member, said, save, shown

pytestmark = pytest.mark.django_db


@pytest.fixture
def kazakh():
    record = CommitmentFactory(title="Of Kazakhstan")
    PartyFactory(record=record, country=CountryFactory(iso3="KAZ"))
    claim_everything(record)
    return record


@pytest.fixture
def tajik():
    record = CommitmentFactory(title="Of Tajikistan")
    PartyFactory(record=record, country=CountryFactory(iso3="TJK"))
    ClaimFactory(record=record)
    return record


@pytest.fixture
def editor(client):
    """Of Kazakhstan, without the right to publish."""
    client.force_login(member("Curator"))


@pytest.fixture
def publisher(client):
    client.force_login(member("Publisher"))


def move(client, record, to, comment=""):
    values = {"to": to, "comment": comment}
    return client.post(address(record, "transition"), values, follow=True)


def status(record):
    return Record.objects.get(pk=record.pk).review_status


def test_editor_reads_every_record(client, editor, kazakh, tajik):
    page = client.get(address(kazakh, "changelist")).content.decode()
    assert "Of Kazakhstan" in page
    assert "Of Tajikistan" in page
    assert client.get(address(tajik)).status_code == 200


def test_editor_sees_a_record_of_another_country_without_a_form(client, editor, kazakh, tajik):
    assert 'name="_save"' in client.get(address(kazakh)).content.decode()
    page = client.get(address(tajik)).content.decode()
    assert 'name="_save"' not in page
    assert 'name="title"' not in page
    assert "Hand in for review" not in page


def test_editor_cannot_change_a_record_of_another_country(client, editor, tajik):
    client.force_login(member("Curator", scopes=["TJK"]))
    values = shown(client.get(address(tajik))) | {"title": "Hijacked"}
    client.force_login(member("Curator", scopes=["KAZ"]))
    assert client.post(address(tajik), values).status_code == 403
    assert Record.objects.get(pk=tajik.pk).title == "Of Tajikistan"


def test_editor_cannot_move_a_record_of_another_country(client, publisher, tajik):
    assert move(client, tajik, "in_review").status_code == 403
    assert not Transition.objects.exists()


def test_editor_cannot_give_a_record_to_another_country(client, editor, kazakh):
    values = {"parties-1-role": "partner", "parties-1-country": CountryFactory(iso3="TJK").pk}
    values |= {"parties-TOTAL_FORMS": "2", "title": "Changed"}
    page = client.get(address(kazakh))
    response = client.post(address(kazakh), shown(page) | values, follow=True)
    assert "outside the countries you curate" in said(response)[0]
    assert Record.objects.get(pk=kazakh.pk).title == "Of Kazakhstan"
    assert kazakh.parties.count() == 1


def test_editor_cannot_create_a_record_of_another_country(client, editor):
    page = client.get(address(CommitmentFactory.build(), "add"))
    values = {"title": "New", "slug": "new", "strength": "committed", "language": "en"}
    values |= {"parties-0-role": "party", "parties-0-country": CountryFactory(iso3="TJK").pk}
    values |= {"parties-TOTAL_FORMS": "1"}
    response = client.post(
        address(CommitmentFactory.build(), "add"), shown(page) | values, follow=True
    )
    assert "outside the countries you curate" in said(response)[0]
    assert not Record.objects.exists()


def test_editor_cannot_publish(client, editor, kazakh):
    page = client.get(address(kazakh)).content.decode()
    assert "Hand in for review" in page
    assert 'value="published"' not in page
    assert "takes a right of its own" in said(move(client, kazakh, "published"))[0]
    assert status(kazakh) == "draft"


def test_editor_hands_in_and_publisher_publishes(client, editor, kazakh):
    move(client, kazakh, "in_review")
    assert status(kazakh) == "in_review"
    client.force_login(member("Publisher", username="timur"))
    assert said(move(client, kazakh, "published", "Read twice.")) == [
        "“Of Kazakhstan” is published now."
    ]
    page = client.get(address(kazakh)).content.decode()
    assert "Read twice." in page
    assert 'value="withdrawn"' in page


def test_record_without_a_claim_is_not_published(client, publisher, kazakh):
    kazakh.claims.all().delete()
    assert "has no claim yet" in said(move(client, kazakh, "published"))[0]


@pytest.mark.parametrize("to", ["", "nowhere", "withdrawn"])
def test_steps_that_are_none_are_refused(client, publisher, kazakh, to):
    assert move(client, kazakh, to).status_code == 200
    assert status(kazakh) == "draft"


def test_moving_takes_a_post_with_a_token(client, publisher, kazakh):
    assert client.get(address(kazakh, "transition")).status_code == 405
    client.handler.enforce_csrf_checks = True
    assert client.post(address(kazakh, "transition"), {"to": "in_review"}).status_code == 403
    assert status(kazakh) == "draft"


def test_records_about_no_country_take_curators_of_everywhere(client, editor):
    person = PersonFactory(title="Kabir Jurazoda")
    assert 'name="_save"' not in client.get(address(person)).content.decode()
    client.force_login(member("Curator", scopes=[], curates_everywhere=True))
    save(client, person, title="Mr Kabir Jurazoda")
    assert Record.objects.get(pk=person.pk).title == "Mr Kabir Jurazoda"


@pytest.mark.parametrize("factory", [EventFactory, OrganisationFactory])
def test_scope_follows_the_country_column_too(client, editor, factory):
    own = factory(country=CountryFactory(iso3="KAZ"))
    foreign = factory(country=CountryFactory(iso3="TJK"))
    assert 'name="_save"' in client.get(address(own)).content.decode()
    assert 'name="_save"' not in client.get(address(foreign)).content.decode()


def test_editor_reads_reference_data_only(client, editor):
    country = CountryFactory(iso3="KAZ", name="Kazakhstan")
    assert client.get(address(country)).status_code == 200
    assert client.post(address(country), {"name": "Changed"}).status_code == 403
    assert Country.objects.get().name == "Kazakhstan"


def test_text_of_a_source_is_read_only(client, editor):
    source = SourceFactory(text="The text as it was.")
    page = client.get(address(source))
    assert "The text as it was." in page.content.decode()
    assert not {"text", "content_sha256", "expected_sha256"} & set(shown(page))
    passages = client.get("/admin/sources/passage/", {"source__id__exact": source.pk})
    assert passages.status_code == 200
    save(client, source, title="A better title", published="2022-07", text="Changed")
    source.refresh_from_db()
    assert (source.title, source.text) == ("A better title", "The text as it was.")
    assert source.published_precision == "month"
    assert source.versions.latest("pgh_id").pgh_context.metadata["reason"]


def test_strangers_stay_outside(client, kazakh):
    assert client.get(address(kazakh)).status_code == 302
    client.force_login(member(is_superuser=False))
    assert client.get(address(kazakh)).status_code == 403
