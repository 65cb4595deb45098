"""Questions made up from the API's own description: whatever is asked, no answer is a crash, and
every answer is one that is described.
"""

import pytest
import schemathesis
from django.core.signals import request_finished, request_started
from django.db import close_old_connections
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis.strategies import data
from schemathesis.checks import not_a_server_error
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    response_schema_conformance,
    status_code_conformance,
)

from config.wsgi import application
from sources.projection import refresh
from tests.factories.story import tell_story

CHECKS = (
    not_a_server_error,
    status_code_conformance,
    content_type_conformance,
    response_schema_conformance,
)
schema = schemathesis.openapi.from_wsgi("/api/v1/schema/", application)
# Not `schema.parametrize()`: its tests share one name, and of those two workers try a single one.
OPERATIONS = [found.ok() for found in schema.get_all_operations()]  # type: ignore[union-attr]


@pytest.fixture
def story(db):
    """Something to find; and requests leave the test's connection open, as Django's client does."""
    refresh(tell_story("one").ids)
    for signal in (request_started, request_finished):
        signal.disconnect(close_old_connections)
    yield
    for signal in (request_started, request_finished):
        signal.connect(close_old_connections)


@pytest.mark.parametrize("operation", OPERATIONS, ids=lambda operation: operation.label)
@settings(
    max_examples=10,
    deadline=None,
    phases=[Phase.explicit, Phase.generate],
    suppress_health_check=list(HealthCheck),
)
@given(data=data())
def test_every_answer_is_one_that_is_described(operation, story, data):
    # The checks read what is sent: compressed, they would take it for no JSON.
    case = data.draw(operation.as_strategy())
    case.call_and_validate(checks=CHECKS, headers={"Accept-Encoding": "identity"})
