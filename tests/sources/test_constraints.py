"""Records, claims and what hangs on them: every rule of theirs holds."""

import pytest
from django.db import connection
from django.utils import timezone

from sources.actions.records import delete_record
from sources.actions.review import transition_record
from sources.models import Claim, Entry, FormerSlug, OriginalSpan, Record, Transition
from tests.breaking import breaks, breaks_at_the_end
from tests.factories import (
    ClaimFactory,
    CommitmentFactory,
    ImportRowFactory,
    ImportRunFactory,
    LinkFactory,
    NameFactory,
    OrganisationFactory,
    PassageFactory,
    TranslationFactory,
)

pytestmark = pytest.mark.django_db


def change(row, **values):
    type(row)._base_manager.filter(pk=row.pk).update(**values)


def test_record_slug_is_unique_within_its_kind():
    OrganisationFactory(slug="unece")
    CommitmentFactory(slug="unece")
    with breaks():
        OrganisationFactory(slug="unece")


@pytest.mark.parametrize("slug", ["Bad Slug", "Bad", "-bad", "bad-", "bad/slug", ""])
def test_record_slug_is_a_part_of_an_address(slug):
    with breaks():
        OrganisationFactory(slug=slug, title="Some title")


@pytest.mark.parametrize("language", ["english", "E", "EN", "en_GB", ""])
def test_record_language_is_a_code(language):
    with breaks():
        OrganisationFactory(language=language)


def test_name_language_is_a_code():
    NameFactory(language="")
    with breaks():
        NameFactory(language="Kazakh")


def test_translation_language_is_a_code():
    with breaks():
        TranslationFactory(language="")


def test_record_kind_is_known():
    with breaks():
        Record.objects.create(kind="poem", slug="poem", title="Poem")


def test_record_keeps_its_kind():
    commitment = CommitmentFactory()
    with breaks():
        Record.objects.filter(pk=commitment.pk).update(kind="policy")


def test_record_review_status_is_known():
    with breaks():
        OrganisationFactory(review_status="lost")


def test_record_has_a_title():
    with breaks():
        OrganisationFactory(title="")


def test_published_record_knows_when():
    record = ClaimFactory().record
    with breaks():
        Record.objects.filter(pk=record.pk).update(review_status="published")


def test_published_record_has_a_claim():
    with breaks():
        OrganisationFactory(review_status="published", published_at=timezone.now())


def test_published_record_has_a_claim_upd():
    record = OrganisationFactory()
    with breaks():
        Record.objects.filter(pk=record.pk).update(
            review_status="published", published_at=timezone.now()
        )


def test_published_record_keeps_a_claim():
    record = OrganisationFactory(published=True)
    ClaimFactory(record=record)
    record.claims.first().delete()
    with breaks():
        record.claims.all().delete()


def test_published_record_keeps_a_claim_upd():
    record, other = OrganisationFactory(published=True), OrganisationFactory(published=True)
    with breaks():
        record.claims.update(record=other)
    ClaimFactory(record=record)
    Claim.objects.filter(pk=record.claims.first().pk).update(record=other)
    assert (record.claims.count(), other.claims.count()) == (1, 2)


def test_published_record_keeps_a_claim_all():
    OrganisationFactory(published=True)
    connection.check_constraints()
    with breaks(), connection.cursor() as cursor:
        cursor.execute("TRUNCATE sources_claim CASCADE")


def test_record_keeps_its_old_slug():
    record = OrganisationFactory(slug="first")
    change(Record.objects.get(pk=record.pk), slug="second")
    change(Record.objects.get(pk=record.pk), slug="third")
    former = FormerSlug.objects.filter(record_id=record.pk)
    assert set(former.values_list("slug", flat=True)) == {"first", "second"}
    change(Record.objects.get(pk=record.pk), slug="first")
    assert set(former.values_list("slug", flat=True)) == {"second", "third"}


def test_former_slug_leads_to_one_record():
    record = Record.objects.get(pk=OrganisationFactory().pk)
    FormerSlug.objects.create(kind="organisation", slug="old", record=record)
    with breaks():
        FormerSlug.objects.create(kind="organisation", slug="old", record=record)


def test_transition_stays_as_it_happened():
    transition = moved()
    with breaks():
        change(transition, comment="It was always so.")


def test_transition_goes_only_with_its_record():
    transition = moved()
    with breaks_at_the_end():
        transition.delete()
    delete_record(transition.record, by=None)
    connection.check_constraints()
    assert not Transition.objects.exists()


def moved():
    record = Record.objects.get(pk=OrganisationFactory().pk)
    return transition_record(record, to="in_review", by=None)


def test_name_text_is_not_empty():
    with breaks():
        NameFactory(text="")


def test_name_kind_is_known():
    with breaks():
        NameFactory(kind="pet")


def test_record_bears_a_name_once():
    name = NameFactory(text="UNECE")
    with breaks():
        NameFactory(record=name.record, text="UNECE")


def test_record_is_translated_once_a_language():
    translation = TranslationFactory()
    with breaks():
        TranslationFactory(record=translation.record, language=translation.language)


def test_link_is_stated_once():
    link = LinkFactory()
    with breaks():
        LinkFactory(from_record=link.from_record, to_record=link.to_record)


def test_link_joins_two_records():
    record = OrganisationFactory()
    with breaks():
        LinkFactory(from_record=record, to_record=record)


def test_link_kind_is_known():
    with breaks():
        LinkFactory(kind="envies")


def test_inferred_link_says_why():
    with breaks():
        LinkFactory(basis="inference", reason="")


def test_claim_one_preferred_per_field():
    claim = ClaimFactory(rank="preferred", item="KAZ")
    ClaimFactory(record=claim.record, rank="preferred", item="TJK")
    with breaks():
        ClaimFactory(record=claim.record, rank="preferred", item="KAZ")


def test_claim_quotes_a_span_once_per_value():
    claim = ClaimFactory()
    with breaks():
        ClaimFactory(record=claim.record, passage=claim.passage)


def test_claim_span_is_not_empty():
    passage = PassageFactory()
    with breaks():
        ClaimFactory(passage=passage, quote="", span_start=3, span_end=3)


@pytest.mark.parametrize("basis", ["inferred", "computed"])
def test_claim_inferred_or_computed_says_why(basis):
    with breaks():
        ClaimFactory(basis=basis)


def test_claim_stated_words_are_in_its_quote():
    with breaks():
        ClaimFactory(quote="six countries", stated="seven")


def test_claim_names_a_field():
    with breaks():
        ClaimFactory(field="")


def test_claim_rank_is_known():
    with breaks():
        ClaimFactory(rank="best")


def test_claim_basis_is_known():
    with breaks():
        ClaimFactory(basis="guessed", reason="A guess.")


def test_claim_verification_is_known():
    with breaks():
        ClaimFactory(verification="sworn")


@pytest.mark.parametrize(
    "values",
    [
        {"quote": "seven countries", "span_start": 13, "span_end": 28},
        {"quote": "six countries", "span_start": 12, "span_end": 25},
        {"quote": "SIX countries", "span_start": 13, "span_end": 26},
    ],
)
def test_claim_span_equals_its_quote(values):
    passage = PassageFactory(text="Paragraph 0: six countries agreed.")
    with breaks():
        ClaimFactory(passage=passage, **values)


@pytest.mark.parametrize("values", [{"span_start": 1}, {"quote": "other"}])
def test_claim_span_equals_its_quote_upd(values):
    claim = ClaimFactory()
    with breaks():
        change(claim, **values)


def test_claim_span_and_passage_are_of_the_same_source():
    claim, other = ClaimFactory(), PassageFactory()
    with pytest.raises(Exception, match="in the same source"):
        Claim.objects.filter(pk=claim.pk).update(source=other.source)


def test_original_span_is_not_empty():
    claim = ClaimFactory()
    with breaks():
        OriginalSpan.objects.create(
            claim=claim, work=claim.source.work, text_sha256="0" * 64, paragraph=1, start=5, end=5,
            quote_sha256="0" * 64,
        )  # fmt: skip


def test_entry_has_its_own_address():
    now = timezone.now()
    values = {"kind": "organisation", "slug": "unece", "published_at": now, "changed_at": now}
    Entry.objects.create(record_id=OrganisationFactory().pk, **values)
    with breaks():
        Entry.objects.create(record_id=OrganisationFactory().pk, **values)


def test_importrun_status_is_known():
    with breaks():
        ImportRunFactory(status="lost")


def test_applied_run_had_no_errors():
    with breaks():
        ImportRunFactory(status="applied", errors=1)


def test_import_row_is_planned_once():
    row = ImportRowFactory()
    with breaks():
        ImportRowFactory(run=row.run, line=row.line)


def test_importrow_action_is_known():
    with breaks():
        ImportRowFactory(action="guess")
