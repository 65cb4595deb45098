from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q

from sources.choices import RowAction, RunStatus


class ImportRun(models.Model):
    """One file brought in as one dataset by one person: what was planned and what came of it.

    Every record, source and claim that it created or changed points back here.
    """

    dataset = models.CharField(max_length=40)
    file = models.FileField(upload_to="imports/")
    file_name = models.CharField(max_length=255)
    file_sha256 = models.CharField(max_length=64)
    status = models.CharField(max_length=10, choices=RunStatus, default=RunStatus.UPLOADED)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="import_runs",
    )
    note = models.CharField(max_length=500, blank=True)
    is_shipped = models.BooleanField(
        default=False,
        editable=False,
        help_text="Part of the product: what people changed of its rows stays as they left it.",
    )
    sheet = models.CharField(
        max_length=100, blank=True, help_text="Of a workbook; empty: its first."
    )
    total_rows = models.PositiveIntegerField(default=0)
    done_rows = models.PositiveIntegerField(default=0, help_text="For the progress line.")
    created = models.PositiveIntegerField(default=0)
    updated = models.PositiveIntegerField(default=0)
    unchanged = models.PositiveIntegerField(default=0)
    kept = models.PositiveIntegerField(
        default=0, help_text="Values that stay as people left them, whatever the file says."
    )
    errors = models.PositiveIntegerField(default=0)
    failure = models.TextField(blank=True, help_text="Why it failed, in a sentence.")
    started_at = models.DateTimeField(auto_now_add=True)
    finished_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        permissions = [("apply_import", "Can plan and apply imports")]
        ordering = ["-pk"]
        indexes = [
            models.Index(fields=["dataset", "file_sha256", "status"], name="import_run_by_file")
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(status__in=RunStatus.values), name="importrun_status_is_known"
            ),
            models.CheckConstraint(
                condition=~Q(status=RunStatus.APPLIED) | Q(errors=0),
                name="applied_run_had_no_errors",
            ),
        ]

    def __str__(self):
        return f"{self.dataset}: {self.file_name}"


class ImportRow(models.Model):
    """What a run plans for one row of its file: create or update, field by field.

    `changes` maps a column to [before, after]; before is null where the row is created, and a
    third element says why the value is not as the file has it. Rows that are unchanged are only
    counted, unless something of them was kept.
    """

    run = models.ForeignKey(
        ImportRun, on_delete=models.CASCADE, related_name="rows", help_text="Goes with the run."
    )
    line = models.PositiveIntegerField(help_text="As in the file; 1 is the header.")
    action = models.CharField(max_length=10, choices=RowAction)
    key = models.CharField(max_length=300)
    changes = models.JSONField(default=dict)
    records = ArrayField(
        models.BigIntegerField(),
        default=list,
        help_text="Records whose pages it changed, once applied; the projection's to-do.",
    )

    class Meta:
        ordering = ["run", "line"]
        constraints = [
            models.UniqueConstraint(fields=["run", "line"], name="import_row_is_planned_once"),
            models.CheckConstraint(
                condition=Q(action__in=RowAction.values), name="importrow_action_is_known"
            ),
        ]

    def __str__(self):
        return f"{self.line}: {self.action} {self.key}"


class ImportIssue(models.Model):
    """One thing wrong with a file: where it is, what stands there and what was expected."""

    run = models.ForeignKey(
        ImportRun, on_delete=models.CASCADE, related_name="issues", help_text="Goes with the run."
    )
    line = models.PositiveIntegerField(help_text="As in the file; 0 is the file as a whole.")
    column = models.CharField(max_length=100, blank=True)
    value = models.TextField(blank=True)
    expected = models.TextField()

    class Meta:
        ordering = ["run", "line", "pk"]
        indexes = [models.Index(fields=["run", "line"], name="import_issue_by_line")]

    def __str__(self):
        return f"row {self.line}, {self.column}: {self.value!r}; {self.expected}"
