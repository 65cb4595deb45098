import hashlib

import pytest

from sources.actions.binding import bind_originals
from sources.actions.refused import Refused
from sources.choices import Rank, Rendition, Verification
from sources.documents import paragraphs
from sources.models import Claim, OriginalSpan
from tests.factories import (
    ClaimFactory,
    ImportRunFactory,
    OrganisationFactory,
    PassageFactory,
    SourceFactory,
)

pytestmark = pytest.mark.django_db
ORIGINAL = "\u00a0Baku\n\nThe ministry made a US$6 million commitment.\n\nUNDP was glad."
QUOTE = "a US$6 million commitment"


def sha256(text):
    return hashlib.sha256(text.encode()).hexdigest()


def span(claim, quote=QUOTE, stated="US$6 million", **values):
    start = ORIGINAL.index(quote)
    stated_start = ORIGINAL.index(stated) if stated else None
    return OriginalSpan.objects.create(
        claim=claim,
        work=claim.source.work,
        **{
            "text_sha256": sha256(ORIGINAL),
            "paragraph": 2,
            "start": start,
            "end": start + len(quote),
            "quote_sha256": sha256(quote),
            "stated_start": stated_start,
            "stated_end": stated_start + len(stated) if stated else None,
            **values,
        },
    )


@pytest.fixture
def digest_claim():
    claim = ClaimFactory(
        field="amount",
        rank=Rank.PREFERRED,
        value="6000000 USD",
        basis="inferred",
        reason="No year is stated.",
        verification=Verification.CHECKED,
        passage__source__rendition=Rendition.DIGEST,
    )
    span(claim)
    return claim


@pytest.fixture
def original(digest_claim):
    source = SourceFactory(text=ORIGINAL, work=digest_claim.source.work)
    for position, paragraph in enumerate(paragraphs(ORIGINAL), 1):
        PassageFactory(source=source, position=position, start=paragraph.start, text=paragraph.text)
    return source


def bind():
    return bind_originals(text_sha256=sha256(ORIGINAL))


def test_bind_originals_quotes_the_exact_words(digest_claim, original):
    assert bind() == 1
    twin = original.claims.get()
    assert (twin.quote, twin.stated) == (QUOTE, "US$6 million")
    assert twin.passage.position == 2
    assert twin.passage.text[twin.span_start : twin.span_end] == QUOTE
    for name in ("record_id", "field", "item", "value", "basis", "reason", "verification"):
        assert getattr(twin, name) == getattr(digest_claim, name)


def test_bind_originals_prefers_the_original(digest_claim, original):
    bind()
    digest_claim.refresh_from_db()
    assert (original.claims.get().rank, digest_claim.rank) == (Rank.PREFERRED, Rank.NORMAL)


def test_bind_originals_twice_changes_nothing(digest_claim, original):
    bind()
    before = list(Claim.objects.order_by("pk").values())
    assert bind() == 0
    assert list(Claim.objects.order_by("pk").values()) == before


def test_bind_originals_leaves_a_twin_as_the_curator_keeps_it(digest_claim, original):
    bind()
    original.claims.update(rank=Rank.DEPRECATED, value="5000000 USD")
    assert bind() == 0
    assert original.claims.get().value == "5000000 USD"


def test_bind_originals_keeps_the_rank_of_other_claims(digest_claim, original):
    other = ClaimFactory(record=digest_claim.record, field="amount", rank=Rank.NORMAL)
    span(other, "The ministry made", "")
    bind()
    ranks = dict(original.claims.values_list("quote", "rank"))
    assert ranks == {QUOTE: Rank.PREFERRED, "The ministry made": Rank.NORMAL}
    assert original.claims.get(quote="The ministry made").stated == ""


def test_bind_originals_makes_one_claim_of_two_restatements(digest_claim, original):
    other = ClaimFactory(record=digest_claim.record, field="amount", rank=Rank.NORMAL)
    span(other)
    assert bind() == 1
    assert original.claims.get().rank == Rank.PREFERRED


def restating(digest_claim, stated, **values):
    """Another sentence of a digest about the same value, from the same words of the original."""
    values = {"record": digest_claim.record, "field": "amount", "rank": Rank.NORMAL} | values
    claim = ClaimFactory(**values)
    span(claim, stated=stated)
    return claim


def test_bind_originals_keeps_both_stated_words_of_one_place(digest_claim, original):
    restating(digest_claim, "US$6", value="6 USD")
    assert bind() == 2
    told = original.claims.order_by("stated").values_list("stated", "value", "rank")
    assert list(told) == [("US$6", "6 USD", "normal"), ("US$6 million", "6000000 USD", "preferred")]
    assert bind() == 0


@pytest.mark.parametrize("first", [True, False])
def test_bind_originals_keeps_the_stated_words_beside_none(original, digest_claim, first):
    if first:
        OriginalSpan.objects.all().delete()
    restating(digest_claim, "")
    if first:
        span(digest_claim)
    assert bind() == 1
    assert original.claims.get().stated == "US$6 million"
    assert original.claims.get().rank == Rank.PREFERRED


def test_bind_originals_keeps_another_value_without_stated_words(digest_claim, original):
    restating(digest_claim, "", value="6 USD")
    assert bind() == 2


def test_bind_originals_leaves_stated_words_as_the_curator_put_them(digest_claim, original):
    bind()
    original.claims.update(stated="US$6")
    assert bind() == 0
    restating(digest_claim, "million")
    assert bind() == 1
    assert set(original.claims.values_list("stated", flat=True)) == {"US$6", "million"}


def test_bind_originals_names_the_import(digest_claim, original):
    original.import_run = ImportRunFactory()
    original.save()
    bind()
    assert original.claims.get().import_run == original.import_run


def test_bind_originals_without_the_text_does_nothing(digest_claim):
    SourceFactory(text="", expected_sha256=sha256(ORIGINAL))
    assert bind() == 0
    digest_claim.refresh_from_db()
    assert digest_claim.rank == Rank.PREFERRED


@pytest.mark.parametrize(
    ("values", "expected"),
    [
        ({"quote_sha256": "0" * 64}, "not the words whose hash was noted"),
        ({"stated_start": 0, "stated_end": 3}, "outside the quoted words"),
    ],
)
def test_bind_originals_refuses_what_does_not_fit(digest_claim, original, values, expected):
    OriginalSpan.objects.update(**values)
    with pytest.raises(Refused, match=expected):
        bind()
    assert not original.claims.exists()
    digest_claim.refresh_from_db()
    assert digest_claim.rank == Rank.PREFERRED


def test_bind_originals_refuses_a_span_across_paragraphs(original):
    crossing = "commitment.\n\nUNDP was glad."
    OriginalSpan.objects.all().delete()
    span(ClaimFactory(record=OrganisationFactory()), crossing, "")
    with pytest.raises(Refused, match="within one paragraph"):
        bind()


def test_bind_originals_refreshes_the_records(
    digest_claim, original, monkeypatch, django_capture_on_commit_callbacks
):
    refreshed = []
    monkeypatch.setattr("sources.actions.binding.refresh", refreshed.extend)
    with django_capture_on_commit_callbacks(execute=True):
        bind()
    assert refreshed == [digest_claim.record_id]


def test_bind_originals_costs_the_same_for_any_number(
    digest_claim, original, django_assert_max_num_queries
):
    for number in range(20):
        claim = ClaimFactory(field="purpose", item=str(number))
        span(claim, "UNDP was glad", "")
    with django_assert_max_num_queries(12):
        assert bind() == 21
