from django.contrib.postgres.fields import DateRangeField
from django.db import models
from django.db.models import Q

from events.choices import StatementKind
from events.models.event import Event
from organisations.models import Organisation, Person
from policies.choices import Strength
from sources.choices import Precision
from sources.dates import known_precisely
from sources.history import versioned
from sources.models import Record, Source
from sources.models.record import parent_link
from sources.triggers import typed_row


@versioned(related_name="typed_versions")
class Decision(Record):
    """What a gathering decided: it *proposed* to establish a Digital Solutions Center.

    The text is the summary, in our words; what it concerns are its subjects.
    """

    record_ptr = parent_link("decision")
    event = models.ForeignKey(Event, on_delete=models.PROTECT, related_name="decisions")
    verb = models.CharField(max_length=20, choices=Strength)
    position = models.PositiveSmallIntegerField(default=1, help_text="Among those of its event.")
    made_on = DateRangeField(null=True, blank=True)
    made_precision = models.CharField(
        max_length=8, choices=Precision, default=Precision.UNKNOWN, blank=True
    )

    class Meta:
        constraints = [
            known_precisely("made"),
            models.CheckConstraint(
                condition=Q(verb__in=Strength.values), name="decision_verb_is_known"
            ),
        ]
        triggers = typed_row("decision", "events_decision")


@versioned()
class Subject(models.Model):
    """A record a decision concerns: the decision to propose a centre concerns that centre."""

    decision = models.ForeignKey(
        Decision, on_delete=models.CASCADE, related_name="subjects", help_text="Goes with it."
    )
    record = models.ForeignKey(Record, on_delete=models.PROTECT, related_name="decided_in")

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["decision", "record"], name="decision_concerns_a_record_once"
            )
        ]

    def __str__(self):
        return f"{self.decision_id}: {self.record_id}"


@versioned(related_name="typed_versions")
class Statement(Record):
    """Something said or found: a quote with its speaker, a paraphrase, a finding, an expected
    effect. A verbatim quote lives in its claim; title and summary are our own words.
    """

    record_ptr = parent_link("statement")
    statement_kind = models.CharField(max_length=16, choices=StatementKind)
    event = models.ForeignKey(
        Event, on_delete=models.PROTECT, null=True, blank=True, related_name="statements"
    )
    speaker = models.ForeignKey(
        Person, on_delete=models.PROTECT, null=True, blank=True, related_name="statements"
    )
    organisation = models.ForeignKey(
        Organisation, on_delete=models.PROTECT, null=True, blank=True, related_name="statements"
    )
    made_in = models.ForeignKey(
        Source, on_delete=models.PROTECT, null=True, blank=True, related_name="statements"
    )
    made_on = DateRangeField(null=True, blank=True)
    made_precision = models.CharField(
        max_length=8, choices=Precision, default=Precision.UNKNOWN, blank=True
    )

    class Meta:
        constraints = [
            known_precisely("made"),
            models.CheckConstraint(
                condition=Q(statement_kind__in=StatementKind.values),
                name="statement_kind_is_known",
            ),
        ]
        triggers = typed_row("statement", "events_statement")
