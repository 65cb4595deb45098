from threading import Barrier, Thread

import pytest
from django.contrib.auth.models import Permission
from django.db import connection

from accounts.models import User
from sources.actions.refused import NotPermitted, Refused
from sources.actions.review import STEPS, open_steps, transition_record, transition_records
from sources.choices import ReviewStatus
from sources.models import Record, Transition
from tests.factories import (
    ClaimFactory,
    CommitmentFactory,
    CountryFactory,
    PartyFactory,
    UserFactory,
)
from tests.factories.record import claim_everything

DRAFT, IN_REVIEW, PUBLISHED, WITHDRAWN = ReviewStatus.values


def curator(*rights, scopes=("KAZ",), **values):
    user = UserFactory(scopes=scopes, **values)
    user.user_permissions.set(
        Permission.objects.filter(codename__in=[f"{right}_record" for right in rights])
    )
    return User.objects.get(pk=user.pk)


@pytest.fixture
def commitment(db):
    record = CommitmentFactory()
    ClaimFactory(record=record)
    PartyFactory(record=record, country=CountryFactory(iso3="KAZ"))
    claim_everything(record)
    return record


@pytest.fixture
def publisher(db):
    return curator("change", "publish")


def test_transition_publishes_with_date_and_history(commitment, publisher):
    transition = transition_record(commitment, to=PUBLISHED, by=publisher, comment="Read twice.")
    stored = Record.objects.get(pk=commitment.pk)
    assert stored.review_status == commitment.review_status == PUBLISHED
    assert stored.published_at == commitment.published_at is not None
    assert (transition.from_status, transition.to_status) == (DRAFT, PUBLISHED)
    assert (transition.by, transition.comment) == (publisher, "Read twice.")
    version = stored.versions.latest("pgh_id")
    assert version.pgh_context.metadata["username"] == publisher.username
    assert version.pgh_context.metadata["reason"] == "Read twice."


def test_transition_goes_the_whole_way_round(commitment, publisher):
    for to in (IN_REVIEW, DRAFT, IN_REVIEW, PUBLISHED, WITHDRAWN, DRAFT, PUBLISHED):
        transition_record(commitment, to=to, by=publisher)
    assert commitment.transitions.count() == 7


@pytest.mark.parametrize(
    ("at", "to"),
    [(at, to) for at in ReviewStatus for to in ReviewStatus if to not in STEPS[at]],
)
def test_transition_knows_no_other_steps(commitment, publisher, at, to):
    Record.objects.filter(pk=commitment.pk).update(
        review_status=at, published_at="2022-01-01T00:00Z"
    )
    with pytest.raises(Refused, match="cannot be moved"):
        transition_record(commitment, to=to, by=publisher)
    assert not commitment.transitions.exists()


def test_publishing_wants_a_claim(commitment, publisher):
    commitment.claims.all().delete()
    with pytest.raises(Refused, match="no claim yet"):
        transition_record(commitment, to=PUBLISHED, by=publisher)
    assert Record.objects.get(pk=commitment.pk).review_status == DRAFT


@pytest.mark.parametrize(("at", "to"), [(DRAFT, PUBLISHED), (PUBLISHED, WITHDRAWN)])
def test_publishing_and_withdrawing_take_a_right(commitment, at, to):
    Record.objects.filter(pk=commitment.pk).update(
        review_status=at, published_at="2022-01-01T00:00Z"
    )
    with pytest.raises(NotPermitted, match="right of its own"):
        transition_record(commitment, to=to, by=curator("change"))


def test_curator_hands_in_for_review(commitment):
    assert transition_record(commitment, to=IN_REVIEW, by=curator("change")).to_status == IN_REVIEW


def test_transition_takes_the_right_to_change(commitment):
    with pytest.raises(NotPermitted, match="may not change"):
        transition_record(commitment, to=IN_REVIEW, by=curator())


def test_transition_outside_the_scope_is_refused(commitment):
    with pytest.raises(NotPermitted, match="outside the countries"):
        transition_record(commitment, to=PUBLISHED, by=curator("change", "publish", scopes=["TJK"]))


def test_transition_of_a_shared_record_takes_every_country(commitment, publisher):
    PartyFactory(record=commitment, country=CountryFactory(iso3="TJK"))
    claim_everything(commitment)
    with pytest.raises(NotPermitted, match="outside the countries"):
        transition_record(commitment, to=PUBLISHED, by=publisher)
    both = curator("change", "publish", scopes=["KAZ", "TJK"])
    assert transition_record(commitment, to=PUBLISHED, by=both)


def test_transition_of_many_is_all_or_none(commitment):
    without_claim = CommitmentFactory()
    with pytest.raises(Refused, match="no claim yet"):
        transition_records([commitment.pk, without_claim.pk], to=PUBLISHED, by=None)
    assert not Transition.objects.exists()
    ClaimFactory(record=without_claim)
    transition_records([commitment.pk, without_claim.pk], to=PUBLISHED, by=None)
    assert Record.objects.published().filter(kind="commitment").count() == 2


def test_transition_of_a_record_that_is_gone_is_refused(commitment):
    with pytest.raises(Refused, match="no longer there"):
        transition_records([commitment.pk, 0], to=IN_REVIEW, by=None)


def test_transition_of_many_costs_the_same(commitment, django_assert_max_num_queries):
    records = [commitment, *CommitmentFactory.create_batch(20)]
    for record in records[1:]:
        ClaimFactory(record=record)
    with django_assert_max_num_queries(9):
        transition_records([record.pk for record in records], to=PUBLISHED, by=None)


def test_transition_refreshes_readers_after_commit(
    commitment, monkeypatch, django_capture_on_commit_callbacks
):
    refreshed = []
    monkeypatch.setattr("sources.actions.review.spread", refreshed.extend)
    with django_capture_on_commit_callbacks(execute=True):
        transition_record(commitment, to=PUBLISHED, by=None)
        assert refreshed == []
    assert refreshed == [commitment.pk]


def test_stale_object_cannot_publish_again(commitment, publisher):
    stale = Record.objects.get(pk=commitment.pk)
    transition_record(commitment, to=PUBLISHED, by=publisher)
    with pytest.raises(Refused, match="is published"):
        transition_record(stale, to=PUBLISHED, by=publisher)


def test_open_steps_are_those_the_person_may_take(commitment, publisher):
    assert open_steps(commitment, by=publisher) == [IN_REVIEW, PUBLISHED]
    assert open_steps(commitment, by=curator("change")) == [IN_REVIEW]
    assert open_steps(commitment, by=curator("change", scopes=["TJK"])) == []
    assert open_steps(commitment, by=curator()) == []


@pytest.mark.django_db(transaction=True)
def test_two_people_at_once_publish_exactly_once(commitment):
    barrier, answers = Barrier(2), []
    people = [curator("change", "publish", username=name) for name in ("dinara", "timur")]

    def publish(by):
        stale = Record.objects.get(pk=commitment.pk)
        barrier.wait(timeout=10)
        try:
            answers.append(transition_record(stale, to=PUBLISHED, by=by).to_status)
        except Refused as refused:
            answers.append(str(refused))
        finally:
            connection.close()

    threads = [Thread(target=publish, args=[person]) for person in people]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(timeout=30)
    assert answers.count(PUBLISHED) == 1
    assert any("cannot be moved to published" in answer for answer in answers)
    assert Transition.objects.count() == 1
