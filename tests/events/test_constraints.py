import pytest

from tests.breaking import backwards, breaks, days_without_precision
from tests.factories import (
    DecisionFactory,
    EventFactory,
    OrganisationFactory,
    ParticipationFactory,
    StatementFactory,
    SubjectFactory,
)

pytestmark = pytest.mark.django_db


def test_event_starts_days_go_with_their_precision():
    with breaks():
        EventFactory(**days_without_precision("starts"))


def test_event_ends_days_go_with_their_precision():
    with breaks():
        EventFactory(**days_without_precision("ends"))


def test_event_ends_after_it_starts():
    with breaks():
        EventFactory(**backwards("starts", "ends"))


def test_event_kind_is_known():
    with breaks():
        EventFactory(event_kind="party")


def test_event_format_is_known():
    with breaks():
        EventFactory(format="by_post")


def test_event_ordinal_counts_a_body_s_sessions():
    with breaks():
        EventFactory(ordinal=3)


def test_event_session_is_recorded_once():
    body = OrganisationFactory()
    EventFactory(body=body, ordinal=3)
    with breaks():
        EventFactory(body=body, ordinal=3)


def test_event_is_a_event_record():
    with breaks():
        EventFactory(kind="policy")


@pytest.mark.parametrize("targets", [{"country": None}, {"category": "universities"}])
def test_participant_is_exactly_one(targets):
    with breaks():
        ParticipationFactory(**targets)


def test_participant_has_a_role_once():
    first = ParticipationFactory()
    with breaks():
        ParticipationFactory(event=first.event, country=first.country)


def test_participation_role_is_known():
    with breaks():
        ParticipationFactory(role="cook")


def test_participation_mode_is_known():
    with breaks():
        ParticipationFactory(mode="by_post")


def test_decision_made_days_go_with_their_precision():
    with breaks():
        DecisionFactory(**days_without_precision("made"))


def test_decision_verb_is_known():
    with breaks():
        DecisionFactory(verb="dreamt")


def test_decision_is_a_decision_record():
    with breaks():
        DecisionFactory(kind="statement")


def test_decision_concerns_a_record_once():
    subject = SubjectFactory()
    with breaks():
        SubjectFactory(decision=subject.decision, record=subject.record)


def test_statement_made_days_go_with_their_precision():
    with breaks():
        StatementFactory(**days_without_precision("made"))


def test_statement_kind_is_known():
    with breaks():
        StatementFactory(statement_kind="rumour")


def test_statement_is_a_statement_record():
    with breaks():
        StatementFactory(kind="decision")
