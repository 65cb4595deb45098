from django.contrib.postgres.fields import DateRangeField
from django.db import models
from django.db.models import Q

from countries.models import Place
from policies.choices import InitiativeKind, PolicyKind, PolicyStatus, Stage
from policies.models.amount import AmountFields
from sources.choices import Precision
from sources.dates import in_order, known_precisely
from sources.history import versioned
from sources.models import Record
from sources.models.record import parent_link
from sources.triggers import typed_row


@versioned(related_name="typed_versions")
class Policy(Record):
    """A strategy, programme, action plan, law, framework, methodology or roadmap: the SPECA
    Innovation Strategy for Sustainable Development, adopted 2019, no end stated.
    """

    record_ptr = parent_link("policy")
    policy_kind = models.CharField(max_length=12, choices=PolicyKind)
    status = models.CharField(max_length=16, choices=PolicyStatus, default=PolicyStatus.NOT_CHECKED)
    reference = models.CharField(max_length=120, blank=True, help_text="Decree No. 642.")
    adopted_on = DateRangeField(null=True, blank=True)
    adopted_precision = models.CharField(
        max_length=8, choices=Precision, default=Precision.UNKNOWN, blank=True
    )
    starts_on = DateRangeField(null=True, blank=True)
    starts_precision = models.CharField(
        max_length=8, choices=Precision, default=Precision.UNKNOWN, blank=True
    )
    ends_on = DateRangeField(null=True, blank=True)
    ends_precision = models.CharField(
        max_length=8, choices=Precision, default=Precision.UNKNOWN, blank=True
    )

    class Meta:
        verbose_name_plural = "policies"
        constraints = [
            known_precisely("adopted"),
            known_precisely("starts"),
            known_precisely("ends"),
            in_order("starts", "ends", name="policy_ends_after_it_starts"),
            models.CheckConstraint(
                condition=Q(policy_kind__in=PolicyKind.values), name="policy_kind_is_known"
            ),
            models.CheckConstraint(
                condition=Q(status__in=PolicyStatus.values), name="policy_status_is_known"
            ),
        ]
        triggers = typed_row("policy", "policies_policy")


@versioned(related_name="typed_versions")
class Initiative(AmountFields, Record):
    """Something set up or to be set up: the Digital Solutions Center for Sustainable Development,
    proposed on 20 July 2022. Its stages over time are its progress rows; `stage` is today's.
    """

    record_ptr = parent_link("initiative")
    initiative_kind = models.CharField(max_length=20, choices=InitiativeKind)
    stage = models.CharField(max_length=20, choices=Stage, default=Stage.MENTIONED)
    ordinal = models.PositiveSmallIntegerField(
        null=True, blank=True, help_text="2 for the second National Innovation Challenge."
    )
    count = models.PositiveSmallIntegerField(
        null=True, blank=True, help_text="How many of them, where a source says: eight centres."
    )
    starts_on = DateRangeField(null=True, blank=True)
    starts_precision = models.CharField(
        max_length=8, choices=Precision, default=Precision.UNKNOWN, blank=True
    )
    ends_on = DateRangeField(null=True, blank=True)
    ends_precision = models.CharField(
        max_length=8, choices=Precision, default=Precision.UNKNOWN, blank=True
    )

    class Meta(AmountFields.Meta):
        abstract = False
        constraints = [
            *AmountFields.Meta.constraints,
            known_precisely("starts"),
            known_precisely("ends"),
            in_order("starts", "ends", name="initiative_ends_after_it_starts"),
            models.CheckConstraint(
                condition=Q(initiative_kind__in=InitiativeKind.values),
                name="initiative_kind_is_known",
            ),
            models.CheckConstraint(
                condition=Q(stage__in=Stage.values), name="initiative_stage_is_known"
            ),
            models.CheckConstraint(
                condition=Q(ordinal__isnull=True) | Q(ordinal__gte=1),
                name="initiative_ordinals_count_from_one",
                violation_error_message="The first of a series is number 1.",
            ),
        ]
        triggers = typed_row("initiative", "policies_initiative")


@versioned()
class Site(models.Model):
    """Where an initiative is or will be: the robot laboratories, in Shamakhi and in PirAllahi."""

    record = models.ForeignKey(
        Record, on_delete=models.CASCADE, related_name="sites", help_text="Goes with the record."
    )
    place = models.ForeignKey(Place, on_delete=models.PROTECT, related_name="sites")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["record", "place"], name="site_is_named_once_a_record")
        ]

    def __str__(self):
        return f"{self.record_id}: {self.place_id}"
