"""The API is as it describes itself, and the description in the repository is that description."""

import copy
from pathlib import Path

import jsonschema
import pytest
import yaml
from django.core.management import call_command
from drf_spectacular.generators import SchemaGenerator

from config.api_v1 import COLLECTIONS
from sources.projection import refresh
from tests.factories import (
    ClaimFactory,
    CountryNameFactory,
    CoverageCheckSourceFactory,
    GroupingFactory,
    IndicatorFactory,
    MembershipFactory,
    ObservationFactory,
    PlaceNameFactory,
    SourceWarningFactory,
    TopicMatchFactory,
    TopicNameFactory,
)
from tests.factories.dates import dated
from tests.factories.story import tell_story

COMMITTED = Path(__file__).resolve().parents[2] / "docs" / "openapi.yaml"


@pytest.fixture(scope="module")
def schema():
    return SchemaGenerator().get_schema(request=None, public=True)


@pytest.fixture(scope="module")
def strict(schema):
    """The same, with every object closed: what is not described must not be answered."""
    closed = copy.deepcopy(schema)
    for component in closed["components"]["schemas"].values():
        component["additionalProperties"] = False
    return closed


def conforms(strict, answer, described):
    """Fails unless the answer is what is described for it."""
    whole = {**described, "components": strict["components"]}
    jsonschema.Draft202012Validator(
        whole, format_checker=jsonschema.Draft202012Validator.FORMAT_CHECKER
    ).validate(answer)


def answer_schema(strict, path, status="200"):
    content = strict["paths"][path]["get"]["responses"][status]["content"]
    [described] = content.values()
    return described["schema"]


def test_committed_description_is_the_present_one(tmp_path):
    generated = tmp_path / "openapi.yaml"
    call_command("spectacular", "--validate", "--fail-on-warn", "--file", str(generated))
    assert generated.read_text() == COMMITTED.read_text(), "run `make schema`"


def test_it_is_openapi_3_1(schema):
    assert schema["openapi"].startswith("3.1")


def test_every_operation_is_described_in_full(schema):
    for path, operations in schema["paths"].items():
        operation = operations["get"]
        assert set(operations) == {"get"}, path
        assert operation["summary"], path
        assert operation["description"], path
        for content in operation["responses"]["200"]["content"].values():
            assert content["examples"], path
        for parameter in operation.get("parameters", ()):
            assert parameter.get("description") or parameter["in"] == "path", (path, parameter)


def test_every_example_is_an_answer_as_described(strict):
    for operations in strict["paths"].values():
        for response in operations["get"]["responses"].values():
            for content in response.get("content", {}).values():
                for example in content.get("examples", {}).values():
                    conforms(strict, example["value"], content["schema"])


def test_what_is_not_described_does_not_conform(client, full_base, strict):
    answer = client.get("/api/v1/commitments/promise-one/").json()
    described = answer_schema(strict, "/api/v1/commitments/{slug}/")
    for spoiled in (
        {**answer, "id": 1},
        {name: value for name, value in answer.items() if name != "parties"},
        {**answer, "parties": [{**answer["parties"][0], "pk": 1}]},
        {**answer, "strength": "perhaps"},
    ):
        with pytest.raises(jsonschema.ValidationError):
            conforms(strict, spoiled, described)


@pytest.fixture
def full_base(db):
    """Something of everything, with every field that may be empty filled somewhere."""
    story = tell_story("one")
    refresh(story.ids)
    CountryNameFactory(country=story.country, language="kk", text="Қазақстан")
    MembershipFactory(country=story.country, grouping=story.grouping)
    GroupingFactory(slug="carec", **dated("founded", "1997"))
    PlaceNameFactory(place=story.place, valid="[2019-03-20,2022-09-17)")
    ObservationFactory(country=story.country, indicator=IndicatorFactory(slug="spending"))
    TopicNameFactory(topic=story.topic)
    TopicMatchFactory(topic=story.topic)
    SourceWarningFactory(source=story.source)
    CoverageCheckSourceFactory(coverage_check__topic=story.topic, source=story.source)
    return story


DETAILS = {
    "countries": "kaz",
    "groupings": "speca",
    "places": "almaty-one",
    "indicators": "spending",
    "organisations": "ministry-one",
    "people": "minister-one",
    "topics": "incubation",
    "policies": "strategy-one",
    "initiatives": "centre-one",
    "commitments": "promise-one",
    "recommendations": "advice-one",
    "obligations": "levy-one",
    "events": "session-one",
    "decisions": "decision-one",
    "statements": "statement-one",
    "sources": "review-one",
}


@pytest.mark.parametrize("collection", sorted(COLLECTIONS))
def test_lists_answer_as_described(client, full_base, strict, collection):
    path = f"/api/v1/{collection}/"
    answer = client.get(path + "?count=true").json()
    assert answer["results"]
    conforms(strict, answer, answer_schema(strict, path))


@pytest.mark.parametrize("collection", sorted(DETAILS))
def test_details_answer_as_described(client, full_base, strict, collection):
    [path] = [p for p in strict["paths"] if p.startswith(f"/api/v1/{collection}/{{")]
    answer = client.get(f"/api/v1/{collection}/{DETAILS[collection]}/").json()
    conforms(strict, answer, answer_schema(strict, path))


def test_claims_beside_are_as_described(client, full_base, strict):
    ClaimFactory(record=full_base.commitment, field="means", basis="inferred", reason="Because.")
    refresh([full_base.commitment.pk])
    for path, address in (
        ("/api/v1/commitments/", "/api/v1/commitments/?claims=1"),
        ("/api/v1/commitments/{slug}/", "/api/v1/commitments/promise-one/?claims=1"),
    ):
        conforms(strict, client.get(address).json(), answer_schema(strict, path))


def test_text_of_sources_is_as_described(client, full_base, strict):
    address = "/api/v1/sources/review-one/?text=1"
    conforms(strict, client.get(address).json(), answer_schema(strict, "/api/v1/sources/{slug}/"))


def test_problems_are_as_described(client, full_base, strict):
    described = answer_schema(strict, "/api/v1/events/{slug}/", "404")
    conforms(strict, client.get("/api/v1/events/none/").json(), described)
    conforms(strict, client.get("/api/v1/events/?x=1").json(), described)


def test_the_description_is_served(client):
    answer = client.get("/api/v1/schema/")
    assert yaml.safe_load(answer.content)["info"]["title"] == "Registan API"


def test_every_collection_is_named_at_the_top(client):
    addresses = client.get("/api/v1/").json()
    assert set(addresses) == set(COLLECTIONS)
    assert addresses["people"] == "http://testserver/api/v1/people/"
