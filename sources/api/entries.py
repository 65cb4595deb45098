"""Lists and details of records, handed out ready from the projection."""

from typing import Any

from django.http import Http404, HttpResponsePermanentRedirect

from sources.addresses import record_api
from sources.api.conditional import content_etag, json_answer, not_modified
from sources.api.public import PublicViewSet, page_json, valid
from sources.api.ready import document_of, question, revision_of
from sources.api.schema import EntrySchema
from sources.clock import today
from sources.filters import DetailSettings
from sources.models import Entry, FormerSlug


class EntryViewSet(PublicViewSet):
    """Records of one kind. A subclass says which kind, and by what it is filtered.

    A list costs two queries, a detail one; neither builds a model instance.
    """

    kind: str
    filterset_class: Any  # a subclass of EntryFilter
    lookup_field = "slug"
    lookup_value_regex = r"[-\w]+"
    schema = EntrySchema()

    def list(self, request):
        etag, changed_at = state_of(self.kind, self.filterset_class, request.GET)
        if kept := not_modified(request, etag, changed_at):
            return kept
        asked = question(self.filterset_class, self.kind, request.META["QUERY_STRING"], etag)
        page = asked.page()
        shown = [beside(row[2], row[3]) if asked.claims else row[2] for row in page.rows]
        return json_answer(page_json(request, page, shown, asked.total()), etag, changed_at)

    def retrieve(self, request, slug):
        claims_wanted = request.GET and valid(
            DetailSettings(request.GET, Entry.objects.none())
        ).setting("claims")
        ready = document_of(self.kind, slug)
        if ready is None:
            return self._moved(request, slug)
        document, claims, changed_at = ready
        text = beside(document, claims) if claims_wanted else document
        etag = content_etag(text)
        return not_modified(request, etag, changed_at) or json_answer(text, etag, changed_at)

    def _moved(self, request, slug):
        """The way to the present address of a record that bore this slug once. Raises Http404."""
        former = FormerSlug.objects.filter(kind=self.kind, slug=slug, record__entry__isnull=False)
        for present in former.values_list("record__slug", flat=True):
            query = request.META["QUERY_STRING"]
            address = record_api(self.kind, present) + (f"?{query}" if query else "")
            return HttpResponsePermanentRedirect(address)
        raise Http404(f"There is no {self.kind} at “{slug}”.")


def state_of(kind, filterset_class, data):
    """(ETag, when it last changed) of what these parameters ask for. One query."""
    number, changed_at = revision_of(kind)
    changed_at = filterset_class.last_change(data, changed_at)
    seconds = changed_at.timestamp() if changed_at else 0
    day = f"-{today()}" if filterset_class.asks_the_clock(data) else ""
    return f'"{kind}-{number}-{seconds:.6f}{day}"', changed_at


def beside(text, claims):
    """The ready JSON object with its ready claims put inside."""
    return f'{text[:-1]},"claims":{claims}}}'
