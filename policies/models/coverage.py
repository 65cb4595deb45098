from django.contrib.postgres.fields import DateRangeField
from django.db import models
from django.db.models import Q

from countries.models import Country
from policies.choices import CHECKED_KINDS, CoverageOutcome
from policies.models.topic import Topic
from sources.choices import Precision
from sources.dates import known_precisely
from sources.history import versioned
from sources.models import Source
from sources.triggers import rule


class CoverageCheckQuerySet(models.QuerySet):
    def newest_first(self):
        """By the last day it may have been made; on one day those about a topic first."""
        return self.order_by("-checked_on__endswith", "country__iso3", "topic__code", "-kind")


@versioned()
class CoverageCheck(models.Model):
    """Somebody looked for what a country does about a topic, on a day, in named sources, and says
    what came of it: policies of Afghanistan, 22 November 2026, nothing found.

    Without a topic it is about every topic, without a kind about every kind that can be looked
    for. It never speaks of sources it does not name.
    """

    country = models.ForeignKey(Country, on_delete=models.PROTECT, related_name="coverage_checks")
    topic = models.ForeignKey(
        Topic,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="coverage_checks",
        help_text="With all topics below it; empty: every topic.",
    )
    kind = models.CharField(
        max_length=20,
        choices=[(kind.value, kind.label) for kind in CHECKED_KINDS],
        blank=True,
        help_text="What was looked for; empty: any of them.",
    )
    checked_on = DateRangeField()
    checked_precision = models.CharField(max_length=8, choices=Precision)
    outcome = models.CharField(max_length=16, choices=CoverageOutcome)
    checked_by = models.CharField(max_length=200, help_text="In words: the curators of this base.")
    note = models.TextField(help_text="What was looked through, and why it means what is said.")

    objects = CoverageCheckQuerySet.as_manager()

    class Meta:
        constraints = [
            known_precisely("checked"),
            models.CheckConstraint(
                condition=Q(outcome__in=CoverageOutcome.values),
                name="coverage_check_outcome_is_known",
            ),
            models.CheckConstraint(
                condition=Q(kind="") | Q(kind__in=CHECKED_KINDS),
                name="coverage_check_looks_for_a_known_kind",
            ),
            models.CheckConstraint(
                condition=~Q(checked_by=""), name="coverage_check_says_who_looked"
            ),
            models.CheckConstraint(condition=~Q(note=""), name="coverage_check_says_where"),
            models.UniqueConstraint(
                fields=["country", "topic", "kind", "checked_on"],
                name="coverage_check_is_made_once_a_day",
                nulls_distinct=False,
                violation_error_message="This was looked for on that day already.",
            ),
        ]
        triggers = rule(
            "coverage_check_is_about_a_topic_of_ours",
            "SELECT 1 FROM written w JOIN policies_topic t ON t.id = w.topic_id"
            " WHERE t.scheme <> 'registan'",
            "Coverage is checked by our own topics.",
        )

    def __str__(self):
        return f"{self.country}, {self.topic or 'every topic'}: {self.get_outcome_display()}"


@versioned()
class CoverageCheckSource(models.Model):
    """One source that a check looked through."""

    coverage_check = models.ForeignKey(
        CoverageCheck,
        on_delete=models.CASCADE,
        related_name="looked_through",
        help_text="Goes with it.",
    )
    source = models.ForeignKey(Source, on_delete=models.PROTECT, related_name="coverage_checks")

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["coverage_check", "source"], name="coverage_check_names_a_source_once"
            )
        ]

    def __str__(self):
        return f"{self.coverage_check_id}: {self.source_id}"
