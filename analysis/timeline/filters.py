"""What the timeline is asked with."""

from django import forms
from django.utils.translation import gettext_lazy as _

from analysis.filters import Among
from analysis.shapes import PLURAL
from sources.choices import Kind
from sources.facets import COUNTRY, GROUPING, TOPIC, YEAR, Facet
from sources.filters import EntryFilter, SeveralFilter, Words
from sources.filters.kinds import Setting
from sources.models import Entry

# What happens on a day or for a time. People and organisations last; statements are many.
TIMED = (
    Kind.EVENT,
    Kind.DECISION,
    Kind.POLICY,
    Kind.INITIATIVE,
    Kind.COMMITMENT,
    Kind.RECOMMENDATION,
    Kind.OBLIGATION,
    Kind.STATEMENT,
)
USUAL = tuple(kind for kind in TIMED if kind != Kind.STATEMENT)
BY_KIND, BY_COUNTRY, BY_TOPIC = LANES = ("kind", "country", "topic")
KIND = Facet(
    "kind", _("Kind"), "kind", several=False, choices=tuple((k.value, PLURAL[k]) for k in TIMED)
)


def entries():
    """Everything that a timeline may show."""
    return Entry.objects.filter(kind__in=TIMED)


class TimelineFilter(EntryFilter):
    """Records of every kind that has dates. Statements only where they are asked for."""

    facets = (KIND, COUNTRY, GROUPING, TOPIC, YEAR)

    kind = SeveralFilter(
        "kind",
        read=Words(Among(TIMED)),
        label="Kind of record; all of them but statements unless told.",
    )
    lanes = Setting(
        forms.ChoiceField,
        choices=[(lane, lane) for lane in LANES],
        label="What makes a lane of the picture, the kind unless told.",
    )

    @property
    def qs(self):
        shown = super().qs
        asked = any(name in self.data for name in ("kind", "kind__in", "kind__not"))
        return shown if asked else shown.filter(kind__in=USUAL)
