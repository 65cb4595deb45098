"""Imports in the admin: upload a file, read what it would do, apply it, see what came of it."""

import csv

from django import forms
from django.contrib import admin, messages
from django.contrib.admin.utils import unquote
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import HttpResponseNotAllowed, HttpResponseRedirect, StreamingHttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import path, reverse

from sources.actions import documents
from sources.actions.importing import check_may_import, start_import
from sources.actions.refused import Refused
from sources.admin.readonly import ReadOnlyAdmin
from sources.choices import RunStatus
from sources.importing.dataset import DATASETS, UnknownDataset
from sources.models import ImportIssue, ImportRow, ImportRun, Record, Source
from sources.tasks import apply_run, import_document_run, plan_run

ROWS_A_PAGE, ISSUES_A_PAGE = 50, 100
LOOK_AGAIN = 3  # seconds
UNDER_WAY = {RunStatus.UPLOADED, RunStatus.APPLYING}
FORMULA = ("=", "+", "-", "@", "\t", "\r")


def _datasets():
    names = sorted(DATASETS, key=lambda name: DATASETS[name].order)
    return [
        (documents.DATASET, "Documents (text or JSON Lines)"),
        *((name, name.replace("-", " ").capitalize()) for name in names),
    ]


class UploadForm(forms.Form):
    """A file and what it is. Documents are imported at once, tables are planned first."""

    dataset = forms.ChoiceField(
        choices=_datasets, help_text="In the order in which they refer to each other."
    )
    file = forms.FileField(
        help_text="A table: CSV, XLSX or JSON Lines. Documents: a plain text or JSON Lines."
    )
    sheet = forms.CharField(
        required=False, max_length=100, help_text="Of a workbook; empty: the first one."
    )
    note = forms.CharField(required=False, max_length=500, help_text="For whoever reads it later.")

    def start(self, by):
        """Keeps the file and hands the rest to a job. Returns the run."""
        given = self.cleaned_data
        if given["dataset"] == documents.DATASET:
            run = documents.upload_documents(file=given["file"], by=by, note=given["note"])
            import_document_run.delay_on_commit(run.pk)  # type: ignore[attr-defined]
            return run
        run = start_import(**given, by=by)
        plan_run.delay_on_commit(run.pk)  # type: ignore[attr-defined]
        return run


@admin.register(ImportRun)
class ImportRunAdmin(ReadOnlyAdmin):
    list_display = [
        "file_name", "dataset", "status", "by", "created", "updated", "unchanged", "errors",
        "started_at",
    ]  # fmt: skip
    list_filter = ["status", "dataset"]
    search_fields = ["file_name", "dataset", "by__username", "note"]
    list_select_related = ["by"]
    date_hierarchy = "started_at"

    class Media:
        css = {"all": ["css/curation.css"]}

    def get_urls(self):
        def view(function):
            return self.admin_site.admin_view(function)

        return [
            path("<path:object_id>/apply/", view(self.apply_view), name="sources_importrun_apply"),
            path(
                "<path:object_id>/issues.csv",
                view(self.issues_view),
                name="sources_importrun_issues",
            ),
            *super().get_urls(),
        ]

    def has_add_permission(self, request):
        return request.user.has_perm("sources.apply_import")

    def has_view_permission(self, request, obj=None):
        return super().has_view_permission(request, obj) or self.has_add_permission(request)

    def add_view(self, request, form_url="", extra_context=None):
        if not self.has_add_permission(request):
            raise PermissionDenied
        form = UploadForm(request.POST or None, request.FILES or None)
        if request.method == "POST" and form.is_valid():
            try:
                return HttpResponseRedirect(_page_of(form.start(by=request.user)))
            except Refused as refused:
                form.add_error("dataset", str(refused))
        context = {**self.admin_site.each_context(request), "title": "Import a file"}
        return render(
            request, "admin/import_upload.html", {**context, "opts": self.opts, "form": form}
        )

    def change_view(self, request, object_id, form_url="", extra_context=None):
        """The run: its plan row by row, what is wrong with the file, or what came of it."""
        run = self._run(request, object_id)
        rows = Paginator(run.rows.all(), ROWS_A_PAGE).get_page(request.GET.get("page"))
        issues = Paginator(run.issues.all(), ISSUES_A_PAGE).get_page(request.GET.get("issues"))
        handed_over = "handed_over" in request.GET and run.status == RunStatus.PLANNED
        under_way = handed_over or run.status in UNDER_WAY
        context = {
            **self.admin_site.each_context(request),
            "title": f"Import of {run.file_name}",
            "opts": self.opts,
            "run": run,
            "rows": rows,
            "row_links": _linked(run, rows),
            "issues": issues,
            "under_way": under_way,
            "handed_over": handed_over,
            "may_apply": run.status == RunStatus.PLANNED and self.has_add_permission(request),
        }
        response = render(request, "admin/import_run.html", context)
        if under_way:
            response["Refresh"] = str(LOOK_AGAIN)
        return response

    def apply_view(self, request, object_id):
        if request.method != "POST":
            return HttpResponseNotAllowed(["POST"])
        run = self._run(request, object_id)
        if not self.has_add_permission(request):
            raise PermissionDenied
        if run.status != RunStatus.PLANNED:
            self.message_user(request, "Only a planned import can be applied.", messages.ERROR)
            return HttpResponseRedirect(_page_of(run))
        try:
            check_may_import(request.user, run.dataset)
        except (Refused, UnknownDataset) as refused:
            self.message_user(request, str(refused), messages.ERROR)
            return HttpResponseRedirect(_page_of(run))
        # The run is not marked here: a job that got lost would leave it marked for ever. Asked
        # for twice, it is applied once.
        apply_run.delay_on_commit(run.pk, request.user.pk)  # type: ignore[attr-defined]
        return HttpResponseRedirect(f"{_page_of(run)}?handed_over=1")

    def issues_view(self, request, object_id):
        run = self._run(request, object_id)
        response = StreamingHttpResponse(_issue_lines(run), content_type="text/csv; charset=utf-8")
        response["Content-Disposition"] = f'attachment; filename="issues-{run.pk}.csv"'
        return response

    def _run(self, request, object_id):
        key = unquote(object_id)
        runs = ImportRun.objects.select_related("by")
        run = get_object_or_404(runs, pk=key if key.isdecimal() else None)
        if not self.has_view_permission(request, run):
            raise PermissionDenied
        return run


def _page_of(run):
    return reverse("admin:sources_importrun_change", args=[run.pk])


def _linked(run, rows):
    """Each row with the pages of what it made: records by their ids, documents by their slug."""
    if run.dataset == documents.DATASET:
        slugs = [row.key for row in rows]
        sources = dict(Source.objects.filter(slug__in=slugs).values_list("slug", "pk"))
        change = "admin:sources_source_change"
        return [
            (
                row,
                [(row.key, reverse(change, args=[sources[row.key]]))] if row.key in sources else [],
            )
            for row in rows
        ]
    records = Record.objects.in_bulk({pk for row in rows for pk in row.records})
    change = "admin:sources_record_change"
    return [
        (row, [(records[pk], reverse(change, args=[pk])) for pk in row.records if pk in records])
        for row in rows
    ]


class _Echo:
    """What csv writes to: gives the line back instead of keeping it."""

    def write(self, line):
        return line


def _issue_lines(run):
    writer = csv.writer(_Echo())
    yield "\ufeff" + writer.writerow(["row", "column", "value", "expected"])
    for issue in run.issues.iterator(chunk_size=1000):
        cells = [issue.line, issue.column, issue.value, issue.expected]
        yield writer.writerow(_harmless(cell) for cell in cells)


def _harmless(cell):
    """A spreadsheet would take a value that starts so for a formula."""
    return f"'{cell}" if isinstance(cell, str) and cell.startswith(FORMULA) else cell


@admin.register(ImportRow)
class ImportRowAdmin(ReadOnlyAdmin):
    list_display = ["run", "line", "action", "key"]
    list_filter = ["action", "run__dataset"]
    search_fields = ["key", "run__file_name"]
    list_select_related = ["run"]
    ordering = ["-run", "line"]


@admin.register(ImportIssue)
class ImportIssueAdmin(ReadOnlyAdmin):
    list_display = ["run", "line", "column", "value", "expected"]
    list_filter = ["run__dataset"]
    search_fields = ["column", "value", "expected", "run__file_name"]
    list_select_related = ["run"]
    ordering = ["-run", "line", "pk"]
