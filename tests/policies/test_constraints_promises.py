"""Commitments, recommendations and obligations: every rule of theirs holds."""

import pytest

from tests.breaking import backwards, breaks, days_without_precision
from tests.factories import (
    CommitmentFactory,
    InitiativeFactory,
    ObligationFactory,
    RecommendationFactory,
)

pytestmark = pytest.mark.django_db
DOLLARS = {"amount": 6_000_000, "amount_kind": "exact", "currency": "USD"}


@pytest.mark.parametrize(
    "money",
    [
        {"amount": 6_000_000},
        DOLLARS | {"currency": ""},
        DOLLARS | {"currency": "us$"},
        DOLLARS | {"amount_kind": ""},
        {"currency": "USD"},
    ],
)
def test_commitment_amount_needs_a_currency(money):
    with breaks():
        CommitmentFactory(**money)


@pytest.mark.parametrize(
    "band",
    [{"amount_kind": "band"}, {"amount_max": 7_000_000}, {"amount_max": 5, "amount_kind": "band"}],
)
def test_commitment_band_has_two_ends(band):
    with breaks():
        CommitmentFactory(**DOLLARS | band)


def test_commitment_amount_is_not_negative():
    with breaks():
        CommitmentFactory(**DOLLARS | {"amount": -1})


def test_commitment_made_days_go_with_their_precision():
    with breaks():
        CommitmentFactory(**days_without_precision("made"))


def test_commitment_due_days_go_with_their_precision():
    with breaks():
        CommitmentFactory(**days_without_precision("due"))


def test_commitment_is_due_after_it_is_made():
    with breaks():
        CommitmentFactory(**backwards("made", "due"))


def test_commitment_strength_is_known():
    with breaks():
        CommitmentFactory(strength="whispered")


def test_commitment_is_a_commitment_record():
    with breaks():
        CommitmentFactory(kind="policy")


def test_recommendation_made_days_go_with_their_precision():
    with breaks():
        RecommendationFactory(**days_without_precision("made"))


def test_recommendation_response_is_known():
    with breaks():
        RecommendationFactory(response="shrugged")


def test_recommendation_is_a_recommendation_record():
    with breaks():
        RecommendationFactory(kind="commitment")


def test_obligation_amount_needs_a_currency():
    with breaks():
        ObligationFactory(amount=1)


def test_obligation_band_has_two_ends():
    with breaks():
        ObligationFactory(**DOLLARS | {"amount_kind": "band"})


def test_obligation_amount_is_not_negative():
    with breaks():
        ObligationFactory(**DOLLARS | {"amount": -1})


def test_obligation_stated_days_go_with_their_precision():
    with breaks():
        ObligationFactory(**days_without_precision("stated"))


def test_obligation_rate_is_not_an_amount():
    with breaks():
        ObligationFactory(rate=1, base="income", **DOLLARS)


@pytest.mark.parametrize("values", [{"rate": 1, "base": ""}, {"rate": None, "base": "income"}])
def test_obligation_rate_needs_a_base(values):
    with breaks():
        ObligationFactory(**values)


def test_obligation_rate_is_positive():
    with breaks():
        ObligationFactory(rate=0, base="income")


def test_obligation_status_is_known():
    with breaks():
        ObligationFactory(status="lost")


def test_obligation_is_a_obligation_record():
    with breaks():
        ObligationFactory(kind="commitment")


def test_initiative_ordinals_count_from_one():
    InitiativeFactory(ordinal=1)
    with breaks():
        InitiativeFactory(ordinal=0)
