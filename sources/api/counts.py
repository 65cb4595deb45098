"""How many records stand behind each choice of a list's filters: /api/v1/commitments/facets/."""

from typing import Any

from django.utils import translation
from drf_spectacular.utils import OpenApiExample, OpenApiResponse
from rest_framework import serializers

from sources.api.conditional import json_answer, not_modified
from sources.api.entries import state_of
from sources.api.problems import CONTENT_TYPE, BadParameters
from sources.api.public import PublicViewSet, valid
from sources.api.schema import CollectionSchema, examples, problem_answer
from sources.facets import facets
from sources.models import Entry
from sources.projection.build import as_json

OF_ROWS = ("cursor", "page_size", "count", "ordering", "claims")
NO_ROWS = "Counts hold no rows: leave this out."


class FacetOptionSerializer(serializers.Serializer):
    """One choice and how many records it would show."""

    value = serializers.CharField(help_text="As the parameter takes it.")
    label = serializers.CharField()  # type: ignore[assignment]  # a field, not the label
    count = serializers.IntegerField()
    chosen = serializers.BooleanField(help_text="Asked for in this very question.")


class FacetSerializer(serializers.Serializer):
    """One filter with all choices behind which there are records."""

    parameter = serializers.CharField()
    legend = serializers.CharField()
    options = FacetOptionSerializer(many=True)


class FacetsSerializer(serializers.Serializer):
    """Exact counts of a list by each of its facets."""

    total = serializers.IntegerField(help_text="Records that fit all parameters.")
    facets = FacetSerializer(many=True)


class FacetsSchema(CollectionSchema):
    """The filters of the list, but nothing about rows."""

    is_list = True

    @property
    def collection(self):
        return self.view.collection

    def get_operation_id(self):
        return f"facets_{self.collection.replace('-', '_')}"

    def get_summary(self):
        return f"Counts of {self.collection}"

    def get_description(self):  # type: ignore[override]  # as drf-spectacular has it
        return (
            "How many records each choice of a filter would show under the other parameters: by"
            " country, grouping, topic, year, status and kind. The count of a choice is over the"
            " list as filtered, except by the choices of its own facet."
        )

    def settings(self):
        return self.view.filterset_class

    def get_response_serializers(self):
        answers: dict[Any, OpenApiResponse] = {}
        example = OpenApiExample(f"counts of {self.collection}", value=examples()["counts"])
        answers[200] = OpenApiResponse(FacetsSerializer, "As asked for.", [example])
        answers[304] = OpenApiResponse(None, "Unchanged since the ETag or date that was sent.")
        answers[(400, CONTENT_TYPE)] = problem_answer("A parameter was not understood.", 400)
        return answers

    def _get_filter_parameters(self):
        return [one for one in super()._get_filter_parameters() if one["name"] not in OF_ROWS]


class FacetsViewSet(PublicViewSet):
    """The counts of one kind of record; `as_view` says which."""

    collection = ""
    kind = ""
    filterset_class: Any = None
    schema = FacetsSchema()

    def list(self, request):
        etag, changed_at = state_of(self.kind, self.filterset_class, request.GET)
        if kept := not_modified(request, etag, changed_at):
            return kept
        filters = valid(self.filterset_class(request.GET, Entry.objects.of_kind(self.kind)))
        return json_answer(as_json(counts_data(filters, self.kind)), etag, changed_at)


def facets_view(collection, viewset):
    """The view of the counts beside the list of one kind of record."""
    return FacetsViewSet.as_view(
        {"get": "list"},
        collection=collection,
        kind=viewset.kind,
        filterset_class=viewset.filterset_class,
    )


def counts_data(filters, kind):
    """The counts of a valid filterset as plain data, in English. Raises BadParameters for what
    makes sense of rows only. Two queries at most once they were asked for.
    """
    refused = {name: [NO_ROWS] for name in OF_ROWS if name in filters.data}
    if refused:
        raise BadParameters(refused)
    with translation.override("en"):
        total, options = facets(filters, kind=kind)
        return {
            "total": total,
            "facets": [
                {
                    "parameter": facet.parameter,
                    "legend": str(facet.legend),
                    "options": [
                        {
                            "value": option.value,
                            "label": option.label,
                            "count": option.count,
                            "chosen": option.chosen,
                        }
                        for option in options[facet.parameter]
                    ],
                }
                for facet in filters.facets
            ],
        }
