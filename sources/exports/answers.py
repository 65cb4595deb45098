"""A list as the answer to a request: streamed, named, and not sent twice."""

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse, StreamingHttpResponse
from django.http.response import HttpResponseBase

from sources.api.conditional import marked, not_modified
from sources.exports.lists import RecordList, ReferenceList, whole
from sources.exports.table import BYTE_ORDER_MARK, csv_rows, header

CONTENT_TYPES = {
    "csv": "text/csv; charset=utf-8; header=present",
    "jsonl": "application/x-ndjson; charset=utf-8",
}


@dataclass(frozen=True)
class ListFile:
    """A list in one form, under a name. `for_people`: a table that Excel is likely to open."""

    listed: RecordList | ReferenceList
    form: str
    name: str
    for_people: bool = False

    def answer(self, request: HttpRequest) -> HttpResponseBase:
        """Raises BadParameters before the first byte is sent."""
        filters = whole(self.listed.filters(request.GET))
        state, changed_at = self.listed.state()
        etag = self._etag(state, changed_at)
        if etag and (kept := not_modified(request, etag, changed_at)):
            return kept
        answer = self._whole(request, filters)
        answer["Content-Disposition"] = f'attachment; filename="{self.name}.{self.form}"'
        return marked(answer, etag, changed_at)

    def _whole(self, request, filters):
        content_type = CONTENT_TYPES[self.form]
        if request.method == "HEAD":
            return HttpResponse(content_type=content_type)
        origin = request.build_absolute_uri("/").rstrip("/")
        pieces = self._table(filters, origin) if self.form == "csv" else self._lines(filters)
        return StreamingHttpResponse(pieces, content_type=content_type)

    def _table(self, filters, origin) -> Iterator[str]:
        columns = self.listed.columns
        yield (BYTE_ORDER_MARK if self.for_people else "") + header(columns)
        for rows in self.listed.rows(filters):
            yield csv_rows(columns, rows, origin=origin)

    def _lines(self, filters) -> Iterator[str]:
        for lines in self.listed.lines(filters):
            yield "".join(f"{line}\n" for line in lines)

    def _etag(self, state, changed_at):
        if not state:
            return ""
        seconds = changed_at.timestamp() if changed_at else 0
        text = f"{state}-{seconds:.6f}-{self.form}-{header(self.listed.columns)}"
        return f'"{hashlib.blake2b(text.encode(), digest_size=16).hexdigest()}"'
