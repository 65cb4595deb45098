import json

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from sources.choices import RowAction, RunStatus
from sources.models import ImportIssue, ImportRow, ImportRun, Record, Source
from sources.tasks import apply_run, import_document_run, plan_run, refresh_projection
from tests.factories import ImportIssueFactory, ImportRowFactory, ImportRunFactory
from tests.sources.admin_forms import member, said
from tests.sources.importing.files import workbook

pytestmark = pytest.mark.django_db
UPLOAD = "admin:sources_importrun_add"
HEADER = "slug,title,summary,language,kind\n"


@pytest.fixture(autouse=True)
def own_media(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path


@pytest.fixture(autouse=True)
def jobs(monkeypatch):
    """Jobs are done at once, by the very functions that a worker calls."""
    for task in (plan_run, apply_run, import_document_run):
        monkeypatch.setattr(task, "delay_on_commit", task.run)
    monkeypatch.setattr(refresh_projection, "delay", refresh_projection.run)


@pytest.fixture
def importer(client):
    user = member("Importer", username="aigerim", curates_everywhere=True)
    client.force_login(user)
    return user


def upload(client, dataset, text, name="file.csv", **values):
    data = text.encode() if isinstance(text, str) else text
    file = SimpleUploadedFile(name, data)
    return client.post(reverse(UPLOAD), {"dataset": dataset, "file": file, **values}, follow=True)


def page_of(run, page="change"):
    return reverse(f"admin:sources_importrun_{page}", args=[run.pk])


def test_upload_plans_and_changes_nothing(client, importer):
    page = upload(client, "organisations", HEADER + "unece,UNECE,,en,international\n")
    run = ImportRun.objects.get()
    assert (run.status, run.by, run.created) == (RunStatus.PLANNED, importer, 1)
    assert not Record.objects.exists()
    text = page.content.decode()
    assert "<ins>UNECE</ins>" in text
    assert "Apply" in text


def test_apply_writes_under_the_persons_name(client, importer):
    upload(client, "organisations", HEADER + "unece,UNECE,,en,international\n")
    run = ImportRun.objects.get()
    page = client.post(page_of(run, "apply"), follow=True).content.decode()
    record = Record.objects.get()
    assert record.versions.get().pgh_context.metadata["username"] == "aigerim"
    assert "What was changed" in page
    assert reverse("admin:sources_record_change", args=[record.pk]) in page
    assert 'value="Apply"' not in page


def test_plan_shows_the_difference_of_every_field(client, importer):
    upload(client, "organisations", HEADER + "unece,UNECE,,en,international\n")
    client.post(page_of(ImportRun.objects.get(), "apply"))
    page = upload(client, "organisations", HEADER + "unece,UN ECE,,en,international\n")
    assert "<del>UNECE</del>" in page.content.decode()
    assert "<ins>UN ECE</ins>" in page.content.decode()


def test_mistakes_are_listed_with_row_column_value_and_expectation(client, importer):
    bad = HEADER + "unece,UNECE,,en,club\n,ESCAP,,en,agency\n"
    page = upload(client, "organisations", bad).content.decode()
    run = ImportRun.objects.get()
    assert run.status == RunStatus.REFUSED
    assert "What is wrong with the file" in page
    assert "club" in page
    assert "expected one of" in page
    assert "Apply</button>" not in page


@pytest.mark.parametrize("sheet", ["", "Sheet", " Sheet "])
def test_workbook_is_read_from_its_first_sheet_or_the_one_named(client, importer, sheet):
    header, row = HEADER.strip().split(","), ["unece", "UNECE", None, "en", "international"]
    book = workbook(header, row, Other=[["title"]])
    upload(client, "organisations", book, name="file.xlsx", sheet=sheet)
    run = ImportRun.objects.get()
    assert (run.status, run.created) == (RunStatus.PLANNED, 1), list(run.issues.all())


def test_sheet_with_a_name_that_no_workbook_allows_is_refused_at_the_form(client, importer):
    page = upload(client, "organisations", HEADER, sheet="x" * 101)
    assert page.context["form"].errors["sheet"]
    assert not ImportRun.objects.exists()


def test_refused_import_cannot_be_applied(client, importer):
    run = ImportRunFactory(status=RunStatus.REFUSED, errors=1)
    assert "Only a planned import" in said(client.post(page_of(run, "apply"), follow=True))[0]


def test_issues_come_as_csv_without_formulas(client, importer):
    run = ImportRunFactory(status=RunStatus.REFUSED, errors=1)
    ImportIssueFactory(run=run, line=3, column="title", value='=HYPERLINK("x")', expected="a, b")
    response = client.get(page_of(run, "issues"))
    assert response["Content-Type"] == "text/csv; charset=utf-8"
    assert b"".join(response.streaming_content).decode("utf-8-sig").splitlines() == [
        "row,column,value,expected",
        '3,title,"\'=HYPERLINK(""x"")","a, b"',
    ]


def test_documents_are_imported_at_once(client, importer):
    document = {"id": "a-report", "text": "The council met.", "publisher": "UNECE"}
    page = upload(client, "documents", json.dumps(document), name="documents.jsonl")
    source = Source.objects.get()
    assert reverse("admin:sources_source_change", args=[source.pk]) in page.content.decode()
    assert ImportRun.objects.get().status == RunStatus.APPLIED


def test_document_of_the_wrong_kind_is_refused_in_words(client, importer):
    page = upload(client, "documents", "%PDF-1.7", name="report.pdf").content.decode()
    assert "expected a plain text (.txt) or JSON Lines (.jsonl)" in page


def test_upload_without_a_file_is_refused(client, importer):
    response = client.post(reverse(UPLOAD), {"dataset": "organisations"})
    assert "This field is required" in response.content.decode()
    assert "Select a valid choice" in upload(client, "poems", "x").content.decode()
    assert not ImportRun.objects.exists()


def test_run_under_way_looks_again(client, importer):
    run = ImportRunFactory(status=RunStatus.APPLYING, done_rows=10, total_rows=20)
    response = client.get(page_of(run))
    assert response["Refresh"] == "3"
    assert "10 of 20 rows are done" in response.content.decode()
    assert "Refresh" not in client.get(page_of(ImportRunFactory(status=RunStatus.PLANNED)))


def test_plan_comes_in_pages_at_a_constant_cost(client, importer, django_assert_max_num_queries):
    run = ImportRunFactory(status=RunStatus.PLANNED)
    changes = {"title": [None, "Title"], "language": ["en", "ru"]}
    ImportRow.objects.bulk_create(
        ImportRowFactory.build(run=run, line=line, action=RowAction.UPDATE, changes=changes)
        for line in range(2, 202)
    )
    ImportIssue.objects.bulk_create(ImportIssueFactory.build(run=run) for _n in range(300))
    with django_assert_max_num_queries(14):
        page = client.get(page_of(run), {"page": 4, "issues": 3}).content.decode()
    assert "Page 4 of 4" in page
    assert "Page 3 of 3" in page


def test_importing_takes_a_right(client):
    client.force_login(member("Curator"))
    run = ImportRunFactory(status=RunStatus.PLANNED)
    assert client.get(page_of(run)).status_code == 200
    assert "Apply</button>" not in client.get(page_of(run)).content.decode()
    assert client.get(reverse(UPLOAD)).status_code == 403
    assert client.post(page_of(run, "apply")).status_code == 403
    client.force_login(member(username="stranger"))
    assert client.get(page_of(run)).status_code == 403
    assert client.get(page_of(run, "issues")).status_code == 403


COUNTRIES = "iso3,iso2,iso_numeric,name\nKAZ,KZ,398,Kazakhstan\n"
CURATES_SOME = "The dataset countries concerns every country; you curate some of them."


def test_upload_beyond_the_persons_countries_is_refused_at_the_form(client):
    client.force_login(member("Importer", "Curator"))
    page = upload(client, "countries", COUNTRIES)
    assert page.status_code == 200
    assert page.context["form"].errors == {"dataset": [CURATES_SOME]}
    assert CURATES_SOME in page.content.decode()
    assert not ImportRun.objects.exists()


def test_plan_of_another_is_not_applied_beyond_the_persons_countries(client, importer):
    upload(client, "countries", COUNTRIES)
    run = ImportRun.objects.get()
    client.force_login(member("Importer", "Curator", username="dinara"))
    page = client.post(page_of(run, "apply"), follow=True)
    assert (page.status_code, said(page)) == (200, [CURATES_SOME])
    run.refresh_from_db()
    assert run.status == RunStatus.PLANNED


def test_plan_of_a_dataset_that_is_no_more_is_not_applied(client, importer):
    run = ImportRunFactory(status=RunStatus.PLANNED, dataset="poems")
    page = client.post(page_of(run, "apply"), follow=True)
    assert said(page)[0].startswith("no dataset called poems")


def test_applying_takes_a_post_with_a_token(client, importer):
    run = ImportRunFactory(status=RunStatus.PLANNED)
    assert client.get(page_of(run, "apply")).status_code == 405
    client.handler.enforce_csrf_checks = True
    assert client.post(page_of(run, "apply")).status_code == 403


def test_run_that_does_not_exist_is_not_found(client, importer):
    address = reverse("admin:sources_importrun_change", args=["99999"])
    assert client.get(address).status_code == 404
    for key in ("x'y", "²", "9" * 30):
        assert client.get(address.replace("99999", key)).status_code == 404
