"""Importing a table: start, plan, apply. The same three for command, job, admin and API."""

import hashlib
from contextlib import contextmanager
from functools import partial

from django.core.files.base import File
from django.db import DataError, IntegrityError, connection, transaction
from django.utils import timezone

from sources.actions.refused import NotPermitted, Refused
from sources.choices import RowAction, RunStatus
from sources.documents.lines import base_name
from sources.history import changed_by
from sources.importing import dataset_called
from sources.importing.broken_rule import sentence_of
from sources.importing.carry_out import carry_out, keep_issues
from sources.importing.lock import wait_for_other_imports, wait_for_run
from sources.importing.progress import progress_of
from sources.importing.touched import refresh_touched
from sources.models import ImportRow, ImportRun

STEP = 1 << 20
LONGEST_NAME = 80
STOPPED = "The import stopped before its end. Nothing was changed; it may be applied again."


class AlreadyApplied(Refused):
    """The run was applied before; a run is applied once."""


class FileHasErrors(Exception):
    """Rolls back what a pass wrote before it met an error in the file."""

    def __init__(self, outcome):
        super().__init__("The file has errors.")
        self.outcome = outcome


def start_import(*, dataset, file, by, note="", sheet="", is_shipped=False):
    """Keeps the file as a run of that dataset, to be planned and applied. Returns the ImportRun.

    `is_shipped`: the file comes with the product, so that what people changed of its rows stays.

    Raises UnknownDataset, and NotPermitted where the person may not import; `by` is None for the
    operator's own commands. Reads the file once for its hash and copies it to storage.
    """
    check_may_import(by, dataset)
    name = "".join(filter(str.isprintable, base_name(file.name)))[-LONGEST_NAME:]
    digest = hashlib.sha256()
    for step in file.chunks(STEP):
        digest.update(step)
    return ImportRun.objects.create(
        dataset=dataset,
        file=File(file, name=name),
        file_name=name,
        file_sha256=digest.hexdigest(),
        by=by,
        note=note,
        sheet=sheet,
        is_shipped=is_shipped,
    )


def plan_import(run):
    """Finds out, row by row, what applying would do, and keeps it with the run. Changes nothing.

    Afterwards the run is planned, or refused with all its issues. May be repeated until the run
    is applied; then it raises AlreadyApplied.
    """
    with progress_of(run) as progress, transaction.atomic():
        wait_for_run(run)
        _check_open(run)
        ImportRow.objects.filter(run=run).delete()
        outcome = carry_out(run, by=run.by, writing=False, report=progress.done)
        keep_issues(run, outcome)
        _conclude(run, outcome, RunStatus.REFUSED if outcome.refused else RunStatus.PLANNED)
    return run


def apply_import(run, *, by, refresh=refresh_touched):
    """Plans the run again and writes it, all or nothing. Returns the run, which says how it went:
    applied; refused, with its issues; or failed, with a sentence.

    Waits for other imports to end. Raises AlreadyApplied the second time, NotPermitted where the
    person may not import. `refresh` is called with the run's id once the change is committed and
    brings the pages up to date; a job hands it on to another job.
    """
    check_may_import(by, run.dataset)
    with progress_of(run) as progress, _ending(run, progress):
        try:
            with transaction.atomic(), changed_by(by, reason=f"Import of {run.file_name}"):
                _apply(run, by, progress)
                transaction.on_commit(partial(refresh, run.pk))
        except FileHasErrors as refused:
            with transaction.atomic():
                keep_issues(run, refused.outcome)
                _conclude(run, refused.outcome, RunStatus.REFUSED)
        except (IntegrityError, DataError) as error:
            _fail(run, sentence_of(error))
    return run


def _apply(run, by, progress):
    wait_for_run(run)
    wait_for_other_imports()
    _check_open(run)
    run.status = RunStatus.APPLYING
    progress.status(run.status)
    # The first ordinary statement carries who and why to the triggers; COPY would not.
    ImportRow.objects.filter(run=run).delete()
    outcome = carry_out(run, by=by, writing=True, report=progress.done)
    if outcome.refused:
        raise FileHasErrors(outcome)
    connection.check_constraints()
    keep_issues(run, outcome)
    _conclude(run, outcome, RunStatus.APPLIED)


@contextmanager
def _ending(run, progress):
    """A run that stopped for a reason nobody foresaw says so. A killed process leaves `applying`:
    the locks went with it, and the job that is handed out again applies the run afresh.
    """
    try:
        yield
    except Refused as refused:
        if run.status == RunStatus.APPLYING:
            _fail(run, str(refused))
            return
        raise
    finally:
        if run.status == RunStatus.APPLYING:
            progress.fail(STOPPED)


def check_may_import(by, dataset):
    """Raises NotPermitted unless the person may import that dataset, UnknownDataset if none is."""
    concerns_all = dataset_called(dataset).needs_every_country
    if by is None:
        return
    if not by.has_perm("sources.apply_import"):
        raise NotPermitted("You may not import tables: that takes a right of its own.")
    if concerns_all and not by.may_curate(()):
        raise NotPermitted(
            f"The dataset {dataset} concerns every country; you curate some of them."
        )


def _check_open(run):
    """With the run's lock held: `applying` can only be the mark of a process that died."""
    run.refresh_from_db()
    if run.status == RunStatus.APPLIED:
        raise AlreadyApplied(
            f"This import was applied already, on {run.finished_at:%Y-%m-%d at %H:%M}."
            " Upload the file again to apply it again."
        )


def _conclude(run, outcome, status):
    counts = outcome.counts
    run.status = status
    run.failure = ""
    run.total_rows = run.done_rows = outcome.rows
    run.created, run.updated = counts[RowAction.CREATE], counts[RowAction.UPDATE]
    run.unchanged, run.errors = counts[RowAction.UNCHANGED], counts[RowAction.ERROR]
    run.kept = counts["kept"]
    run.finished_at = timezone.now()
    run.save()


def _fail(run, sentence):
    run.status = RunStatus.FAILED
    run.failure = sentence
    run.finished_at = timezone.now()
    run.save(update_fields=["status", "failure", "finished_at"])
