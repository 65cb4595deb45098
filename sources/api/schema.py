"""How collections describe themselves in OpenAPI.

Every parameter is described by its filter, every answer by its serializer.
"""

import json
from functools import cache
from pathlib import Path
from typing import Any

from django import forms
from drf_spectacular.openapi import AutoSchema
from drf_spectacular.utils import OpenApiExample, OpenApiResponse
from rest_framework import serializers

from sources.api.parts import ClaimSerializer
from sources.api.problems import CONTENT_TYPE, ProblemSerializer
from sources.filters import DetailSettings, PartialDateField
from sources.filters.parameters import SeveralField
from sources.projection.registry import projection_of

STRING: dict = {"type": "string"}


class CollectionSchema(AutoSchema):
    """Of one collection: a list in pages and, where it has one, a detail."""

    view: Any

    @property
    def is_list(self):
        return self.view.action == "list"

    @property
    def collection(self):
        return self._tokenize_path()[-1 if self.is_list else 0]

    def _is_list_view(self, serializer=None):
        return False  # pages are described in full, nothing is to be wrapped

    def get_operation_id(self):
        return f"{self.view.action}_{self.collection.replace('-', '_')}"

    def get_tags(self):
        return [self.collection]

    def get_summary(self):
        return f"List of {self.collection}" if self.is_list else f"One of {self.collection}"

    def get_description(self):  # type: ignore[override]  # as drf-spectacular has it
        return self.view.__doc__ or ""

    def shape(self):
        """The serializer of a row in a list, of the whole in a detail."""
        return self.view.serializer_class if self.is_list else self.view.detail_serializer

    def settings(self):
        """The FilterSet that reads the parameters."""
        return self.view.filterset_class if self.is_list else self.view.detail_settings

    def get_response_serializers(self):
        shown = page_of(self.shape()) if self.is_list else self.shape()
        answers: dict[Any, OpenApiResponse] = {}
        answers[200] = OpenApiResponse(shown, "As asked for.", self._answer_examples())
        answers[304] = OpenApiResponse(None, "Unchanged since the ETag or date that was sent.")
        if self.settings().get_filters():
            answers[(400, CONTENT_TYPE)] = problem_answer("A parameter was not understood.", 400)
        if not self.is_list:
            answers[(404, CONTENT_TYPE)] = problem_answer("There is nothing at this address.", 404)
        return answers

    def _get_filter_parameters(self):
        return [
            parameter(name, one, example_of(name))
            for name, one in self.settings().get_filters().items()
        ]

    def _answer_examples(self):
        shown = examples()["answers"].get(self.collection)
        if shown is None:
            return []
        value = {"next": None, "previous": None, "results": [shown["row"]]}
        return [OpenApiExample(self.collection, value=value if self.is_list else shown["detail"])]


class EntrySchema(CollectionSchema):
    """Of a kind of record: what the projection stores, with its claims on request."""

    def shape(self):
        projection = projection_of(self.view.kind)
        return with_claims(projection.card if self.is_list else projection.document)

    def settings(self):
        return super().settings() if self.is_list else DetailSettings

    def get_response_serializers(self):
        answers = super().get_response_serializers()
        if not self.is_list:
            answers[301] = OpenApiResponse(None, "The record moved: Location is its address now.")
        return answers


@cache
def examples():
    """Parameters and answers as they may look; from the shipped base, kept beside the schema."""
    return json.loads(Path(__file__).with_name("examples.json").read_text(encoding="utf-8"))


def example_of(name):
    """A value for a parameter, where there is one for it or for its name without the lookup."""
    known = examples()["parameters"]
    plain, _underscores, lookup = name.partition("__")
    return known.get(name, "true" if lookup == "isnull" else known.get(plain))


@cache
def with_claims(serializer):
    """The serializer as the API describes it: claims stand beside it where they were asked for."""
    claims = ClaimSerializer(many=True, required=False, help_text="With claims=true.")
    return type(
        serializer.__name__, (serializer,), {"claims": claims, "__doc__": serializer.__doc__}
    )


@cache
def page_of(serializer):
    """One page of a list."""
    name = serializer.__name__.removesuffix("Serializer")
    total = serializers.IntegerField(required=False, help_text="With count=true: rows in all.")
    fields = {
        "__doc__": f"One page of {name}.",
        "next": _link_field(),
        "previous": _link_field(),
        "count": total,
        "results": serializer(many=True),
    }
    return type(f"{name}PageSerializer", (serializers.Serializer,), fields)


def _link_field():
    return serializers.URLField(
        allow_null=True, help_text="Its address; null at this end of the list."
    )


def problem_answer(description, status):
    shown = examples()["problems"][str(status)]
    example = OpenApiExample(description, value=shown, media_type=CONTENT_TYPE)
    return OpenApiResponse(ProblemSerializer, description, [example])


def parameter(name, one, example=None):
    """An OpenAPI parameter from a filter; `example` is of its name without the lookup.

    The example stands in the description: in its own place the try-it page would fill it in, and
    that for every parameter at once.
    """
    schema, description = parameter_schema(one.field), str(one.label)
    described = {"name": name, "in": "query", "schema": schema}
    if schema["type"] == "array":
        described |= {"style": "form", "explode": False}
    if example is not None:
        description += f" Example: {example}."
    return described | {"description": description}


def parameter_schema(field):
    """The JSON schema of what a parameter's form field reads."""
    for kind, describe in SCHEMAS:
        if isinstance(field, kind):
            return describe(field)
    return STRING


# The first that fits; a more special kind of field stands before the more general one.
SCHEMAS = (
    (SeveralField, lambda field: {"type": "array", "items": field.read.schema}),
    (PartialDateField, lambda _: STRING | {"description": "2022-07-20, 2022-07 or 2022."}),
    (forms.DecimalField, lambda _: {"type": "number"}),
    (
        forms.IntegerField,
        lambda field: {"type": "integer", "minimum": field.min_value, "maximum": field.max_value},
    ),
    (forms.TypedChoiceField, lambda _: {"type": "boolean"}),
    (
        forms.ChoiceField,
        lambda field: STRING | {"enum": [value for value, _label in field.choices if value]},
    ),
)
