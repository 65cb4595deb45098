from django.contrib.postgres.fields import DateRangeField
from django.db import models
from django.db.models import F, Q

from organisations.models import Organisation
from policies.choices import Assessment, ProgressStatus, Stage
from sources.choices import Precision
from sources.dates import known_precisely
from sources.history import versioned
from sources.models import Record
from sources.triggers import rule


@versioned()
class Progress(models.Model):
    """Where a commitment, recommendation, initiative or obligation stood, when, and who says so.

    An initiative has a stage (pilot launched, 20 July 2022), the others a status (under way).
    "Nothing found", "not checked" and "not applicable" are three different rows.
    """

    record = models.ForeignKey(
        Record, on_delete=models.CASCADE, related_name="progress", help_text="Goes with the record."
    )
    slug = models.SlugField(max_length=120, unique=True)
    assessment = models.CharField(max_length=16, choices=Assessment)
    status = models.CharField(max_length=16, choices=ProgressStatus, blank=True)
    stage = models.CharField(max_length=20, choices=Stage, blank=True)
    observed_on = DateRangeField(null=True, blank=True)
    observed_precision = models.CharField(
        max_length=8, choices=Precision, default=Precision.UNKNOWN, blank=True
    )
    reported_by = models.ForeignKey(
        Organisation, on_delete=models.PROTECT, null=True, blank=True, related_name="reports"
    )
    note = models.TextField(blank=True)

    class Meta:
        verbose_name_plural = "progress"
        indexes = [
            models.Index(
                F("record"), F("observed_on").desc(nulls_last=True), name="progress_by_record"
            )
        ]
        constraints = [
            known_precisely("observed"),
            models.CheckConstraint(
                condition=Q(status="") & Q(stage__in=Stage.values)
                | Q(stage="") & Q(status__in=ProgressStatus.values),
                name="progress_is_a_status_or_a_stage",
            ),
            models.CheckConstraint(
                condition=Q(assessment__in=Assessment.values), name="progress_says_who_assessed"
            ),
        ]
        triggers = rule(
            "progress_fits_its_record",
            "SELECT 1 FROM written w JOIN sources_record r ON r.id = w.record_id"
            " WHERE r.kind NOT IN ('initiative', 'commitment', 'recommendation', 'obligation')"
            " OR (w.stage <> '') <> (r.kind = 'initiative')",
            "Initiatives have stages; commitments, recommendations and obligations have statuses.",
        )

    def __str__(self):
        return f"{self.record_id}: {self.stage or self.status}"
