"""A thread in the API: the same nodes, edges and outcomes as its page."""

from django.http import Http404
from django.utils import translation
from drf_spectacular.utils import OpenApiParameter, extend_schema
from rest_framework import serializers

from analysis.api.described import answers
from analysis.threads import thread_of
from analysis.threads.data import thread_data
from analysis.threads.graph import FOLLOWED, SOURCE
from policies.choices import Assessment
from sources.api.conditional import content_etag, json_answer, not_modified
from sources.api.parts import (
    CountryRefSerializer,
    PartialDateSerializer,
    RecordRefSerializer,
)
from sources.api.public import PublicViewSet, valid
from sources.choices import LinkBasis
from sources.clock import today
from sources.filters import NoSettings
from sources.models import Entry
from sources.projection.build import as_json

KINDS = sorted({*FOLLOWED, SOURCE})
POSITIONS = ("before", "focus", "after", "beside")


class ThreadStatusSerializer(serializers.Serializer):
    """What a record is worth, or how it stood."""

    family = serializers.CharField(help_text="strength, initiative, policy, progress, response.")
    value = serializers.CharField()
    label = serializers.CharField()  # type: ignore[assignment]  # a field, not the label


class ThreadNodeSerializer(serializers.Serializer):
    """A record, a document in which records were made, or one report of progress."""

    id = serializers.CharField(help_text="type/slug, as edges name it.")
    type = serializers.ChoiceField(choices=[*KINDS, "progress"])
    slug = serializers.SlugField()
    title = serializers.CharField()
    url = serializers.CharField(help_text="Its page.")
    position = serializers.ChoiceField(
        choices=POSITIONS, help_text="Where it stands; beside: merely related."
    )
    steps = serializers.IntegerField(allow_null=True, help_text="How far from the focus.")
    kind_label = serializers.CharField()
    date = PartialDateSerializer(allow_null=True)
    status = ThreadStatusSerializer(allow_null=True)
    body = RecordRefSerializer(allow_null=True, help_text="Of events: whose meeting it was.")
    ordinal = serializers.IntegerField(allow_null=True, help_text="Of events: 3 for the third.")
    country = CountryRefSerializer(allow_null=True, help_text="Of events: where.")
    place = serializers.CharField(allow_blank=True, help_text="Of events: where.")
    assessment = serializers.ChoiceField(
        choices=Assessment.choices, allow_blank=True, help_text="Of progress: who says so."
    )
    note = serializers.CharField(allow_blank=True, help_text="Of progress.")
    claims = serializers.ListField(
        child=serializers.CharField(), help_text="Addresses of the sentences it rests on."
    )


class ThreadEdgeSerializer(serializers.Serializer):
    """How one node stands to another: "<from> <label> <to>".

    "from" is a word of Python's own and cannot be declared as an attribute.
    """

    kind = serializers.CharField()
    label = serializers.CharField()  # type: ignore[assignment]  # a field, not the label
    earlier = serializers.CharField(help_text="Which of the two comes first.")
    basis = serializers.ChoiceField(choices=LinkBasis.choices)
    reason = serializers.CharField(allow_blank=True, help_text="Why a curator infers it.")
    claims = serializers.ListField(
        child=serializers.CharField(), help_text="Addresses of the sentences that say so."
    )

    def get_fields(self):
        start = serializers.CharField(help_text="The node that it is told of.")
        end = serializers.CharField(help_text="The other node.")
        return {"from": start, "to": end} | super().get_fields()


class ThreadOutcomeSerializer(serializers.Serializer):
    """What is known of a record beyond the day it was made: of the focus, or, where that is an
    event, of each decision and of each record made there.
    """

    of = serializers.CharField(help_text="The node.")
    about = serializers.ListField(
        child=serializers.CharField(), help_text="What a decision is about."
    )
    is_followed = serializers.BooleanField(help_text="Anything that can have come later is known.")
    then = serializers.ListField(child=serializers.CharField(), help_text="How it stood then.")
    later = serializers.ListField(child=serializers.CharField(), help_text="In order of time.")
    may_be_earlier = serializers.ListField(
        child=serializers.CharField(), help_text="Those of later whose dates do not settle it."
    )
    checks = serializers.ListField(
        child=serializers.CharField(), help_text="Somebody looked and found nothing, or nobody did."
    )
    last_evidence = PartialDateSerializer(
        allow_null=True, help_text="The latest date that anything known of it bears."
    )


class ThreadSerializer(serializers.Serializer):
    """What came before a record and what came of it."""

    focus = serializers.CharField(help_text="The node it is about.")
    url = serializers.CharField(help_text="Its page.")
    nodes = ThreadNodeSerializer(many=True, help_text="In order of time.")
    edges = ThreadEdgeSerializer(many=True)
    outcomes = ThreadOutcomeSerializer(many=True)
    is_cut = serializers.BooleanField(help_text="There is more than was followed.")


class ThreadViewSet(PublicViewSet):
    """What came before a record and what came after it, as far as the base tells."""

    @extend_schema(
        operation_id="retrieve_thread",
        tags=["threads"],
        summary="Before and after one record",
        description="The chain that leads to a record and on from it, with what became of it: an"
        " event, its decisions, what they are about, later events and progress. At most 200 nodes"
        " within six steps; is_cut says that there are more.",
        parameters=[
            OpenApiParameter("kind", str, OpenApiParameter.PATH, enum=KINDS),
            OpenApiParameter("slug", str, OpenApiParameter.PATH, pattern=r"^[-\w]+$"),
        ],
        responses=answers(ThreadSerializer, "thread"),
    )
    def retrieve(self, request, kind, slug):
        valid(NoSettings(request.GET, Entry.objects.none()))
        thread = thread_of(kind, slug) if kind in KINDS else None
        if thread is None:
            raise Http404(f"There is no {kind} at “{slug}” that a thread could start from.")
        with translation.override("en"):
            text = as_json(thread_data(thread, today=today()))
        etag = content_etag(text)
        return not_modified(request, etag) or json_answer(text, etag)
