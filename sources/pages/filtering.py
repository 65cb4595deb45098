"""What stands around a list: the panel of its filters, chips of those in force, the line above it,
the ways to further pages. Works on any valid FilterSet of lists.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from django.http import QueryDict
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

from sources.addresses import API
from sources.facets import Facet, Option
from sources.filters import ListFilterSet
from sources.filters.kinds import ANY
from sources.pages.field_words import PARAMETERS, parameter_base
from sources.paging import CursorRefused, Page

PAGE_SIZE = 25
OPTIONS_SHOWN = 6
SORTS_SHOWN = 3
PAGED = ("page_size", "count")
UNFED = (*PAGED, "ordering", "claims")
FORMS = (("CSV", "csv"), ("JSON Lines", "jsonl"))
SETTINGS = {"cursor", "ordering", "page_size", "count", "claims"}
ORDERS = {
    "-date": (gettext_lazy("Latest first"), gettext_lazy("latest first")),
    "date": (gettext_lazy("Earliest first"), gettext_lazy("earliest first")),
    "title": (gettext_lazy("By title, A to Z"), gettext_lazy("title")),
    "-title": (gettext_lazy("By title, Z to A"), gettext_lazy("title, Z to A")),
    "-changed": (gettext_lazy("Latest change first"), gettext_lazy("latest change")),
    "-published": (gettext_lazy("Newest here first"), gettext_lazy("newest here")),
    "published": (gettext_lazy("Oldest here first"), gettext_lazy("oldest here")),
    "evidenced": (gettext_lazy("Longest silent first"), gettext_lazy("longest silent")),
    "-evidenced": (gettext_lazy("Last heard of first"), gettext_lazy("last heard of")),
}
LOOKUPS = {
    "in": "",
    "not": pgettext_lazy("after a parameter", "not"),
    "all": pgettext_lazy("after a parameter", "all of"),
    "gte": pgettext_lazy("after a parameter", "from"),
    "lte": pgettext_lazy("after a parameter", "until"),
    "isnull": pgettext_lazy("after a parameter", "unknown"),
}


def parameters(filters):
    """What was asked for, to be changed; a FilterSet without any keeps a plain dictionary."""
    return filters.data.copy() if filters.data else QueryDict(mutable=True)


def understood(filterset, data, queryset):
    """The filters that make sense, and what is wrong with the others by parameter."""
    asked = filterset(data, queryset)
    errors = dict(asked.errors)
    if not errors:
        return asked, {}
    left = parameters(asked)
    for name in errors:
        left.pop(name, None)
    kept = filterset(left, queryset)
    return (filterset({}, queryset) if kept.errors else kept), errors


def page_of(read, errors):
    """The page that `read()` gives, none if anything is wrong; a wrong cursor joins the errors."""
    if errors:
        return None
    try:
        return read()
    except CursorRefused as refused:
        errors["cursor"] = [str(refused)]
        return None


@dataclass(frozen=True)
class FilteredList:
    """A list as one request asks for it. `options` are the choices of each facet by parameter,
    `families` the marks of those that are statuses.
    """

    url: str
    filters: ListFilterSet
    facets: Sequence[Facet]
    options: Mapping[str, Sequence[Option]]
    families: Mapping[str, str] = field(default_factory=dict)
    forms: Sequence[tuple[str, str]] = FORMS
    has_feed: bool = True

    def choices(self, errors):
        """The panel, what is chosen, and what is wrong: of lists that stand on one page, too."""
        chips = self.chips()
        return {
            "errors": messages(errors),
            "chips": chips,
            "panel": self.panel(len(chips)),
            "understood_url": self.address(),
        }

    def context(self, *, count, page: Page | None, errors):
        """For records/list.html and its kin."""
        return {
            **self.choices(errors),
            "bar": self.bar(count),
            "feed_url": self.feed_url() if self.has_feed else "",
            "next_url": self.address(cursor=page.next) if page and page.next else "",
            "previous_url": self.address(cursor=page.previous) if page and page.previous else "",
        }

    def address(self, *, without=(), **values):
        """This list with some parameters changed; every change starts at page one."""
        data = parameters(self.filters)
        for name in ("cursor", *without):
            data.pop(name, None)
        for name, value in values.items():
            data.setlist(name, value if isinstance(value, list) else [value])
        query = "&".join(part for part in data.urlencode().split("&") if not part.endswith("="))
        return f"{self.url}?{query}" if query else self.url

    def panel(self, chosen):
        """For components/filter_panel.html."""
        data = self.filters.data
        hidden = [{"name": "ordering", "value": data["ordering"]}] if "ordering" in data else []
        return {
            "action": self.url,
            "has_query": True,
            "query": data.get("q", ""),
            "chosen": chosen,
            "hidden": hidden,
            "facets": [self._facet(f) for f in self.facets if self.options[f.parameter]],
            "ranges": [self._years()] if "year__gte" in self.filters.all_filters else [],
        }

    def _facet(self, facet):
        options = self.options[facet.parameter]
        if facet.parameter == "year":
            options = from_today(options)
        family = self.families.get(facet.parameter)
        first: list[dict] = []
        more: list[dict] = []
        for place, option in enumerate(options):
            among = first if place < OPTIONS_SHOWN or option.chosen else more
            among.append(_option(option, family))
        mode = f"{facet.parameter}__mode"
        return {
            "name": facet.parameter,
            "legend": facet.legend,
            "options": first,
            "more": more,
            "mode_name": mode if mode in self.filters.all_filters else "",
            "mode": self.filters.data.get(mode, ANY),
        }

    def _years(self):
        data = self.filters.data
        return {
            "legend": _("Between years"),
            "from_name": "year__gte",
            "from_value": data.get("year__gte", ""),
            "to_name": "year__lte",
            "to_value": data.get("year__lte", ""),
        }

    def chips(self):
        """Every choice in force, with the address of the list without it."""
        found = []
        for facet in self.facets:
            values = [option for option in self.options[facet.parameter] if option.chosen]
            together = len(values) > 1 and self.filters.is_all(facet.parameter)
            legend = facet.legend
            if together:
                legend = _("%(legend)s, with others") % {"legend": legend}
            for option in values:
                left = {facet.parameter: [one.value for one in values if one is not option]}
                url = self.address(without=[f"{facet.parameter}__in"], **left)
                found.append({"label": f"{legend}: {option.label}", "remove_url": url})
        return found + self._other_chips()

    def _other_chips(self):
        data = parameters(self.filters)
        own = {f"{f.parameter}{end}" for f in self.facets for end in ("", "__in", "__mode")}
        return [
            {
                "label": f"{parameter_words(name)}: {', '.join(data.getlist(name))}",
                "remove_url": self.address(without=[name]),
            }
            for name in data
            if name not in SETTINGS | own and any(data.getlist(name))
        ]

    def bar(self, count):
        """For components/results_bar.html."""
        present = self.filters.order.name
        others = [order.name for order in self.filters.orders if order.name != present]
        return {
            "count": count,
            "sort_label": ORDERS[present][0],
            "sorts": [
                {"label": ORDERS[name][1], "url": self.address(ordering=name)}
                for name in others[:SORTS_SHOWN]
            ],
            "exports": self.exports(),
        }

    def exports(self):
        """This very list from the API, whole as a file, and as a feed of what is new in it where
        there is one.
        """
        query = self.address(without=PAGED).partition("?")[2]
        query = f"?{query}" if query else ""
        files = [
            {"label": label, "url": f"{self.url[:-1]}.{form}{query}"} for label, form in self.forms
        ]
        feeds = [{"label": "Atom", "url": self.feed_url()}] if self.has_feed else []
        return [{"label": "JSON", "url": f"{API}{self.url}{query}"}, *files, *feeds]

    def feed_url(self):
        """The feed of this list; it has an order of its own."""
        query = self.address(without=UNFED).partition("?")[2]
        return f"{self.url[:-1]}.atom" + (f"?{query}" if query else "")


def messages(errors):
    """In the words of the API's problems, each led by the name of its parameter: in readers' words,
    where there are such, and as the address has it.
    """
    return [
        {"message": f"{_named(name)}: {message}"}
        for name, found in errors.items()
        for message in found
    ]


def _named(name):
    base, _dunder, lookup = name.partition("__")
    if base not in PARAMETERS or lookup not in {"", *LOOKUPS}:
        return name
    words = parameter_words(name)
    return name if words.casefold() == name else f"{words} ({name})"


def from_today(years):
    """This year and those before it, then the years of plans that reach further."""
    now = timezone.now().year
    return sorted(years, key=lambda option: int(option.value) > now)


def _option(option, family):
    shown = {
        "value": option.value,
        "label": option.label,
        "count": option.count,
        "chosen": option.chosen,
    }
    if family:
        shown["status"] = {"family": family, "key": option.value, "label": option.label}
    return shown


def parameter_words(name):
    """Readers' words for a parameter: "Year from" for year__gte."""
    if name == "q":
        return _("Words")
    base, _dunder, lookup = name.partition("__")
    return f"{parameter_base(base)} {LOOKUPS.get(lookup, lookup)}".strip()
