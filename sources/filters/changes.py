"""What the changes of records of all kinds are filtered by."""

from django.utils.translation import gettext_lazy as _

from sources.choices import Kind
from sources.facets import COUNTRY, GROUPING, TOPIC, words
from sources.filters.kinds import ArrayFilter, SeveralFilter
from sources.filters.parameters import Codes, Words
from sources.filters.strict import ListFilterSet
from sources.models import Entry
from sources.paging import Order


class ChangeFilter(ListFilterSet):
    """Records of all kinds, those first of which anything changed last."""

    orders = (Order("-changed", "changed_at"),)
    facets = (words("kind", _("Kind"), "kind", Kind), COUNTRY, GROUPING, TOPIC)

    kind = SeveralFilter("kind", read=Words(Kind), label=_("Kind of record."))
    country = ArrayFilter("countries", read=Codes("country", upper=True), label=_("Country."))
    grouping = ArrayFilter("groupings", read=Codes("grouping"), label=_("Grouping."))
    topic = ArrayFilter("topics", read=Codes("topic"), label=_("Topic."))

    class Meta(ListFilterSet.Meta):
        model = Entry
        fields: list[str] = []
