"""A person who curates some countries learns from the plan what lies outside of them."""

import pytest

from sources.choices import RunStatus
from sources.models import ImportRow, Record
from tests.factories import (
    CommitmentFactory,
    CountryFactory,
    OrganisationFactory,
    PartyFactory,
    PlaceFactory,
)
from tests.sources.admin_forms import member
from tests.sources.importing.files import applied, counts, issues_of, planned, refused

pytestmark = pytest.mark.django_db
FOUND = "expected records of the countries you curate; found "
HEADER = "slug,title,strength,parties,partners\n"


@pytest.fixture
def curator():
    """May import what concerns Kazakhstan."""
    for iso3 in ("KAZ", "TJK", "UZB"):
        CountryFactory(iso3=iso3)
    return member("Curator", "Importer", scopes=["KAZ"])


def issues(dataset, text, by):
    run = planned(dataset, text, by=by)
    assert run.status == RunStatus.REFUSED
    return issues_of(run)


def test_plan_names_row_column_and_value_of_new_records_outside(curator):
    text = HEADER + "one,One,agreed,KAZ,\ntwo,Two,agreed,KAZ; TJK,\nthree,Three,agreed,KAZ,UZB\n"
    assert issues("commitments", text, curator) == [
        (3, "parties", "TJK", FOUND + "KAZ, TJK"),
        (4, "partners", "UZB", FOUND + "KAZ, UZB"),
    ]
    run = planned("commitments", text, by=curator)
    assert counts(run) == (1, 0, 0, 2)
    assert list(ImportRow.objects.filter(run=run).values_list("key", flat=True)) == ["one"]


def test_plan_writes_nothing(curator):
    planned("commitments", HEADER + "one,One,agreed,KAZ,\n", by=curator)
    assert not Record.objects.exists()
    assert applied("commitments", HEADER + "one,One,agreed,KAZ,\n", by=curator).created == 1


def test_apply_says_the_same_as_the_plan(curator):
    text = HEADER + "two,Two,agreed,KAZ;TJK,\n"
    assert refused("commitments", text, by=curator) == issues("commitments", text, curator)


def test_plan_names_the_record_that_leads_outside(curator):
    OrganisationFactory(slug="agency", country=CountryFactory(iso3="TJK"))
    text = HEADER + "one,One,agreed,organisation:agency,KAZ\n"
    assert issues("commitments", text, curator) == [
        (2, "parties", "agency", FOUND + "KAZ, TJK"),
    ]
    text = "slug,title,kind,parent,country\npart,Part,agency,agency,KAZ\nother,Other,agency,,TJK\n"
    assert issues("organisations", text, curator) == [(3, "country", "TJK", FOUND + "TJK")]


def test_plan_names_the_record_itself_where_no_cell_leads_outside(curator):
    PlaceFactory(code="khujand", country=CountryFactory(iso3="TJK"))
    text = "slug,title,kind,stage,sites\none,One,centre,planned,khujand\n"
    assert issues("initiatives", text, curator) == [(2, "slug", "one", FOUND + "TJK")]


def test_plan_refuses_a_new_record_about_no_country(curator):
    assert issues("commitments", HEADER + "one,One,agreed,,\n", curator) == [
        (2, "slug", "one", FOUND + "no country")
    ]


def test_plan_sees_a_record_that_would_move_outside(curator):
    commitment = CommitmentFactory(slug="one")
    PartyFactory(record=commitment, country=CountryFactory(iso3="KAZ"))
    assert issues("commitments", "slug,parties\none,TJK\n", curator) == [
        (2, "parties", "TJK", FOUND + "TJK")
    ]
    assert [party.country.iso3 for party in commitment.parties.all()] == ["KAZ"]


def test_plan_says_everything_that_is_wrong_at_once(curator):
    text = HEADER + "one,One,agreed,TJK,\ntwo,Two,loud,KAZ,\nthree,Three,agreed,UZB,\n"
    places = [(line, column) for line, column, *_rest in issues("commitments", text, curator)]
    assert places == [(2, "parties"), (3, "strength"), (4, "parties")]


def test_plan_looks_beyond_the_first_chunk(curator, monkeypatch):
    monkeypatch.setattr("sources.importing.plan.CHUNK", 2)
    rows = "".join(f"c{n},C,agreed,{'TJK' if n in (1, 4) else 'KAZ'},\n" for n in range(6))
    assert [line for line, *_rest in issues("commitments", HEADER + rows, curator)] == [3, 6]


def test_plan_of_what_the_database_would_refuse_still_stands(curator, monkeypatch):
    """The trial ends there; the plan is made without it, and applying says what is wrong."""
    CommitmentFactory(slug="taken")
    monkeypatch.setattr("sources.importing.plan.stored_rows", lambda *_args: {})
    run = planned("commitments", HEADER + "taken,Taken,agreed,KAZ,\n", by=curator)
    assert (run.status, counts(run)) == (RunStatus.PLANNED, (1, 0, 0, 0))


def test_plan_without_limits_costs_no_trial(curator, monkeypatch):
    def fail(*_args):
        raise AssertionError("nobody's scope is limited")

    monkeypatch.setattr("sources.importing.carry_out.rows_outside", fail)
    everywhere = member("Importer", scopes=[], curates_everywhere=True)
    for by in (everywhere, None):
        assert planned("commitments", HEADER + "one,One,agreed,TJK,\n", by=by).created == 1
