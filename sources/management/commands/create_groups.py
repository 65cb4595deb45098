from django.core.management.base import BaseCommand

from sources.actions.groups import create_groups


class Command(BaseCommand):
    help = (
        "Creates the groups Curator, Publisher and Importer with their rights, where they are "
        "missing. Run it after `migrate`; groups that exist are left alone."
    )

    def handle(self, *, verbosity, **_options):
        created = create_groups()
        if created and verbosity:
            self.stdout.write(f"Created the groups {', '.join(created)}.")
