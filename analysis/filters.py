"""What the questions across records are asked with."""

from django import forms
from django.utils.translation import gettext_lazy as _

from analysis.kinds import FOLLOWED, PLURAL
from policies.choices import ProgressStatus
from sources.facets import COUNTRY, GROUPING, TOPIC, Facet
from sources.filters import (
    ArrayFilter,
    Codes,
    ListFilterSet,
    OverdueFilter,
    SeveralFilter,
    StrictFilterSet,
    Words,
)
from sources.filters.kinds import Setting
from sources.models import Entry

MONTHS, USUAL_MONTHS = (6, 12, 24, 36), 12
KIND = Facet(
    "kind", _("Kind"), "kind", several=False, choices=tuple((k.value, PLURAL[k]) for k in FOLLOWED)
)


class Among:
    """Reads words out of a few."""

    def __init__(self, values):
        self.values = [str(value) for value in values]


class SilenceFilter(StrictFilterSet):
    """Of what is silent."""

    facets = (KIND, COUNTRY, GROUPING, TOPIC)

    months = Setting(
        forms.TypedChoiceField,
        choices=[(str(number), str(number)) for number in MONTHS],
        coerce=int,
        empty_value=USUAL_MONTHS,
    )
    kind = SeveralFilter("kind", read=Words(Among(FOLLOWED)), label=_("Kind"))
    country = ArrayFilter("countries", read=Codes("country", upper=True), label=_("Country"))
    grouping = ArrayFilter("groupings", read=Codes("grouping"), label=_("Grouping"))
    topic = ArrayFilter("topics", read=Codes("topic"), label=_("Topic"))
    overdue = OverdueFilter(label=_("Overdue"))
    not_checked = SeveralFilter("status", read=Words(Among([ProgressStatus.NOT_CHECKED])))

    class Meta(ListFilterSet.Meta):
        model = Entry
        fields: list[str] = []
