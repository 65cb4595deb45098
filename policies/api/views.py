"""Policies, initiatives, commitments, recommendations, obligations and topics in the API."""

from django.db.models import Case, Prefetch, Value, When

from policies.api.coverage import CoverageCheckSerializer
from policies.api.topics import TopicDetailSerializer, TopicSerializer
from policies.choices import TopicScheme
from policies.filters import (
    CommitmentFilter,
    CoverageCheckFilter,
    InitiativeFilter,
    ObligationFilter,
    PolicyFilter,
    RecommendationFilter,
    TopicFilter,
)
from policies.models import CoverageCheck, CoverageCheckSource, Topic, TopicMatch, TopicName
from sources.api.entries import EntryViewSet
from sources.api.public import DetailViewSet, ReferenceViewSet
from sources.choices import Kind


class PolicyViewSet(EntryViewSet):
    """Strategies, programmes, action plans, laws and other policies."""

    kind = Kind.POLICY
    filterset_class = PolicyFilter


class InitiativeViewSet(EntryViewSet):
    """Things set up or to be set up: centres, networks, funds, laboratories and so on."""

    kind = Kind.INITIATIVE
    filterset_class = InitiativeFilter


class CommitmentViewSet(EntryViewSet):
    """Promises: who promised what, to whom, by when, and what became of it."""

    kind = Kind.COMMITMENT
    filterset_class = CommitmentFilter


class RecommendationViewSet(EntryViewSet):
    """Advice given, what was answered, and what became of it."""

    kind = Kind.RECOMMENDATION
    filterset_class = RecommendationFilter


class ObligationViewSet(EntryViewSet):
    """Duties and levies: their rate or amount, who must, and what for."""

    kind = Kind.OBLIGATION
    filterset_class = ObligationFilter


class TopicViewSet(DetailViewSet):
    """What records are about, and the taxonomies of others that our topics are matched to."""

    filterset_class = TopicFilter
    serializer_class = TopicSerializer
    detail_serializer = TopicDetailSerializer
    lookup_field = "code"

    def rows(self):
        return Topic.objects.select_related("parent")

    def found(self, code, settings):
        """Codes are unique within a scheme; where two schemes share one, ours is meant."""
        ours_first = Case(When(scheme=TopicScheme.REGISTAN, then=Value(0)), default=Value(1))
        children = Topic.objects.order_by("position", "code")
        matches = TopicMatch.objects.select_related("target").order_by(
            "target__scheme", "target__code"
        )
        names = TopicName.objects.order_by("language")
        return (
            self.rows()
            .filter(code=code)
            .prefetch_related(
                Prefetch("children", children, to_attr="shown_children"),
                Prefetch("matches", matches, to_attr="shown_matches"),
                Prefetch("names", names, to_attr="shown_names"),
            )
            .order_by(ours_first, "scheme")
            .first()
        )


class CoverageCheckViewSet(ReferenceViewSet):
    """Where somebody looked for something, in which sources, and what came of it: what tells
    "nothing found" from "not checked".
    """

    filterset_class = CoverageCheckFilter
    serializer_class = CoverageCheckSerializer

    def rows(self):
        looked_through = CoverageCheckSource.objects.select_related("source").defer("source__text")
        return CoverageCheck.objects.select_related("country", "topic").prefetch_related(
            Prefetch(
                "looked_through", looked_through.order_by("source__slug"), to_attr="shown_sources"
            )
        )
