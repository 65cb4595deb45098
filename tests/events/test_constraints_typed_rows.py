"""A record and its typed row are one thing: neither comes nor goes alone."""

import pytest

from tests.breaking import come_bare, lose_its_row
from tests.factories import (
    DecisionFactory,
    EventFactory,
    StatementFactory,
)

pytestmark = pytest.mark.django_db


def test_decision_record_has_its_typed_row():
    come_bare("decision")


def test_decision_row_stays_with_its_record():
    lose_its_row(DecisionFactory(), DecisionFactory())


def test_event_record_has_its_typed_row():
    come_bare("event")


def test_event_row_stays_with_its_record():
    lose_its_row(EventFactory(), EventFactory())


def test_statement_record_has_its_typed_row():
    come_bare("statement")


def test_statement_row_stays_with_its_record():
    lose_its_row(StatementFactory(), StatementFactory())
