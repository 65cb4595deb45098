"""Questions made up from the API's own description: whatever is asked, no answer is a crash, and
every answer is one that is described.
"""

import pytest
import schemathesis
from django.core.signals import request_finished, request_started
from django.db import close_old_connections
from hypothesis import HealthCheck, Phase, settings
from schemathesis.checks import not_a_server_error
from schemathesis.config import SchemathesisConfig
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
# Its coverage phase asks each parameter at each of its edges: thousands of requests, minutes.
CONFIGURATION = SchemathesisConfig.from_dict({"phases": {"coverage": {"enabled": False}}})
schema = schemathesis.openapi.from_wsgi("/api/v1/schema/", application, config=CONFIGURATION)


@pytest.fixture
def story(db):
    """Something to find; and requests leave the test's connection open, as Django's client does."""
    refresh(tell_story("one").ids)
    for signal in (request_started, request_finished):
        signal.disconnect(close_old_connections)
    yield
    for signal in (request_started, request_finished):
        signal.connect(close_old_connections)


@schema.parametrize()
@settings(
    max_examples=10,
    deadline=None,
    phases=[Phase.explicit, Phase.generate],
    suppress_health_check=list(HealthCheck),
)
def test_every_answer_is_one_that_is_described(case, story):
    # The checks read what is sent: compressed, they would take it for no JSON.
    case.call_and_validate(checks=CHECKS, headers={"Accept-Encoding": "identity"})
