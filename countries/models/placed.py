"""Rules of what names a country and a place: the place lies in that country."""

from django.core.exceptions import ValidationError

from sources.triggers import rule

ELSEWHERE = "The place lies in another country."


def place_lies_in_its_country(noun, table):
    """The triggers on the table of a typed model that has both, each of which may be empty."""
    return rule(
        f"{noun}_place_lies_in_its_country",
        "SELECT 1 FROM written w JOIN countries_place p ON p.id = w.place_id"
        " WHERE p.country_id <> w.country_id",
        f"{ELSEWHERE[:-1]} than the {noun}.",
    )


def check_place(row):
    """The same for a form, before it is saved. Raises ValidationError."""
    if row.place and row.country_id and row.place.country_id != row.country_id:
        raise ValidationError({"place": ELSEWHERE})
