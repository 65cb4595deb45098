"""Countries and groupings of today, with their names, for one answer."""

from functools import cached_property

from countries.models import Country, Membership
from sources.clock import today
from sources.vocabulary import names_of


class Places:
    """Each asked for once it is needed: two queries for countries, two more for groupings."""

    def __init__(self, named=()):
        """`named`: slugs of groupings that are spoken of even if nobody belongs to them today."""
        self.named = named

    @cached_property
    def is_followed(self):
        """{code: whether this base follows the country}, by name."""
        return dict(Country.objects.order_by("name").values_list("iso3", "is_covered"))

    @property
    def codes(self):
        return list(self.is_followed)

    @property
    def followed(self):
        return [code for code, is_followed in self.is_followed.items() if is_followed]

    @cached_property
    def names(self):
        return names_of("country", self.codes)

    @cached_property
    def members(self):
        """{slug: codes of the countries that belong to it today, by name}. One query."""
        held = Membership.objects.filter(valid__contains=today()).order_by("country__name")
        found: dict[str, list[str]] = {}
        for slug, code in held.values_list("grouping__slug", "country__iso3"):
            found.setdefault(slug, []).append(code)
        return found

    @cached_property
    def grouping_names(self):
        """{slug: name} of those that have members today, and of those named. One query."""
        return names_of("grouping", {*self.members, *self.named})
