"""What all collections of the API have in common: reading only, strict parameters, pages."""

import json
from contextlib import contextmanager

from django.http import Http404, HttpResponsePermanentRedirect
from rest_framework.negotiation import BaseContentNegotiation
from rest_framework.serializers import Serializer
from rest_framework.viewsets import ViewSet

from sources.api.conditional import content_etag, json_answer, not_modified
from sources.api.problems import BadParameters, handle
from sources.api.schema import CollectionSchema
from sources.filters import ListFilterSet, NoSettings, StrictFilterSet
from sources.paging import CursorRefused
from sources.projection.build import as_json


class AlwaysJson(BaseContentNegotiation):
    """JSON, whatever a client says it accepts; and `format` is a parameter like any other."""

    def select_parser(self, request, parsers):
        return parsers[0]

    def select_renderer(self, request, renderers, format_suffix=None):
        return renderers[0], renderers[0].media_type


class PublicViewSet(ViewSet):
    """Base of all viewsets."""

    content_negotiation_class = AlwaysJson
    http_method_names = ["get", "head", "options"]

    def get_exception_handler(self):
        return handle


def valid(filters):
    """The filterset, once its parameters are understood. Raises BadParameters."""
    if not filters.is_valid():
        raise BadParameters(filters.errors)
    return filters


@contextmanager
def naming_the_cursor():
    """A cursor that is refused becomes a problem of the parameter `cursor`."""
    try:
        yield
    except CursorRefused as error:
        raise BadParameters({"cursor": [error]}) from error


class ReferenceViewSet(PublicViewSet):
    """Reference data, sources, claims and links: serialized at request time, same pages.

    A subclass names the filterset, `rows()` of the list and the serializer of one row.
    """

    filterset_class: type[ListFilterSet]
    serializer_class: type[Serializer]
    lookup_field = "slug"
    lookup_value_regex = r"[^/]+"
    schema = CollectionSchema()

    def rows(self):
        raise NotImplementedError

    def shown(self, rows):
        """The JSON of rows of a list, as dictionaries."""
        return self.serializer_class(rows, many=True).data

    def list(self, request):
        filters = valid(self.filterset_class(request.GET, self.rows()))
        with naming_the_cursor():
            page = filters.page()
        shown = [as_json(row) for row in self.shown(page.rows)]
        count = filters.qs.count() if filters.setting("count") else None
        return self.answer(request, page_json(request, page, shown, count))

    def answer(self, request, text):
        etag = content_etag(text)
        return not_modified(request, etag) or json_answer(text, etag)


class DetailViewSet(ReferenceViewSet):
    """With a detail of each row: `found(value, settings)` finds it by its code or slug."""

    detail_serializer: type[Serializer]
    detail_settings: type[StrictFilterSet] = NoSettings

    def found(self, value, settings):
        raise NotImplementedError

    def moved(self, value):
        """The present address of what was once at this one. Raises Http404."""
        raise Http404(f"There is nothing at “{value}” in this collection.")

    def retrieve(self, request, **kwargs):
        [value] = kwargs.values()
        settings = valid(self.detail_settings(request.GET, self.rows().none()))
        row = self.found(value, settings)
        if row is None:
            query = request.META["QUERY_STRING"]
            address = self.moved(value)
            return HttpResponsePermanentRedirect(f"{address}?{query}" if query else address)
        return self.answer(request, as_json(self.detail_serializer(row).data))


def page_json(request, page, shown, count=None):
    """The body of a list from the JSON texts of its rows."""
    parts = [f'"next":{_link(request, page.next)}', f'"previous":{_link(request, page.previous)}']
    if count is not None:
        parts.append(f'"count":{count}')
    parts.append(f'"results":[{",".join(shown)}]')
    return "{" + ",".join(parts) + "}"


def _link(request, cursor):
    if cursor is None:
        return "null"
    query = request.GET.copy()
    query["cursor"] = cursor
    return json.dumps(request.build_absolute_uri(f"{request.path}?{query.urlencode()}"))
