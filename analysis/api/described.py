"""How answers to questions across records are described in OpenAPI."""

import json
from functools import cache
from pathlib import Path

from drf_spectacular.utils import OpenApiExample, OpenApiResponse

from sources.api.problems import CONTENT_TYPE, ProblemSerializer
from sources.api.schema import CollectionSchema
from sources.api.schema import examples as kernel_examples


@cache
def examples():
    """{name: {"at": address, "answer": JSON}} of the shipped base, kept beside the code."""
    return json.loads(Path(__file__).with_name("examples.json").read_text(encoding="utf-8"))


def answers(serializer, name):
    """The responses of one address: the answer with its example, unchanged, and what went wrong."""
    example = OpenApiExample(name, value=examples()[name]["answer"])
    return {
        200: OpenApiResponse(serializer, "As asked for.", [example]),
        304: OpenApiResponse(None, "Unchanged since the ETag that was sent."),
        (400, CONTENT_TYPE): _problem("A parameter was not understood.", 400),
        (404, CONTENT_TYPE): _problem("There is nothing at this address.", 404),
    }


class ListSchema(CollectionSchema):
    """Of an answer that lists what a FilterSet finds across kinds of record."""

    def get_summary(self):
        return f"The {self.collection}"

    def _answer_examples(self):
        return [OpenApiExample(self.collection, value=examples()[self.collection]["answer"])]


def _problem(description, status):
    value = kernel_examples()["problems"][str(status)]
    example = OpenApiExample(description, value=value, media_type=CONTENT_TYPE)
    return OpenApiResponse(ProblemSerializer, description, [example])
