from django.contrib.postgres.fields import DateRangeField
from django.db import models
from django.db.models import Q

from countries.models import Country, Grouping, Place, check_place, place_lies_in_its_country
from events.choices import EventFormat, EventKind, Mode, ParticipationRole
from organisations.models import Organisation, Person
from policies.models.party import TARGETS, one_target
from sources.choices import Precision
from sources.dates import in_order, known_precisely
from sources.history import versioned
from sources.models import Record
from sources.models.record import parent_link
from sources.triggers import typed_row


@versioned(related_name="typed_versions")
class Event(Record):
    """A gathering: the third session of the SPECA Working Group, 20 July 2022, Almaty and online.

    `body` and `ordinal` make a series. An event without date or place is legal.
    """

    record_ptr = parent_link("event")
    event_kind = models.CharField(max_length=16, choices=EventKind)
    body = models.ForeignKey(
        Organisation, on_delete=models.PROTECT, null=True, blank=True, related_name="sessions"
    )
    ordinal = models.PositiveSmallIntegerField(null=True, blank=True)
    starts_on = DateRangeField(null=True, blank=True)
    starts_precision = models.CharField(
        max_length=8, choices=Precision, default=Precision.UNKNOWN, blank=True
    )
    ends_on = DateRangeField(null=True, blank=True)
    ends_precision = models.CharField(
        max_length=8, choices=Precision, default=Precision.UNKNOWN, blank=True
    )
    country = models.ForeignKey(
        Country, on_delete=models.PROTECT, null=True, blank=True, related_name="events"
    )
    place = models.ForeignKey(
        Place, on_delete=models.PROTECT, null=True, blank=True, related_name="events"
    )
    venue = models.CharField(max_length=200, blank=True)
    format = models.CharField(max_length=10, choices=EventFormat, blank=True)

    class Meta:
        constraints = [
            known_precisely("starts"),
            known_precisely("ends"),
            in_order("starts", "ends", name="event_ends_after_it_starts"),
            models.CheckConstraint(
                condition=Q(event_kind__in=EventKind.values), name="event_kind_is_known"
            ),
            models.CheckConstraint(
                condition=Q(format__in=["", *EventFormat.values]), name="event_format_is_known"
            ),
            models.CheckConstraint(
                condition=Q(ordinal__isnull=True) | Q(body__isnull=False),
                name="event_ordinal_counts_a_body_s_sessions",
                violation_error_message="An ordinal counts the sessions of a body: name it.",
            ),
            models.CheckConstraint(
                condition=Q(ordinal__isnull=True) | Q(ordinal__gte=1),
                name="event_ordinals_count_from_one",
                violation_error_message="The first session is number 1.",
            ),
            models.UniqueConstraint(
                fields=["body", "event_kind", "ordinal"], name="event_session_is_recorded_once"
            ),
        ]
        triggers = [
            *typed_row("event", "events_event"),
            *place_lies_in_its_country("event", "events_event"),
        ]

    def clean(self):
        super().clean()
        check_place(self)


@versioned()
class Participation(models.Model):
    """Who took part in an event and how: ESCAP, organiser; "think tanks, universities"."""

    event = models.ForeignKey(
        Event, on_delete=models.CASCADE, related_name="participations", help_text="Goes with it."
    )
    role = models.CharField(max_length=12, choices=ParticipationRole)
    mode = models.CharField(max_length=10, choices=Mode, blank=True)
    country = models.ForeignKey(
        Country, on_delete=models.PROTECT, null=True, blank=True, related_name="participations"
    )
    grouping = models.ForeignKey(
        Grouping, on_delete=models.PROTECT, null=True, blank=True, related_name="participations"
    )
    organisation = models.ForeignKey(
        Organisation, on_delete=models.PROTECT, null=True, blank=True, related_name="participations"
    )
    person = models.ForeignKey(
        Person, on_delete=models.PROTECT, null=True, blank=True, related_name="participations"
    )
    category = models.CharField(max_length=200, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=one_target(),
                name="participant_is_exactly_one",
                violation_error_message="A participant is one country, grouping, organisation,"
                " person or category in words.",
            ),
            models.UniqueConstraint(
                fields=["event", "role", *TARGETS],
                name="participant_has_a_role_once",
                nulls_distinct=False,
            ),
            models.CheckConstraint(
                condition=Q(role__in=ParticipationRole.values), name="participation_role_is_known"
            ),
            models.CheckConstraint(
                condition=Q(mode__in=["", *Mode.values]), name="participation_mode_is_known"
            ),
        ]

    def __str__(self):
        target = self.country or self.grouping or self.organisation or self.person
        return f"{target or self.category} ({self.get_role_display()})"
