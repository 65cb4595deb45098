"""The network in the API: the same nodes and relations as its page."""

from django.utils import translation
from drf_spectacular.openapi import AutoSchema
from rest_framework import serializers

from analysis.api.described import answers
from analysis.network.filters import BESIDE, NetworkFilter, entries
from analysis.network.page import kept_network
from analysis.network.reading import READ
from analysis.timeline.filters import TIMED
from sources.api.conditional import content_etag, json_answer, not_modified
from sources.api.problems import CONTENT_TYPE
from sources.api.public import PublicViewSet, valid
from sources.api.schema import example_of, parameter
from sources.choices import LinkBasis
from sources.projection.build import as_json


class NetworkNodeSerializer(serializers.Serializer):
    """A record, country, grouping, organisation, person or topic."""

    id = serializers.CharField(help_text="type/slug or type/code, as edges name it.")
    type = serializers.ChoiceField(choices=sorted({*(kind.value for kind in TIMED), *BESIDE}))
    name = serializers.CharField()
    url = serializers.CharField(help_text="Its page.")
    degree = serializers.IntegerField(help_text="How many others it is joined to.")


class NetworkEdgeSerializer(serializers.Serializer):
    """How one node stands to another: "<from> <label> <to>".

    "from" is a word of Python's own and cannot be declared as an attribute.
    """

    label = serializers.CharField()  # type: ignore[assignment]  # a field, not the label
    basis = serializers.ChoiceField(choices=LinkBasis.choices)

    def get_fields(self):
        ends = {"from": serializers.CharField(), "to": serializers.CharField()}
        return ends | super().get_fields()


class NetworkSerializer(serializers.Serializer):
    """Who is joined to what, of the records that fit."""

    count = serializers.IntegerField(help_text="How many records fit.")
    is_cut = serializers.BooleanField(help_text=f"Only the newest {READ} of them were looked at.")
    nodes = NetworkNodeSerializer(many=True)
    edges = NetworkEdgeSerializer(many=True)


class NetworkSchema(AutoSchema):
    """Its parameters are described by the filters."""

    def _is_list_view(self, serializer=None):
        return False  # one object, and not one to a row

    def get_operation_id(self):
        return "list_network"

    def get_tags(self):
        return ["network"]

    def get_summary(self):
        return "Who is joined to what"

    def get_response_serializers(self):
        found = answers(NetworkSerializer, "network")
        return {code: answer for code, answer in found.items() if code != (404, CONTENT_TYPE)}

    def _get_filter_parameters(self):
        return [
            parameter(name, one, example_of(name))
            for name, one in NetworkFilter.get_filters().items()
            if name != "page"
        ]


class NetworkViewSet(PublicViewSet):
    """Records that fit, with whom and what they are joined to: parties, participants, bodies and
    topics as far as `who` asks for them, and each other by links and decisions. Not in pages: the
    newest thousand records and everything between them.
    """

    schema = NetworkSchema()

    def list(self, request):
        filters = valid(NetworkFilter(request.GET, entries()))
        with translation.override("en"):
            known = kept_network(filters)
        text = as_json(
            {
                "count": known["total"],
                "is_cut": known["total"] > READ,
                "nodes": known["nodes"],
                "edges": [_edge(line) for line in known["lines"]],
            }
        )
        etag = content_etag(text)
        return not_modified(request, etag) or json_answer(text, etag)


def _edge(line):
    start, end = (one[0] for one in line["ends"])
    return {"from": start, "to": end, "label": line["words"], "basis": line["basis"]}
