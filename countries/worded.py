"""Groupings and indicators under the names that the language in force has for them."""

from django.utils.translation import get_language

from countries.models import GroupingName, IndicatorName
from countries.projection import IN_MODELS


def worded_groupings(groupings):
    """These groupings with acronym and name in that language where they are known. One query."""
    return _worded(groupings, GroupingName, "grouping", ("acronym", "name"))


def worded_indicators(indicators):
    """The same of indicators: name and unit."""
    return _worded(indicators, IndicatorName, "indicator", ("name", "unit"))


def _worded(rows, model, owner, parts):
    rows = list(rows)
    if get_language() == IN_MODELS or not rows:
        return rows
    keys = {row.pk for row in rows}
    called = model.objects.filter(**{f"{owner}__in": keys}, language=get_language())
    found = {getattr(name, f"{owner}_id"): name for name in called}
    for row in rows:
        for part in parts:
            setattr(row, part, getattr(found.get(row.pk), part, None) or getattr(row, part))
    return rows
