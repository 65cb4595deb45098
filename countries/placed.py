"""Datasets of records with a country and a place: the place lies in that country."""

from countries.models import Place
from sources.importing import RecordDataset


class PlacedDataset(RecordDataset):
    def agree(self, rows, planner):
        named = {row.line: _named(row) for row in rows}
        places = {place for place, _country in named.values()}
        countries = dict(Place.objects.filter(pk__in=places).values_list("pk", "country"))
        for row in rows:
            place, country = named[row.line]
            if place and country and countries[place] != country:
                lies = planner.references.code("country", countries[place])
                blamed = "place" if "place" in row.values else "country"
                row.fail(blamed, f"expected a place in that country; this one lies in {lies}")


def _named(row):
    """The ids of its place and country, those of the stored row where the file has no column."""
    values = {**(row.stored.values if row.stored else {}), **row.values}
    return values.get("place"), values.get("country")
