"""The comparison of countries in the API: the same cells as its page."""

from django.utils import translation
from drf_spectacular.openapi import AutoSchema
from rest_framework import serializers

from analysis.api.described import answers
from analysis.filters import MatrixFilter
from analysis.kinds import COUNTED
from analysis.matrix import matrix_of, question_of
from analysis.matrix.data import matrix_data
from analysis.matrix.question import ROWS
from policies.choices import CoverageOutcome, CoverageState
from sources.api.conditional import content_etag, json_answer, not_modified
from sources.api.parts import PartialDateSerializer, SourceRefSerializer
from sources.api.public import PublicViewSet, valid
from sources.api.schema import example_of, parameter
from sources.models import Entry
from sources.projection.build import as_json

KINDS = [kind.value for kind in COUNTED]


def outcomes_field():
    """What was looked for of something that is not checked as a whole."""
    return serializers.DictField(
        child=serializers.ChoiceField(choices=CoverageOutcome.choices),
        help_text="Of not_checked: the kinds that were looked for all the same, and what came of"
        " it. The other kinds were not looked for.",
    )


class MatrixColumnSerializer(serializers.Serializer):
    """A country, or what names a grouping as a whole and no country."""

    code = serializers.CharField(help_text="ISO alpha-3, or the grouping's slug.")
    type = serializers.ChoiceField(choices=["country", "grouping"])
    name = serializers.CharField()
    url = serializers.CharField(allow_blank=True)


class MatrixRowSerializer(serializers.Serializer):
    """A topic, a kind or a year."""

    key = serializers.CharField()
    name = serializers.CharField()
    level = serializers.IntegerField(help_text="2: a topic below another.")
    url = serializers.CharField(allow_blank=True)


class MatrixStatesSerializer(serializers.Serializer):
    """How many cells are in each state."""

    evidence = serializers.IntegerField()
    planned = serializers.IntegerField()
    nothing_found = serializers.IntegerField()
    not_checked = serializers.IntegerField()
    not_applicable = serializers.IntegerField()


class MatrixListSerializer(serializers.Serializer):
    """The list of the API that holds what is counted of one kind."""

    kind = serializers.ChoiceField(choices=KINDS)
    count = serializers.IntegerField()
    api = serializers.CharField()


class MatrixCheckSerializer(serializers.Serializer):
    """A coverage check that a state rests on."""

    outcome = serializers.ChoiceField(choices=CoverageOutcome.choices)
    topic = serializers.CharField(allow_null=True)
    kind = serializers.CharField(allow_blank=True)
    checked = PartialDateSerializer()
    checked_by = serializers.CharField()
    note = serializers.CharField()
    sources = SourceRefSerializer(many=True)


class MatrixCellSerializer(serializers.Serializer):
    """What is known of one column in one row."""

    row = serializers.CharField()
    column = serializers.CharField()
    state = serializers.ChoiceField(
        choices=CoverageState.choices,
        help_text="evidence and planned rest on records, the others on checks or on their lack.",
    )
    state_label = serializers.CharField(
        help_text="In a word; of not_checked, whether somebody looked in part."
    )
    count = serializers.IntegerField(help_text="Published records; planned ones are among them.")
    planned = serializers.IntegerField(help_text="Records of what is not there yet.")
    url = serializers.CharField(help_text="The page that tells of the cell.")
    lists = MatrixListSerializer(many=True, help_text="Their counts add up to the cell's.")
    checks = MatrixCheckSerializer(many=True, help_text="Those that the state rests on.")
    outcomes = outcomes_field()


class MatrixSerializer(serializers.Serializer):
    """Countries side by side; cells row by row, in the order of the columns."""

    rows_are = serializers.ChoiceField(choices=ROWS)
    kinds = serializers.ListField(child=serializers.ChoiceField(choices=KINDS))
    columns = MatrixColumnSerializer(many=True)
    rows = MatrixRowSerializer(many=True)
    states = MatrixStatesSerializer()
    cells = MatrixCellSerializer(many=True)


class MatrixSchema(AutoSchema):
    """Described by the filters that read its parameters."""

    def get_operation_id(self):
        return "retrieve_matrix"

    def get_tags(self):
        return ["matrix"]

    def get_summary(self):
        return "Countries side by side"

    def get_description(self):  # type: ignore[override]  # as drf-spectacular has it
        return (
            "What is known of any number of countries by topic, kind or year. A cell counts"
            " published records; without any it says whether somebody looked (coverage-checks):"
            " not_checked never means that there is nothing."
        )

    def get_response_serializers(self):
        shown = answers(MatrixSerializer, "matrix")
        return {status: answer for status, answer in shown.items() if 404 not in _status(status)}

    def _get_filter_parameters(self):
        filters = MatrixFilter.get_filters()
        return [parameter(name, one, example_of(name)) for name, one in filters.items()]

    def _is_list_view(self, serializer=None):
        return False


def _status(key):
    return key if isinstance(key, tuple) else (key,)


class MatrixViewSet(PublicViewSet):
    """Countries side by side."""

    schema = MatrixSchema()

    def list(self, request):
        filters = valid(MatrixFilter(request.GET, Entry.objects.none()))
        with translation.override("en"):
            text = as_json(matrix_data(matrix_of(question_of(filters), with_sources=True)))
        etag = content_etag(text)
        return not_modified(request, etag) or json_answer(text, etag)
