"""Lists that can be had as a file: which rows, in what order, under which columns.

Rows are read a chunk at a time by keyset, so that a file of any length needs the memory of one
chunk, holds no transaction open, and has every row once whatever is added meanwhile.
"""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.db.models import Count, Max, QuerySet
from django.http import QueryDict

from sources.api.problems import BadParameters
from sources.api.public import ReferenceViewSet
from sources.api.ready import revision_of
from sources.api.views import SourceViewSet
from sources.choices import Rendition
from sources.exports.columns import Column, columns_of
from sources.exports.evidence import EVIDENCE, evidence
from sources.filters import ListFilterSet
from sources.models import Entry, Source
from sources.paging import Order, Position, paginate
from sources.projection.build import as_json
from sources.projection.registry import projection_of

CHUNK = 200
PAGED = ("cursor", "page_size", "count")
WHOLE = "A file always holds the whole list: leave this out."


def chunks(queryset: QuerySet, order: Order, **reading: Any) -> Iterator[list]:
    """Every row of a list in its order, a chunk at a time; one query a chunk."""
    cursor: str | None = ""
    while cursor is not None:
        page = paginate(queryset, order, size=CHUNK, cursor=cursor, **reading)
        yield page.rows
        cursor = page.next


def whole(filters: ListFilterSet) -> ListFilterSet:
    """The filterset of a file, once understood. Raises BadParameters, also for what makes sense of
    a page only.
    """
    errors = dict(filters.errors)
    errors |= {name: [WHOLE] for name in PAGED if name in filters.data}
    if errors:
        raise BadParameters(errors)
    return filters


@dataclass(frozen=True)
class RecordList:
    """The records of one kind, from their ready cards; a row also says what it rests on."""

    kind: str
    filterset: type[ListFilterSet]

    @property
    def columns(self) -> tuple[Column, ...]:
        return (*columns_of(projection_of(self.kind).card), *EVIDENCE)

    def state(self):
        """What tells one state of the list from another, and when it changed. One query."""
        number, changed_at = revision_of(self.kind)
        return f"{self.kind}-{number}", changed_at

    def filters(self, data: QueryDict) -> ListFilterSet:
        return self.filterset(data, Entry.objects.of_kind(self.kind))

    def rows(self, filters: ListFilterSet) -> Iterator[list[dict]]:
        """Chunks of rows for a table."""
        for page in self._chunks(filters):
            yield [json.loads(card) | evidence(json.loads(claims)) for *_, card, claims in page]

    def lines(self, filters: ListFilterSet) -> Iterator[list[str]]:
        """Chunks of rows as JSON, as the API shows them: with claims where asked for."""
        claims_wanted = filters.setting("claims")
        for page in self._chunks(filters):
            yield [
                f'{card[:-1]},"claims":{claims}}}' if claims_wanted else card
                for *_, card, claims in page
            ]

    def _chunks(self, filters):
        texts = filters.qs.values_list(filters.order.column, "pk", "text__card", "text__claims")
        return chunks(texts, filters.order, position=lambda row: Position(row[0], row[1]))


@dataclass(frozen=True)
class ReferenceList:
    """Reference data, sources, claims or links, as their collection of the API shows them."""

    collection: type[ReferenceViewSet]

    @property
    def columns(self) -> tuple[Column, ...]:
        return columns_of(self.collection.serializer_class)

    def state(self):
        """Nothing tells cheaply whether such a list changed: it is sent anew each time."""
        return "", None

    def filters(self, data: QueryDict) -> ListFilterSet:
        return self.collection.filterset_class(data, self.collection().rows())

    def rows(self, filters: ListFilterSet) -> Iterator[list[dict]]:
        for page in chunks(filters.qs, filters.order):
            yield self.collection().shown(page)

    def lines(self, filters: ListFilterSet) -> Iterator[list[str]]:
        for page in self.rows(filters):
            yield [as_json(row) for row in page]


@dataclass(frozen=True)
class DocumentList(ReferenceList):
    """The documents as their page lists them: our own digests only if asked for."""

    collection: type[ReferenceViewSet] = SourceViewSet

    def state(self):
        found = Source.objects.aggregate(number=Count("pk"), changed_at=Max("updated_at"))
        return f"source-{found['number']}", found["changed_at"]

    def filters(self, data: QueryDict) -> ListFilterSet:
        filters = super().filters(data)
        shown = filters.is_valid() and (
            filters.setting("rendition") or filters.setting("rendition__in")
        )
        if not shown:
            filters.queryset = filters.queryset.exclude(rendition=Rendition.DIGEST)
        return filters
