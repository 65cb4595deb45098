"""What every kind of record is filtered and ordered by."""

from sources.facets import COUNTRY, GROUPING, TOPIC, YEAR, Facet
from sources.filters.kinds import (
    ArrayFilter,
    DateFilter,
    EmptyFilter,
    KnownFilter,
    OrderSetting,
    TextFilter,
    YearsFilter,
    YesSetting,
)
from sources.filters.parameters import Codes, Years
from sources.filters.strict import ListFilterSet
from sources.models import Entry
from sources.paging import Order

BY_DATE = (Order("-date", "sort_on", nullable=True), Order("date", "sort_on", nullable=True))
BY_TITLE = (Order("title", "title"), Order("-title", "title"))
BY_PUBLICATION = (Order("-published", "published_at"), Order("published", "published_at"))
ENTRY_ORDERS = (*BY_DATE, *BY_TITLE, *BY_PUBLICATION)


class EntryFilter(ListFilterSet):
    """What every kind of record is filtered by."""

    orders: tuple[Order, ...] = ENTRY_ORDERS
    facets: tuple[Facet, ...] = (COUNTRY, GROUPING, TOPIC, YEAR)

    country = ArrayFilter(
        "countries", read=Codes("country", upper=True), label="Country by its ISO alpha-3 code."
    )
    country__isnull = EmptyFilter("countries", label="true: only those that name no country.")
    grouping = ArrayFilter("groupings", read=Codes("grouping"), label="Grouping by its slug.")
    topic = ArrayFilter("topics", read=Codes("topic"), label="Topic by its code, with all below.")
    organisation = ArrayFilter(
        "organisations", read=Codes("organisation"), label="Organisation by its slug."
    )
    year = ArrayFilter("years", read=Years(), label="A year it falls in.")
    year__gte = YearsFilter(lookup="gte", label="Falls in this year or a later one.")
    year__lte = YearsFilter(lookup="lte", label="Falls in this year or an earlier one.")
    date__gte = DateFilter("sort_on", "gte", label="Not before this date.")
    date__lte = DateFilter("sort_on", "lte", label="Not after this date.")
    date__isnull = KnownFilter("sort_on", label="true: only undated ones.")
    q = TextFilter(label="Words in title, names and summary.")
    ordering = OrderSetting(ENTRY_ORDERS)
    claims = YesSetting(label="true: put the claims of each record beside it.")

    class Meta(ListFilterSet.Meta):
        model = Entry
        fields: list[str] = []
