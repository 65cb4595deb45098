"""How many records stand in each cell: one statement, whatever the number of cells."""

from collections import defaultdict

from django.db import connection
from django.db.models import BooleanField, ExpressionWrapper, Q

from policies.choices import ObligationStatus, PolicyStatus, Stage
from sources.choices import Kind

NOT_YET = {
    Kind.INITIATIVE: (
        Stage.MENTIONED,
        Stage.CONSIDERED,
        Stage.PROPOSED,
        Stage.PLANNED,
        Stage.BEING_ESTABLISHED,
    ),
    Kind.POLICY: (PolicyStatus.IN_PREPARATION, PolicyStatus.PROPOSED, PolicyStatus.DRAFT),
    Kind.OBLIGATION: (ObligationStatus.PROPOSED, ObligationStatus.BEING_INTRODUCED),
}


def planned():
    """The condition that a record tells of something that is not there yet."""
    condition = Q()
    for kind, statuses in NOT_YET.items():
        condition |= Q(kind=kind, status__in=statuses)
    return condition


def counts(entries, countries, wholes, *, by, several):
    """{(column, value): {kind: (records, of these planned)}}. One query.

    Columns are countries, and groupings that a record names without any country. `by` is the
    entry's column whose values are counted; `several`: it holds a list of them.
    """
    named = Q(countries__overlap=list(countries))
    if wholes:
        named |= Q(countries=[], groupings__overlap=list(wholes))
    is_planned = ExpressionWrapper(planned(), output_field=BooleanField())
    counted = entries.filter(named).annotate(is_planned=is_planned)
    names = dict.fromkeys(("kind", "countries", "groupings", by))
    sql, parameters = counted.order_by().values_list(*names, "is_planned").query.sql_with_params()
    parts = [_part("countries", by, several), _part("groupings", by, several)]
    statement = f"WITH counted AS MATERIALIZED ({sql}) {' UNION ALL '.join(parts)}"
    found: defaultdict[tuple, dict] = defaultdict(dict)
    with connection.cursor() as cursor:
        cursor.execute(statement, [*parameters, list(countries), list(wholes)])
        for column, value, kind, records, not_yet in cursor:
            found[column, value][kind] = (records, not_yet)
    return found


def _part(places, by, several):
    """Counts by the values of one list of places. Names of columns are our own words, never a
    reader's.
    """
    value, unnested = ("value", f", unnest({by}) AS value") if several else (by, "")
    alone = " AND countries = '{}'" if places == "groupings" else ""
    return f"""
        SELECT place, {value}::text, kind, count(*), count(*) FILTER (WHERE is_planned)
        FROM counted, unnest({places}) AS place{unnested}
        WHERE place = ANY(%s){alone} GROUP BY 1, 2, 3
    """  # noqa: S608
