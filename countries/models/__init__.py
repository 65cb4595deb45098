from countries.models.country import (
    Country,
    CountryGeometry,
    CountryName,
    Grouping,
    Membership,
    Place,
    PlaceName,
)
from countries.models.indicator import Indicator, Observation
from countries.models.translated import GroupingName, IndicatorName

__all__ = [
    "Country",
    "CountryGeometry",
    "CountryName",
    "Grouping",
    "GroupingName",
    "Indicator",
    "IndicatorName",
    "Membership",
    "Observation",
    "Place",
    "PlaceName",
]
