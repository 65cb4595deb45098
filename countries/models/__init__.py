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
from countries.models.placed import check_place, place_lies_in_its_country
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
    "check_place",
    "place_lies_in_its_country",
]
