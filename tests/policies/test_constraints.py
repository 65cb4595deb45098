"""Policies, initiatives, parties, progress and topics: every rule of theirs holds."""

import pytest

from policies.models import Progress, Topic
from tests.breaking import backwards, breaks, days_without_precision
from tests.factories import (
    CommitmentFactory,
    InitiativeFactory,
    PartyFactory,
    PolicyFactory,
    ProgressFactory,
    SiteFactory,
    TopicFactory,
    TopicMatchFactory,
    TopicNameFactory,
    TopicTagFactory,
)

pytestmark = pytest.mark.django_db


def test_policy_adopted_days_go_with_their_precision():
    with breaks():
        PolicyFactory(**days_without_precision("adopted"))


def test_policy_starts_days_go_with_their_precision():
    with breaks():
        PolicyFactory(**days_without_precision("starts"))


def test_policy_ends_days_go_with_their_precision():
    with breaks():
        PolicyFactory(**days_without_precision("ends"))


def test_policy_ends_after_it_starts():
    with breaks():
        PolicyFactory(**backwards("starts", "ends"))


def test_policy_kind_is_known():
    with breaks():
        PolicyFactory(policy_kind="poem")


def test_policy_status_is_known():
    with breaks():
        PolicyFactory(status="lost")


def test_policy_is_a_policy_record():
    with breaks():
        PolicyFactory(kind="event")


def test_initiative_amount_needs_a_currency():
    with breaks():
        InitiativeFactory(amount=6_000_000, amount_kind="exact")


def test_initiative_band_has_two_ends():
    with breaks():
        InitiativeFactory(amount=10, amount_kind="band", currency="EUR")


def test_initiative_amount_is_not_negative():
    with breaks():
        InitiativeFactory(amount=-1, amount_kind="exact", currency="EUR")


def test_initiative_starts_days_go_with_their_precision():
    with breaks():
        InitiativeFactory(**days_without_precision("starts"))


def test_initiative_ends_days_go_with_their_precision():
    with breaks():
        InitiativeFactory(**days_without_precision("ends"))


def test_initiative_ends_after_it_starts():
    with breaks():
        InitiativeFactory(**backwards("starts", "ends"))


def test_initiative_kind_is_known():
    with breaks():
        InitiativeFactory(initiative_kind="dream")


def test_initiative_stage_is_known():
    with breaks():
        InitiativeFactory(stage="lost")


def test_initiative_is_a_initiative_record():
    with breaks():
        InitiativeFactory(kind="policy")


def test_site_is_named_once_a_record():
    site = SiteFactory()
    with breaks():
        SiteFactory(record=site.record, place=site.place)


@pytest.mark.parametrize("targets", [{"country": None}, {"category": "subsoil users"}])
def test_party_is_exactly_one(targets):
    with breaks():
        PartyFactory(**targets)


def test_party_has_a_part_once():
    party = PartyFactory()
    with breaks():
        PartyFactory(record=party.record, country=party.country)


def test_party_role_is_known():
    with breaks():
        PartyFactory(role="cook")


def test_progress_observed_days_go_with_their_precision():
    with breaks():
        ProgressFactory(**days_without_precision("observed"))


@pytest.mark.parametrize("values", [{"status": ""}, {"stage": "planned"}, {"status": "lost"}])
def test_progress_is_a_status_or_a_stage(values):
    with breaks():
        ProgressFactory(**values)


def test_progress_says_who_assessed():
    with breaks():
        ProgressFactory(assessment="")


@pytest.mark.parametrize("factory", [InitiativeFactory, PolicyFactory])
def test_progress_fits_its_record(factory):
    record = factory()
    with breaks():
        ProgressFactory(record=record, status="done")


def test_progress_fits_its_record_upd():
    progress = ProgressFactory(record=CommitmentFactory(), status="done")
    with breaks():
        Progress.objects.filter(pk=progress.pk).update(status="", stage="planned")


def test_topic_code_is_unique_within_its_scheme():
    topic = TopicFactory(code="incubation")
    with breaks():
        Topic.objects.create(code="incubation", scheme=topic.scheme, name="Again")
    assert TopicFactory(code="incubation", scheme="stip").pk


def test_topic_scheme_is_known():
    with breaks():
        TopicFactory(scheme="dewey")


def test_topic_is_not_its_own_parent():
    topic = TopicFactory()
    with breaks():
        Topic.objects.filter(pk=topic.pk).update(parent=topic)


def test_topic_is_named_once_a_language():
    name = TopicNameFactory()
    with breaks():
        TopicNameFactory(topic=name.topic, language=name.language)


def test_topics_are_matched_once():
    match = TopicMatchFactory()
    with breaks():
        TopicMatchFactory(topic=match.topic, target=match.target)


def test_topic_matches_another_topic():
    topic = TopicFactory()
    with breaks():
        TopicMatchFactory(topic=topic, target=topic)


def test_record_is_tagged_with_a_topic_once():
    tag = TopicTagFactory()
    with breaks():
        TopicTagFactory(record=tag.record, topic=tag.topic)
