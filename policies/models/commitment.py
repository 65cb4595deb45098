from django.contrib.postgres.fields import DateRangeField
from django.db import models
from django.db.models import Q

from policies.choices import ObligationStatus, Response, Strength
from policies.models.amount import AmountFields
from sources.choices import Precision
from sources.dates import in_order, known_precisely
from sources.history import versioned
from sources.models import Record, Source
from sources.models.record import parent_link
from sources.triggers import typed_row


@versioned(related_name="typed_versions")
class Commitment(AmountFields, Record):
    """A promise: six countries committed to step up national innovation policies, under two
    frameworks, no amount, no date. Who promised and to whom: its parties. Under which policies:
    its links. What became of it: its progress.
    """

    record_ptr = parent_link("commitment")
    strength = models.CharField(max_length=20, choices=Strength)
    made_on = DateRangeField(null=True, blank=True)
    made_precision = models.CharField(
        max_length=8, choices=Precision, default=Precision.UNKNOWN, blank=True
    )
    due_on = DateRangeField(null=True, blank=True)
    due_precision = models.CharField(
        max_length=8, choices=Precision, default=Precision.UNKNOWN, blank=True
    )
    means = models.TextField(blank=True, help_text="By what means: dialogues, research, trainings.")

    class Meta(AmountFields.Meta):
        abstract = False
        constraints = [
            *AmountFields.Meta.constraints,
            known_precisely("made"),
            known_precisely("due"),
            in_order("made", "due", name="commitment_is_due_after_it_is_made"),
            models.CheckConstraint(
                condition=Q(strength__in=Strength.values), name="commitment_strength_is_known"
            ),
        ]
        triggers = typed_row("commitment", "policies_commitment")


@versioned(related_name="typed_versions")
class Recommendation(Record):
    """Advice given: the review of 2012 advised the authorities to go on reaching the regions.

    Issuer and addressees are its parties; `made_in` is the document it stands in.
    """

    record_ptr = parent_link("recommendation")
    reference = models.CharField(max_length=120, blank=True, help_text="Its number, if it has one.")
    made_in = models.ForeignKey(
        Source, on_delete=models.PROTECT, null=True, blank=True, related_name="recommendations"
    )
    made_on = DateRangeField(null=True, blank=True)
    made_precision = models.CharField(
        max_length=8, choices=Precision, default=Precision.UNKNOWN, blank=True
    )
    response = models.CharField(
        max_length=12, choices=Response, default=Response.NONE_KNOWN, help_text="Of the addressee."
    )

    class Meta:
        constraints = [
            known_precisely("made"),
            models.CheckConstraint(
                condition=Q(response__in=Response.values), name="recommendation_response_is_known"
            ),
        ]
        triggers = typed_row("recommendation", "policies_recommendation")


@versioned(related_name="typed_versions")
class Obligation(AmountFields, Record):
    """A duty or levy: 1 % of income on natural resources, to pay for innovation, 2013.

    A rate has a base and is never added to amounts. A duty without a figure has neither.
    """

    record_ptr = parent_link("obligation")
    rate = models.DecimalField(
        max_digits=9, decimal_places=4, null=True, blank=True, help_text="Per cent of the base."
    )
    base = models.CharField(max_length=300, blank=True, help_text="What the rate is taken of.")
    purpose = models.TextField(blank=True)
    status = models.CharField(
        max_length=16, choices=ObligationStatus, default=ObligationStatus.NOT_CHECKED
    )
    stated_on = DateRangeField(null=True, blank=True)
    stated_precision = models.CharField(
        max_length=8, choices=Precision, default=Precision.UNKNOWN, blank=True
    )

    class Meta(AmountFields.Meta):
        abstract = False
        constraints = [
            *AmountFields.Meta.constraints,
            known_precisely("stated"),
            models.CheckConstraint(
                condition=Q(rate__isnull=True) | Q(amount__isnull=True),
                name="obligation_rate_is_not_an_amount",
                violation_error_message="A rate is not an amount: give one of them.",
            ),
            models.CheckConstraint(
                condition=Q(rate__isnull=True, base="") | Q(rate__isnull=False) & ~Q(base=""),
                name="obligation_rate_needs_a_base",
                violation_error_message="A rate needs its base: 1 % of what?",
            ),
            models.CheckConstraint(
                condition=Q(rate__isnull=True) | Q(rate__gt=0),
                name="obligation_rate_is_positive",
            ),
            models.CheckConstraint(
                condition=Q(status__in=ObligationStatus.values), name="obligation_status_is_known"
            ),
        ]
        triggers = typed_row("obligation", "policies_obligation")
