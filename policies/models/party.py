from django.db import models
from django.db.models import Q

from countries.models import Country, Grouping
from organisations.models import Organisation, Person
from policies.choices import PartyRole
from sources.history import versioned
from sources.models import Record

TARGETS = ("country", "grouping", "organisation", "person", "category")


def _empty(target):
    return Q(category="") if target == "category" else Q(**{f"{target}__isnull": True})


def one_target():
    """Condition that exactly one of country, grouping, organisation, person, category is given."""
    condition = Q()
    for chosen in TARGETS:
        alone = ~_empty(chosen)
        for other in TARGETS:
            if other != chosen:
                alone &= _empty(other)
        condition |= alone
    return condition


@versioned()
class Party(models.Model):
    """Who has what part in a policy, initiative, commitment, recommendation or obligation.

    The parties are those the source names, never the members of a grouping it names:
    Kazakhstan, party; UNDP, partner; "subsoil users" (a category in words), who must.
    """

    record = models.ForeignKey(
        Record, on_delete=models.CASCADE, related_name="parties", help_text="Goes with the record."
    )
    role = models.CharField(max_length=12, choices=PartyRole)
    country = models.ForeignKey(
        Country, on_delete=models.PROTECT, null=True, blank=True, related_name="party_roles"
    )
    grouping = models.ForeignKey(
        Grouping, on_delete=models.PROTECT, null=True, blank=True, related_name="party_roles"
    )
    organisation = models.ForeignKey(
        Organisation, on_delete=models.PROTECT, null=True, blank=True, related_name="party_roles"
    )
    person = models.ForeignKey(
        Person, on_delete=models.PROTECT, null=True, blank=True, related_name="party_roles"
    )
    category = models.CharField(max_length=200, blank=True, help_text="In words: subsoil users.")

    class Meta:
        verbose_name_plural = "parties"
        constraints = [
            models.CheckConstraint(
                condition=one_target(),
                name="party_is_exactly_one",
                violation_error_message="A party is one country, grouping, organisation, person"
                " or category in words.",
            ),
            models.UniqueConstraint(
                fields=["record", "role", *TARGETS],
                name="party_has_a_part_once",
                nulls_distinct=False,
            ),
            models.CheckConstraint(
                condition=Q(role__in=PartyRole.values), name="party_role_is_known"
            ),
        ]

    def __str__(self):
        target = self.country or self.grouping or self.organisation or self.person
        return f"{target or self.category} ({self.get_role_display()})"
