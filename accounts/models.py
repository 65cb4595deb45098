from django.contrib.auth.models import AbstractUser
from django.db import models


class User(AbstractUser):
    """A person who signs in: administrator, curator or country focal point.

    Readers need no account. Who may curate which country's records is the person's
    editorial scope; who may publish is the permission `sources.publish_record`.
    """

    curates_everywhere = models.BooleanField(
        default=False,
        help_text="Records of every country and of none; otherwise only the scopes below.",
    )

    def may_curate(self, country_codes):
        """True if a record about exactly these countries (ISO alpha-3) is within their scope.

        A record of several countries needs all of them: a change to it is a change for each.
        A record about no country at all is curated by those who curate everywhere.
        Costs one query for people with a limited scope, none otherwise.
        """
        if self.is_superuser or self.curates_everywhere:
            return True
        codes = set(country_codes)
        return bool(codes) and codes <= set(self.scopes.values_list("country_code", flat=True))


class EditorialScope(models.Model):
    """One country whose records one person may curate, for example Dinara may curate KAZ.

    The country is its ISO 3166 alpha-3 code and not a foreign key: accounts is the lowest
    floor and knows no country.
    """

    user = models.ForeignKey(
        User, on_delete=models.CASCADE, related_name="scopes", help_text="Goes with the person."
    )
    country_code = models.CharField(max_length=3)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["user", "country_code"], name="scope_names_a_country_once_a_person"
            ),
            models.CheckConstraint(
                condition=models.Q(country_code__regex=r"^[A-Z]{3}$"),
                name="scope_country_is_an_iso_alpha3_code",
                violation_error_message="A country is its ISO 3166 alpha-3 code, for example KAZ.",
            ),
        ]

    def __str__(self):
        return f"{self.user}: {self.country_code}"
