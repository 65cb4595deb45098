"""The timeline in the API: dated records of every kind, in pages."""

import json

from rest_framework import serializers

from analysis.api.described import ListSchema
from analysis.timeline.filters import TIMED, TimelineFilter, entries
from policies.api.parts import TopicRefSerializer
from sources.api.conditional import content_etag, json_answer, not_modified
from sources.api.parts import CountryRefSerializer, PartialDateSerializer
from sources.api.public import PublicViewSet, naming_the_cursor, page_json, valid
from sources.paging import Position, paginate
from sources.projection.build import as_json


class TimelineItemSerializer(serializers.Serializer):
    """One record on the timeline: when it happened, how long it lasts, by when it is due."""

    type = serializers.ChoiceField(choices=[kind.value for kind in TIMED])
    slug = serializers.SlugField()
    title = serializers.CharField()
    url = serializers.CharField(help_text="Its page.")
    api = serializers.CharField(help_text="The same in the API, with every field.")
    date = PartialDateSerializer(allow_null=True, help_text="What it is sorted by.")
    starts = PartialDateSerializer(allow_null=True)
    ends = PartialDateSerializer(allow_null=True)
    due = PartialDateSerializer(allow_null=True)
    status = serializers.CharField(allow_null=True, help_text="Null for kinds without one.")
    status_label = serializers.CharField(allow_null=True)
    countries = CountryRefSerializer(many=True)
    topics = TopicRefSerializer(many=True)


NAMES = list(TimelineItemSerializer().fields)


class TimelineViewSet(PublicViewSet):
    """What happened when and what is planned: records of every kind that has dates, undated ones
    last. Statements only where `kind` asks for them. `lanes` is for the picture of the page.
    """

    filterset_class = TimelineFilter
    serializer_class = TimelineItemSerializer
    schema = ListSchema()

    def list(self, request):
        filters = valid(TimelineFilter(request.GET, entries()))
        rows = filters.qs.values_list(filters.order.column, "pk", "text__card")
        with naming_the_cursor():
            page = paginate(
                rows, filters.order, **filters.paging, position=lambda row: Position(row[0], row[1])
            )
        shown = [as_json(_item(json.loads(text))) for _value, _pk, text in page.rows]
        count = filters.qs.count() if filters.setting("count") else None
        text = page_json(request, page, shown, count)
        etag = content_etag(text)
        return not_modified(request, etag) or json_answer(text, etag)


def _item(card):
    return {name: card.get(name) for name in NAMES} | {"topics": card.get("topics", [])}
