"""Whole lists of the API as files: /api/v1/commitments.csv and /api/v1/commitments.jsonl."""

from typing import Any

from django.http import Http404
from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import OpenApiExample, OpenApiResponse

from sources.api.entries import EntryViewSet
from sources.api.problems import CONTENT_TYPE
from sources.api.public import PublicViewSet
from sources.api.schema import CollectionSchema, examples, problem_answer
from sources.exports.answers import FORMS
from sources.exports.lists import PAGED, RecordList, ReferenceList
from sources.exports.table import csv_rows, header
from sources.projection.build import as_json


class FileSchema(CollectionSchema):
    """Of a list as a file: the filters of the list, but nothing about pages."""

    is_list = True

    @property
    def collection(self):
        return self.view.collection

    def get_operation_id(self):
        return f"file_{self.collection.replace('-', '_')}"

    def get_summary(self):
        return f"All {self.collection} as a file"

    def get_description(self):  # type: ignore[override]  # as drf-spectacular has it
        return (
            "The whole list, streamed: a table (csv), or the rows of the list, a line each (jsonl)."
        )

    def settings(self):
        return self.view.filterset_class

    def get_response_serializers(self):
        answers: dict[Any, OpenApiResponse] = {
            (200, form.content_type.partition(";")[0]): OpenApiResponse(
                OpenApiTypes.STR, "The whole list.", [self._example(extension)]
            )
            for extension, form in FORMS.items()
        }
        answers[304] = OpenApiResponse(None, "Unchanged since the ETag or date that was sent.")
        answers[(400, CONTENT_TYPE)] = problem_answer("A parameter was not understood.", 400)
        answers[(404, CONTENT_TYPE)] = problem_answer("There is no such form of it.", 404)
        return answers

    def _resolve_path_parameters(self, variables):
        schema = {"type": "string", "enum": list(FORMS)}
        described = {"name": "form", "in": "path", "required": True, "schema": schema}
        return [described | {"description": "csv: a table; jsonl: JSON, one row a line."}]

    def _get_filter_parameters(self):
        return [one for one in super()._get_filter_parameters() if one["name"] not in PAGED]

    def _example(self, form):
        row = examples()["answers"][self.collection]["row"]
        text = f"{as_json(row)}\n"
        if form == "csv":
            columns = self.view.listed.columns
            text = header(columns) + csv_rows(columns, [row], origin="https://…")
        return OpenApiExample(f"{self.collection} {form}", value=text)


class FileViewSet(PublicViewSet):
    """The whole list of one collection, streamed; `as_view` says which. Columns: docs/api.md."""

    collection = ""
    listed: Any = None
    filterset_class: Any = None
    schema = FileSchema()

    def file(self, request, form):
        if form not in FORMS:
            raise Http404(f"{self.collection} are files of the forms {', '.join(FORMS)}.")
        return FORMS[form](self.listed, self.collection).answer(request)


def file_view(collection, viewset):
    """The view of the files of a collection, by name and viewset."""
    is_record = issubclass(viewset, EntryViewSet)
    listed = (
        RecordList(viewset.kind, viewset.filterset_class) if is_record else ReferenceList(viewset)
    )
    return FileViewSet.as_view(
        {"get": "file"},
        collection=collection,
        listed=listed,
        filterset_class=viewset.filterset_class,
    )
