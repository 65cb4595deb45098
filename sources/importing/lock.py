"""Imports wait for each other; a run that died holds nothing."""

from django.db import connection

# Any two numbers that nothing else in this database uses.
ALL_IMPORTS, ONE_RUN = 0x52454749, 0x52554E


def wait_for_other_imports():
    """Until the transaction ends, no other import is applied. Gone with the connection."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s)", [ALL_IMPORTS])


def wait_for_run(run):
    """Until the transaction ends, nobody else plans or applies this run."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s, %s)", [ONE_RUN, run.pk % 2**31])
