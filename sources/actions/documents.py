"""Documents come in: a file of them becomes sources with their passages, or nothing at all."""

import hashlib
from contextlib import contextmanager
from dataclasses import dataclass, field
from itertools import count

from django.core.files.base import File
from django.db import transaction
from django.utils import timezone

from sources.actions.binding import bind_originals
from sources.actions.refused import NotPermitted, Refused
from sources.choices import Precision, RowAction, RunStatus
from sources.dates import PartialDate
from sources.documents import language_of, paragraphs, passage_language, warnings_of
from sources.documents.lines import Document, base_name, documents_in
from sources.history import changed_by
from sources.importing.issues import Issue
from sources.importing.lock import wait_for_other_imports
from sources.importing.progress import progress_of
from sources.languages import configuration_for
from sources.models import (
    ImportIssue,
    ImportRow,
    ImportRun,
    OriginalSpan,
    Passage,
    Source,
    SourceWarning,
    Work,
)

DATASET = "documents"
STEP = 1 << 20
TOLD_EVERY = 100  # documents
LONGEST_NAME = 80
MOST_ISSUES = 1_000
ISSUE_VALUE = 500


@dataclass(frozen=True)
class Outcome:
    """What became of one document of the file."""

    line: int
    action: str
    source: Source
    passages: int = 0
    warnings: dict[str, str] = field(default_factory=dict)

    def changes(self):
        """As an ImportRow shows them: column -> [before, after]."""
        before = None if self.action == RowAction.CREATE else "known by mention"
        shown = {"title": [None, self.source.title]} if before is None else {}
        shown |= {
            "text": [before, f"{len(self.source.text):,} characters"],
            "passages": [None, str(self.passages)],
        }
        return shown | {f"warning: {kind}": [None, text] for kind, text in self.warnings.items()}


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
        outcomes = list(_bring_in(file, name, run=None))
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
            _apply(run, file, progress)
    if run.status == RunStatus.APPLIED:
        _bind(run)
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
    with transaction.atomic(), changed_by(run.by, reason=f"Import of {run.file_name}"):
        wait_for_other_imports()
        done = dict.fromkeys(RowAction.values, 0)
        rows = []
        for outcome in _bring_in(file, run.file_name, run=run):
            done[outcome.action] += 1
            if outcome.action != RowAction.UNCHANGED:
                rows.append(_row(run, outcome))
            if sum(done.values()) % TOLD_EVERY == 0:
                progress.done(sum(done.values()))
        ImportRow.objects.filter(run=run).delete()
        ImportRow.objects.bulk_create(rows, batch_size=1000)
    run.total_rows = run.done_rows = sum(done.values())
    run.created, run.updated = done[RowAction.CREATE], done[RowAction.UPDATE]
    run.unchanged, run.errors = done[RowAction.UNCHANGED], 0
    run.status, run.failure = RunStatus.APPLIED, ""


def _row(run, outcome):
    return ImportRow(
        run=run,
        line=outcome.line,
        action=outcome.action,
        key=outcome.source.slug,
        changes=outcome.changes(),
    )


def _bring_in(file, name, *, run):
    for document in documents_in(file, name):
        if isinstance(document, Document):
            yield _bring_in_one(document, run)


def _bring_in_one(document, run):
    held = Source.objects.defer("text").filter(content_sha256=document.sha256).first()
    if held:
        return Outcome(document.line, RowAction.UNCHANGED, held)
    source = _awaiting(document)
    action = RowAction.UPDATE if source else RowAction.CREATE
    source = source or _new_source(document)
    source.text, source.content_sha256 = document.text, document.sha256
    source.language = source.language or document.language or language_of(document.text)
    source.import_run = run
    if run and document.line == 0:
        source.file = run.file.name  # the bytes as they came; of JSON Lines the run keeps them
    source.save()
    return Outcome(
        document.line, action, source, _store_passages(source), _store_warnings(source, document)
    )


def _awaiting(document):
    """The source known by mention so far whose text this is. What curators wrote of it stands."""
    awaited = Source.objects.filter(text="", expected_sha256=document.sha256).first()
    return awaited or Source.objects.filter(text="", expected_sha256="", slug=document.slug).first()


def _new_source(document):
    """A new version of a document we hold is a new source of the same work: slug-2."""
    earlier = Source.objects.defer("text").filter(slug=document.slug).first()
    slug = _free_slug(document.slug) if earlier else document.slug
    days, precision = document.published.columns() if document.published else (None, "")
    return Source(
        slug=slug,
        work=earlier.work if earlier else _work(document),
        kind=document.kind,
        title=document.title,
        publisher=document.publisher,
        author=document.author,
        url=document.url,
        licence=document.licence,
        published_on=days,
        published_precision=precision or Precision.UNKNOWN,
    )


def _free_slug(slug):
    taken = set(Source.objects.filter(slug__startswith=slug).values_list("slug", flat=True))
    return next(f"{slug}-{n}" for n in count(2) if f"{slug}-{n}" not in taken)


def _work(document):
    work, _new = Work.objects.get_or_create(slug=document.slug, defaults={"title": document.title})
    return work


def _store_passages(source):
    passages = Passage.objects.bulk_create(
        _passage(source, position, paragraph)
        for position, paragraph in enumerate(paragraphs(source.text), 1)
    )
    return len(passages)


def _passage(source, position, paragraph):
    language = passage_language(paragraph.text, source.text, source.language)
    return Passage(
        source=source,
        position=position,
        start=paragraph.start,
        text=paragraph.text,
        heading=paragraph.heading,
        page=paragraph.page,
        language=language,
        configuration=configuration_for(language),
    )


def _store_warnings(source, document):
    """Adds what is odd and not noted yet. Returns all that was found, as {kind: detail}."""
    found = warnings_of(
        source.text,
        publisher=source.publisher,
        published=PartialDate.from_columns(source.published_on, source.published_precision),
        stated_published=document.stated,
    )
    SourceWarning.objects.bulk_create(
        (SourceWarning(source=source, kind=kind, detail=text) for kind, text in found.items()),
        ignore_conflicts=True,
    )
    return {str(kind): text for kind, text in found.items()}


def _bind(run):
    """Each text on its own: a digest that does not fit its original holds up no other."""
    with run.file.open("rb") as file:
        hashes = {d.sha256 for d in documents_in(file, run.file_name) if isinstance(d, Document)}
    awaited = OriginalSpan.objects.filter(text_sha256__in=hashes)
    problems = []
    for text_sha256 in awaited.values_list("text_sha256", flat=True).distinct().order_by():
        try:
            bind_originals(text_sha256=text_sha256, by=run.by)
        except Refused as refused:
            problems.append(str(refused))
    if problems:
        run.failure = "The documents are in, but not every claim could be bound. " + " ".join(
            problems
        )
        run.save(update_fields=["failure"])
