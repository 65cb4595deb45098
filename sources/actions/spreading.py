"""What readers see after a change: at once where few pages show it, by a job where many do."""

from collections import defaultdict

from celery import current_app

from sources.models import Record
from sources.projection import refresh
from sources.projection.keeping import chunks, dependents_in_chunks, neighbours, refresh_chunk

AT_ONCE = 200  # pages; about a second, which is what somebody who saves a form will wait
JOB = "sources.tasks.refresh_pages"  # by name: tasks stand above actions


def spread(record_ids):
    """Brings the pages of these records, and of all that show something of them, up to date.

    Call it after the change is committed. Where that is more than a person should wait for, the
    records' own pages are done at once, if they are few, and a job does the rest.
    """
    ids = set(record_ids)
    if len(ids) + len(dependents_in_chunks(ids)) <= AT_ONCE:
        refresh(ids)
        return
    # What a page stopped to name can be seen only while it is stored as it was.
    affected = ids | neighbours(ids)
    if len(ids) <= AT_ONCE:
        _refresh_alone(ids)
    current_app.send_task(JOB, args=[sorted(affected)])


def _refresh_alone(ids):
    by_kind = defaultdict(list)
    for pk, kind in Record.objects.filter(pk__in=ids).values_list("pk", "kind"):
        by_kind[kind].append(pk)
    for kind in sorted(by_kind):
        for chunk in chunks(sorted(by_kind[kind])):
            refresh_chunk(kind, chunk)
