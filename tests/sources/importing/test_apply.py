import threading

import pytest
from django.db import connection
from pghistory.models import Context

from policies.models import Commitment, Party
from sources.actions.importing import AlreadyApplied, apply_import, plan_import
from sources.actions.refused import NotPermitted
from sources.choices import RunStatus
from sources.importing import dataset_called
from sources.importing import plan as plan_module
from sources.importing.progress import Progress
from sources.models import ImportRow, ImportRun, Record
from tests.factories import CommitmentFactory, CountryFactory, TopicFactory, UserFactory
from tests.sources.importing.files import applied, counts, issues_of, refused, started

pytestmark = pytest.mark.django_db
HEADER = "slug,title,strength,made,topics,parties\n"
TWO = HEADER + "one,One,agreed,2022-07,incubation,KAZ;TJK\ntwo,Two,offered,,,category:firms\n"


@pytest.fixture
def region():
    CountryFactory(iso3="KAZ")
    CountryFactory(iso3="TJK")
    TopicFactory(code="incubation")


@pytest.fixture
def small_chunks(monkeypatch):
    monkeypatch.setattr(plan_module, "CHUNK", 2)


def test_rows_are_written_with_what_belongs_to_them(region):
    run = applied("commitments", TWO)
    assert counts(run) == (2, 0, 0, 0)
    one, two = Commitment.objects.order_by("slug")
    assert (one.kind, one.review_status, one.language) == ("commitment", "draft", "en")
    assert str(one.made_on.lower) == "2022-07-01"
    assert one.made_precision == "month"
    assert sorted(one.parties.values_list("role", "country__iso3")) == [
        ("party", "KAZ"),
        ("party", "TJK"),
    ]
    assert list(one.topic_tags.values_list("topic__code", flat=True)) == ["incubation"]
    assert two.parties.get().category == "firms"
    assert (two.made_on, two.made_precision) == (None, "unknown")


def test_second_run_changes_nothing(region):
    applied("commitments", TWO)
    before = list(Commitment.objects.order_by("pk").values())
    again = applied("commitments", TWO)
    assert counts(again) == (0, 0, 2, 0)
    assert list(Commitment.objects.order_by("pk").values()) == before
    assert Party.objects.count() == 3
    assert again.rows.count() == 0


def test_records_point_to_the_run_that_last_changed_them(region):
    first = applied("commitments", TWO)
    second = applied("commitments", TWO.replace("two,Two", "two,Zwei"))
    runs = dict(Record.objects.values_list("slug", "import_run"))
    assert runs == {"one": first.pk, "two": second.pk}


def test_change_of_a_list_alone_stamps_the_record(region):
    applied("commitments", TWO)
    before = Record.objects.get(slug="one")
    run = applied("commitments", TWO.replace("KAZ;TJK", "KAZ"))
    after = Record.objects.get(slug="one")
    assert (after.import_run, after.updated_at > before.updated_at) == (run, True)
    assert run.rows.get().changes == {"parties": ["KAZ; TJK", "KAZ"]}
    assert Commitment.objects.get(slug="one").typed_versions.count() == 1


def test_history_knows_who_and_why(region):
    """Creates go by COPY, past what Django wraps around its statements."""
    user = UserFactory(is_superuser=True, username="dinara")
    applied("commitments", TWO, by=user)
    applied("commitments", TWO.replace("two,Two", "two,Zwei").replace("KAZ;TJK", "KAZ"), by=user)
    record = Record.objects.get(slug="two")
    created, changed = record.versions.order_by("pgh_id")
    assert (created.pgh_label, changed.pgh_label) == ("insert", "update")
    one = Commitment.objects.get(slug="one")
    children = [*one.parties.get().versions.all(), *one.topic_tags.get().versions.all()]
    for version in [created, changed, *one.typed_versions.all(), *children]:
        assert version.pgh_context.metadata["username"] == "dinara"
        assert version.pgh_context.metadata["reason"] == "Import of file.csv"
    assert Context.objects.count() == 2


def test_any_error_refuses_the_whole_file(region):
    issues = refused("commitments", TWO + "three,Three,promised,,,\n")
    assert [(line, column) for line, column, _v, _e in issues] == [(4, "strength")]
    assert not Record.objects.exists()


def test_error_in_the_last_chunk_takes_back_the_first(region, small_chunks):
    rows = "".join(f"c{n},C,agreed,,,KAZ\n" for n in range(7))
    issues = refused("commitments", HEADER + rows + "c9,C,agreed,,,XXX\n")
    assert [line for line, *_rest in issues] == [9]
    assert not Record.objects.exists()
    assert not Party.objects.exists()
    assert not ImportRow.objects.exists()
    assert not Context.objects.exists()


def test_refused_run_tells_all_errors_of_all_chunks(region, small_chunks):
    rows = "".join(f"c{n},C,promised,,,\n" for n in range(7))
    run = apply_import(started("commitments", HEADER + rows), by=None)
    assert (run.status, run.errors, run.issues.count()) == (RunStatus.REFUSED, 7, 7)


def test_broken_constraint_fails_the_run_with_a_sentence(region, monkeypatch, small_chunks):
    """Were the plan to miss something, the database would not."""
    monkeypatch.setattr(dataset_called("commitments"), "checks", ())
    rows = HEADER.replace("topics", "due") + "a,A,agreed,2022,,\nb,B,agreed,2022,,\n"
    run = apply_import(started("commitments", rows + "c,C,agreed,2022,2021,\n"), by=None)
    assert run.status == RunStatus.FAILED
    assert run.failure.startswith(
        "Nothing was changed. The database refused the file: A period ends after it starts."
        " (commitment_is_due_after_it_is_made)"
    )
    assert not Record.objects.exists()
    assert not ImportRow.objects.exists()


def test_file_that_became_wrong_since_its_plan_is_refused(region):
    run = plan_import(started("commitments", TWO))
    assert run.status == RunStatus.PLANNED
    CountryFactory._meta.model.objects.filter(iso3="TJK").delete()
    assert apply_import(run, by=None).status == RunStatus.REFUSED
    assert [value for _l, _c, value, _e in issues_of(run)] == ["TJK"]
    assert not Record.objects.exists()


def test_refused_run_may_be_applied_when_what_was_missing_is_there(region):
    run = apply_import(started("commitments", HEADER + "one,One,agreed,,finance,\n"), by=None)
    assert run.status == RunStatus.REFUSED
    TopicFactory(code="finance")
    assert apply_import(run, by=None).status == RunStatus.APPLIED
    assert (run.errors, run.issues.count()) == (0, 0)


def test_run_is_applied_once(region):
    run = applied("commitments", TWO)
    with pytest.raises(AlreadyApplied, match="was applied already, on 20"):
        apply_import(run, by=None)
    with pytest.raises(AlreadyApplied):
        plan_import(run)
    assert ImportRun.objects.get().status == RunStatus.APPLIED


def test_stale_copy_of_a_run_does_not_apply_it_again(region):
    run = started("commitments", TWO)
    stale = ImportRun.objects.get(pk=run.pk)
    apply_import(run, by=None)
    Record.objects.filter(slug="one").update(title="Corrected by hand")
    with pytest.raises(AlreadyApplied):
        apply_import(stale, by=None)
    assert Record.objects.filter(title="Corrected by hand").exists()


def test_run_of_a_process_that_died_can_be_applied(region):
    run = started("commitments", TWO)
    ImportRun.objects.update(status=RunStatus.APPLYING, done_rows=1)
    assert apply_import(run, by=None).status == RunStatus.APPLIED


def test_unforeseen_end_is_told_and_leaves_nothing(transactional_db, monkeypatch):
    def break_off(self, rows):
        raise KeyboardInterrupt

    run = started("commitments", "slug,title,strength\none,One,agreed\n")
    monkeypatch.setattr(Progress, "done", break_off)
    with pytest.raises(KeyboardInterrupt):
        apply_import(run, by=None)
    run.refresh_from_db()
    assert (run.status, run.failure[:29]) == (RunStatus.FAILED, "The import stopped before its")
    assert not Record.objects.exists()


def test_importing_takes_the_right(region):
    with pytest.raises(NotPermitted):
        started("commitments", TWO, by=UserFactory())
    with pytest.raises(NotPermitted):
        apply_import(started("commitments", TWO), by=UserFactory())


def test_two_runs_at_once_write_each_row_once(transactional_db):
    runs = [started("commitments", "slug,title,strength\none,One,agreed\n") for _n in range(2)]

    def apply(run):
        apply_import(run, by=None)
        connection.close()

    threads = [threading.Thread(target=apply, args=[run]) for run in runs]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(counts(ImportRun.objects.get(pk=run.pk)) for run in runs) == [
        (0, 0, 1, 0),
        (1, 0, 0, 0),
    ]
    assert Record.objects.count() == 1


def test_one_run_applied_twice_at_once_is_applied_once(transactional_db):
    run = started("commitments", "slug,title,strength\none,One,agreed\n")
    ends = []

    def apply():
        try:
            ends.append(apply_import(ImportRun.objects.get(pk=run.pk), by=None).status)
        except AlreadyApplied:
            ends.append("already")
        connection.close()

    threads = [threading.Thread(target=apply) for _n in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(ends) == ["already", RunStatus.APPLIED]


def test_progress_is_seen_from_outside(transactional_db, monkeypatch, small_chunks):
    seen = []
    tell = Progress.done

    def looking(self, rows):
        tell(self, rows)
        other = connection.copy()
        with other.cursor() as cursor:
            cursor.execute("SELECT status, done_rows FROM sources_importrun")
            seen.append(cursor.fetchone())
            cursor.execute("SELECT count(*) FROM sources_record")
            assert cursor.fetchone() == (0,)
        other.close()

    monkeypatch.setattr(Progress, "done", looking)
    rows = "".join(f"c{n},C,agreed\n" for n in range(5))
    applied("commitments", "slug,title,strength\n" + rows)
    assert seen == [("applying", 2), ("applying", 4), ("applying", 5)]


def test_last_change_is_later_than_creation(region):
    CommitmentFactory(slug="one", title="Eins", strength="agreed")
    created = Record.objects.get().created_at
    applied("commitments", "slug,title\none,One\n")
    record = Record.objects.get()
    assert (record.created_at, record.updated_at > created) == (created, True)
