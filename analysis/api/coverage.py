"""The coverage of a country in the API: the numbers of the panel on its page."""

from django.http import Http404
from django.utils import translation
from drf_spectacular.utils import OpenApiParameter, extend_schema
from rest_framework import serializers

from analysis.api.described import answers
from analysis.api.matrix import (
    MatrixCheckSerializer,
    MatrixListSerializer,
    MatrixStatesSerializer,
    outcomes_field,
)
from analysis.coverage import coverage_of
from analysis.matrix.data import cell_data, check_data
from countries.api.fields import CountryLinkSerializer
from countries.models import Country
from policies.api.parts import TopicRefSerializer
from policies.choices import CoverageState
from sources.api.conditional import content_etag, json_answer, not_modified
from sources.api.public import PublicViewSet, valid
from sources.filters import NoSettings
from sources.models import Entry
from sources.projection.build import as_json


class BasisSerializer(serializers.Serializer):
    """What records rest on."""

    records = serializers.IntegerField()
    sources = serializers.IntegerField(help_text="Works, each once whatever its forms.")
    languages = serializers.ListField(
        child=serializers.CharField(), help_text="In which these were written, ISO 639."
    )
    newest = serializers.DateField(
        allow_null=True, help_text="The last day that the newest evidence may be of."
    )


class TopicCoverageSerializer(serializers.Serializer):
    """One topic of the top level."""

    topic = TopicRefSerializer()
    state = serializers.ChoiceField(choices=CoverageState.choices)
    state_label = serializers.CharField(
        help_text="In a word; of not_checked, whether somebody looked in part."
    )
    count = serializers.IntegerField(help_text="Published records; planned ones are among them.")
    planned = serializers.IntegerField()
    basis = BasisSerializer()
    url = serializers.CharField(help_text="The page that tells of it.")
    lists = MatrixListSerializer(many=True)
    outcomes = outcomes_field()
    last_check = MatrixCheckSerializer(
        allow_null=True, help_text="The newest that has to do with it."
    )


class CoverageSerializer(serializers.Serializer):
    """How much is known of one country, how fresh it is, and who looked."""

    country = CountryLinkSerializer()
    is_any = serializers.BooleanField(
        help_text="false: no source was read and nobody looked. That is not nothing."
    )
    total = BasisSerializer()
    other_records = serializers.IntegerField(
        help_text="Published records of other kinds, such as events: no topic counts them."
    )
    states = MatrixStatesSerializer(help_text="Of the topics.")
    checked_in_part = serializers.IntegerField(
        help_text="Of the topics that are not_checked: of how many somebody looked in part."
    )
    topics = TopicCoverageSerializer(many=True)
    checks = MatrixCheckSerializer(
        many=True, help_text="Everything that was looked for of the country, the newest first."
    )


class CoverageViewSet(PublicViewSet):
    """How much is known of one country."""

    @extend_schema(
        operation_id="retrieve_coverage",
        tags=["coverage"],
        summary="How much is known of a country",
        description="By topic: records, the sources they rest on, their languages, the newest"
        " evidence, whether somebody looked. not_checked never means that there is nothing.",
        parameters=[OpenApiParameter("code", str, OpenApiParameter.PATH, pattern=r"^[A-Za-z]{3}$")],
        responses=answers(CoverageSerializer, "coverage"),
    )
    def retrieve(self, request, code):
        valid(NoSettings(request.GET, Entry.objects.none()))
        if not Country.objects.filter(iso3=code.upper()).exists():
            raise Http404(f"There is nothing at “{code}” in this collection.")
        with translation.override("en"):
            text = as_json(coverage_data(coverage_of(code.upper())))
        etag = content_etag(text)
        return not_modified(request, etag) or json_answer(text, etag)


def coverage_data(coverage):
    [column] = coverage.question.columns
    return {
        "country": {"code": column.key, "name": column.label, "url": column.url},
        "is_any": coverage.is_any,
        "total": basis_data(coverage.total),
        "other_records": coverage.other_records,
        "states": coverage.states(),
        "checked_in_part": sum(one.cell.is_in_part for one in coverage.topics),
        "topics": [_topic(coverage.question, one) for one in coverage.topics],
        "checks": [check_data(check) for check in coverage.checks],
    }


def basis_data(basis):
    return {
        "records": basis.records,
        "sources": basis.sources,
        "languages": list(basis.languages),
        "newest": basis.newest.isoformat() if basis.newest else None,
    }


def _topic(question, one):
    row, cell = one.cell.row, cell_data(question, one.cell)
    kept = ("state", "state_label", "count", "planned", "url", "lists", "outcomes")
    return {
        "topic": {"code": row.key, "name": row.label, "url": row.url},
        **{name: cell[name] for name in kept},
        "basis": basis_data(one.basis),
        "last_check": check_data(one.check) if one.check else None,
    }
