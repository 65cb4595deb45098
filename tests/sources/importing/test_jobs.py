import pytest
from django.db import OperationalError

from sources import tasks
from sources.choices import RunStatus
from sources.models import ImportRun, Record
from tests.factories import UserFactory
from tests.sources.importing.files import applied, started

pytestmark = pytest.mark.django_db
ONE = "slug,title,strength\none,One,agreed\n"


@pytest.fixture
def refreshed(monkeypatch):
    """The runs whose pages were handed on to be brought up to date."""
    runs = []
    monkeypatch.setattr(tasks.refresh_projection, "delay", runs.append)
    return runs


def test_job_plans():
    run = started("commitments", ONE)
    tasks.plan_run(run.pk)
    run.refresh_from_db()
    assert (run.status, run.created) == (RunStatus.PLANNED, 1)


def test_job_applies_in_the_name_of_the_person(refreshed, django_capture_on_commit_callbacks):
    user = UserFactory(is_superuser=True, username="dinara")
    run = started("commitments", ONE, by=user)
    with django_capture_on_commit_callbacks(execute=True):
        tasks.apply_run(run.pk, user.pk)
    versions = Record.objects.get().versions.get()
    assert versions.pgh_context.metadata["username"] == "dinara"
    assert refreshed == [run.pk]


def test_job_handed_out_twice_changes_nothing_more(refreshed):
    run = applied("commitments", ONE)
    Record.objects.update(title="Corrected")
    tasks.apply_run(run.pk, None)
    tasks.plan_run(run.pk)
    run.refresh_from_db()
    assert (run.status, Record.objects.get().title) == (RunStatus.APPLIED, "Corrected")
    assert refreshed == [run.pk]


def test_job_of_a_person_that_is_gone_is_nobodys(refreshed):
    """It must not become the operator's, who may do everything."""
    run = started("commitments", ONE)
    with pytest.raises(UserFactory._meta.model.DoesNotExist):
        tasks.apply_run(run.pk, 4711)
    assert not Record.objects.exists()


def test_job_is_tried_again_when_the_database_hiccups(refreshed, monkeypatch):
    apply_import, failures = tasks.apply_import, [OperationalError("the server restarts")]

    def hiccup(*args, **options):
        if failures:
            raise failures.pop()
        return apply_import(*args, **options)

    monkeypatch.setattr(tasks, "apply_import", hiccup)
    run = started("commitments", ONE)
    tasks.apply_run.apply(args=[run.pk, None])
    assert ImportRun.objects.get(pk=run.pk).status == RunStatus.APPLIED


def test_refused_job_leaves_its_issues(refreshed):
    run = started("commitments", ONE.replace("agreed", "agred"))
    tasks.apply_run(run.pk, None)
    run.refresh_from_db()
    assert (run.status, run.issues.count(), refreshed) == (RunStatus.REFUSED, 1, [])
