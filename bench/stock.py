"""A stock REST view over the same tables: what a competent first version of the API would be.

ModelSerializer with nested names, select_related and prefetch_related, django-filter, cursor-free
limit paging, gunicorn. It serves the same rows in the same order as our list, without claims.
"""

import os

os.environ["DJANGO_SETTINGS_MODULE"] = "bench.stock_settings"  # whatever the caller runs on

import django_filters
from django.core.wsgi import get_wsgi_application
from django.db.models import F, OuterRef, Subquery
from django.urls import include, path

application = get_wsgi_application()

from rest_framework import pagination, routers, serializers, viewsets  # noqa: E402 - needs Django

from countries.models import Country  # noqa: E402
from policies.models import Commitment, Party, Progress, Topic, TopicTag  # noqa: E402

LATEST = Progress.objects.filter(record=OuterRef("pk")).order_by(
    F("observed_on").desc(nulls_last=True), "-pk"
)


class CountrySerializer(serializers.ModelSerializer):
    class Meta:
        model = Country
        fields = ("iso3", "name")


class PartySerializer(serializers.ModelSerializer):
    country = CountrySerializer()
    organisation: serializers.SlugRelatedField = serializers.SlugRelatedField(
        read_only=True, slug_field="title"
    )

    class Meta:
        model = Party
        fields = ("role", "country", "organisation")


class TopicSerializer(serializers.ModelSerializer):
    class Meta:
        model = Topic
        fields = ("code", "name")


class TagSerializer(serializers.ModelSerializer):
    topic = TopicSerializer()

    class Meta:
        model = TopicTag
        fields = ("topic",)


class CommitmentSerializer(serializers.ModelSerializer):
    parties = PartySerializer(many=True)
    topic_tags = TagSerializer(many=True)
    status = serializers.CharField()

    class Meta:
        model = Commitment
        fields = (
            "slug", "title", "summary", "language", "strength", "made_precision", "due_precision",
            "amount", "currency", "amount_kind", "published_at", "status", "parties", "topic_tags",
        )  # fmt: skip


class CommitmentFilter(django_filters.FilterSet):
    country = django_filters.CharFilter("parties__country__iso3", distinct=True)
    topic = django_filters.CharFilter("topic_tags__topic__code", distinct=True)
    status = django_filters.CharFilter("status")

    class Meta:
        model = Commitment
        fields = ("strength",)


class Limit(pagination.LimitOffsetPagination):
    default_limit = 50

    def get_count(self, queryset):
        """Ours does not count unless asked, so this one does not either."""
        return 1_000_000


class CommitmentViewSet(viewsets.ReadOnlyModelViewSet):
    serializer_class = CommitmentSerializer
    filterset_class = CommitmentFilter
    filter_backends = (django_filters.rest_framework.DjangoFilterBackend,)
    pagination_class = Limit
    lookup_field = "slug"
    queryset = (
        Commitment.objects.published()
        .annotate(status=Subquery(LATEST.values("status")[:1]))
        .select_related("record_ptr")
        .prefetch_related("parties__country", "parties__organisation", "topic_tags__topic")
        .order_by(F("made_on").desc(nulls_last=True), "-record_ptr")
    )


router = routers.SimpleRouter()
router.register("commitments", CommitmentViewSet)
urlpatterns = [path("api/v1/", include(router.urls))]
