"""A record and its typed row are one thing: neither comes nor goes alone."""

import pytest

from tests.breaking import come_bare, lose_its_row
from tests.factories import (
    CommitmentFactory,
    InitiativeFactory,
    ObligationFactory,
    PolicyFactory,
    RecommendationFactory,
)

pytestmark = pytest.mark.django_db


def test_commitment_record_has_its_typed_row():
    come_bare("commitment")


def test_commitment_row_stays_with_its_record():
    lose_its_row(CommitmentFactory(), CommitmentFactory())


def test_initiative_record_has_its_typed_row():
    come_bare("initiative")


def test_initiative_row_stays_with_its_record():
    lose_its_row(InitiativeFactory(), InitiativeFactory())


def test_obligation_record_has_its_typed_row():
    come_bare("obligation")


def test_obligation_row_stays_with_its_record():
    lose_its_row(ObligationFactory(), ObligationFactory())


def test_policy_record_has_its_typed_row():
    come_bare("policy")


def test_policy_row_stays_with_its_record():
    lose_its_row(PolicyFactory(), PolicyFactory())


def test_recommendation_record_has_its_typed_row():
    come_bare("recommendation")


def test_recommendation_row_stays_with_its_record():
    lose_its_row(RecommendationFactory(), RecommendationFactory())
