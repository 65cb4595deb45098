"""What the projection has ready, read without building a model instance or a queryset a request.

A question asked before is remembered as SQL: checking parameters and compiling a queryset cost more
than the answer. It is read anew after anything of the kind was published, since a former slug in it
may mean another record by then; what is published is asked anew each time.
"""

from dataclasses import dataclass, replace
from functools import lru_cache

from django.db import connection
from django.http import QueryDict

from sources.api.public import naming_the_cursor, valid
from sources.models import Entry
from sources.paging import Page, Position, Reading, reading

REMEMBERED = 1024
REVISION = "SELECT number, changed_at FROM sources_entryrevision WHERE kind = %s"
DOCUMENT = """
    SELECT t.document, t.claims, r.changed_at
    FROM sources_entry e JOIN sources_entrycard t ON t.entry_id = e.record_id
    LEFT JOIN sources_entryrevision r ON r.kind = e.kind
    WHERE e.kind = %s AND e.slug = %s
"""


@dataclass(frozen=True)
class Question:
    """One list as it was asked for: the SQL of its page, and of its count where wanted."""

    reading: Reading
    claims: bool
    count: tuple | None

    def page(self) -> Page:
        """The rows (sort value, key, card, claims if wanted). One query, seldom two."""
        return self.reading.page(position=lambda row: Position(row[0], row[1]), read=answers)

    def total(self):
        return answers(self.count)[0][0] if self.count else None


@lru_cache(maxsize=REMEMBERED)
def question(filterset_class, kind, query_string, state):
    """Reads a query string. Raises BadParameters, which is not remembered.

    `state` tells one state of what is published from another, and one day from the next where the
    question asks for the present day: what the SQL says is of that state.
    """
    filters = valid(filterset_class(QueryDict(query_string), Entry.objects.of_kind(kind)))
    claims = bool(filters.setting("claims"))
    columns = [filters.order.column, "pk", "text__card", *(["text__claims"] if claims else [])]
    with naming_the_cursor():
        asked = reading(filters.qs.values_list(*columns), filters.order, **filters.paging)
    statements = tuple(segment.query.sql_with_params() for segment in asked.segments)
    count = counting(filters.qs) if filters.setting("count") else None
    return Question(replace(asked, segments=statements), claims, count)


def counting(queryset):
    sql, parameters = queryset.order_by().values("pk").query.sql_with_params()
    return f"SELECT count(*) FROM ({sql}) AS found", parameters  # noqa: S608 - Django's own SQL


def revision_of(kind):
    """(number, changed at) of the entries of a kind; (0, None) before there were any."""
    return next(iter(answers((REVISION, [kind]))), (0, None))


def document_of(kind, slug):
    """(document, claims, when the kind last changed) of a published record, or None. One query."""
    return next(iter(answers((DOCUMENT, [kind, slug]))), None)


def answers(statement):
    with connection.cursor() as cursor:
        cursor.execute(*statement)
        return cursor.fetchall()
