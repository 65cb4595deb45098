"""A release changed a shipped file: what people corrected stays, and the plan says so."""

import pytest
from django.core.management import call_command

from policies.models import Commitment, Party
from sources.actions import records
from sources.actions.claims import prefer_claim
from sources.actions.importing import apply_import
from sources.actions.review import transition_record
from sources.history import changed_by
from sources.importing.shipped import ShippedFile
from sources.models import Claim, ImportRow, Name, Record, Source, SourceWarning
from tests.factories import (
    ClaimFactory,
    CommitmentFactory,
    CountryFactory,
    EventFactory,
    OrganisationFactory,
    PassageFactory,
    SourceFactory,
    UserFactory,
)
from tests.factories.dates import dated
from tests.sources.admin_forms import address, member
from tests.sources.importing.files import applied, counts, issues_of, planned, started

pytestmark = pytest.mark.django_db
HEADER = "slug,title,summary,strength,made,due,parties\n"
FIRST = f"{HEADER}one,One,As it was,agreed,2021,2030,KAZ; UZB\n"
SECOND = FIRST.replace("One,As it was,agreed", "First,As it is,adopted")
NAMES = "record,text,kind,language\ncommitment/one,Uno,alias,es\n"
CLAIMS = "record,field,source,paragraph,quote,value,rank,item\n"


def shipped(dataset, text):
    """A file of the product, loaded as `load_shipped` does; it has to succeed."""
    return applied(dataset, text, is_shipped=True)


@pytest.fixture
def dinara():
    for iso3 in ("KAZ", "UZB", "TJK"):
        CountryFactory(iso3=iso3)
    return member("Publisher", "Importer", username="dinara", scopes=[], curates_everywhere=True)


@pytest.fixture
def one(dinara):
    """The record as an earlier release brought it."""
    shipped("commitments", FIRST)
    return Commitment.objects.get()


def change(record, by, **values):
    records.change_record(record, by=by, reason="It says so", **values)


def why(run):
    """{column: why it stays} of the one row of a run."""
    return {column: told[2] for column, told in run.rows.get().changes.items() if told[2:]}


def test_what_a_person_changed_stays_and_the_rest_follows_the_file(one, dinara):
    change(one, dinara, title="The first")
    run = shipped("commitments", SECOND)
    one.refresh_from_db()
    assert (one.title, one.summary, one.strength) == ("The first", "As it is", "adopted")
    assert (counts(run), run.kept) == ((0, 1, 0, 0), 1)
    today = Record.objects.get().versions.earliest("pgh_id").pgh_created_at.date()
    assert why(run) == {"title": f"kept: changed by dinara on {today}; the file says “First”"}
    assert run.rows.get().changes["title"][:2] == ["The first", "The first"]


def test_what_was_kept_once_is_kept_again_and_otherwise_nothing_changes(one, dinara):
    change(one, dinara, title="The first")
    shipped("commitments", SECOND)
    run = shipped("commitments", SECOND)
    assert (counts(run), run.kept) == ((0, 0, 1, 0), 1)
    assert run.rows.get().action == "unchanged"
    assert shipped("commitments", SECOND.replace("First", "The first")).kept == 0


def test_the_plan_says_what_would_be_kept(one, dinara):
    change(one, dinara, title="The first")
    run = planned("commitments", SECOND, is_shipped=True)
    assert set(why(run)) == {"title"}
    assert set(run.rows.get().changes) == {"title", "summary", "strength"}


def test_a_correction_taken_back_is_none(one, dinara):
    change(one, dinara, title="The first")
    with changed_by(None, reason="An operator's import"):
        Record.objects.update(title="One")
    assert shipped("commitments", SECOND).kept == 0
    assert Record.objects.get().title == "First"


@pytest.mark.django_db(transaction=True)
def test_what_is_changed_by_hand_is_a_correction(one):
    """In a transaction of its own, as with psql: nobody said who or why."""
    Record.objects.update(title="The first")
    assert "changed by hand on" in why(shipped("commitments", SECOND))["title"]


def test_a_file_of_a_persons_own_changes_what_it_says(one, dinara):
    change(one, dinara, title="The first")
    applied("commitments", SECOND, by=dinara)
    assert Record.objects.get().title == "First"


def test_a_record_that_a_person_made_is_filled_up_only(dinara):
    records.create_record(
        Commitment, by=dinara, slug="one", title="The first", strength="agreed", made_on=None
    )
    run = shipped("commitments", SECOND)
    made = Commitment.objects.get()
    assert (made.title, made.summary, made.strength) == ("The first", "As it is", "agreed")
    assert str(made.made_on.lower) == "2021-01-01"
    assert set(why(run)) == {"title", "strength"}


def test_items_of_a_list_stay_as_people_left_them(one, dinara):
    uzbekistan = one.parties.get(country__iso3="UZB")
    records.detach(Record.objects.get(), uzbekistan, by=dinara)
    added = Party(role="party", country=CountryFactory(iso3="TJK"))
    records.attach(Record.objects.get(), added, by=dinara)
    CountryFactory(iso3="KGZ")
    run = shipped("commitments", FIRST.replace("KAZ; UZB", "UZB; KGZ"))
    assert set(one.parties.values_list("country__iso3", flat=True)) == {"TJK", "KGZ"}
    before, after, kept = run.rows.get().changes["parties"]
    assert (before, after) == ("KAZ; TJK", "KGZ; TJK")
    assert kept.startswith("kept: ")
    assert kept.endswith("; the file says “KGZ; UZB”")


def test_values_that_do_not_fit_what_was_kept_stay_together(one, dinara):
    change(one, dinara, **dated("made", "2026"))
    run = shipped("commitments", SECOND.replace("2021,2030", "2019,2020"))
    one.refresh_from_db()
    assert (one.title, str(one.due_on.lower)) == ("One", "2030-01-01")
    assert counts(run) == (0, 0, 1, 0)
    assert why(run)["due"] == "kept, because of made; the file says “2020”"
    assert "changed by dinara" in why(run)["made"]


def test_what_a_person_removed_does_not_come_again(one, dinara):
    shipped("names", NAMES)
    records.detach(Record.objects.get(), Name.objects.get(), by=dinara)
    run = shipped("names", NAMES + "commitment/one,Eins,alias,de\n")
    assert list(Name.objects.values_list("text", flat=True)) == ["Eins"]
    assert counts(run) == (1, 0, 1, 0)
    assert "removed by dinara" in run.rows.get(line=2).changes["language"][2]


def test_what_a_person_corrected_in_its_key_does_not_come_again(one, dinara):
    shipped("names", NAMES)
    name = Name.objects.get()
    name.text = "Único"
    records.attach(Record.objects.get(), name, by=dinara)
    assert shipped("names", NAMES).kept == 1
    assert Name.objects.get().text == "Único"


def test_what_the_operator_removed_comes_again(one):
    shipped("names", NAMES)
    with changed_by(None, reason="Cleared"):
        Name.objects.all().delete()
    assert counts(shipped("names", NAMES)) == (1, 0, 0, 0)


def test_a_withdrawn_record_stays_withdrawn(one, dinara):
    claim = ClaimFactory(record=Record.objects.get())
    publications = "record,status\ncommitment/one,published\n"
    shipped("publications", publications)
    transition_record(Record.objects.get(), to="withdrawn", by=dinara)
    records.detach(Record.objects.get(), claim, by=dinara)
    run = shipped("publications", publications)
    assert Record.objects.get().review_status == "withdrawn"
    assert "changed by dinara" in why(run)["status"]


@pytest.fixture
def digest(one):
    source = SourceFactory(slug="digest", text="Agreed in 2021.\n\nAgreed in May.")
    PassageFactory(source=source, text="Agreed in 2021.")
    PassageFactory(source=source, text="Agreed in May.", position=2)
    first = "commitment/one,made,digest,1,Agreed in 2021,2021,preferred,\n"
    second = "commitment/one,made,digest,2,Agreed in May,2021-05,normal,\n"
    shipped("claims", CLAIMS + first + second)
    return CLAIMS + first + second


def ranks():
    return dict(Claim.objects.values_list("value", "rank"))


def test_the_claim_that_a_person_prefers_stays_preferred(digest, dinara):
    prefer_claim(Claim.objects.get(value="2021-05"), by=dinara, reason="It is more exact")
    run = shipped("claims", digest)
    assert ranks() == {"2021": "normal", "2021-05": "preferred"}
    assert (counts(run), run.kept) == ((0, 0, 2, 0), 2)


def test_a_new_claim_does_not_take_the_preference(digest, dinara):
    prefer_claim(Claim.objects.get(value="2021-05"), by=dinara, reason="It is more exact")
    new = digest.replace("2021,2021,preferred", "2021,2021,normal")
    run = shipped("claims", f"{new}commitment/one,made,digest,1,in 2021,2021-12,preferred,\n")
    assert ranks() == {"2021": "normal", "2021-05": "preferred", "2021-12": "normal"}
    told = {row.line: row.changes["rank"] for row in run.rows.all()}
    assert "changed by dinara" in told[3][2]
    assert told[4] == [None, "preferred", "kept: paragraph 2 of digest is preferred already"]


def test_the_file_may_move_its_own_preference_from_a_later_part(digest, monkeypatch):
    monkeypatch.setattr("sources.importing.plan.CHUNK", 1)
    first, second = digest.removeprefix(CLAIMS).splitlines()
    moved = f"{second.replace('normal', 'preferred')}\n{first.replace('preferred', 'normal')}\n"
    shipped("claims", CLAIMS + moved)
    assert ranks() == {"2021": "normal", "2021-05": "preferred"}


def test_rows_about_a_record_that_was_removed_are_left_out(one, dinara):
    root = UserFactory(username="root", is_superuser=True)
    header = "slug,title,event,verb,subjects\n"
    decision = f"{header}two,Two,session,agreed,commitment/one; commitment/three\n"
    EventFactory(slug="session")
    CommitmentFactory(slug="three")
    records.delete_record(Commitment.objects.get(slug="one"), by=root)
    run = shipped("names", NAMES + "commitment/three,Tres,alias,es\n")
    assert list(Name.objects.values_list("text", flat=True)) == ["Tres"]
    assert "removed by root" in run.rows.get(line=2).changes["record"][2]
    assert shipped("commitments", SECOND).kept == 1
    assert not Record.objects.filter(slug="one").exists()
    shipped("decisions", decision)
    subjects = Record.objects.get(slug="two").as_decision.subjects
    assert [subject.record.slug for subject in subjects.all()] == ["three"]


def test_a_record_that_never_was_is_still_a_mistake(one):
    run = apply_import(started("names", NAMES.replace("one", "won"), is_shipped=True), by=None)
    assert [column for _line, column, *_rest in issues_of(run)] == ["record"]


def test_a_part_of_a_removed_organisation_stands_alone(dinara):
    root = UserFactory(username="root", is_superuser=True)
    records.delete_record(OrganisationFactory(slug="un"), by=root)
    text = "slug,title,kind,parent\nunece,UNECE,international,un\n"
    shipped("organisations", text)
    assert Record.objects.get(slug="unece").as_organisation.parent is None


def test_descriptions_count_what_a_documents_file_said_as_nobodys(dinara):
    with changed_by(dinara, reason="Import of documents"):
        SourceFactory(slug="release", title="As in the file", publisher="As in the file")
    header = "slug,work,rendition,kind,title,publisher\n"
    work = Source.objects.get().work.slug
    with changed_by(dinara, reason="Corrected"):
        Source.objects.update(publisher="ESCAP")
    run = shipped("sources", f"{header}release,{work},original,news,As described,UNECE\n")
    source = Source.objects.get()
    assert (source.title, source.publisher) == ("As described", "ESCAP")
    assert set(why(run)) == {"publisher"}


def test_corrections_of_reference_data_and_parts_of_sources_stay(dinara):
    SourceFactory(slug="release")
    warnings = "source,kind,detail\nrelease,date_missing,Nothing\n"
    shipped("source-warnings", warnings)
    groupings = "slug,name\nspeca,Programme\n"
    shipped("groupings", groupings)
    with changed_by(dinara, reason="Corrected in the admin"):
        SourceWarning.objects.update(detail="Looked for")
    assert shipped("source-warnings", warnings).kept == 1
    assert shipped("groupings", groupings.replace("Programme", "Special Programme")).kept == 0


def test_loading_says_what_was_kept_and_the_admin_shows_it(
    client, one, dinara, tmp_path, monkeypatch, capsys
):
    change(one, dinara, title="The first")
    path = tmp_path / "known.csv"
    path.write_text(SECOND)
    monkeypatch.setattr(
        "sources.management.commands.load_shipped.shipped_files",
        lambda: [ShippedFile("commitments", path)],
    )
    call_command("load_shipped", inline=True)
    said = "commitments/known.csv:2 one, title kept: changed by dinara on"
    assert said in capsys.readouterr().out
    run = ImportRow.objects.latest("pk").run
    client.force_login(member("Importer"))
    page = client.get(address(run)).content.decode()
    assert "kept: changed by dinara on" in page
    assert "Kept as people left them" in page


def test_keeping_costs_the_same_for_any_number(one, dinara, django_assert_max_num_queries):
    rows = "".join(f"c{n},C,Was,agreed,2021,2030,KAZ\n" for n in range(30))
    shipped("commitments", FIRST + rows)
    with changed_by(dinara, reason="All of them"):
        Record.objects.update(title="Changed")
    run = started("commitments", FIRST + rows.replace("Was", "Is"), is_shipped=True)
    with django_assert_max_num_queries(60):
        apply_import(run, by=None)
    run.refresh_from_db()
    assert (run.status, run.kept) == ("applied", 31)
