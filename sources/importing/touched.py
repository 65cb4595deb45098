"""Which pages an import changed, and bringing them up to date."""

from django.db import connection
from django.db.models import BigIntegerField, F, Func

from sources.choices import ReviewStatus
from sources.importing.copying import written
from sources.importing.dataset import dataset_called
from sources.importing.writing import ANALYSE, tables_of
from sources.models import Entry, ImportRow, ImportRun, Record
from sources.projection import refresh, refresh_all

LARGE = 5000  # rows; from here on the planner of PostgreSQL should know of them at once


class Unnest(Func):
    """One row an element of an array."""

    function = "unnest"
    set_returning = True
    output_field = BigIntegerField()


def refresh_touched(run_id, *, jobs=1):
    """Brings the entries of everything that an applied run changed up to date. May be repeated.

    `jobs` is the number of processes, for commands alone.
    """
    run = ImportRun.objects.get(pk=run_id)
    dataset = dataset_called(run.dataset)
    if run.created + run.updated >= LARGE:
        _analyse(dataset)
    rows = ImportRow.objects.filter(run=run).annotate(record=Unnest(F("records")))
    touched = Record.objects.filter(pk__in=rows.values("record")).order_by("pk")
    if not Entry.objects.exists():
        touched = touched.filter(review_status=ReviewStatus.PUBLISHED)
    elif dataset.shows_everywhere and run.created + run.updated:
        refresh_all()
        return
    refresh(touched.values_list("pk", flat=True), jobs=jobs)


def _analyse(dataset):
    with connection.cursor() as cursor:
        for table in tables_of(dataset):
            cursor.execute(written(ANALYSE.format(table)))
