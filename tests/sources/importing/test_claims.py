"""Claims find the span of their quote, and where the original says it."""

import hashlib

import pytest

from sources.actions.importing import apply_import
from sources.choices import Rank, RunStatus
from sources.models import Claim, OriginalSpan, Source
from tests.factories import CommitmentFactory, PassageFactory, SourceFactory, WorkFactory
from tests.sources.importing.files import applied, counts, planned, refused, started

pytestmark = pytest.mark.django_db
FIRST = "Six countries agreed. Six countries met."
TEXT = f"{FIRST}\n\nThe plan, agreed in 2019, goes on."
ORIGINAL = "Almaty, 20 July. The countries have agreed to act."
HEADER = "record,field,item,source,paragraph,quote,stated,value,rank,basis,reason,verification"
ORIGINAL_HEADER = (
    ",original_text_sha256,original_paragraph,original_start,original_end,original_quote_sha256,"
    "original_stated_start,original_stated_end"
)
ORIGINAL_FIVE = ORIGINAL_HEADER.strip(",").split(",")[:5]
ENDS = ("original_end", "original_stated_end")
CLAIM = "commitment/one,title,,digest-one,1,Six countries,countries,x,preferred,stated,,checked"


def sha256(text):
    return hashlib.sha256(text.encode()).hexdigest()


@pytest.fixture
def digest():
    CommitmentFactory(slug="one", title="One")
    source = SourceFactory(slug="digest-one", text=TEXT, work=WorkFactory(slug="work-one"))
    first, second = TEXT.split("\n\n")
    PassageFactory(source=source, position=1, text=first)
    PassageFactory(source=source, position=2, text=second)
    return source


@pytest.fixture
def original():
    """Held already: the same work's original with its one passage."""
    return PassageFactory(
        source=SourceFactory(slug="original-one", text=ORIGINAL), position=1, text=ORIGINAL
    )


def with_original(row, quote="The countries have agreed to act.", stated="agreed"):
    start = ORIGINAL.index(quote)
    place = ORIGINAL.index(stated)
    cells = [sha256(ORIGINAL), 1, start, start + len(quote), sha256(quote)]
    cells += [place, place + len(stated)]
    return f"{HEADER}{ORIGINAL_HEADER}\n{row},{','.join(map(str, cells))}\n"


def test_claim_stands_on_the_first_place_of_its_quote(digest):
    run = applied("claims", f"{HEADER}\n{CLAIM}\n")
    claim = Claim.objects.get()
    assert (claim.passage.position, claim.span_start, claim.span_end) == (1, 0, 13)
    assert (claim.quote, claim.stated, claim.rank) == ("Six countries", "countries", "preferred")
    assert (claim.import_run, claim.source) == (run, digest)


def test_second_run_changes_nothing(digest):
    applied("claims", with_original(CLAIM))
    assert counts(applied("claims", with_original(CLAIM))) == (0, 0, 1, 0)
    assert (Claim.objects.count(), OriginalSpan.objects.count()) == (1, 1)


def test_two_stated_words_of_one_quote_are_two_claims(digest):
    other = CLAIM.replace("countries,countries", "countries,Six").replace("preferred", "normal")
    text = f"{HEADER}\n{CLAIM}\n{other}\n"
    assert counts(applied("claims", text)) == (2, 0, 0, 0)
    assert counts(applied("claims", text)) == (0, 0, 2, 0)
    assert counts(applied("claims", text.replace("Six,x", "Six,six"))) == (0, 1, 1, 0)
    claims = dict(Claim.objects.values_list("stated", "value"))
    assert claims == {"countries": "x", "Six": "six"}


def test_one_claim_of_a_quote_is_known_whatever_it_states(digest):
    applied("claims", f"{HEADER}\n{CLAIM}\n")
    corrected = CLAIM.replace("countries,countries", "countries,Six countries")
    assert counts(applied("claims", f"{HEADER}\n{corrected}\n")) == (0, 1, 0, 0)
    assert Claim.objects.get().stated == "Six countries"


def test_which_of_two_claims_of_a_quote_is_meant_has_to_be_told(digest):
    other = CLAIM.replace("countries,countries", "countries,Six").replace("preferred", "normal")
    applied("claims", f"{HEADER}\n{CLAIM}\n{other}\n")
    text = "record,field,item,source,paragraph,quote,value\n" + ",".join(CLAIM.split(",")[:6])
    [(_line, column, _value, said)] = refused("claims", f"{text},better\n")
    assert (column, said) == (
        "quote", "expected the column stated: several claims quote these words",
    )  # fmt: skip
    both = f"{CLAIM.replace('preferred', 'normal')}\n{other.replace('normal', 'preferred')}"
    applied("claims", f"{HEADER}\n{both}\n")
    assert Claim.objects.get(rank=Rank.PREFERRED).stated == "Six"


def test_quote_that_is_not_in_the_paragraph_says_where_it_is(digest):
    row = CLAIM.replace("Six countries,countries", "agreed in 2019,2019")
    assert refused("claims", f"{HEADER}\n{row}\n") == [
        (
            2,
            "quote",
            "agreed in 2019",
            f"expected words of paragraph 1, which starts with “{FIRST}”; it stands in paragraph 2",
        )
    ]


def test_paragraph_the_source_does_not_have(digest):
    [(_line, column, value, said)] = refused("claims", f"{HEADER}\n{CLAIM.replace(',1,', ',7,')}\n")
    assert (column, value) == ("paragraph", "7")
    assert said.startswith("expected one of the source's 2 paragraphs; it stands in paragraph 1")


def test_stated_words_are_words_of_the_quote(digest):
    issues = refused("claims", f"{HEADER}\n{CLAIM.replace(',countries,', ',Countries,')}\n")
    assert issues == [(2, "stated", "Countries", "expected words of the quote")]


def test_inferred_value_says_why(digest):
    [(_line, column, *_rest)] = refused(
        "claims", f"{HEADER}\n{CLAIM.replace('stated', 'inferred')}\n"
    )
    assert column == "reason"


def test_value_has_one_preferred_claim_in_a_file(digest):
    other = CLAIM.replace("Six countries,countries", "agreed,")
    assert refused("claims", f"{HEADER}\n{CLAIM}\n{other}\n") == [
        (3, "rank", "preferred", "expected one preferred claim a value; line 2 is preferred too")
    ]


def test_value_has_one_preferred_claim_beside_what_is_stored(digest):
    applied("claims", f"{HEADER}\n{CLAIM}\n")
    other = CLAIM.replace(",1,Six countries,countries", ",2,agreed,")
    [(_line, column, _value, said)] = refused("claims", f"{HEADER}\n{other}\n")
    assert column == "rank"
    assert said == (
        "expected one preferred claim a value; paragraph 1 of digest-one is preferred already"
    )


def test_preference_may_pass_to_another_claim_of_the_same_file(digest):
    applied("claims", f"{HEADER}\n{CLAIM}\n")
    other = CLAIM.replace(",1,Six countries,countries", ",2,agreed,")
    applied("claims", f"{HEADER}\n{other}\n{CLAIM.replace('preferred', 'normal')}\n")
    ranks = dict(Claim.objects.values_list("passage__position", "rank"))
    assert ranks == {1: Rank.NORMAL, 2: Rank.PREFERRED}


def test_where_the_original_says_it_is_kept(digest):
    applied("claims", with_original(CLAIM))
    span = OriginalSpan.objects.get()
    assert (span.work, span.text_sha256) == (digest.work, sha256(ORIGINAL))
    assert ORIGINAL[span.start : span.end] == "The countries have agreed to act."
    assert ORIGINAL[span.stated_start : span.stated_end] == "agreed"


@pytest.mark.parametrize(
    ("cells", "column"),
    [
        ("abc,1,0,5,{hash},,", "original_text_sha256"),
        ("{hash},0,0,5,{hash},,", "original_paragraph"),
        ("{hash},1,5,5,{hash},,", "original_end"),
        ("{hash},1,0,,{hash},,", "original_end"),
        ("{hash},1,0,5,xyz,,", "original_quote_sha256"),
        ("{hash},1,0,5,{hash},3,9", "original_stated_start"),
        ("{hash},1,0,5,{hash},3,", "original_stated_end"),
    ],
)
def test_place_in_the_original_is_whole(digest, cells, column):
    row = f"{CLAIM},{cells.format(hash=sha256('x'))}"
    issues = refused("claims", f"{HEADER}{ORIGINAL_HEADER}\n{row}\n")
    assert [at for _line, at, _value, _said in issues] == [column]


@pytest.mark.parametrize(
    ("cells", "columns"),
    [
        (",,,,,3,4", [*ORIGINAL_FIVE]),
        ("abc,0,5,5,xyz,4,4", [*ORIGINAL_FIVE[:2], "original_quote_sha256", *ENDS]),
        ("abc,1,x,,{hash},,9", [*ORIGINAL_FIVE[:1], *ORIGINAL_FIVE[2:4], "original_stated_start"]),
    ],
)
def test_all_that_is_wrong_with_a_place_in_the_original_is_said_at_once(digest, cells, columns):
    row = f"{CLAIM},{cells.format(hash=sha256('x'))}"
    issues = refused("claims", f"{HEADER}{ORIGINAL_HEADER}\n{row}\n")
    assert sorted(at for _line, at, _value, _said in issues) == sorted(columns)


def test_place_in_the_original_is_one_that_the_paragraph_restates(digest):
    digest.passages.update(original_paragraphs=[3, 4])
    assert refused("claims", with_original(CLAIM)) == [
        (2, "original_paragraph", "1", "expected what paragraph 1 restates: paragraph 3 or 4")
    ]
    digest.passages.update(original_paragraphs=[1, 4])
    applied("claims", with_original(CLAIM))


def test_original_that_is_held_gets_its_claims_at_once(digest, original):
    run = applied("claims", with_original(CLAIM))
    assert Claim.objects.get(source=original.source).import_run == run
    twin = Claim.objects.get(source=original.source)
    assert (twin.quote, twin.stated) == ("The countries have agreed to act.", "agreed")
    assert twin.rank == Rank.PREFERRED
    assert Claim.objects.get(source=digest).rank == Rank.NORMAL


def test_claim_that_stepped_down_stays_down(digest, original):
    applied("claims", with_original(CLAIM))
    assert counts(planned("claims", with_original(CLAIM))) == (0, 0, 1, 0)
    changed = CLAIM.replace(",x,", ",better,")
    assert counts(applied("claims", with_original(changed))) == (0, 1, 0, 0)
    assert Claim.objects.get(source=digest).rank == Rank.NORMAL
    assert Claim.objects.get(source=original.source).rank == Rank.PREFERRED


def test_place_that_does_not_fit_the_held_original_fails_the_run(digest, original):
    wrong = with_original(CLAIM).replace(sha256("The countries have agreed to act."), sha256("x"))
    run = apply_import(started("claims", wrong), by=None)
    assert run.status == RunStatus.FAILED
    assert "are not the words whose hash was noted" in run.failure
    assert not Claim.objects.exists()


@pytest.mark.parametrize("column", ["source", "paragraph", "quote", "field", "item"])
def test_columns_that_find_the_span_are_needed(digest, column):
    header = HEADER.replace(f",{column}", "", 1)
    assert (1, column, "", "expected this column") in refused("claims", f"{header}\n")


def test_values_may_change_without_all_columns(digest):
    applied("claims", with_original(CLAIM))
    text = "record,field,item,source,paragraph,quote,value\n" + ",".join(CLAIM.split(",")[:6])
    assert counts(applied("claims", f"{text},better\n")) == (0, 1, 0, 0)
    claim = Claim.objects.get()
    assert (claim.value, claim.rank, claim.stated) == ("better", Rank.PREFERRED, "countries")
    assert OriginalSpan.objects.filter(claim=claim).exists()


def test_claims_of_digests_name_no_other_source(digest):
    issues = refused("claims", f"{HEADER}\n{CLAIM.replace('digest-one', 'digest-two')}\n")
    assert [(at, said) for _l, at, _v, said in issues] == [
        ("source", "no source with code digest-two; did you mean digest-one?")
    ]
    assert Source.objects.count() == 1
