"""How many records each choice of a filter would show: exact, one query for a whole list.

The count of a choice is over the list as filtered, except by the choices of its own facet: that is
what ticking one more box of it would add. Where all choices of a facet must hold together, it is
over the whole list as filtered: that is what ticking one more box would leave.
"""

import hashlib
import json
from collections import defaultdict
from dataclasses import dataclass

from django.core.cache import cache
from django.db import connection
from django.utils.functional import Promise
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from sources.clock import today
from sources.models import EntryRevision
from sources.vocabulary import names_of

KEPT_SECONDS = 24 * 60 * 60
TOTAL = "total"


@dataclass(frozen=True)
class Facet:
    """One dimension of a list. `parameter` chooses in it; `column` holds the values.

    `vocabulary` names the values of open ones; a closed one has `choices` instead.
    """

    parameter: str
    legend: str | Promise
    column: str
    several: bool = True
    vocabulary: str = ""
    choices: tuple[tuple[str, str | Promise], ...] = ()


@dataclass(frozen=True)
class Option:
    value: str
    label: str
    count: int
    chosen: bool


COUNTRY = Facet("country", _("Country"), "countries", vocabulary="country")
GROUPING = Facet("grouping", _("Grouping"), "groupings", vocabulary="grouping")
TOPIC = Facet("topic", _("Topic"), "topics", vocabulary="topic")
YEAR = Facet("year", _("Year"), "years")
ORGANISATION = Facet("organisation", _("Organisation"), "organisations", vocabulary="organisation")


def words(parameter, legend, column, choices):
    """The facet of a closed vocabulary in one of the entry's own columns."""
    return Facet(parameter, legend, column, several=False, choices=tuple(choices.choices))


def facets(filterset, *, kind):
    """(total, {parameter: options}) of a valid filterset over the entries of one kind.

    Options with the highest count first, years newest first, closed vocabularies in their own
    order; chosen ones are there even with nothing behind them. Kept until an entry of the kind
    changes: then one query and one look into the cache, else a handful whatever the choices.
    """
    if not filterset.is_valid():
        raise ValueError("Only a list whose parameters are understood can be counted.")
    revision = EntryRevision.objects.filter(kind=kind).values_list("number", flat=True).first()
    key = _key(filterset, kind, revision)
    kept = cache.get(key)
    if kept is None:
        kept = counted(filterset)
        cache.set(key, kept, KEPT_SECONDS)
    return kept


def _key(filterset, kind, revision):
    asked = {name: _given(filterset, name) for name in sorted(filterset.filters)}
    day = str(today()) if filterset.asks_the_clock(filterset.data) else ""
    text = json.dumps([type(filterset).__name__, asked, day, get_language()], ensure_ascii=False)
    return f"facets:{kind}:{revision}:{hashlib.sha256(text.encode()).hexdigest()}"


def _given(filterset, name):
    """The values of a parameter as texts, read as the filter reads them."""
    values = filterset.form.cleaned_data.get(name)
    return [str(value) for value in (values if isinstance(values, list) else [values])]


def counted(filterset):
    """The same, counted anew: for lists of several kinds. A handful of queries."""
    counts = _counts(filterset)
    options = {}
    for facet in filterset.facets:
        given = {*_chosen(filterset, facet)}
        found = counts.get(facet.parameter, {})
        options[facet.parameter] = _options(facet, found, given)
    return counts[TOTAL][""], options


def _chosen(filterset, facet):
    """What is chosen in a facet, by its parameter or the longer spelling of the same."""
    names = [name for name in _own(facet) if name in filterset.filters]
    return [value for name in names for value in _given(filterset, name)]


def _own(facet):
    return facet.parameter, f"{facet.parameter}__in"


def _without(filterset, facet):
    """The list as it would be without the facet's own choices."""
    data = filterset.data.copy()
    for name in _own(facet):
        data.pop(name, None)
    return type(filterset)(data, queryset=filterset.queryset).qs


def _counts(filterset):
    """{parameter: {value: count}} in one statement: each list is read once, then counted by each
    of its facets.
    """
    lists = {"everything": (filterset.qs, [facet.column for facet in filterset.facets])}
    parts = [f"SELECT '{TOTAL}', '', count(*) FROM everything"]  # noqa: S608 - no reader's words
    for facet in filterset.facets:
        source = "everything"
        if _chosen(filterset, facet) and not filterset.is_all(facet.parameter):
            source = f"without_{facet.parameter}"
            lists[source] = (_without(filterset, facet), [facet.column])
        parts.append(_part(facet, source))
    withs, parameters = [], []
    for name, (queryset, columns) in lists.items():
        sql, values = queryset.order_by().values_list(*columns).query.sql_with_params()
        withs.append(f"{name} AS MATERIALIZED ({sql})")
        parameters += values
    found: defaultdict[str, dict[str, int]] = defaultdict(dict)
    with connection.cursor() as cursor:
        cursor.execute(f"WITH {', '.join(withs)} {' UNION ALL '.join(parts)}", parameters)
        for parameter, value, count in cursor:
            found[parameter][value] = count
    return found


def _part(facet, source):
    """Counts of one facet. Names of columns and parameters are our own words, never a reader's."""
    if facet.several:
        rows, column = f"{source}, unnest({facet.column}) AS value", "value"
    else:
        rows, column = source, facet.column
    counts = f"'{facet.parameter}', {column}::text, count(*)"
    return f"SELECT {counts} FROM {rows} GROUP BY {column}"  # noqa: S608 - no reader's words


def _options(facet, counts, given):
    values = [value for value in {*counts, *given} if value]
    labels = _labels(facet, values)
    options = [
        Option(value, labels.get(value, value), counts.get(value, 0), value in given)
        for value in values
    ]
    return sorted(options, key=_order(facet))


def _labels(facet, values):
    if facet.choices:
        return {value: str(label) for value, label in facet.choices}
    return names_of(facet.vocabulary, values) if facet.vocabulary and values else {}


def _order(facet):
    if facet.choices:
        places = [value for value, _label in facet.choices]
        return lambda option: places.index(option.value)
    if not facet.vocabulary:
        return lambda option: -int(option.value)
    return lambda option: (-option.count, option.label, option.value)
