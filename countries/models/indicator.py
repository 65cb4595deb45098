from django.db import models
from django.db.models import Q

from countries.choices import Direction
from countries.models.country import Country, Place
from sources.history import versioned
from sources.triggers import stays


@versioned()
class Indicator(models.Model):
    """A measured quantity by its publisher's code: GB.XPD.RSDV.GD.ZS, R&D spending, % of GDP.

    An indicator without a single observation is legal: a source may name one without a figure.
    """

    code = models.CharField(max_length=60, unique=True)
    slug = models.SlugField(max_length=80, unique=True)
    name = models.CharField(max_length=200)
    unit = models.CharField(max_length=60)
    direction = models.CharField(max_length=8, choices=Direction, default=Direction.NEITHER)
    publisher = models.CharField(max_length=200)
    licence = models.CharField(max_length=100, blank=True)
    url = models.URLField(max_length=300, blank=True)

    class Meta:
        ordering = ["name"]
        constraints = [
            models.CheckConstraint(
                condition=Q(direction__in=Direction.values), name="indicator_direction_is_known"
            )
        ]
        triggers = [
            stays(
                "indicator_keeps_its_codes",
                "code",
                "slug",
                message="Code and slug of an indicator stand in print and stay as they were made.",
            )
        ]

    def __str__(self):
        return self.name


@versioned()
class Observation(models.Model):
    """One figure: the GII rank of Kazakhstan in 2014 was 79, as a newspaper reported it."""

    indicator = models.ForeignKey(Indicator, on_delete=models.PROTECT, related_name="observations")
    country = models.ForeignKey(Country, on_delete=models.PROTECT, related_name="observations")
    place = models.ForeignKey(
        Place, on_delete=models.PROTECT, null=True, blank=True, related_name="observations"
    )
    year = models.PositiveSmallIntegerField()
    value = models.DecimalField(max_digits=20, decimal_places=6)
    source = models.CharField(max_length=300, help_text="Who published or reported the figure.")
    source_url = models.URLField(max_length=1000, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["indicator", "country", "place", "year"],
                name="observation_is_one_figure_a_year",
                nulls_distinct=False,
            ),
            models.CheckConstraint(
                condition=Q(year__gte=1800, year__lte=2200), name="observation_year_is_plausible"
            ),
        ]
        indexes = [
            models.Index(fields=["country", "indicator", "year"], name="observation_by_country")
        ]

    def __str__(self):
        return f"{self.indicator} {self.country} {self.year}"
