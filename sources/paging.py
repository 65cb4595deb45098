"""Pages of a list by keyset: each row once, in order, whatever is added meanwhile.

A cursor names the last row seen by its sort value and primary key; equal sort values and missing
ones (always last) are no obstacle. Cursors are sealed: nobody reads a key out of one, and a
tampered one, or one of another order, raises CursorRefused. Cost of a page does not depend on how
far down the list it is.
"""

import datetime
import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django.db.models import F, Q, QuerySet
from django.utils.translation import gettext as _

from sources.sealing import NotSealedHere, seal, unseal

SALT = "registan.cursor"
PAGE_SIZE, LARGEST_PAGE = 50, 200


class CursorRefused(ValueError):
    """The cursor is not one of ours, or belongs to another order."""


@dataclass(frozen=True)
class Order:
    """One order of a list: a column and a direction; the primary key settles ties.

    `nullable`: the column may be empty; such rows come last in either direction.
    """

    name: str
    column: str
    nullable: bool = False

    @property
    def descending(self):
        return self.name.startswith("-")


@dataclass(frozen=True)
class Position:
    """A row's place in an order."""

    value: Any
    pk: Any


@dataclass(frozen=True)
class Page:
    """Rows of one page, and the cursors of those beside it (None at either end)."""

    rows: list
    next: str | None
    previous: str | None


@dataclass(frozen=True)
class Reading:
    """How one page is read: what to ask one after the other until the page is full.

    `segments` are querysets with one row more than the page has; `read` of `page` may also take
    them in another form, such as SQL made once.
    """

    segments: tuple
    order: Order
    table: str
    size: int
    start: Position | None
    backwards: bool

    def page(self, *, position, read=list) -> Page:
        """The page; `position(row)` tells the place of a row."""
        rows: list = []
        for segment in self.segments:
            rows += read(segment)
            if len(rows) > self.size:
                break
        more, rows = len(rows) > self.size, rows[: self.size]
        if not rows:
            return Page([], None, None)
        if self.backwards:
            rows.reverse()
        goes_on = self.backwards or more
        came_from = more if self.backwards else self.start is not None
        return Page(
            rows,
            next=self._cursor(position(rows[-1])) if goes_on else None,
            previous=self._cursor(position(rows[0]), backwards=True) if came_from else None,
        )

    def _cursor(self, position, *, backwards=False):
        return write_cursor(position, self.order, self.table, backwards=backwards)


def reading(
    queryset: QuerySet, order: Order, *, size: int = PAGE_SIZE, cursor: str = ""
) -> Reading:
    """How the page that the cursor leads to is read, the first without one. Asks nothing yet."""
    start, backwards = read_cursor(cursor, order, queryset) if cursor else (None, False)
    segments = tuple(
        segment[: size + 1]
        for segment in _segments(queryset, order, start=start, backwards=backwards)
    )
    return Reading(segments, order, queryset.model._meta.db_table, size, start, backwards)


def paginate(
    queryset: QuerySet,
    order: Order,
    *,
    size: int = PAGE_SIZE,
    cursor: str = "",
    position: Callable[[Any], Position] | None = None,
) -> Page:
    """The page that the cursor leads to, the first without one.

    `position(row)` tells the place of a row; rows are model instances unless told. One query; a
    second where a later page crosses from dated to undated rows. Raises CursorRefused.
    """
    place = position or (lambda row: Position(getattr(row, order.column), row.pk))
    return reading(queryset, order, size=size, cursor=cursor).page(position=place)


def write_cursor(position, order, table, *, backwards=False):
    """The opaque text that leads to the rows behind (or, backwards, before) a position."""
    payload = [table, order.name, int(backwards), _plain(position.value), position.pk]
    return seal(payload, salt=SALT)


def read_cursor(cursor, order, queryset):
    """Position and direction of a cursor. Raises CursorRefused."""
    try:
        table, name, backwards, value, pk = unseal(cursor, salt=SALT)
    except NotSealedHere as error:
        raise CursorRefused(_("This is no cursor of this list.")) from error
    if table != queryset.model._meta.db_table:
        raise CursorRefused(_("This is a cursor of another list."))
    if name != order.name:
        words = _("This cursor belongs to the order “%(name)s”.")
        raise CursorRefused(words % {"name": name})
    return Position(_field(queryset, order).to_python(value), pk), bool(backwards)


def _field(queryset, order):
    meta = queryset.model._meta
    return meta.pk if order.column == "pk" else meta.get_field(order.column)


def _plain(value):
    """A sort value as JSON knows it, such that its model field reads it back unchanged."""
    if isinstance(value, datetime.date):  # and datetimes, with their microseconds
        return value.isoformat()
    if isinstance(value, Decimal):
        return str(value)
    if hasattr(value, "lower_inc"):
        return json.dumps({"lower": _plain(value.lower), "upper": _plain(value.upper)})
    return value


def _segments(queryset, order, *, start, backwards) -> Iterator[QuerySet]:
    """What lies behind `start`, walking backwards if asked: dated rows first, then undated."""
    descending = order.descending != backwards
    if start is None and descending:
        # The index has undated rows at this end already: the usual first page is one query.
        yield _ordered(queryset, order)
        return
    segments = [False, True] if order.nullable else [False]
    if backwards:
        segments.reverse()
    if start is not None:
        segments = segments[segments.index(order.nullable and start.value is None) :]
    for number, empty in enumerate(segments):
        rows = _segment(queryset, order, empty=empty, descending=descending)
        if start is not None and number == 0:
            rows = rows.filter(_behind(start, order, empty=empty, descending=descending))
        yield rows


def _ordered(queryset, order):
    """All rows, newest first."""
    if not order.nullable:
        return queryset.order_by(f"-{order.column}", "-pk")
    return queryset.order_by(F(order.column).desc(nulls_last=True), "-pk")


def _segment(queryset, order, *, empty, descending):
    """The rows with, or without, a sort value, in order.

    Rows without one stand apart, so where they would sort does not matter; naming the place that
    the index gives them lets PostgreSQL read it either way round.
    """
    sign = "-" if descending else ""
    if order.column == "pk":
        return queryset.order_by(f"{sign}pk")
    if not order.nullable:
        return queryset.order_by(f"{sign}{order.column}", f"{sign}pk")
    rows = queryset.filter(**{f"{order.column}__isnull": empty})
    if empty:
        return rows.order_by(f"{sign}pk")
    column = F(order.column)
    first = column.desc(nulls_last=True) if descending else column.asc(nulls_first=True)
    return rows.order_by(first, f"{sign}pk")


def _behind(start, order, *, empty, descending):
    """The condition of standing behind a position; the first part is what an index can use."""
    way = "lt" if descending else "gt"
    beyond_pk = Q(**{f"pk__{way}": start.pk})
    if empty or order.column == "pk":
        return beyond_pk
    reached = Q(**{f"{order.column}__{way}e": start.value})
    return reached & (Q(**{f"{order.column}__{way}": start.value}) | beyond_pk)
