import pytest
from django.apps import apps
from django.core.exceptions import ValidationError

from policies.choices import PartyRole, Strength
from policies.models import Commitment, Party
from sources.actions import records
from sources.actions.refused import NotPermitted, Refused
from sources.choices import LinkBasis, LinkKind
from sources.models import EntryCard, FormerSlug, Link, Name, Record
from sources.projection import refresh
from tests.factories import (
    ClaimFactory,
    CommitmentFactory,
    CountryFactory,
    LinkFactory,
    PartyFactory,
    PassageFactory,
    UserFactory,
)
from tests.factories.record import publish, withdraw
from tests.sources.test_actions_review import curator

pytestmark = pytest.mark.django_db


@pytest.fixture
def kazakhstan():
    return CountryFactory(iso3="KAZ")


@pytest.fixture
def dinara():
    return curator("change", username="dinara")


@pytest.fixture
def commitment(kazakhstan):
    record = CommitmentFactory(title="To step up")
    PartyFactory(record=record, country=kazakhstan)
    return record


def create(by, *parts, **values):
    values = {"slug": "to-build", "title": "To build", "strength": Strength.COMMITTED} | values
    return records.create_record(Commitment, by=by, parts=parts, **values)


def test_create_record_makes_a_draft_of_its_kind(dinara, kazakhstan):
    record = create(dinara, Party(role=PartyRole.PARTY, country=kazakhstan))
    assert (record.kind, record.review_status) == ("commitment", "draft")
    assert record.parties.get().country == kazakhstan


def test_create_record_of_another_country_is_refused(dinara):
    with pytest.raises(NotPermitted, match="outside the countries"):
        create(dinara, Party(role=PartyRole.PARTY, country=CountryFactory(iso3="TJK")))
    assert not Record.objects.exists()


def test_create_record_names_what_does_not_fit(dinara):
    with pytest.raises(ValidationError, match="currency"):
        create(None, amount=6_000_000)


def test_change_record_says_who_and_why(commitment, dinara):
    records.change_record(commitment, by=dinara, reason="A typo", title="To step up efforts")
    version = Record.objects.get(pk=commitment.pk).versions.latest("pgh_id")
    assert version.title == "To step up efforts"
    assert version.pgh_context.metadata["username"] == "dinara"
    assert version.pgh_context.metadata["reason"] == "A typo"


def test_change_record_of_another_country_is_refused(commitment):
    stranger = curator("change", scopes=["TJK"])
    with pytest.raises(NotPermitted, match="outside the countries"):
        records.change_record(commitment, by=stranger, title="Hijacked")
    assert Record.objects.get().title == "To step up"


def test_change_record_takes_the_right(commitment):
    with pytest.raises(NotPermitted, match="may not change"):
        records.change_record(commitment, by=UserFactory(scopes=["KAZ"]), title="Hijacked")


def test_stale_record_is_not_written_over_a_newer_one(commitment, dinara):
    stale = Commitment.objects.get(pk=commitment.pk)
    records.change_record(commitment, by=dinara, title="By the first")
    with pytest.raises(Refused, match="Somebody else changed"):
        records.change_record(stale, by=dinara, title="By the second")
    assert Record.objects.get(pk=commitment.pk).title == "By the first"


def test_record_is_not_moved_into_another_country(commitment, dinara):
    tajikistan = Party(role=PartyRole.PARTNER, country=CountryFactory(iso3="TJK"))
    with pytest.raises(NotPermitted, match="outside the countries"):
        records.attach(commitment, tajikistan, by=dinara)
    assert commitment.parties.count() == 1


def test_new_slug_leaves_a_redirect(commitment, dinara):
    old = commitment.slug
    records.change_record(commitment, by=dinara, slug="to-step-up")
    assert FormerSlug.objects.get(slug=old).record_id == commitment.pk


def test_taken_slug_is_refused(commitment, dinara):
    CommitmentFactory(slug="taken")
    with pytest.raises(ValidationError, match="already has this slug"):
        records.change_record(commitment, by=dinara, slug="taken")


def test_attach_folds_names(commitment, dinara):
    records.attach(commitment, Name(text="Нұр-Сұлтан уәдесі"), by=dinara)
    assert commitment.names.get().folded == "нур-султан уадеси"


def test_attach_and_detach_a_link(commitment, dinara):
    other = CommitmentFactory()
    link = Link(
        kind=LinkKind.RELATED, to_record=other, basis=LinkBasis.INFERENCE, reason="Same levy."
    )
    records.attach(commitment, link, by=dinara)
    assert commitment.links_out.get().to_record_id == other.pk
    records.detach(commitment, link, by=dinara)
    assert not commitment.links_out.exists()


def test_detached_link_goes_at_both_ends(commitment, django_capture_on_commit_callbacks):
    publish(commitment)
    link = LinkFactory(from_record=commitment, to_record=CommitmentFactory(published=True))
    refresh([commitment.pk])
    ends = EntryCard.objects.filter(document__contains=link.reason)
    assert set(ends.values_list("pk", flat=True)) == {commitment.pk, link.to_record_id}
    with django_capture_on_commit_callbacks(execute=True):
        records.detach(commitment, link, by=None, reason="They have nothing in common")
    assert not ends.exists()


def test_deleted_record_goes_wherever_it_was_named(commitment, django_capture_on_commit_callbacks):
    other = CommitmentFactory(published=True)
    publish(commitment)
    LinkFactory(from_record=commitment, to_record=other)
    refresh([commitment.pk, other.pk])
    withdraw(commitment)
    with django_capture_on_commit_callbacks(execute=True):
        records.delete_record(commitment, by=None)
    assert "To step up" not in EntryCard.objects.get().document


def test_add_claim_finds_the_span(commitment, dinara):
    passage = PassageFactory(text="Six countries have committed to step up their efforts.")
    claim = records.add_claim(
        commitment, passage=passage, quote="committed", field="strength", by=dinara
    )
    assert (claim.span_start, claim.span_end) == (19, 28)
    assert claim.source == passage.source


@pytest.mark.parametrize(
    ("quote", "expected"),
    [("pledged", "does not hold"), ("", "does not hold"), ("e", "holds these words")],
)
def test_add_claim_refuses_words_that_stand_not_once(commitment, dinara, quote, expected):
    passage = PassageFactory(text="Six countries have committed.")
    with pytest.raises(Refused, match=expected):
        records.add_claim(commitment, passage=passage, quote=quote, field="title", by=dinara)


def test_last_claim_of_a_published_record_stays(kazakhstan):
    record = CommitmentFactory(published=True)
    PartyFactory(record=record, country=kazakhstan)
    change = {"by": None, "reason": "Quoted twice"}
    with pytest.raises(Refused, match="last claim"):
        records.detach(record, record.claims.get(), **change)
    spare = ClaimFactory(record=record)
    records.detach(record, spare, **change)
    assert record.claims.count() == 1


def test_delete_record_is_for_administrators(commitment, dinara):
    with pytest.raises(NotPermitted, match="administrator"):
        records.delete_record(commitment, by=dinara)
    records.delete_record(commitment, by=UserFactory(is_superuser=True), reason="A duplicate")
    assert not Record.objects.exists()
    versions = apps.get_model("sources", "RecordVersion").objects
    assert versions.get(pgh_label="delete").pgh_context.metadata["reason"] == "A duplicate"


def test_delete_record_spares_what_is_published():
    record = CommitmentFactory(published=True)
    with pytest.raises(Refused, match="Withdraw it"):
        records.delete_record(record, by=None)
