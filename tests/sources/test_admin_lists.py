"""Every model has its list: it opens, can be searched, and costs the same however long it is."""

import pytest
from django.apps import apps
from django.contrib import admin
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from countries.models import CountryGeometry
from sources.models import FormerSlug, FormerSourceSlug, OriginalSpan, Transition
from tests import factories
from tests.factories.dates import dated
from tests.house.tree import APPS

NOT_SHOWN = {"Entry", "EntryCard", "EntryRevision"}


def own_models():
    return [
        model
        for label in APPS
        for model in apps.get_app_config(label).get_models()
        if not hasattr(model, "pgh_tracked_model")
    ]


SHOWN = [model for model in own_models() if model.__name__ not in NOT_SHOWN]


def populate(number):
    """A few rows of every model, with every foreign key that a list shows filled."""
    for name in factories.__all__:
        if name not in {"LinkFactory", "OrganisationFactory"}:
            getattr(factories, name).create_batch(number)
    for _count in range(number):
        country = factories.CountryFactory()
        CountryGeometry.objects.create(country=country, outline={})
        place = factories.PlaceFactory(country=country)
        parent = factories.OrganisationFactory(country=country, place=place)
        person = factories.PersonFactory()
        commitment = factories.CommitmentFactory(**dated("made", "2022"))
        factories.LinkFactory(from_record=commitment, to_record=parent)
        factories.PartyFactory(record=commitment, country=None, organisation=parent)
        factories.PartyFactory(record=commitment, country=None, person=person)
        factories.ProgressFactory(record=commitment, reported_by=parent)
        factories.EventFactory(country=country, body=parent)
        factories.StatementFactory(speaker=person)
        factories.ObservationFactory(place=place)
        factories.TopicFactory(parent=factories.TopicFactory())
        user = factories.UserFactory(scopes=["KAZ"])
        Transition.objects.create(record=commitment, from_status="a", to_status="b", by=user)
        FormerSlug.objects.create(
            kind="commitment", slug=f"old-{commitment.slug}", record=commitment
        )
        claim = factories.ClaimFactory(record=commitment)
        FormerSourceSlug.objects.create(slug=f"old-{claim.source.slug}", source=claim.source)
        OriginalSpan.objects.create(
            claim=claim, work=claim.source.work, text_sha256="0" * 64, paragraph=1, start=0, end=1,
            quote_sha256="0" * 64,
        )  # fmt: skip
        factories.ImportRunFactory(by=user)


@pytest.fixture
def administrator(client, db):
    user = factories.UserFactory(is_superuser=True, is_staff=True)
    client.force_login(user)
    return client


def address(model, page="changelist", **options):
    return reverse(f"admin:{model._meta.app_label}_{model._meta.model_name}_{page}", **options)


def test_every_model_is_in_the_admin():
    registered = {model for model in own_models() if admin.site.is_registered(model)}
    assert registered == set(SHOWN)


@pytest.mark.parametrize("model", SHOWN, ids=lambda model: model.__name__)
def test_every_list_can_be_searched(administrator, model):
    assert admin.site._registry[model].search_fields
    assert administrator.get(address(model), {"q": "innovation ¶2"}).status_code == 200


def queries_of(client, addresses):
    counts = {}
    for name, url in addresses.items():
        with CaptureQueriesContext(connection) as queries:
            response = client.get(url)
        assert response.status_code == 200, name
        counts[name] = len(queries)
    return counts


def test_every_list_costs_the_same_for_any_number_of_rows(administrator):
    addresses = {model.__name__: address(model) for model in SHOWN}
    populate(1)
    queries_of(administrator, addresses)  # content types are looked up once a process
    few = queries_of(administrator, addresses)
    populate(4)
    assert queries_of(administrator, addresses) == few


def test_every_row_opens(administrator):
    populate(1)
    for model in SHOWN:
        row = model.objects.order_by("pk").last()
        response = administrator.get(address(model, "change", args=[row.pk]))
        assert response.status_code == (302 if model.__name__ == "Record" else 200), model
        assert administrator.get(address(model, "history", args=[row.pk])).status_code == 200


def test_every_form_to_add_a_row_opens(administrator):
    for model in SHOWN:
        expected = 200 if admin.site._registry[model].has_add_permission(_request()) else 403
        assert administrator.get(address(model, "add")).status_code == expected, model


def _request():
    class Request:
        user = factories.UserFactory(is_superuser=True, is_staff=True)

    return Request()


@pytest.mark.parametrize(
    ("name", "term"),
    [
        ("sources.record", "kommitment"),
        ("sources.passage", "six countries"),
        ("countries.country", "Country"),
        ("policies.topic", "topic"),
        ("organisations.organisation", "organisation"),
        ("organisations.person", "person"),
    ],
)
def test_autocomplete_answers(administrator, name, term):
    populate(1)
    field = {
        "sources.record": ("sources", "link", "to_record"),
        "sources.passage": ("sources", "claim", "passage"),
        "countries.country": ("policies", "party", "country"),
        "policies.topic": ("policies", "topictag", "topic"),
        "organisations.organisation": ("policies", "party", "organisation"),
        "organisations.person": ("policies", "party", "person"),
    }[name]
    query = dict(zip(("app_label", "model_name", "field_name"), field, strict=True))
    response = administrator.get(reverse("admin:autocomplete"), {"term": term, **query})
    assert response.status_code == 200
    assert bool(response.json()["results"]) is (name != "sources.record")
