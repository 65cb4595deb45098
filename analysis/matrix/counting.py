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


def counts(entries, columns, *, of, by, several):
    """{(column, value): {kind: (records, of these planned)}}.

    Columns are values of the entry's list `of`: countries or groupings. `by` is the entry's column
    whose values are counted; `several`: it holds a list of them.
    """
    if not columns:
        return {}
    is_planned = ExpressionWrapper(planned(), output_field=BooleanField())
    counted = entries.filter(**{f"{of}__overlap": list(columns)}).annotate(is_planned=is_planned)
    names = dict.fromkeys(("kind", of, by))
    sql, parameters = counted.order_by().values_list(*names, "is_planned").query.sql_with_params()
    value, unnested = ("value", f", unnest({by}) AS value") if several else (by, "")
    # Names of columns are our own words, never a reader's.
    statement = f"""
        WITH counted AS MATERIALIZED ({sql})
        SELECT place, {value}::text, kind, count(*), count(*) FILTER (WHERE is_planned)
        FROM counted, unnest({of}) AS place{unnested}
        WHERE place = ANY(%s) GROUP BY 1, 2, 3
    """  # noqa: S608
    found: defaultdict[tuple, dict] = defaultdict(dict)
    with connection.cursor() as cursor:
        cursor.execute(statement, [*parameters, list(columns)])
        for place, key, kind, records, not_yet in cursor:
            found[place, key][kind] = (records, not_yet)
    return found
