"""The timeline as a file: every record that fits, whatever the picture has room for."""

import json
from dataclasses import dataclass

from django.db.models import Max, Sum

from analysis.timeline.filters import TimelineFilter, entries
from sources.exports.columns import Column
from sources.exports.lists import RecordList
from sources.models import EntryRevision

DATES = ("date", "starts", "ends", "due")
PARTS = {"": "value", "_text": "text", "_first": "first", "_last": "last"}
COLUMNS = (
    *(Column(name, (name,)) for name in ("type", "slug", "title", "status", "status_label")),
    *(Column(f"{name}{end}", (name, part)) for name in DATES for end, part in PARTS.items()),
    Column("countries_code", ("countries", "code")),
    Column("countries_name", ("countries", "name")),
    Column("topics_code", ("topics", "code")),
    Column("url", ("url",)),
    Column("api", ("api",)),
)


@dataclass(frozen=True)
class TimedList(RecordList):
    """Records of many kinds under the columns that all of them have, and their dates."""

    kind: str = "timeline"
    filterset: type[TimelineFilter] = TimelineFilter

    @property
    def columns(self):
        return COLUMNS

    def state(self):
        known = EntryRevision.objects.aggregate(number=Sum("number"), at=Max("changed_at"))
        return f"timeline-{known['number']}", known["at"]

    def filters(self, data):
        return self.filterset(data, entries())

    def rows(self, filters):
        """Chunks of cards, in the order asked for."""
        for page in self._chunks(filters):
            yield [json.loads(card) for *_, card, _claims in page]
