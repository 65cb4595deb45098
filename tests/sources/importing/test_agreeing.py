"""Files that change what published records show: claims that say otherwise stand back."""

import pytest

from policies.models import Commitment
from sources.choices import Rank
from sources.models import Claim, ImportRow, Record
from sources.projection import refresh
from tests.factories import (
    ClaimFactory,
    CommitmentFactory,
    CountryFactory,
    PartyFactory,
    PassageFactory,
    ProgressFactory,
)
from tests.factories.record import claim_everything, publish
from tests.pages.html import page_of
from tests.sources.importing.files import applied, counts, planned, refused

pytestmark = pytest.mark.django_db

NINE = "slug,amount\nto-step-up,9000000\n"


def commitment(**values):
    return CommitmentFactory(
        slug="to-step-up", amount=6_000_000, currency="USD", amount_kind="exact", **values
    )


def claim(record, field, item="", **values):
    record = Record.objects.get(pk=record.pk)
    return ClaimFactory(record=record, field=field, item=item, rank=Rank.PREFERRED, **values)


@pytest.fixture
def said():
    """The preferred claim about the amount of a published commitment."""
    record = commitment()
    PartyFactory(record=record, country=CountryFactory(iso3="KAZ"))
    passage = PassageFactory(text="We committed 6 million US dollars.", source__slug="post")
    values = {"passage": passage, "quote": "6 million US dollars", "stated": "6 million"}
    found = claim(record, "amount", value="6000000 USD", **values)
    claim_everything(record)
    publish(record)
    return found


def changes(run):
    return ImportRow.objects.get(run=run).changes


def test_plan_says_that_the_value_will_have_no_source(said):
    assert changes(planned("commitments", NINE)) == {
        "amount": ["6000000", "9000000"],
        "source of amount": [
            "preferred: 6000000 USD",
            "no source yet for 9000000 USD; 6000000 USD is no longer preferred",
        ],
    }
    said.refresh_from_db()
    assert said.rank == Rank.PREFERRED


def test_claim_that_says_otherwise_stands_back(said):
    applied("commitments", NINE)
    said.refresh_from_db()
    assert (said.rank, Commitment.objects.get().amount) == (Rank.NORMAL, 9_000_000)
    reason = said.versions.latest("pgh_id").pgh_context.metadata["reason"]
    assert reason == "Import of file.csv; claims that say otherwise ceased to be preferred"
    assert counts(applied("commitments", NINE)) == (0, 0, 1, 0)


def test_page_shows_the_value_without_a_source_beside_what_the_source_says(said, client):
    applied("commitments", NINE)
    refresh([said.record_id])
    [row] = [
        node
        for node in page_of(client, "/commitments/to-step-up/").all(".values__row")
        if "US$9 million" in node.text
    ]
    assert "no source yet" in row.text
    assert row.one(".claim__value").text == "6 million"


def test_claims_that_come_after_carry_the_new_value(said):
    applied("commitments", NINE)
    PassageFactory(text="In fact 9 million US dollars.", source__slug="correction")
    header = "record,field,item,source,paragraph,quote,value,rank\n"
    row = "commitment/to-step-up,amount,,correction,1,9 million,9000000 USD,preferred\n"
    applied("claims", header + row)
    ranks = Claim.objects.filter(field="amount").values_list("value", "rank")
    assert set(ranks) == {("6000000 USD", "normal"), ("9000000 USD", "preferred")}
    assert counts(applied("claims", header + row)) == (0, 0, 1, 0)


def test_claim_that_says_otherwise_comes_in_as_a_normal_one(said):
    Claim.objects.filter(pk=said.pk).update(rank=Rank.NORMAL)
    PassageFactory(text="In fact 9 million US dollars.", source__slug="correction")
    header = "record,field,item,source,paragraph,quote,value,rank\n"
    row = "commitment/to-step-up,amount,,correction,1,9 million,9000000 USD,preferred\n"
    assert changes(planned("claims", header + row))["rank"] == [
        "preferred", "normal: the record shows 6000000 USD",
    ]  # fmt: skip
    applied("claims", header + row)
    assert Claim.objects.get(value="9000000 USD").rank == Rank.NORMAL
    assert counts(applied("claims", header + row)) == (0, 0, 1, 0)


def test_new_value_that_nobody_claims_is_noted(said):
    run = applied("commitments", "slug,due,parties\nto-step-up,2030,KAZ; category:banks\n")
    assert changes(run) == {
        "due": ["", "2030"],
        "parties": ["KAZ", "KAZ; category:banks"],
        "source of due": [None, "no source yet for 2030"],
        "source of parties party/category:banks": [None, "no source yet for category:banks"],
    }


def test_what_a_claim_says_and_the_record_shows_no_longer_is_noted(said):
    claim(said.record, "parties", "party/KAZ", value="KAZ")
    run = applied("commitments", "slug,parties\nto-step-up,category:banks\n")
    assert changes(run)["source of parties party/KAZ"] == [
        "preferred: KAZ", "shown no longer; KAZ is no longer preferred"
    ]  # fmt: skip
    assert Claim.objects.get(item="party/KAZ", value="KAZ").rank == Rank.NORMAL


def test_what_hangs_on_the_record_is_looked_at_too(said):
    ProgressFactory(record=said.record.as_commitment, slug="asked", status="under_way")
    claim(said.record, "progress", "asked", value="under_way")
    header = "slug,record,assessment,status\n"
    run = applied("progress", header + "asked,commitment/to-step-up,curator,done\n")
    assert changes(run)["source of progress asked"] == [
        "preferred: under_way", "no source yet for done; under_way is no longer preferred"
    ]  # fmt: skip
    assert Claim.objects.get(field="progress").rank == Rank.NORMAL


def test_drafts_wait_for_their_claims():
    record = commitment()
    found = claim(record, "amount", value="6000000 USD")
    assert changes(applied("commitments", NINE)) == {"amount": ["6000000", "9000000"]}
    found.refresh_from_db()
    assert found.rank == Rank.PREFERRED
    [(line, column, _value, expected)] = refused(
        "publications", "record,status\ncommitment/to-step-up,published\n"
    )
    assert (line, column) == (2, "record")
    assert "amount shows “9000000 USD”, but the preferred claim says “6000000 USD”" in expected


def test_cost_of_a_file_does_not_grow_with_its_rows(said, django_assert_max_num_queries):
    rows = "".join(f"{CommitmentFactory(published=True).slug},2030\n" for _ in range(20))
    with django_assert_max_num_queries(60):
        planned("commitments", "slug,due\n" + rows)
