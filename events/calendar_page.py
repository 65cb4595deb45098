"""The calendar of events, a year at a time."""

import json

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from events.calendar_year import Year
from events.filters import EventFilter
from events.series import counted_series
from sources.choices import Kind
from sources.clock import today
from sources.facets import YEAR, facets
from sources.models import Entry
from sources.pages.filtering import FilteredList, messages, parameters, understood
from sources.pages.localising import localised

SHOWN = 400


def calendar_address(year):
    return f"/events/calendar/{year}/"


def calendar_context(data, year=None):
    """Everything that events/calendar.html shows: the events of a year, by default the present
    one or the last before it that has any. A constant number of queries.
    """
    filters, errors = understood(EventFilter, data, Entry.objects.of_kind(Kind.EVENT))
    number = year or _year_to_open(_years(facets(filters, kind=Kind.EVENT)[1]))
    total, options = facets(_of_year(filters, number), kind=Kind.EVENT)
    years = _years(options)
    found, is_cut = _year(filters, number)
    shown = [facet for facet in filters.facets if facet != YEAR]
    around = FilteredList(calendar_address(number), filters, shown, options)
    chips = around.chips()
    return {
        "errors": messages(errors),
        "chips": chips,
        "panel": around.panel(len(chips)) | {"ranges": []},
        "year": number,
        "count": _count(total),
        "months": found.months(),
        "empty_months": found.empty_months(),
        "vague": found.vague,
        "is_cut": is_cut,
        "weekdays": weekdays(),
        "series": counted_series(),
        **_ways(around, years, number),
    }


def _years(options):
    """The years with any event, which no choice of a year narrows."""
    return sorted(int(option.value) for option in options[YEAR.parameter] if option.count)


def _of_year(filters, number):
    """The same filters within one year: what the choices beside the calendar are counted of."""
    data = parameters(filters)
    for name in (f"{YEAR.parameter}__in", f"{YEAR.parameter}__mode"):
        data.pop(name, None)
    data.setlist(YEAR.parameter, [str(number)])
    return type(filters)(data, filters.queryset)


def _year(filters, number):
    entries = filters.qs.filter(years__contains=[number]).order_by("sort_on", "record_id")
    texts = list(entries.values_list("text__card", flat=True)[: SHOWN + 1])
    found = Year(number)
    for card in localised(*map(json.loads, texts[:SHOWN])):
        found.add(card)
    return found, len(texts) > SHOWN


def _ways(around, years, number):
    """The addresses of other years, and of the same events as a list and as a file."""
    query = around.address().partition("?")[2]
    query = f"?{query}" if query else ""
    links = {year: {"year": year, "url": calendar_address(year) + query} for year in years}
    return {
        "years": [link | {"is_here": year == number} for year, link in links.items()],
        "previous": next((links[year] for year in reversed(years) if year < number), None),
        "next": next((links[year] for year in years if year > number), None),
        "file_url": f"/events.ics{query}",
        "list_url": f"/events/{query}",
    }


def _year_to_open(years):
    present = today().year
    return next((year for year in reversed(years) if year <= present), present)


def _count(number):
    return ngettext("%(n)s event", "%(n)s events", number) % {"n": number}


def weekdays():
    """Heads of the columns of a month, Monday first."""
    return [
        (_("Mo"), _("Monday")),
        (_("Tu"), _("Tuesday")),
        (_("We"), _("Wednesday")),
        (_("Th"), _("Thursday")),
        (_("Fr"), _("Friday")),
        (_("Sa"), _("Saturday")),
        (_("Su"), _("Sunday")),
    ]
