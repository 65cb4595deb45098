"""Uploads of the admin, carried out by a real Celery worker."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from sources.choices import RunStatus
from sources.models import ImportRun, Record, Source
from tests.sources.admin_forms import member

pytestmark = [pytest.mark.worker, pytest.mark.django_db(transaction=True)]
TABLE = b"slug,title,summary,language,kind\nunece,UNECE,,en,international\n"


def upload(client, dataset, name, data):
    values = {"dataset": dataset, "file": SimpleUploadedFile(name, data)}
    client.post(reverse("admin:sources_importrun_add"), values)
    return ImportRun.objects.latest("pk")


def test_worker_plans_applies_and_imports_what_the_admin_uploads(client, worker, eventually):
    client.force_login(member("Importer", curates_everywhere=True))

    def is_now(run, status):
        return lambda: ImportRun.objects.get(pk=run.pk).status == status

    table = upload(client, "organisations", "organisations.csv", TABLE)
    eventually(is_now(table, RunStatus.PLANNED))
    assert not Record.objects.exists()
    client.post(reverse("admin:sources_importrun_apply", args=[table.pk]))
    eventually(is_now(table, RunStatus.APPLIED))
    assert Record.objects.get().slug == "unece"

    document = upload(client, "documents", "report.txt", "Отчёт\n\nТекст.".encode("cp1251"))
    eventually(is_now(document, RunStatus.APPLIED))
    assert Source.objects.get().passages.count() == 2
