"""Jobs of the kernel. Each takes ids, calls one action, and may be run twice."""

from contextlib import suppress

from celery import shared_task
from django.db import OperationalError

from accounts.models import User
from sources.actions.documents import import_document
from sources.actions.importing import AlreadyApplied, apply_import, plan_import
from sources.importing.touched import refresh_touched
from sources.models import ImportRun
from sources.projection import refresh, refresh_all

# A database that restarts or breaks a deadlock takes the run as it was before: try again later.
HICCUPS = (OperationalError,)


@shared_task(autoretry_for=HICCUPS, retry_backoff=5)
def plan_run(run_id):
    with suppress(AlreadyApplied):
        plan_import(ImportRun.objects.get(pk=run_id))


@shared_task(autoretry_for=HICCUPS, retry_backoff=5)
def apply_run(run_id, user_id):
    """A job handed out twice finds the run applied; pages are brought up to date again."""
    by = User.objects.get(pk=user_id) if user_id else None
    try:
        apply_import(ImportRun.objects.get(pk=run_id), by=by, refresh=refresh_projection.delay)
    except AlreadyApplied:
        refresh_projection.delay(run_id)


@shared_task(autoretry_for=HICCUPS, retry_backoff=5)
def refresh_projection(run_id):
    refresh_touched(run_id)


@shared_task
def import_document_run(run_id):
    import_document(ImportRun.objects.get(pk=run_id))


@shared_task(autoretry_for=HICCUPS, retry_backoff=5)
def refresh_pages(record_ids):
    """Of these records and of all that show something of them."""
    refresh(record_ids)


@shared_task
def refresh_every_page():
    refresh_all()
