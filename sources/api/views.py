"""Sources, claims and links in the API."""

from django.db.models import F, Prefetch
from django.db.models.functions import Length

from sources.addresses import API
from sources.api.documents import (
    LinkSerializer,
    RecordClaimSerializer,
    SourceDetailSerializer,
    SourceSerializer,
)
from sources.api.fields import record_ref
from sources.api.public import DetailViewSet, ReferenceViewSet
from sources.choices import ReviewStatus
from sources.filters.source import ClaimFilter, LinkFilter, SourceFilter, SourceSettings
from sources.models import Claim, Link, Passage, Record, Source, SourceWarning
from sources.moved import present_source_page
from sources.projection.claims import shown_claims

PUBLISHED = ReviewStatus.PUBLISHED


class SourceViewSet(DetailViewSet):
    """Documents: what claims quote, with the places of their paragraphs."""

    filterset_class = SourceFilter
    serializer_class = SourceSerializer
    detail_serializer = SourceDetailSerializer
    detail_settings = SourceSettings

    def rows(self):
        return Source.objects.for_list().select_related("publisher_record")

    def moved(self, slug):
        return API + present_source_page(slug)

    def found(self, slug, settings):
        sources = Source.objects.for_list().select_related("publisher_record").filter(slug=slug)
        passages = Passage.objects.order_by("position").defer("text", "search")
        passages = passages.annotate(end=F("start") + Length("text"))
        if settings.setting("text"):
            sources = sources.annotate(shown_text=F("text"))
            passages = passages.annotate(shown_text=F("text"))
        warnings = SourceWarning.objects.order_by("kind")
        return sources.prefetch_related(
            Prefetch("passages", passages, to_attr="shown_passages"),
            Prefetch("warnings", warnings, to_attr="shown_warnings"),
        ).first()


class ClaimViewSet(ReferenceViewSet):
    """Statements about values of published records, each with the sentence that makes it."""

    filterset_class = ClaimFilter
    serializer_class = RecordClaimSerializer

    def rows(self):
        return Claim.objects.filter(record__review_status=PUBLISHED).only("pk", "updated_at")

    def shown(self, rows):
        ids = [claim.pk for claim in rows]
        claims = {
            pk: (record_id, claim)
            for pk, record_id, claim in shown_claims(Claim.objects.filter(pk__in=ids))
        }
        records = Record.objects.in_bulk({record_id for record_id, _claim in claims.values()})
        shown = [claims[pk] for pk in ids if pk in claims]
        return [claim | {"record": record_ref(records[pk])} for pk, claim in shown]


class LinkViewSet(ReferenceViewSet):
    """Relations between published records."""

    filterset_class = LinkFilter
    serializer_class = LinkSerializer

    def rows(self):
        return Link.objects.filter(
            from_record__review_status=PUBLISHED, to_record__review_status=PUBLISHED
        ).select_related("from_record", "to_record")
