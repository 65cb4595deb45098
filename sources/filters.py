"""What lists are filtered by: one FilterSet a kind of record, used by its page and its API.

A parameter takes one value or several, repeated or separated by commas; several mean "any of
these". `__all` means all of them, `__not` none of them. What is not understood is an error that
names the parameter: `filterset.errors` has it, on pages and in the API alike.
"""

import difflib
from collections.abc import Collection
from datetime import timedelta

from django import forms
from django.contrib.postgres.search import SearchQuery
from django.db.models import Q
from django_filters import Filter, FilterSet, TypedChoiceFilter

from sources.choices import ReviewStatus
from sources.dates import EARLIEST_YEAR, LATEST_YEAR
from sources.facets import COUNTRY, GROUPING, TOPIC, YEAR, Facet
from sources.languages import CONFIGURATIONS
from sources.models import Entry
from sources.paging import Order
from sources.parameters import Codes, PartialDateField, SeveralField, year

ONE_DAY = timedelta(days=1)


class SeveralFilter(Filter):
    """Base of filters on several values; declares its lookups beside itself.

    `read` checks a value; `describe` is its JSON schema in the API's description.
    """

    field_class = SeveralField
    lookups: tuple[str, ...] = ("in", "not")

    def __init__(self, column, *, read, lookup="in", label="", **kwargs):
        super().__init__(field_name=column, lookup_expr=lookup, label=label, read=read, **kwargs)
        self.read = read

    def with_lookup(self, lookup):
        return type(self)(self.field_name, read=self.read, lookup=lookup, label=self.label)

    def filter(self, qs, value):
        return qs.filter(self.condition(value)) if value else qs

    def condition(self, values):
        found = Q(**{f"{self.field_name}__in": values})
        return ~found if self.lookup_expr == "not" else found


class ArrayFilter(SeveralFilter):
    """For columns that hold several values themselves: the countries of a record."""

    lookups = ("in", "all", "not")

    def condition(self, values):
        if self.lookup_expr == "all":
            return Q(**{f"{self.field_name}__contains": values})
        found = Q(**{f"{self.field_name}__overlap": values})
        return ~found if self.lookup_expr == "not" else found


class RecordFilter(SeveralFilter):
    """For a foreign key to another record, by its slug; one that is not published is not found."""

    def __init__(self, path, *, kind, **kwargs):
        super().__init__(path, read=kwargs.pop("read", None) or Codes(kind), **kwargs)
        self.kind = kind

    def with_lookup(self, lookup):
        return type(self)(
            self.field_name, kind=self.kind, read=self.read, lookup=lookup, label=self.label
        )

    def condition(self, values):
        slug, review = f"{self.field_name}__slug__in", f"{self.field_name}__review_status"
        found = Q(**{slug: values, review: ReviewStatus.PUBLISHED})
        return ~found if self.lookup_expr == "not" else found


class YearsFilter(Filter):
    """Years from or up to a year, among the years of a record."""

    field_class = forms.IntegerField

    def __init__(self, *, lookup, **kwargs):
        super().__init__("years", lookup, min_value=EARLIEST_YEAR, max_value=LATEST_YEAR, **kwargs)

    def filter(self, qs, value):
        if value is None:
            return qs
        first, last = (value, LATEST_YEAR) if self.lookup_expr == "gte" else (EARLIEST_YEAR, value)
        return qs.filter(years__overlap=list(range(first, last + 1)))


class DateFilter(Filter):
    """Dates from the first day (gte) or up to the last day (lte) that the given date may be.

    The column holds a day, or (`ranged`) the range of days that a partial date may be: then the
    whole range must lie on that side.
    """

    field_class = PartialDateField

    def __init__(self, column, lookup, *, ranged=False, **kwargs):
        super().__init__(column, lookup, **kwargs)
        self.ranged = ranged

    def filter(self, qs, value):
        if value is None:
            return qs
        if self.lookup_expr == "gte":
            end, day = "startswith__", value.first
        else:
            end, day = "endswith__", value.last + ONE_DAY * self.ranged
        end = end if self.ranged else ""
        return qs.filter(**{f"{self.field_name}__{end}{self.lookup_expr}": day})


class KnownFilter(TypedChoiceFilter):
    """`…__isnull=true`: records without such a date; false: those with one."""

    def __init__(self, column, **kwargs):
        super().__init__(
            column,
            "isnull",
            choices=[("true", "true"), ("false", "false")],
            coerce=lambda text: text == "true",
            empty_value=None,
            **kwargs,
        )


class TextFilter(Filter):
    """Words in title, names and summary, each record read in its own language; quotes, OR and -
    as web searches know them.
    """

    field_class = forms.CharField

    def filter(self, qs, value):
        if not value:
            return qs
        found = Q()
        for configuration in sorted({"simple", *CONFIGURATIONS.values()}):
            query = SearchQuery(value, config=configuration, search_type="websearch")
            found |= Q(configuration=configuration, search=query)
        return qs.filter(found)


class OrderFilter(Filter):
    """Chooses the order; filters nothing. Lists read it as `filterset.order`."""

    field_class = forms.ChoiceField

    def __init__(self, orders, **kwargs):
        choices = [(order.name, order.name) for order in orders]
        super().__init__(choices=choices, label="The order; - turns it round.", **kwargs)

    def filter(self, qs, value):
        return qs


class FilterForm(forms.Form):
    """The parameters of one request; those that no filter knows are errors too."""

    known: Collection[str] = ()
    beside: Collection[str] = ()

    def clean(self):
        for name in self.data:
            if name not in self.known and name not in self.beside:
                close = difflib.get_close_matches(name, self.known, n=1)
                hint = f" Did you mean “{close[0]}”?" if close else ""
                self.errors[name] = self.error_class([f"There is no such parameter.{hint}"])
        return super().clean()


class PublicFilterSet(FilterSet):
    """Base of all FilterSets: adds the lookups of its filters, and refuses what it does not know.

    `beside` are the parameters that a list takes besides filters, such as its cursor.
    """

    beside: Collection[str] = frozenset({"cursor", "page_size"})
    orders: tuple[Order, ...] = ()
    facets: tuple[Facet, ...] = ()
    base_filters: dict[str, Filter]

    class Meta:
        form = FilterForm

    def __init__(self, data=None, queryset=None, **kwargs):
        # Only the filters a request names are copied, built and asked: with thirty on offer the
        # rest would cost more than the list itself.
        self.all_filters = self.base_filters
        self.base_filters = {n: f for n, f in self.all_filters.items() if n in (data or {})}
        super().__init__(data or {}, queryset, **kwargs)

    @classmethod
    def get_filters(cls):
        filters = super().get_filters()
        for name, one in list(filters.items()):
            for lookup in getattr(one, "lookups", ()):
                filters[f"{name}__{lookup}"] = one.with_lookup(lookup)
        return filters

    def get_form_class(self):
        form = super().get_form_class()
        form.known, form.beside = self.all_filters.keys(), self.beside
        return form

    @property
    def order(self):
        """The order asked for, else the first of the list's; after validation."""
        wanted = self.form.cleaned_data.get("ordering")
        return next((order for order in self.orders if order.name == wanted), self.orders[0])


BY_DATE = (Order("-date", "sort_on", nullable=True), Order("date", "sort_on", nullable=True))
BY_TITLE = (Order("title", "title"), Order("-title", "title"))
BY_PUBLICATION = (Order("-published", "published_at"), Order("published", "published_at"))
ENTRY_ORDERS = (*BY_DATE, *BY_TITLE, *BY_PUBLICATION)


class EntryFilter(PublicFilterSet):
    """What every kind of record is filtered by."""

    orders = ENTRY_ORDERS
    facets: tuple[Facet, ...] = (COUNTRY, GROUPING, TOPIC, YEAR)

    country = ArrayFilter(
        "countries", read=Codes("country", upper=True), label="Country by its ISO alpha-3 code."
    )
    grouping = ArrayFilter("groupings", read=Codes("grouping"), label="Grouping by its slug.")
    topic = ArrayFilter("topics", read=Codes("topic"), label="Topic by its code, with all below.")
    organisation = ArrayFilter(
        "organisations", read=Codes("organisation"), label="Organisation by its slug."
    )
    year = ArrayFilter("years", read=year, label="A year it falls in.")
    year__gte = YearsFilter(lookup="gte", label="Falls in this year or a later one.")
    year__lte = YearsFilter(lookup="lte", label="Falls in this year or an earlier one.")
    date__gte = DateFilter("sort_on", "gte", label="Not before this date.")
    date__lte = DateFilter("sort_on", "lte", label="Not after this date.")
    date__isnull = KnownFilter("sort_on", label="true: only undated ones.")
    q = TextFilter(label="Words in title, names and summary.")
    ordering = OrderFilter(ENTRY_ORDERS)

    class Meta(PublicFilterSet.Meta):
        model = Entry
        fields: list[str] = []
