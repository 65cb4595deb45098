from pathlib import Path

from django.contrib.auth import get_user_model
from django.core.files.base import File
from django.core.management.base import BaseCommand, CommandError

from sources.actions.documents import import_document, preview_documents, upload_documents
from sources.actions.refused import Refused
from sources.choices import RowAction, RunStatus
from sources.management.reading import unread


class Command(BaseCommand):
    help = (
        "Imports documents: a plain text (.txt) or JSON Lines with one document a line (.jsonl). "
        "They become sources with their passages; the same file twice changes nothing."
    )

    def add_arguments(self, parser):
        parser.add_argument("file", type=Path)
        parser.add_argument("--as", dest="username", help="the user whose import it is")
        parser.add_argument("--dry-run", action="store_true", help="say what would happen only")

    def handle(self, *, file, username, dry_run, **_options):
        user = self._user(username)
        try:
            with file.open("rb") as opened:
                if dry_run:
                    self._preview(opened, file.name)
                else:
                    self._import(File(opened, name=file.name), user)
        except OSError as error:
            raise CommandError(unread(file, error)) from error
        except Refused as refused:
            raise CommandError(str(refused)) from refused

    def _user(self, username):
        if not username:
            return None
        user = get_user_model().objects.filter(username=username).first()
        if user is None:
            raise CommandError(f"There is no user {username}.")
        return user

    def _preview(self, file, name):
        preview = preview_documents(file=file, name=name)
        self._refuse_with(preview.issues)
        for outcome in preview.outcomes:
            self.stdout.write(
                f"{outcome.action}: {outcome.slug}, {outcome.passages} passages"
                + "".join(f"\n  {text}" for text in outcome.warnings.values())
            )
        self.stdout.write("Nothing was stored.")

    def _import(self, file, user):
        run = import_document(upload_documents(file=file, by=user))
        if run.status == RunStatus.REFUSED:
            self._refuse_with(run.issues.all())
        for row in run.rows.all():
            verb = "completed" if row.action == RowAction.UPDATE else "new"
            self.stdout.write(f"{verb}: {row.key}, {row.changes['passages'][1]} passages")
            for column, (_before, after) in row.changes.items():
                if column.startswith("warning: "):
                    self.stdout.write(f"  {after}")
        self.stdout.write(
            f"{run.created} new, {run.updated} completed, {run.unchanged} unchanged (run {run.pk})."
        )
        if run.failure:
            raise CommandError(run.failure)

    def _refuse_with(self, issues):
        if issues:
            lines = [f"  line {i.line}, {i.column}: {i.value!r}; {i.expected}" for i in issues]
            raise CommandError("Nothing was imported.\n" + "\n".join(lines))
