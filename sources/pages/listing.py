"""The list of one kind of record: filters with exact counts, cards, pages by keyset."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from django.utils.translation import gettext as _

from sources.addresses import PLURALS
from sources.choices import Kind
from sources.facets import facets
from sources.filters import EntryFilter
from sources.filters.silence import upcoming
from sources.models import Entry
from sources.pages.cards import shown_cards
from sources.pages.filtering import ORDERS, PAGE_SIZE, FilteredList, page_of, understood
from sources.pages.nouns import counted, title_of
from sources.pages.rows import Words
from sources.paging import Position, paginate

AHEAD_SHOWN = 5


@dataclass(frozen=True)
class Listing:
    """The list of one kind: its filters, what it says of itself, and which facets show their
    choices as marks of a status (parameter: family). `forms` are files of this kind alone, as
    (label, extension); `beside` are other ways to look at it, as (label, address). One that
    `splits_at_today` shows what is to come first, nearest first, and then the past, unless a reader
    asks for an order or a part of it.
    """

    kind: Kind
    filterset: type[EntryFilter]
    lead: Words
    families: Mapping[str, str] = field(default_factory=dict)
    forms: tuple[tuple[str, str], ...] = ()
    beside: tuple[tuple[object, str], ...] = ()
    splits_at_today: bool = False

    @property
    def plural(self):
        return PLURALS[self.kind]

    @property
    def title(self):
        return title_of(self.kind)

    @property
    def url(self):
        return f"/{self.plural}/"


class SplitList(FilteredList):
    """One whose page begins with what is to come. Its files and the API have one order for all of
    it, which the page offers as well and says beside them.
    """

    def bar(self, count):
        bar, own = super().bar(count), self.filters.order.name
        plain, words = ORDERS[own]
        return bar | {
            "sort_label": _("Upcoming first, then the past"),
            "sorts": [{"label": words, "url": self.address(ordering=own)}, *bar["sorts"]],
            "files_order": _("Files and the API: %(order)s") % {"order": plain.lower()},
        }


def list_context(listing, data):
    """Everything that records/list.html shows for these parameters; `errors` says what is wrong
    with them. A constant number of queries.
    """
    entries = Entry.objects.of_kind(listing.kind)
    filters, errors = understood(listing.filterset, data, entries)
    total, options = facets(filters, kind=listing.kind)
    is_split = _is_split(listing, filters)
    page = page_of(lambda: _page(filters, past_only=is_split), errors)
    kind_of_list = SplitList if is_split else FilteredList
    shown = kind_of_list(listing.url, filters, filters.facets, options, listing.families)
    shown = replace(shown, forms=(*shown.forms, *listing.forms))
    rows = page.rows if page else []
    ahead = _ahead(filters, page) if is_split and page else []
    cards = _cards(listing, [*ahead[:AHEAD_SHOWN], *rows])
    return {
        "listing": listing,
        "is_split": is_split,
        "ahead": cards[: len(cards) - len(rows)],
        "ahead_url": shown.address(upcoming="true", ordering="date"),
        "ahead_goes_on": len(ahead) > AHEAD_SHOWN,
        "cards": cards[len(cards) - len(rows) :],
        **shown.context(count=counted(listing.kind, total), page=page, errors=errors),
    }


def _is_split(listing, filters):
    asked = ("ordering", "upcoming")
    return listing.splits_at_today and not any(filters.data.get(name) for name in asked)


def _cards(listing, rows):
    texts = [text for _value, _pk, text in rows]
    return shown_cards(texts, among=listing.kind)


def _ahead(filters, page):
    """What is to come of a split list, on its first page alone, and one more. One query."""
    if page.previous:
        return []
    coming = filters.qs.filter(upcoming()).order_by("sort_on", "pk")
    return list(coming.values_list("sort_on", "pk", "text__card")[: AHEAD_SHOWN + 1])


def _page(filters, *, past_only=False):
    order = filters.order
    entries = filters.qs.filter(~upcoming()) if past_only else filters.qs
    rows = entries.values_list(order.column, "pk", "text__card")
    return paginate(
        rows,
        order,
        size=filters.setting("page_size") or PAGE_SIZE,
        cursor=filters.setting("cursor") or "",
        position=lambda row: Position(row[0], row[1]),
    )
