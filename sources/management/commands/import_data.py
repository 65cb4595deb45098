from functools import partial
from pathlib import Path

from django.contrib.auth import get_user_model
from django.core.files import File
from django.core.management.base import BaseCommand, CommandError

from sources.actions.importing import apply_import, plan_import, start_import
from sources.actions.refused import Refused
from sources.choices import RunStatus
from sources.importing import UnknownDataset
from sources.importing.touched import refresh_touched
from sources.management.reading import unread


class Command(BaseCommand):
    """Imports one table, here and now, without a worker. Exit code 1 if the file has errors."""

    help = "Imports a table: manage.py import_data commitments commitments.csv --dry-run"

    def add_arguments(self, parser):
        parser.add_argument("dataset")
        parser.add_argument("file", type=Path)
        parser.add_argument("--dry-run", action="store_true", help="Only say what would change.")
        parser.add_argument("--as", dest="user", metavar="USER", help="Whose change it is.")
        parser.add_argument("--sheet", default="", help="Of a workbook; its first by default.")
        parser.add_argument("--limit-issues", type=int, default=200, metavar="N")
        parser.add_argument("--jobs", type=int, default=1, help="Processes that write the pages.")

    def handle(self, *, dataset, file, dry_run, user, sheet, limit_issues, jobs, **options):
        try:
            by = user and get_user_model().objects.get(username=user)
            with file.open("rb") as opened:
                run = start_import(
                    dataset=dataset, file=File(opened, name=file.name), by=by, sheet=sheet
                )
            pages = partial(refresh_touched, jobs=jobs)
            run = plan_import(run) if dry_run else apply_import(run, by=by, refresh=pages)
        except get_user_model().DoesNotExist as error:
            raise CommandError(f"No user called {user}.") from error
        except OSError as error:
            raise CommandError(unread(file, error)) from error
        except (UnknownDataset, Refused) as error:
            raise CommandError(str(error)) from error
        self.report(run, file, limit_issues)

    def report(self, run, file, limit):
        self.print_issues(run, file, limit)
        self.stdout.write(
            f"{run.dataset} {run.file_name}: {run.get_status_display().lower()}. "
            f"{run.created} created, {run.updated} updated, {run.unchanged} unchanged, "
            f"{run.errors} with errors."
        )
        if run.failure:
            raise CommandError(run.failure)
        if run.status == RunStatus.REFUSED:
            raise CommandError("Nothing was changed. Correct the file and import it again.")

    def print_issues(self, run, file, limit):
        for issue in run.issues.all()[:limit]:
            place = f"{file}:{issue.line} {issue.column}".rstrip()
            self.stderr.write(f"{place}: {issue.value} — {issue.expected}")
        left = run.issues.count() - limit
        if left > 0:
            self.stderr.write(f"… and {left} more")
