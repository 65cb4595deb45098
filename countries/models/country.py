from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import DateRangeField, RangeOperators
from django.db import models
from django.db.models import Q

from countries.choices import MembershipRole, PlaceKind
from sources.choices import NameKind, Precision
from sources.history import versioned
from sources.models import NameFields
from sources.triggers import stays


class CountryQuerySet(models.QuerySet):
    def in_grouping(self, slug, *, on):
        """Countries that belonged to the grouping on that day, in whatever role."""
        return self.filter(
            memberships__grouping__slug=slug, memberships__valid__contains=on
        ).distinct()


@versioned()
class Country(models.Model):
    """A country by its ISO 3166 codes: Kazakhstan, KZ, KAZ, 398. Reference data, no record."""

    iso3 = models.CharField(max_length=3, unique=True)
    iso2 = models.CharField(max_length=2, unique=True)
    iso_numeric = models.CharField(max_length=3, unique=True)
    name = models.CharField(max_length=120, help_text="Common English name.")
    official_name = models.CharField(max_length=200, blank=True)
    capital = models.CharField(max_length=120, blank=True)
    is_covered = models.BooleanField(
        default=False, help_text="Belongs to the region this base follows; shown on its map."
    )

    objects = CountryQuerySet.as_manager()

    class Meta:
        ordering = ["name"]
        verbose_name_plural = "countries"
        constraints = [
            models.CheckConstraint(
                condition=Q(iso3__regex=r"^[A-Z]{3}$")
                & Q(iso2__regex=r"^[A-Z]{2}$")
                & Q(iso_numeric__regex=r"^[0-9]{3}$"),
                name="country_codes_are_iso_3166",
                violation_error_message="Codes are ISO 3166: KAZ, KZ and 398.",
            )
        ]
        triggers = [
            stays(
                "country_keeps_its_codes", "iso3", "iso2", "iso_numeric",
                message="The codes of a country stand in print and stay as they were made.",
            )
        ]  # fmt: skip

    def __str__(self):
        return self.name

    @property
    def flag(self):
        """The flag as two regional indicator letters."""
        return "".join(chr(0x1F1E6 + ord(letter) - ord("A")) for letter in self.iso2)


@versioned()
class CountryName(NameFields):
    """A name of a country in one language: Қазақстан, kk; Kyrgyz Republic, en."""

    country = models.ForeignKey(
        Country, on_delete=models.CASCADE, related_name="names", help_text="Goes with the country."
    )

    class Meta(NameFields.Meta):
        indexes = [models.Index(fields=["folded"], name="country_name_by_folded_text")]
        constraints = [
            *NameFields.Meta.constraints,
            models.UniqueConstraint(
                fields=["country", "text", "kind", "language"], name="country_bears_a_name_once"
            ),
        ]


class CountryGeometry(models.Model):
    """The outline of a country as a GeoJSON geometry (WGS 84, degrees), de facto boundaries."""

    country = models.OneToOneField(
        Country,
        on_delete=models.CASCADE,
        primary_key=True,
        related_name="geometry",
        help_text="Goes with the country.",
    )
    outline = models.JSONField()

    class Meta:
        verbose_name_plural = "country geometries"

    def __str__(self):
        return str(self.country)


@versioned()
class Grouping(models.Model):
    """A named set of countries: SPECA, CAREC, Central Asia. Its members are dated memberships."""

    slug = models.SlugField(max_length=40, unique=True)
    acronym = models.CharField(max_length=20, blank=True)
    name = models.CharField(max_length=200)
    founded_on = DateRangeField(null=True, blank=True)
    founded_precision = models.CharField(
        max_length=8, choices=Precision, default=Precision.UNKNOWN, blank=True
    )
    url = models.URLField(max_length=300, blank=True)

    class Meta:
        ordering = ["slug"]
        triggers = [
            stays(
                "grouping_keeps_its_slug",
                "slug",
                message="The slug of a grouping stands in print and stays as it was made.",
            )
        ]

    def __str__(self):
        return self.acronym or self.name


@versioned()
class Membership(models.Model):
    """A country in a grouping for some time: Turkmenistan in CAREC, member, since 2010."""

    country = models.ForeignKey(Country, on_delete=models.PROTECT, related_name="memberships")
    grouping = models.ForeignKey(Grouping, on_delete=models.PROTECT, related_name="memberships")
    role = models.CharField(max_length=12, choices=MembershipRole)
    valid = DateRangeField(help_text="Half-open range of days; no upper end: to this day.")
    valid_precision = models.CharField(
        max_length=8, choices=Precision, default=Precision.YEAR, help_text="Of both ends."
    )
    note = models.CharField(max_length=300, blank=True)

    class Meta:
        constraints = [
            ExclusionConstraint(
                name="membership_periods_do_not_overlap",
                expressions=[
                    ("country", RangeOperators.EQUAL),
                    ("grouping", RangeOperators.EQUAL),
                    ("valid", RangeOperators.OVERLAPS),
                ],
                violation_error_message="This country is already in the grouping on these days.",
            ),
            models.CheckConstraint(
                condition=Q(valid__isempty=False), name="membership_lasts_at_least_a_day"
            ),
            models.CheckConstraint(
                condition=Q(role__in=MembershipRole.values), name="membership_role_is_known"
            ),
        ]

    def __str__(self):
        return f"{self.country} in {self.grouping}"


@versioned()
class Place(models.Model):
    """A first-level region or a city of a country: Almaty, city, Kazakhstan."""

    code = models.SlugField(
        max_length=40, unique=True, help_text="ISO 3166-2 in lower case for regions, else a slug."
    )
    country = models.ForeignKey(Country, on_delete=models.PROTECT, related_name="places")
    kind = models.CharField(max_length=8, choices=PlaceKind)
    name = models.CharField(max_length=120)
    region = models.ForeignKey(
        "self", on_delete=models.PROTECT, null=True, blank=True, related_name="cities"
    )

    class Meta:
        ordering = ["name"]
        constraints = [
            models.CheckConstraint(
                condition=Q(kind__in=PlaceKind.values), name="place_kind_is_known"
            ),
            models.CheckConstraint(
                condition=Q(region__isnull=True) | Q(kind=PlaceKind.CITY),
                name="only_a_city_lies_in_a_region",
            ),
        ]
        triggers = [
            stays(
                "place_keeps_its_code",
                "code",
                message="The code of a place stands in print and stays as it was made.",
            )
        ]

    def __str__(self):
        return self.name


@versioned()
class PlaceName(NameFields):
    """A name a place has or had: Nur-Sultan for Astana, from March 2019 to September 2022."""

    place = models.ForeignKey(
        Place, on_delete=models.CASCADE, related_name="names", help_text="Goes with the place."
    )

    class Meta(NameFields.Meta):
        indexes = [models.Index(fields=["folded"], name="place_name_by_folded_text")]
        constraints = [
            *NameFields.Meta.constraints,
            models.UniqueConstraint(
                fields=["place", "text", "kind", "language", "valid"],
                name="place_bears_a_name_once",
                nulls_distinct=False,
            ),
            models.CheckConstraint(
                condition=~Q(kind=NameKind.FORMER) | Q(valid__isnull=False),
                name="former_place_name_is_dated",
            ),
        ]
