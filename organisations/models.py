from django.contrib.postgres.fields import DateRangeField
from django.db import models
from django.db.models import F, Q

from countries.models import Country, Place
from organisations.choices import OrganisationKind
from sources.choices import Precision
from sources.history import versioned
from sources.models import Record
from sources.models.record import parent_link
from sources.triggers import typed_row


@versioned(related_name="typed_versions")
class Organisation(Record):
    """A ministry, agency, UN body, working group, company: UNECE; the SPECA Working Group on
    Innovation and Technology for Sustainable Development. A ministry renamed is two
    organisations or one with two names: the source decides.
    """

    record_ptr = parent_link("organisation")
    organisation_kind = models.CharField(max_length=16, choices=OrganisationKind)
    parent = models.ForeignKey(
        "self", on_delete=models.PROTECT, null=True, blank=True, related_name="divisions"
    )
    country = models.ForeignKey(
        Country, on_delete=models.PROTECT, null=True, blank=True, related_name="organisations"
    )
    place = models.ForeignKey(
        Place, on_delete=models.PROTECT, null=True, blank=True, related_name="organisations"
    )
    url = models.URLField(max_length=300, blank=True)
    valid = DateRangeField(null=True, blank=True, help_text="Days it existed; empty: unknown.")
    valid_precision = models.CharField(
        max_length=8, choices=Precision, default=Precision.UNKNOWN, blank=True
    )

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(parent__isnull=True) | ~Q(parent=F("record_ptr")),
                name="organisation_is_not_its_own_parent",
            ),
            models.CheckConstraint(
                condition=Q(organisation_kind__in=OrganisationKind.values),
                name="organisation_kind_is_known",
            ),
        ]
        triggers = typed_row("organisation", "organisations_organisation")


@versioned(related_name="typed_versions")
class Person(Record):
    """A named person with a public role: Asset Issekeshev. Title is the name as most used."""

    record_ptr = parent_link("person")
    family_name = models.CharField(max_length=120, blank=True)
    given_name = models.CharField(max_length=120, blank=True)
    honorific = models.CharField(max_length=40, blank=True, help_text="Dr., Prof.")

    class Meta:
        verbose_name_plural = "people"
        triggers = typed_row("person", "organisations_person")


@versioned()
class Post(models.Model):
    """A person at an organisation in a role, for some time: Minister of Industry, 19 April 2013.

    `valid` is what sources prove, which may be one day; several posts at once are usual.
    """

    person = models.ForeignKey(
        Person, on_delete=models.CASCADE, related_name="posts", help_text="Goes with the person."
    )
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="posts")
    role = models.CharField(max_length=200, help_text="As stated: Vice-Minister.")
    valid = DateRangeField(null=True, blank=True)
    valid_precision = models.CharField(
        max_length=8, choices=Precision, default=Precision.UNKNOWN, blank=True
    )

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["person", "organisation", "role", "valid"],
                name="post_is_held_once_at_a_time",
                nulls_distinct=False,
            ),
            models.CheckConstraint(condition=~Q(role=""), name="post_has_a_role"),
            models.CheckConstraint(
                condition=Q(valid__isnull=True) | Q(valid__isempty=False),
                name="post_lasts_at_least_a_day",
            ),
        ]

    def __str__(self):
        return f"{self.person}, {self.role}"
