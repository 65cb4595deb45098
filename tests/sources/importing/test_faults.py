"""Somebody who mends a file sees all that is wrong with it at once."""

import pytest

from tests.factories import CountryFactory, OrganisationFactory
from tests.sources.importing.files import refused

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
    assert (len(column), len(value)) == (100, 2000)
    [(_line, _column, value, said)] = refused(
        "commitments", f"{HEADER},topics\none,One,agreed,{'x' * 100_000}\n"
    )
    assert said.startswith("no topic with code registan/xxx")
    assert max(len(value), len(said)) <= 2000


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
