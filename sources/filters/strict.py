"""FilterSets that refuse what they do not understand, and know how their lists are paged."""

import copy
import difflib
from collections.abc import Collection

from django import forms
from django.utils.translation import gettext as _
from django_filters import Filter, FilterSet

from sources.clock import start_of_day
from sources.facets import Facet
from sources.filters.kinds import ALL, ArrayFilter, ModeSetting, Setting, YesSetting
from sources.paging import LARGEST_PAGE, PAGE_SIZE, Order, paginate


class FilterForm(forms.Form):
    """The parameters of one request; those that no filter knows are errors too."""

    known: Collection[str] = ()

    def clean(self):
        for name in self.data:
            if name not in self.known:
                close = difflib.get_close_matches(name, self.known, n=1)
                words = [_("There is no such parameter.")]
                if close:
                    words.append(_("Did you mean “%(name)s”?") % {"name": close[0]})
                self.errors[name] = self.error_class([" ".join(words)])
        return super().clean()


class StrictFilterSet(FilterSet):
    """Base of all FilterSets: adds the lookups of its filters, refuses what it does not know."""

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
            if isinstance(one, ArrayFilter):
                mode = f"{name}__mode"
                one.mode = filters[f"{name}__in"].mode = mode
                filters[mode] = ModeSetting(name)
        if "q" in filters:
            filters["search"] = copy.deepcopy(filters["q"])
            filters["search"].label = "The same as q."
        return filters

    @classmethod
    def asks_the_clock(cls, data):
        """True if one of the parameters asks what day it is: what fits changes at midnight."""
        named = (one for name, one in cls.base_filters.items() if name in data)
        return any(getattr(one, "asks_the_clock", False) for one in named)

    @classmethod
    def last_change(cls, data, changed_at):
        """When what these parameters ask for last changed, if the records did at `changed_at`."""
        if not cls.asks_the_clock(data):
            return changed_at
        return max(filter(None, (changed_at, start_of_day())))

    def is_all(self, name):
        """Whether several values of this parameter mean all of them; after validation."""
        return self.setting(f"{name}__mode") == ALL

    def get_form_class(self):
        form = super().get_form_class()
        form.known = self.all_filters.keys()
        return form

    def setting(self, name):
        """The value of a parameter, after validation; None where it is not given."""
        return self.form.cleaned_data.get(name)


class ListFilterSet(StrictFilterSet):
    """Base of the FilterSets of lists: pages of a size, a count on request."""

    orders: tuple[Order, ...] = ()
    facets: tuple[Facet, ...] = ()

    page_size = Setting(
        forms.IntegerField,
        min_value=1,
        max_value=LARGEST_PAGE,
        label="Rows a page, 50 unless told.",
    )
    cursor = Setting(forms.CharField, label="Where a page starts: taken from next or previous.")
    count = YesSetting(label="true: say how many rows there are in all.")

    @property
    def order(self):
        """The order asked for, else the first of the list's; after validation."""
        wanted = self.setting("ordering")
        return next((order for order in self.orders if order.name == wanted), self.orders[0])

    @property
    def paging(self):
        """Where the page asked for starts and how long it is, for `paginate` and `reading`."""
        return {
            "size": self.setting("page_size") or PAGE_SIZE,
            "cursor": self.setting("cursor") or "",
        }

    def page(self):
        """The page asked for, of model instances. Raises CursorRefused."""
        return paginate(self.qs, self.order, **self.paging)


class NoSettings(StrictFilterSet):
    """Of details that take no parameter: any is an error."""


class DetailSettings(StrictFilterSet):
    """What the detail of a record takes."""

    claims = YesSetting(label="true: put the claims of the record beside it.")
