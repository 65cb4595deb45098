"""Lists and details of records, handed out ready from the projection."""

from django.db.models import Subquery
from django.http import Http404, HttpResponsePermanentRedirect

from sources.addresses import record_api
from sources.api.conditional import content_etag, json_answer, not_modified
from sources.api.public import PublicViewSet, page_json
from sources.api.schema import EntrySchema
from sources.filters import DetailSettings, EntryFilter
from sources.models import Entry, EntryCard, EntryRevision, FormerSlug
from sources.paging import Position


class EntryViewSet(PublicViewSet):
    """Records of one kind. A subclass says which kind, and by what it is filtered.

    A list costs two queries, a detail one; neither builds a model instance.
    """

    kind: str
    filterset_class: type[EntryFilter]
    lookup_field = "slug"
    lookup_value_regex = r"[-\w]+"
    schema = EntrySchema()

    def list(self, request):
        revision = EntryRevision.objects.filter(kind=self.kind).values_list("number", "changed_at")
        number, changed_at = next(iter(revision), (0, None))
        etag = f'"{self.kind}-{number}-{changed_at.timestamp() if changed_at else 0:.6f}"'
        if kept := not_modified(request, etag, changed_at):
            return kept
        filters = self.valid(self.filterset_class(request.GET, Entry.objects.of_kind(self.kind)))
        columns = [filters.order.column, "pk", "text__card"]
        if with_claims := filters.setting("claims"):
            columns.append("text__claims")
        page = self.page(filters, filters.qs.values_list(*columns), position=place_of)
        shown = [
            beside(card, claims[0]) if with_claims else card
            for _value, _pk, card, *claims in page.rows
        ]
        return json_answer(page_json(request, filters, page, shown), etag, changed_at)

    def retrieve(self, request, slug):
        settings = (
            self.valid(DetailSettings(request.GET, Entry.objects.none())) if request.GET else None
        )
        ready = self._ready(slug)
        if ready is None:
            return self._moved(request, slug)
        text, claims, changed_at = ready
        if settings and settings.setting("claims"):
            text = beside(text, claims)
        etag = content_etag(text)
        return not_modified(request, etag, changed_at) or json_answer(text, etag, changed_at)

    def _ready(self, slug):
        changed_at = EntryRevision.objects.filter(kind=self.kind).values("changed_at")
        rows = EntryCard.objects.filter(entry__kind=self.kind, entry__slug=slug).values_list(
            "document", "claims", Subquery(changed_at)
        )
        return next(iter(rows), None)

    def _moved(self, request, slug):
        """The way to the present address of a record that bore this slug once. Raises Http404."""
        former = FormerSlug.objects.filter(kind=self.kind, slug=slug, record__entry__isnull=False)
        for present in former.values_list("record__slug", flat=True):
            query = request.META["QUERY_STRING"]
            address = record_api(self.kind, present) + (f"?{query}" if query else "")
            return HttpResponsePermanentRedirect(address)
        raise Http404(f"There is no {self.kind} at “{slug}”.")


def place_of(row):
    return Position(row[0], row[1])


def beside(text, claims):
    """The ready JSON object with its ready claims put inside."""
    return f'{text[:-1]},"claims":{claims}}}'
