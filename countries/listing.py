"""The list of countries: filters as the API has them, and how much is known of each."""

from collections import Counter

from countries.downloads import downloads
from countries.filters import CountryFilter
from countries.map_figure import map_figure, records_measure
from countries.models import Country, Membership
from sources.addresses import country_page
from sources.facets import GROUPING, Option
from sources.filters import ListFilterSet
from sources.pages.cards import counts_in
from sources.pages.filtering import FilteredList, parameters, understood
from sources.pages.kept import kept
from sources.pages.localising import named
from sources.vocabulary import names_of

URL = "/countries/"


def countries_context(data):
    """Everything that countries/list.html shows. Seven queries, more where names are translated."""
    filters, errors = understood(CountryFilter, data, Country.objects.all())
    numbers = kept("countries", lambda: counts_in("countries"))
    found = [] if errors else filters.qs.order_by(ordered(filters), "pk")
    rows = [
        {"country": c, "url": country_page(c.iso3), "records": numbers.get(c.iso3, 0)}
        for c in named(found, "country", "iso3")
    ]
    shown = FilteredList(URL, filters, (GROUPING,), {"grouping": _groupings(filters)})
    return {
        **shown.choices(errors),
        "rows": rows,
        "covered": [row for row in rows if row["country"].is_covered],
        "others": [row for row in rows if not row["country"].is_covered],
        "figure": map_figure(records_measure(numbers)) | {"downloads": downloads(f"{URL}map")},
    }


def ordered(filters: ListFilterSet) -> str:
    """The column of the order asked for, as querysets write it."""
    order = filters.order
    return f"-{order.column}" if order.descending else order.column


def _groupings(filters):
    """Each grouping with the number of countries it would show: those that were or are in it."""
    data = parameters(filters)
    for name in ("grouping", "grouping__in"):
        data.pop(name, None)
    others = CountryFilter(data, filters.queryset)
    held = Membership.objects.filter(country__in=others.qs.order_by())
    pairs = held.order_by().values_list("grouping__slug", "country").distinct()
    counts = Counter(slug for slug, _country in pairs)
    chosen = filters.setting("grouping") or filters.setting("grouping__in") or []
    labels = names_of("grouping", {*counts, *chosen})
    options = [
        Option(slug, labels.get(slug, slug), counts[slug], slug in chosen)
        for slug in {*counts, *chosen}
    ]
    return sorted(options, key=lambda option: (-option.count, option.label))
