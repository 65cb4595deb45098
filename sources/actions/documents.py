"""Documents come in: a file of them becomes sources with their passages, or nothing at all."""

import hashlib
from contextlib import contextmanager
from dataclasses import dataclass

from django.core.files.base import File
from django.db import transaction
from django.utils import timezone

from sources.actions.binding import bind_originals
from sources.actions.refused import NotPermitted, Refused
from sources.actions.taking_in import Outcome, in_batches, take_in
from sources.choices import RowAction, RunStatus
from sources.documents.lines import Document, base_name, documents_in
from sources.history import changed_by
from sources.importing.issues import Issue
from sources.importing.layouts import TableLayout
from sources.importing.lock import wait_for_other_imports
from sources.importing.progress import progress_of
from sources.models import ImportIssue, ImportRow, ImportRun, OriginalSpan

DATASET = "documents"
STEP = 1 << 20
LONGEST_NAME = 80
MOST_ISSUES = 1_000
ISSUE_VALUE = 500


@dataclass
class Preview:
    """What a file would do: its outcomes, or its issues."""

    outcomes: list[Outcome]
    issues: list[Issue]


def upload_documents(*, file, by, note=""):
    """Keeps the file for a job to import: `import_document(run)`. Returns the ImportRun."""
    if by is not None and not by.has_perm("sources.apply_import"):
        raise NotPermitted("You may not import documents: that takes a right of its own.")
    file.seek(0)
    digest = hashlib.sha256()
    while step := file.read(STEP):
        digest.update(step)
    file.seek(0)
    name = base_name(file.name)
    return ImportRun.objects.create(
        dataset=DATASET,
        file=File(file, name=name[-LONGEST_NAME:]),
        file_name=name[-LONGEST_NAME:],
        file_sha256=digest.hexdigest(),
        by=by,
        note=note,
    )


def preview_documents(*, file, name):
    """What importing the file would do; stores nothing, not even a run."""
    issues = _issues(file, name)[:MOST_ISSUES]
    if issues:
        return Preview([], issues)
    with transaction.atomic():
        wait_for_other_imports()
        outcomes = [
            outcome
            for batch in in_batches(_documents(file, name))
            for outcome in take_in(batch, run=None)
        ]
        transaction.set_rollback(True)
    return Preview(outcomes, [])


def import_document(run):
    """Imports the documents of an uploaded run, all or none. Run twice, it changes nothing more.

    A file with mistakes is refused as a whole, with an issue for each. A document is known by its
    text: held already, it is unchanged; awaited by a source known so far by mention, it completes
    that one. Afterwards the claims of digests whose original this is are bound to it.
    """
    if run.status == RunStatus.APPLIED:
        return run
    with progress_of(run) as progress, _ending(run), run.file.open("rb") as file:
        issues = _issues(file, run.file_name)
        if issues:
            _refuse(run, issues)
        else:
            hashes = _apply(run, file, progress)
    if run.status == RunStatus.APPLIED:
        _bind(run, hashes)
    return run


@contextmanager
def _ending(run):
    """Whatever happens, the run says how it ended, also where the error is one to be raised."""
    ImportRun.objects.filter(pk=run.pk).update(status=RunStatus.APPLYING)
    run.status, run.failure = RunStatus.FAILED, "The import stopped before its end."
    try:
        yield
    finally:
        run.finished_at = timezone.now()
        run.save()


def _issues(file, name):
    return [found for found in documents_in(file, name) if isinstance(found, Issue)]


def _refuse(run, issues):
    ImportIssue.objects.filter(run=run).delete()
    ImportIssue.objects.bulk_create(
        ImportIssue(
            run=run,
            line=issue.line,
            column=issue.column[:100],
            value=issue.value[:ISSUE_VALUE].replace("\x00", "\\0"),
            expected=issue.expected,
        )
        for issue in issues[:MOST_ISSUES]
    )
    run.status, run.errors, run.failure = RunStatus.REFUSED, len(issues), ""


def _apply(run, file, progress):
    """Returns the hashes of those texts of the file that digests restate."""
    with transaction.atomic(), changed_by(run.by, reason=f"Import of {run.file_name}"):
        wait_for_other_imports()
        # The first ordinary statement carries who and why to the triggers; COPY would not.
        ImportRow.objects.filter(run=run).delete()
        awaited, found = _awaited(), set()
        done = dict.fromkeys(RowAction.values, 0)
        for batch in in_batches(_documents(file, run.file_name)):
            found |= awaited & {document.sha256 for document in batch}
            for outcome in _keep(run, take_in(batch, run=run)):
                done[outcome.action] += 1
            progress.done(sum(done.values()))
    run.total_rows = run.done_rows = sum(done.values())
    run.created, run.updated = done[RowAction.CREATE], done[RowAction.UPDATE]
    run.unchanged, run.errors = done[RowAction.UNCHANGED], 0
    run.status, run.failure = RunStatus.APPLIED, ""
    return found


def _documents(file, name):
    return (found for found in documents_in(file, name) if isinstance(found, Document))


def _awaited():
    return set(OriginalSpan.objects.order_by().values_list("text_sha256", flat=True).distinct())


def _keep(run, outcomes):
    """Notes with the run what changed; hands the outcomes on."""
    TableLayout(ImportRow).insert(
        [
            {
                "run_id": run.pk,
                "line": outcome.line,
                "action": outcome.action,
                "key": outcome.slug,
                "changes": outcome.changes(),
            }
            for outcome in outcomes
            if outcome.action != RowAction.UNCHANGED
        ]
    )
    return outcomes


def _bind(run, hashes):
    """Each text on its own: a digest that does not fit its original holds up no other."""
    problems = []
    for text_sha256 in sorted(hashes):
        try:
            bind_originals(text_sha256=text_sha256, by=run.by)
        except Refused as refused:
            problems.append(str(refused))
    if problems:
        run.failure = "The documents are in, but not every claim could be bound. " + " ".join(
            problems
        )
        run.save(update_fields=["failure"])
