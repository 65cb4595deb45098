from django.db import models
from django.db.models import F, Q

from policies.choices import AmountKind


class AmountFields(models.Model):
    """Money as stated: US$6 million, no year given; "between 10 and 15 million euro, 2021".

    Whole units of the currency (ISO 4217). Never a rate: "1 % of income" is an Obligation.
    """

    amount = models.DecimalField(max_digits=18, decimal_places=2, null=True, blank=True)
    amount_max = models.DecimalField(
        max_digits=18, decimal_places=2, null=True, blank=True, help_text="Upper end of a band."
    )
    currency = models.CharField(max_length=3, blank=True)
    amount_kind = models.CharField(max_length=8, choices=AmountKind, blank=True)
    amount_year = models.PositiveSmallIntegerField(
        null=True, blank=True, help_text="Of the prices, where stated."
    )

    class Meta:
        abstract = True
        constraints = [
            models.CheckConstraint(
                condition=Q(amount__isnull=True, currency="", amount_kind="")
                | (
                    Q(amount__isnull=False, currency__regex=r"^[A-Z]{3}$")
                    & Q(amount_kind__in=AmountKind.values)
                ),
                name="%(class)s_amount_needs_a_currency",
                violation_error_message="An amount needs its currency (ISO 4217) and its kind.",
            ),
            models.CheckConstraint(
                condition=Q(amount_max__isnull=True) & ~Q(amount_kind=AmountKind.BAND)
                # Said expressly, because a CHECK that compares with NULL is content.
                | Q(amount_kind=AmountKind.BAND, amount_max__isnull=False)
                & Q(amount_max__gt=F("amount")),
                name="%(class)s_band_has_two_ends",
                violation_error_message="Only a band has an upper end, above its lower one.",
            ),
            models.CheckConstraint(
                condition=Q(amount__isnull=True) | Q(amount__gte=0),
                name="%(class)s_amount_is_not_negative",
            ),
        ]
