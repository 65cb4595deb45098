"""What the network is asked with."""

from django import forms
from django.utils.translation import gettext_lazy as _

from analysis.filters import Among
from analysis.shapes import COUNTRY as COUNTRY_KIND
from analysis.shapes import GROUPING as GROUPING_KIND
from analysis.shapes import PLURAL
from analysis.shapes import TOPIC as TOPIC_KIND
from analysis.timeline.filters import KIND, TIMED, USUAL
from sources.choices import Kind
from sources.facets import COUNTRY, GROUPING, ORGANISATION, TOPIC, YEAR
from sources.filters import (
    ArrayFilter,
    Codes,
    ListFilterSet,
    SeveralFilter,
    StrictFilterSet,
    TextFilter,
    Words,
    Years,
)
from sources.filters.kinds import Setting, YearsFilter
from sources.filters.parameters import SeveralField
from sources.models import Entry

# Whom and what records may be shown together with, and which of them unless told.
BESIDE = (COUNTRY_KIND, GROUPING_KIND, Kind.ORGANISATION.value, Kind.PERSON.value, TOPIC_KIND)
USUAL_BESIDE = (COUNTRY_KIND, GROUPING_KIND, Kind.ORGANISATION.value)


def entries():
    """Everything that a network may start from."""
    return Entry.objects.filter(kind__in=TIMED)


class NetworkFilter(StrictFilterSet):
    """Records of every kind that happen or are made, with whom and what they are joined to."""

    facets = (KIND, COUNTRY, GROUPING, TOPIC, ORGANISATION, YEAR)

    kind = SeveralFilter(
        "kind",
        read=Words(Among(TIMED)),
        label="Kind of record; all of them but statements unless told.",
    )
    who = Setting(
        SeveralField,
        read=Words(Among(BESIDE)),
        label="Together with whom and what; countries, groupings and organisations unless told.",
    )
    country = ArrayFilter(
        "countries", read=Codes("country", upper=True), label="Country by its ISO alpha-3 code."
    )
    grouping = ArrayFilter("groupings", read=Codes("grouping"), label="Grouping by its slug.")
    topic = ArrayFilter("topics", read=Codes("topic"), label="Topic by its code, with all below.")
    organisation = ArrayFilter(
        "organisations", read=Codes("organisation"), label="Organisation by its slug."
    )
    year = ArrayFilter("years", read=Years(), label="A year it falls in.")
    year__gte = YearsFilter(lookup="gte", label="Falls in this year or a later one.")
    year__lte = YearsFilter(lookup="lte", label="Falls in this year or an earlier one.")
    q = TextFilter(label="Words in title, names and summary.")
    page = Setting(
        forms.IntegerField, min_value=1, max_value=10_000, label="Page of the table of the page."
    )

    class Meta(ListFilterSet.Meta):
        model = Entry
        fields: list[str] = []

    @property
    def qs(self):
        shown = super().qs
        asked = any(name in self.data for name in ("kind", "kind__in", "kind__not"))
        return shown if asked else shown.filter(kind__in=USUAL)

    @property
    def beside(self):
        """The kinds that records are shown together with."""
        return tuple(self.setting("who") or USUAL_BESIDE)


WHO = {kind: PLURAL[kind] for kind in BESIDE}
WHO_LEGEND = _("Together with")
