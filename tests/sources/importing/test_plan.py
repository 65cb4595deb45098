import pytest

from policies.choices import Strength
from policies.models import Commitment
from sources.actions.importing import apply_import, plan_import
from sources.choices import RunStatus
from sources.importing import plan as plan_module
from sources.models import Record
from tests.factories import CommitmentFactory, CountryFactory, OrganisationFactory, TopicFactory
from tests.sources.importing.files import applied, counts, issues_of, planned, started

pytestmark = pytest.mark.django_db
HEADER = "slug,title,strength,made,amount,currency,amount_kind,topics,parties\n"


@pytest.fixture
def region():
    CountryFactory(iso3="KAZ", iso2="KZ", iso_numeric="398")
    CountryFactory(iso3="TJK", iso2="TJ", iso_numeric="762")
    TopicFactory(code="incubation")
    OrganisationFactory(slug="undp")


def test_plan_says_what_each_row_would_do_and_changes_nothing(region):
    text = "slug,title,strength\nold,Old,agreed\nsame,Same,agreed\n"
    applied("commitments", text)
    run = planned("commitments", text.replace("old,Old", "old,New") + "new,New,offered\n")
    assert run.status == RunStatus.PLANNED
    assert counts(run) == (1, 1, 1, 0)
    assert list(run.rows.values_list("line", "action", "key", "changes")) == [
        (2, "update", "old", {"title": ["Old", "New"]}),
        (
            4,
            "create",
            "new",
            {"slug": [None, "new"], "title": [None, "New"], "strength": [None, "offered"]},
        ),
    ]
    assert Record.objects.get(slug="old").title == "Old"
    assert not Record.objects.filter(slug="new").exists()


def test_all_errors_of_all_rows_are_told_at_once(region):
    run = planned(
        "commitments",
        HEADER + "one,,promised,yesterday,1.000,usd,,incubation;money,KAX;organisation:undb\n"
        "Two Words,Two,agreed,2022-02-30,-1,USD,exact,,KAZ; KAZ\n"
        "three,Three,agreed,,,,,,Kazakhstan\n",
    )
    assert run.status == RunStatus.REFUSED
    assert counts(run) == (0, 0, 0, 3)
    assert [(line, column) for line, column, _v, _e in issues_of(run)] == [
        (2, "title"),
        (2, "strength"),
        (2, "made"),
        (2, "currency"),
        (2, "topics"),
        (2, "parties"),
        (2, "parties"),
        (2, "amount_kind"),
        (3, "slug"),
        (3, "made"),
        (3, "parties"),
        (3, "amount"),
        (4, "parties"),
    ]


def test_issue_names_value_and_expectation(region):
    run = planned("commitments", HEADER + "one,One,commited,2022,,,,,KAX\n")
    assert issues_of(run) == [
        (
            2,
            "strength",
            "commited",
            f"expected one of {', '.join(Strength.values)}; did you mean committed?",
        ),
        (2, "parties", "KAX", "no country with code KAX; did you mean KAZ?"),
    ]


def test_double_is_an_error_that_names_both_lines():
    run = planned("commitments", "slug,title,strength\na,A,agreed\nb,B,agreed\na,C,agreed\n")
    assert issues_of(run) == [(4, "slug", "a", "expected each slug once; line 2 has the same")]


def test_double_in_another_chunk_is_found(monkeypatch):
    monkeypatch.setattr(plan_module, "CHUNK", 2)
    rows = "".join(f"c{n},C,agreed\n" for n in [1, 2, 3, 4, 1])
    assert issues_of(planned("commitments", "slug,title,strength\n" + rows)) == [
        (6, "slug", "c1", "expected each slug once; line 2 has the same")
    ]


@pytest.mark.parametrize(
    ("header", "issue"),
    [
        (
            "slug,titel",
            (1, "titel", "titel", "no such column in this dataset; did you mean title?"),
        ),
        ("title,strength", (1, "slug", "", "expected this column")),
        ("slug,title,slug", (1, "slug", "slug", "expected once, stands in column 1 too")),
        ("slug,,title", (1, "", "", "expected a name for column 2")),
    ],
)
def test_header_problems_are_named(header, issue):
    assert issue in issues_of(planned("commitments", f"{header}\nx,y,z\n"))


def test_rows_are_looked_at_though_the_header_is_wrong():
    run = planned("commitments", "slug,titel,strength\none,One,commited\ntwo,Two,agreed\nthree,x\n")
    first, *others = issues_of(run)
    assert first[:2] == (1, "titel")
    assert [(line, column) for line, column, *_rest in others] == [(2, "strength"), (4, "")]
    assert run.status == RunStatus.REFUSED
    assert (run.created, run.errors) == (0, 2)


def test_rows_may_name_each_other_though_the_header_is_wrong():
    table = "slug,titel,kind,parent\na,A,body,b\nb,B,body,\nc,C,club,nowhere\n"
    issues = issues_of(planned("organisations", table))
    assert [(line, column) for line, column, *_rest in issues] == [
        (1, "titel"),
        (4, "kind"),
        (4, "parent"),
    ]
    without_slugs = "name,title,kind,parent\na,A,club,b\n"
    issues = issues_of(planned("organisations", without_slugs))
    assert [(line, column) for line, column, *_rest in issues if line > 1] == [(2, "kind")]


def test_file_that_breaks_off_tells_of_its_header_and_of_its_rows():
    run = planned("commitments", 'slug,titel,strength\none,One,commited\ntwo,"Two,agreed\n')
    lines = [(line, column) for line, column, *_rest in issues_of(run)]
    assert lines[:2] == [(1, "titel"), (2, "strength")]
    assert len(lines) == 3


def test_wrong_header_writes_nothing():
    run = apply_import(started("commitments", "slug,title,sterngth\none,One,agreed\n"), by=None)
    assert (run.status, run.rows.count()) == (RunStatus.REFUSED, 0)


def test_half_of_a_period_is_a_header_problem():
    issues = issues_of(planned("posts", "person,organisation,role,valid_from\n"))
    assert (1, "valid_until", "", "expected this column") in issues


@pytest.mark.parametrize("row", ["one,One", "one,One,agreed,2022"])
def test_row_with_other_than_the_headers_cells_is_an_error(row):
    cells = row.count(",") + 1
    issues = issues_of(planned("commitments", f"slug,title,strength\n{row}\n"))
    assert issues == [(2, "", "", f"expected 3 cells, found {cells}")]


def test_unreadable_file_is_an_issue_of_the_whole_file():
    run = planned("commitments", b"PK\x03\x04", name="table.xlsx")
    assert run.status == RunStatus.REFUSED
    [(line, _column, value, expected)] = issues_of(run)
    assert (line, value) == (0, "table.xlsx")
    assert expected.startswith("expected an XLSX workbook")


def test_quote_left_open_is_told_beside_the_errors_before_it():
    run = planned("commitments", 'slug,title,strength\none,One,commited\ntwo,"Two,agreed\n')
    assert [(line, column) for line, column, _v, _e in issues_of(run)] == [(2, "strength"), (3, "")]


def test_columns_that_are_absent_are_left_alone(region):
    CommitmentFactory(slug="one", title="One", summary="Kept.", means="Kept.", language="ru")
    run = planned("commitments", "slug,title\none,Eins\n")
    assert list(run.rows.values_list("changes", flat=True)) == [{"title": ["One", "Eins"]}]


def test_empty_cell_empties_the_value(region):
    CommitmentFactory(slug="one", title="One", means="Talks.", language="ru")
    applied("commitments", "slug,means,language\none,,\n")
    commitment = Commitment.objects.get()
    assert (commitment.means, commitment.language) == ("", "en")


def test_new_row_needs_the_required_columns():
    assert issues_of(planned("commitments", "slug,title\none,One\n")) == [
        (2, "strength", "", "expected this column, because the row is new")
    ]


def test_checks_see_stored_values_of_absent_columns(region):
    applied("commitments", HEADER + "one,One,agreed,2022-07,,,,,\n")
    run = planned("commitments", "slug,due\none,2021\n")
    assert issues_of(run) == [
        (2, "due", "2021", "expected a date that is not before made (2022-07)")
    ]


def test_values_that_no_two_rows_may_share():
    CountryFactory(iso3="KAZ", iso2="KZ", iso_numeric="398")
    header = "iso3,iso2,iso_numeric,name\n"
    assert issues_of(
        planned("countries", header + "KGZ,KZ,417,K\nTJK,TJ,762,T\nTKM,TJ,795,T\n")
    ) == [
        (2, "iso2", "KZ", "expected a value of its own; KAZ has it already"),
        (4, "iso2", "TJ", "expected each iso2 once; line 3 has the same"),
    ]
    assert counts(planned("countries", header + "KAZ,KZ,398,Kazakhstan\n"))[3] == 0


def test_plan_may_be_repeated_and_replaces_what_it_said():
    run = planned("commitments", "slug,title,strength\none,One,agreed\ntwo,Two,commited\n")
    CommitmentFactory(slug="one", title="One", strength="agreed", summary="")
    plan_import(run)
    assert counts(run) == (0, 0, 1, 1)
    assert (run.rows.count(), run.issues.count()) == (0, 1)


def test_rows_are_planned_in_chunks_of_the_same_size(monkeypatch):
    """Whatever the number of rows, no more than one chunk of them is there at a time."""
    monkeypatch.setattr(plan_module, "CHUNK", 10)
    sizes = []
    stored_rows = plan_module.stored_rows

    def counting(dataset, rows, columns):
        sizes.append(len(rows))
        return stored_rows(dataset, rows, columns)

    monkeypatch.setattr(plan_module, "stored_rows", counting)
    rows = "".join(f"c{n},C,agreed\n" for n in range(95))
    run = planned("commitments", "slug,title,strength\n" + rows)
    assert sizes == [10] * 9 + [5]
    assert counts(run) == (95, 0, 0, 0)


def test_number_of_queries_grows_with_chunks_not_rows(
    monkeypatch, django_assert_max_num_queries, region
):
    rows = "".join(f"c{n},C,agreed,2022,,,,incubation,KAZ;TJK\n" for n in range(500))
    with django_assert_max_num_queries(30):
        planned("commitments", HEADER + rows)
    with django_assert_max_num_queries(60):
        applied("commitments", HEADER + rows)
