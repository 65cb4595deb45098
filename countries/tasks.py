"""Jobs of countries; when they run stands in CELERY_BEAT_SCHEDULE."""

from celery import shared_task
from django.db import OperationalError

from countries import actions


@shared_task(autoretry_for=(OperationalError,), retry_backoff=60)
def refresh_pages_of_today():
    return actions.refresh_pages_of_today()
