import sys

from django.core.management.base import BaseCommand, CommandError

from sources.projection import check, rebuild
from sources.projection.registry import registered_kinds


class Command(BaseCommand):
    help = "Rebuilds what readers see from records and claims; with --check, only compares."

    def add_arguments(self, parser):
        parser.add_argument("--check", action="store_true", help="Print what differs.")
        parser.add_argument("--kind", action="append", choices=registered_kinds(), dest="kinds")
        parser.add_argument("--jobs", type=int, default=1, help="Processes; 1 unless told.")

    def handle(self, *args, **options):
        if options["check"]:
            self._check(options["kinds"])
            return
        if options["jobs"] < 1:
            raise CommandError("--jobs is the number of processes: 1 or more.")
        changed = rebuild(kinds=options["kinds"], jobs=options["jobs"], report=self._progress)
        self.stdout.write(f"{changed} entries written.")

    def _check(self, kinds):
        different = 0
        for difference in check(kinds=kinds):
            different += 1
            self.stdout.write(f"{difference.kind}/{difference.slug}: {difference.column}")
        if different:
            self.stderr.write(f"{different} differences. `manage.py project` puts them right.")
            sys.exit(1)
        self.stdout.write("Stored entries equal what a rebuild would write.")

    def _progress(self, done, total):
        self.stderr.write(f"\r{done} of {total}", ending="" if done < total else "\n")
