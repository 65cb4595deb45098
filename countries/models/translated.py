from django.db import models
from django.db.models import Q

from countries.models.country import Grouping
from countries.models.indicator import Indicator
from sources.history import versioned
from sources.languages import check_language, language_code


@versioned()
class GroupingName(models.Model):
    """What a grouping is called in one further language: СПЕКА in Russian."""

    grouping = models.ForeignKey(
        Grouping, on_delete=models.CASCADE, related_name="names", help_text="Goes with it."
    )
    language = models.CharField(max_length=10, validators=[check_language])
    acronym = models.CharField(max_length=20, blank=True)
    name = models.CharField(max_length=200)

    class Meta:
        constraints = [
            language_code(),
            models.UniqueConstraint(
                fields=["grouping", "language"], name="grouping_is_named_once_a_language"
            ),
            models.CheckConstraint(condition=~Q(name=""), name="grouping_name_is_not_empty"),
        ]

    def __str__(self):
        return self.acronym or self.name


@versioned()
class IndicatorName(models.Model):
    """What an indicator and its unit are called in one further language."""

    indicator = models.ForeignKey(
        Indicator, on_delete=models.CASCADE, related_name="names", help_text="Goes with it."
    )
    language = models.CharField(max_length=10, validators=[check_language])
    name = models.CharField(max_length=200)
    unit = models.CharField(max_length=60)

    class Meta:
        constraints = [
            language_code(),
            models.UniqueConstraint(
                fields=["indicator", "language"], name="indicator_is_named_once_a_language"
            ),
            models.CheckConstraint(
                condition=~Q(name="") & ~Q(unit=""), name="indicator_name_and_unit_are_not_empty"
            ),
        ]

    def __str__(self):
        return self.name
