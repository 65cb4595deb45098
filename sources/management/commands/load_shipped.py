import time
from functools import partial

from django.core.files import File
from django.core.management.base import BaseCommand, CommandError
from django.db import connection

from sources.actions.importing import apply_import, start_import
from sources.choices import RunStatus
from sources.importing.shipped import shipped_files
from sources.models import ImportRun
from sources.tasks import apply_run

POLL_SECONDS = 0.05
UNFINISHED = (RunStatus.UPLOADED, RunStatus.PLANNED, RunStatus.APPLYING)
NOTE = "Shipped with the product"
SHOWN_ISSUES = 50
SHOWN_KEPT = 20


class Command(BaseCommand):
    """Brings the shipped knowledge base in, file by file, through the import job.

    A file whose bytes were applied before is left out, so that a restart takes seconds and never
    overwrites what curators corrected since.
    """

    help = "Loads the shipped reference data and knowledge base through a Celery worker."

    def add_arguments(self, parser):
        parser.add_argument(
            "--wait-seconds", type=float, default=600, help="For each file; then give up."
        )
        parser.add_argument("--inline", action="store_true", help="Here, without a worker.")

    def handle(self, *, wait_seconds, inline, **options):
        started = time.monotonic()
        missing = [shipped for shipped in shipped_files() if not shipped.is_applied()]
        apply = apply_here if inline else partial(apply_by_worker, seconds=wait_seconds)
        for number, shipped in enumerate(missing, 1):
            said = f"[{number}/{len(missing)}] {shipped.dataset} {shipped.path.name}"
            run = start(shipped)
            apply(run, said=partial(self.say, said))
            self.require_applied(run)
        if missing:
            remember_sizes()
        seconds = time.monotonic() - started
        if missing:
            self.say(f"Loaded {len(missing)} files in {seconds:.1f} s.", "", ending="\n")
        else:
            self.stdout.write("The shipped data is loaded already.")

    def say(self, what, how_far, ending=""):
        """One line that rewrites itself at a terminal; a line each time elsewhere."""
        if self.stdout.isatty():
            self.stdout.write(f"\r\x1b[K{what} {how_far}", ending=ending)
            self.stdout.flush()
        else:
            self.stdout.write(f"{what} {how_far}".rstrip())

    def require_applied(self, run):
        run.refresh_from_db()
        place = f"{run.dataset}/{run.file_name}"
        if run.status == RunStatus.APPLIED:
            self.say_what_was_kept(run, place)
            return
        for issue in run.issues.all()[:SHOWN_ISSUES]:
            where = f"{place}:{issue.line} {issue.column}"
            self.stderr.write(f"{where}: {issue.value} — {issue.expected}")
        raise CommandError(f"{place} was not applied. {run.failure}".rstrip())

    def say_what_was_kept(self, run, place):
        """What people changed stays as they left it; they may want to look at it again."""
        kept = [
            f"{place}:{row.line} {row.key}, {column} {why}"
            for row in (run.rows.iterator() if run.kept else ())
            for column, (_before, _after, *reasons) in row.changes.items()
            for why in reasons
        ]
        for line in kept[:SHOWN_KEPT]:
            self.say(line, "", ending="\n")
        if len(kept) > SHOWN_KEPT:
            self.say(f"{place}: {len(kept) - SHOWN_KEPT} more were kept", "", ending="\n")


def remember_sizes():
    """Many small files make large tables of which the query planner knows nothing yet; until the
    next autovacuum it would join them row by row.
    """
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")


def start(shipped):
    """A run for the file; one that a broken start left behind is taken up again, so that the job
    that may still be handed out for it finds it applied.
    """
    unfinished = ImportRun.objects.filter(
        dataset=shipped.dataset,
        file_sha256=shipped.sha256(),
        status__in=UNFINISHED,
        by=None,
        note=NOTE,
    ).first()
    if unfinished:
        return unfinished
    with shipped.path.open("rb") as opened:
        file = File(opened, name=shipped.path.name)
        return start_import(dataset=shipped.dataset, file=file, by=None, note=NOTE, is_shipped=True)


def apply_here(run, *, said):
    apply_import(run, by=None)
    said(f"{run.done_rows} of {run.total_rows}")


def apply_by_worker(run, *, said, seconds):
    """Hands the run to a worker and follows it. Gives up when nothing moves for so long."""
    apply_run.delay(run.pk, None)
    moved = time.monotonic()
    while run.status in UNFINISHED:
        if time.monotonic() - moved > seconds:
            raise CommandError(
                f"Nothing has happened to {run} for {seconds:.0f} s. Is a Celery worker running?"
            )
        time.sleep(POLL_SECONDS)
        before = (run.status, run.done_rows)
        run.refresh_from_db()
        if (run.status, run.done_rows) != before:
            moved = time.monotonic()
            said(f"{run.done_rows} of {max(run.done_rows, run.total_rows)}")
