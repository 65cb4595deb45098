"""Answers to questions across records are as the API describes them."""

import copy

import jsonschema
import pytest
from drf_spectacular.generators import SchemaGenerator

from sources.projection import refresh
from tests.factories.story import tell_story

pytestmark = pytest.mark.django_db
ANSWERS = {
    "/api/v1/threads/{kind}/{slug}/": [
        "/api/v1/threads/event/session-one/",
        "/api/v1/threads/commitment/promise-one/",
        "/api/v1/threads/statement/statement-one/",
        "/api/v1/threads/source/review-one/",
    ],
    "/api/v1/timeline/": ["/api/v1/timeline/?count=1", "/api/v1/timeline/?kind=statement"],
    "/api/v1/network/": [
        "/api/v1/network/",
        "/api/v1/network/?who=person,topic&kind=commitment,event",
    ],
}


@pytest.fixture(scope="module")
def strict():
    """The description with every object closed: what is not described must not be answered."""
    schema = copy.deepcopy(SchemaGenerator().get_schema(request=None, public=True))
    for component in schema["components"]["schemas"].values():
        component["additionalProperties"] = False
    return schema


@pytest.mark.parametrize("path", sorted(ANSWERS))
def test_answers_are_as_described(client, strict, path):
    refresh(tell_story("one").ids)
    [content] = strict["paths"][path]["get"]["responses"]["200"]["content"].values()
    described = {**content["schema"], "components": strict["components"]}
    for address in ANSWERS[path]:
        answer = client.get(address)
        assert answer.status_code == 200
        jsonschema.Draft202012Validator(
            described, format_checker=jsonschema.Draft202012Validator.FORMAT_CHECKER
        ).validate(answer.json())
