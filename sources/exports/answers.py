"""A list as the answer to a request: streamed, named, and not sent twice."""

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse, StreamingHttpResponse
from django.http.response import HttpResponseBase

from sources.api.conditional import marked, not_modified
from sources.exports.lists import RecordList, ReferenceList, whole
from sources.exports.table import BYTE_ORDER_MARK, csv_rows, header
from sources.filters import ListFilterSet


@dataclass(frozen=True)
class ListFile:
    """A whole list in one form, under a name. Base of the forms."""

    listed: RecordList | ReferenceList
    name: str
    content_type = ""
    extension = ""

    def pieces(self, filters: ListFilterSet, origin: str) -> Iterator[str]:
        """The file bit by bit; `origin` stands before addresses: https://example.org."""
        raise NotImplementedError

    def shape(self) -> str:
        """What, besides the list, the file depends on."""
        return self.extension

    def answer(self, request: HttpRequest) -> HttpResponseBase:
        """Raises BadParameters before the first byte is sent."""
        filters = whole(self.listed.filters(request.GET))
        state, changed_at = self.listed.state()
        changed_at = filters.last_change(request.GET, changed_at)
        etag = self._etag(state, changed_at)
        if etag and (kept := not_modified(request, etag, changed_at)):
            return kept
        answer = self._streamed(request, filters)
        answer["Content-Disposition"] = f'attachment; filename="{self.name}.{self.extension}"'
        return marked(answer, etag, changed_at)

    def _streamed(self, request, filters):
        if request.method == "HEAD":
            return HttpResponse(content_type=self.content_type)
        origin = request.build_absolute_uri("/").rstrip("/")
        return StreamingHttpResponse(self.pieces(filters, origin), content_type=self.content_type)

    def _etag(self, state, changed_at):
        if not state:
            return ""
        seconds = changed_at.timestamp() if changed_at else 0
        text = f"{state}-{seconds:.6f}-{self.shape()}"
        return f'"{hashlib.blake2b(text.encode(), digest_size=16).hexdigest()}"'


@dataclass(frozen=True)
class Table(ListFile):
    """A list as CSV. `for_people`: beside a page, where Excel is likely to open it."""

    content_type = "text/csv; charset=utf-8; header=present"
    extension = "csv"
    for_people: bool = False

    def pieces(self, filters: ListFilterSet, origin: str) -> Iterator[str]:
        columns = self.listed.columns
        yield (BYTE_ORDER_MARK if self.for_people else "") + header(columns)
        for rows in self.listed.rows(filters):
            yield csv_rows(columns, rows, origin=origin)

    def shape(self) -> str:
        return f"{self.for_people} {header(self.listed.columns)}"


@dataclass(frozen=True)
class Lines(ListFile):
    """A list as JSON Lines: the rows of the API."""

    content_type = "application/x-ndjson; charset=utf-8"
    extension = "jsonl"

    def pieces(self, filters: ListFilterSet, origin: str) -> Iterator[str]:
        for lines in self.listed.lines(filters):
            yield "".join(f"{line}\n" for line in lines)


FORMS = {form.extension: form for form in (Table, Lines)}
