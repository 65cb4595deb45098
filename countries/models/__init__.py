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

__all__ = [
    "Country",
    "CountryGeometry",
    "CountryName",
    "Grouping",
    "Indicator",
    "Membership",
    "Observation",
    "Place",
    "PlaceName",
]
