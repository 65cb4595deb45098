import pytest
from django.contrib.auth.models import Permission

from sources.actions.importing import apply_import
from sources.actions.refused import NotPermitted
from sources.choices import ReviewStatus, RunStatus
from sources.models import Entry, Record, Transition
from tests.factories import ClaimFactory, CommitmentFactory, PartyFactory, UserFactory
from tests.factories.record import claim_everything
from tests.sources.importing.files import applied, counts, issues_of, planned, refused, started

pytestmark = pytest.mark.django_db
HEADER = "record,status,comment\n"
BOTH = HEADER + "commitment/one,published,Checked\ncommitment/two,published,Checked\n"


@pytest.fixture
def two():
    return [CommitmentFactory(slug=slug, title=slug) for slug in ("one", "two")]


@pytest.fixture
def claimed(two):
    for commitment in two:
        claim_everything(commitment)


def member(*rights, **attributes):
    user = UserFactory(**attributes)
    user.user_permissions.set(Permission.objects.filter(codename__in=rights))
    return user


def test_many_records_are_published_at_once(claimed, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        run = applied("publications", BOTH)
    for record in Record.objects.all():
        assert record.review_status == ReviewStatus.PUBLISHED
        assert record.published_at is not None
        assert record.import_run == run
    assert set(Transition.objects.values_list("from_status", "to_status", "comment")) == {
        ("draft", "published", "Checked")
    }
    assert Transition.objects.count() == 2
    assert set(Entry.objects.values_list("slug", flat=True)) == {"one", "two"}


def test_second_run_changes_nothing(claimed):
    applied("publications", BOTH)
    assert counts(applied("publications", BOTH)) == (0, 0, 2, 0)
    assert Transition.objects.count() == 2


def test_publishing_needs_a_claim(two):
    ClaimFactory(record=Record.objects.get(slug="one"))
    issues = refused("publications", BOTH)
    assert issues == [(3, "record", "commitment/two", "expected a record with at least one claim")]
    assert not Record.objects.published().exists()


def test_step_that_the_workflow_does_not_know_is_an_error(claimed):
    issues = refused("publications", HEADER + "commitment/one,withdrawn,\n")
    assert issues == [
        (2, "status", "withdrawn", "expected in_review, published, because the record is draft")
    ]


def test_publishing_takes_the_right(claimed):
    by = member("apply_import", "change_record", curates_everywhere=True)
    assert [(line, column) for line, column, *_rest in refused("publications", BOTH, by=by)] == [
        (2, "status"),
        (3, "status"),
    ]
    by = member("apply_import", "change_record", "publish_record", curates_everywhere=True)
    applied("publications", BOTH, by=by)
    assert set(Transition.objects.values_list("by", flat=True)) == {by.pk}


def test_importing_a_record_again_never_unpublishes(claimed):
    applied("publications", BOTH)
    run = applied("commitments", "slug,title\none,Changed\n")
    assert run.updated == 1
    assert Record.objects.published().filter(title="Changed").exists()


def test_comment_with_a_nul_is_an_error(claimed):
    [(_line, column, _value, said)] = refused(
        "publications", [{"record": "commitment/one", "status": "published", "comment": "a\x00"}]
    )
    assert (column, said[:20]) == ("comment", "expected text, found")


@pytest.fixture
def curator():
    """May import and publish what concerns Kazakhstan."""
    return member(
        "apply_import", "change_record", "publish_record", username="dinara", scopes=["KAZ"]
    )


@pytest.fixture
def neighbours(claimed, two):
    for commitment, iso3 in zip(two, ["KAZ", "TJK"], strict=True):
        PartyFactory(record=Record.objects.get(pk=commitment.pk), country__iso3=iso3)
        claim_everything(commitment)


def test_limited_curator_changes_own_records_only(neighbours, curator):
    applied("commitments", "slug,title\none,Changed\n", by=curator)
    issues = refused("commitments", "slug,title\none,Again\ntwo,Changed\n", by=curator)
    said = "expected records of the countries you curate; found TJK"
    assert issues == [(3, "slug", "two", said)]
    assert set(Record.objects.values_list("title", flat=True)) == {"Changed", "two"}


def test_limited_curator_hears_of_it_in_the_plan(neighbours, curator):
    run = planned("publications", BOTH, by=curator)
    assert [line for line, *_rest in issues_of(run)] == [3]


def test_limited_curator_creates_within_the_scope_only(neighbours, curator):
    header = "slug,title,strength,parties\n"
    applied("commitments", header + "three,Three,agreed,KAZ\n", by=curator)
    issues = refused("commitments", header + "four,Four,agreed,KAZ;TJK\n", by=curator)
    assert [said for *_place, said in issues] == [
        "expected records of the countries you curate; found KAZ, TJK"
    ]
    assert not Record.objects.filter(slug="four").exists()


def test_limited_curator_does_not_move_a_record_out_of_reach(neighbours, curator):
    refused("commitments", "slug,parties\none,TJK\n", by=curator)
    assert Record.objects.get(slug="one").parties.get().country.iso3 == "KAZ"


def test_limited_curator_attaches_nothing_to_others(neighbours, curator):
    header = "record,text,kind,language\n"
    applied("names", header + "commitment/one,Uno,alias,es\n", by=curator)
    refused("names", header + "commitment/two,Dos,alias,es\n", by=curator)


def test_reference_data_concerns_every_country(curator):
    run = started("countries", "iso3,iso2,iso_numeric,name\nKGZ,KG,417,Kyrgyzstan\n")
    with pytest.raises(NotPermitted, match="concerns every country"):
        apply_import(run, by=curator)
    run.refresh_from_db()
    assert run.status == RunStatus.UPLOADED
