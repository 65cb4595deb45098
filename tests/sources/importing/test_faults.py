"""Somebody who mends a file sees all that is wrong with it at once."""

import pytest

from tests.factories import CountryFactory, OrganisationFactory
from tests.sources.importing.files import applied, refused, workbook

pytestmark = pytest.mark.django_db
HEADER = "slug,title,strength"
WHO = "expected KAZ, grouping:slug, organisation:slug, person:slug or category:in words"


def test_every_bad_line_of_json_lines_is_named_beside_bad_cells():
    lines = ['{"slug": "one"', '{"slug": "two", "title": "Two", "strength": "x"}', "[1]", "three"]
    assert [issue[:3] for issue in refused("commitments", "\n".join(lines), name="f.jsonl")] == [
        (1, "", '{"slug": "one"'),
        (2, "strength", "x"),
        (3, "", "[1]"),
        (4, "", "three"),
    ]


def test_every_bad_line_is_named_where_no_line_is_good():
    issues = refused("commitments", "one\n[2]\n", name="f.jsonl")
    assert [issue[:3] for issue in issues] == [(1, "", "one"), (2, "", "[2]")]


def test_every_bad_item_of_a_list_is_named():
    CountryFactory(iso3="KAZ")
    OrganisationFactory(slug="undp")
    parties = "XXX; KAZ; organisation:nobody; organisation:undp; planet:mars; KAZ"
    file = f"{HEADER},topics,parties\none,One,agreed,nope1; nope2,{parties}\n"
    assert refused("commitments", file) == [
        (2, "topics", "nope1", "no topic with code registan/nope1"),
        (2, "topics", "nope2", "no topic with code registan/nope2"),
        (2, "parties", "XXX", "no country with code XXX"),
        (2, "parties", "organisation:nobody", "no organisation with code nobody"),
        (
            2,
            "parties",
            "planet:mars",
            f"{WHO}, found planet:mars",
        ),
        (2, "parties", "KAZ", "expected each only once, found KAZ again"),
    ]


def test_list_of_very_many_bad_items_is_not_read_to_its_end():
    topics = ";".join(f"t{number}" for number in range(500_000))
    issues = refused("commitments", f"{HEADER},topics\none,One,agreed,{topics}\n")
    assert [value for _line, _column, value, _said in issues[:-1]] == [f"t{n}" for n in range(100)]
    assert issues[-1][3] == "expected fewer faults in one cell: the rest was not read"


def test_what_is_said_of_a_huge_cell_is_short():
    file = f"{HEADER},{'x' * 100_000}\none,One,agreed,\n"
    [(_line, column, value, said)] = refused("commitments", file)
    assert (column, value) == ("x" * 99 + "…", "x" * 199 + "…")
    [(_line, _column, value, said)] = refused(
        "commitments", f"{HEADER},topics\none,One,agreed,{'x' * 100_000}\n"
    )
    assert said == f"no topic with code registan/{'x' * 90}…"
    assert value == "x" * 199 + "…"


def test_over_long_title_is_not_told_in_full():
    [issue] = refused("commitments", f"slug,title,strength\none,{'T' * 5000},agreed\n")
    assert issue == (2, "title", "T" * 199 + "…", "expected at most 500 characters, found 5000")


MONEY = "slug,title,strength,made,due,amount,currency,amount_kind,topics\n"


@pytest.mark.parametrize("topic", ["nope", ""])
def test_what_does_not_fit_together_is_told_beside_cells_that_cannot_be_read(topic):
    file = f"{MONEY}one,One,agreed,2022,2021,5,,exact,{topic}\n"
    issues = [(column, said) for _l, column, _v, said in refused("commitments", file)]
    assert issues[bool(topic) :] == [
        ("due", "expected a date that is not before made (2022)"),
        ("currency", "expected an ISO 4217 currency code with the amount, such as USD"),
    ]
    assert issues[: bool(topic)] == [("topics", "no topic with code registan/nope")] * bool(topic)


@pytest.mark.parametrize(
    ("row", "columns"),
    [
        ("one,One,agreed,sometime,2021,,,,", ["made"]),
        ("one,One,agreed,,,much,USD,exact,", ["amount"]),
        ("one,One,agreed,,,5,usd,exact,", ["currency"]),
        ("one,One,agreed,2022,2021,5,usd,,", ["currency", "due", "amount_kind"]),
        ("No Slug,One,agreed,,,,USD,,", ["slug", "currency"]),
    ],
)
def test_one_fault_is_not_told_twice(row, columns):
    issues = refused("commitments", f"{MONEY}{row}\n")
    assert [column for _line, column, _value, _said in issues] == columns


def test_stored_values_are_looked_at_where_the_file_has_no_column_for_them():
    header = "slug,title,strength,amount,currency,amount_kind\n"
    applied("commitments", f"{header}one,One,agreed,5,USD,exact\n")
    file = "slug,strength,amount_year\none,odd,2020\n"
    assert [issue[:3] for issue in refused("commitments", file)] == [(2, "strength", "odd")]
    file = "slug,strength,amount_year\ntwo,odd,2020\n"
    assert [column for _l, column, *_rest in refused("commitments", file)] == [
        "strength", "title", "amount_year",
    ]  # fmt: skip


def test_statuses_are_looked_at_beside_cells_that_cannot_be_read():
    applied("commitments", f"{HEADER}\none,One,agreed\n")
    header = "slug,record,assessment,status,stage,observed\n"
    row = "p,commitment/one,independent,done,operating,then\n"
    assert [column for _l, column, *_rest in refused("progress", header + row)] == [
        "observed", "stage",
    ]  # fmt: skip
    row = row.replace("commitment/one", "commitment/two")
    assert [column for _l, column, *_rest in refused("progress", header + row)] == [
        "record", "observed",
    ]  # fmt: skip


def test_what_does_not_fit_together_is_told_beside_a_wrong_header():
    file = "slug,title,strength,made,due,amount,curency\none,One,agreed,2022,2021,5,USD\n"
    assert [issue[:2] for issue in refused("commitments", file)] == [(1, "curency"), (2, "due")]


def test_a_session_told_twice_is_named_beside_what_does_not_fit():
    OrganisationFactory(slug="group")
    header = "slug,title,kind,body,ordinal,starts,ends\n"
    rows = "a,A,session,group,3,2022,2023\nb,B,session,group,3,2022,2021\n"
    assert [issue[:2] for issue in refused("events", header + rows)] == [
        (3, "ends"),
        (3, "ordinal"),
    ]


def test_true_is_no_text_and_is_named_as_the_file_has_it():
    rows = [{"slug": "one", "title": True, "strength": False, "amount": True}]
    assert [issue[:3] for issue in refused("commitments", rows)] == [
        (1, "title", "true"),
        (1, "strength", "false"),
        (1, "amount", "true"),
    ]
    book = workbook(["slug", "title", "strength", "amount"], ["one", True, "agreed", True])
    assert refused("commitments", book, name="f.xlsx") == [
        (2, "title", "TRUE", "expected text, found TRUE"),
        (2, "amount", "TRUE", "expected a number such as 1250000 or 12.5"),
    ]


def test_both_ends_of_a_period_are_named():
    CountryFactory(iso3="KAZ")
    file = (
        "country,text,kind,language,script,valid_from,valid_until\n"
        "KAZ,Kazakh SSR,former,en,Latn,then,now\n"
    )
    assert [issue[:3] for issue in refused("country-names", file)] == [
        (2, "valid_from", "then"),
        (2, "valid_until", "now"),
    ]


def test_every_bad_paragraph_of_a_digest_is_named():
    paragraphs = [{"text": "Good."}, {"text": ""}, "bad", {"text": "x", "original_paragraphs": 1}]
    file = [{"slug": "d", "work": "w", "title": "T", "language": "en", "paragraphs": paragraphs}]
    said = [said for _line, column, _v, said in refused("digests", file) if column == "paragraphs"]
    assert [words.rpartition(" ")[2] for words in said] == ["2", "3", "4"]


def test_rows_before_the_place_where_a_file_breaks_off_are_looked_at():
    """Also where rows of the file may name each other, so that it is read twice."""
    file = 'slug,title,kind,parent\na,A,club,\nb,B,agency,nobody\nc,"C\n'
    issues = refused("organisations", file)
    assert [issue[:3] for issue in issues] == [
        (2, "kind", "club"),
        (3, "parent", "nobody"),
        (4, "", "file.csv"),
    ]
    assert "well-formed CSV from line 4 on" in issues[2][3]


NUL = "expected text, found NUL (U+0000) as character 2"


@pytest.mark.parametrize("encoding", ["utf-8", "cp1251", "utf-16"])
def test_nul_is_named_with_its_place(encoding):
    russian = "".join(f"s-{n},Стратегия инновационного развития,agreed\n" for n in range(9))
    file = f"{HEADER}\n{russian}one,О\x00дин,agreed\ntwo,Два,a\x00greed\n".encode(encoding)
    assert refused("commitments", file) == [
        (11, "title", "О\ufffdдин", NUL),
        (12, "strength", "a\ufffdgreed", NUL),
    ]


def test_nul_in_a_name_of_a_column_is_named():
    issues = refused("commitments", b"slug,t\x00itle,strength\none,One,agreed\n")
    assert (1, "t\ufffditle", "t\ufffditle", NUL) in issues


@pytest.mark.parametrize(
    ("character", "what"),
    [
        ("\x1b", "an escape (U+001B)"),
        ("\x02", "a control character (U+0002)"),
        ("\ud83d", "half a character (U+D83D)"),
    ],
)
def test_what_cannot_be_kept_is_named(character, what):
    row = {"slug": "one", "title": f"One{character}", "strength": "agreed"}
    [(line, column, value, said)] = refused("commitments", [row])
    assert (line, column, value) == (1, "title", "One\ufffd")
    assert said == f"expected text, found {what} as character 4"
