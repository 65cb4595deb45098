from django.contrib.postgres.fields import DateRangeField
from django.db import models
from django.db.models import F, Q

from countries.models import Country, Place, check_place, place_lies_in_its_country
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
        triggers = [
            *typed_row("organisation", "organisations_organisation"),
            *place_lies_in_its_country("organisation", "organisations_organisation"),
        ]

    def clean(self):
        super().clean()
        check_place(self)


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


class PostQuerySet(models.QuerySet):
    def held(self, days):
        """Posts that a source shows held on some of these days (a range): the term has some of
        them, or the person was seen on days to either side. One seen in it before or after alone
        may have held it or not, and is not among them.
        """
        return self.filter(Q(valid__overlap=days) | Q(seen__overlap=days))


@versioned()
class Post(models.Model):
    """A person at an organisation in a role: Prime Minister, as named on 27 October 2022.

    `valid` is the term, as far as a source says when it began or ended. `seen` are the days on
    which sources show the person in the post, from the first to the last: they say nothing of
    when it began or ended. Several posts at once are usual.
    """

    person = models.ForeignKey(
        Person, on_delete=models.CASCADE, related_name="posts", help_text="Goes with the person."
    )
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="posts")
    role = models.CharField(max_length=200, help_text="As stated: Vice-Minister.")
    valid = DateRangeField(
        null=True, blank=True, help_text="The term, open where an end is not known; empty: unknown."
    )
    valid_precision = models.CharField(
        max_length=8, choices=Precision, default=Precision.UNKNOWN, blank=True
    )
    seen = DateRangeField(
        null=True,
        blank=True,
        help_text="First to last day on which a source shows the person in the post.",
    )
    seen_precision = models.CharField(
        max_length=8, choices=Precision, default=Precision.UNKNOWN, blank=True
    )

    objects = PostQuerySet.as_manager()

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
            models.CheckConstraint(
                condition=Q(seen__isnull=True, seen_precision=Precision.UNKNOWN)
                | (Q(seen__isnull=False) & ~Q(seen_precision=Precision.UNKNOWN)),
                name="post_seen_days_go_with_their_precision",
                violation_error_message="Give the days a post was seen with their precision.",
            ),
            models.CheckConstraint(
                condition=Q(seen__isnull=True)
                | Q(seen__isempty=False, seen__lower_inf=False, seen__upper_inf=False),
                name="post_is_seen_from_a_first_to_a_last_day",
                violation_error_message="Give the first and the last day on which it was seen;"
                " they may be the same.",
            ),
            models.CheckConstraint(
                condition=Q(seen__isnull=True)
                | Q(valid__isnull=True)
                | Q(seen__overlap=F("valid")),
                name="post_is_seen_during_its_term",
                violation_error_message="A post is seen during its term.",
            ),
        ]

    def __str__(self):
        return f"{self.person}, {self.role}"
