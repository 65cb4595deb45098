"""The list of one kind of record: filters with exact counts, cards, pages by keyset."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from sources.addresses import PLURALS
from sources.choices import Kind
from sources.facets import facets
from sources.filters import EntryFilter
from sources.models import Entry
from sources.pages.cards import shown_cards
from sources.pages.filtering import PAGE_SIZE, FilteredList, page_of, understood
from sources.pages.nouns import counted, title_of
from sources.pages.rows import Words
from sources.paging import Position, paginate


@dataclass(frozen=True)
class Listing:
    """The list of one kind: its filters, what it says of itself, and which facets show their
    choices as marks of a status (parameter: family). `forms` are files of this kind alone, as
    (label, extension); `beside` are other ways to look at it, as (label, address).
    """

    kind: Kind
    filterset: type[EntryFilter]
    lead: Words
    families: Mapping[str, str] = field(default_factory=dict)
    forms: tuple[tuple[str, str], ...] = ()
    beside: tuple[tuple[object, str], ...] = ()

    @property
    def plural(self):
        return PLURALS[self.kind]

    @property
    def title(self):
        return title_of(self.kind)

    @property
    def url(self):
        return f"/{self.plural}/"


def list_context(listing, data):
    """Everything that records/list.html shows for these parameters; `errors` says what is wrong
    with them. A constant number of queries.
    """
    entries = Entry.objects.of_kind(listing.kind)
    filters, errors = understood(listing.filterset, data, entries)
    total, options = facets(filters, kind=listing.kind)
    page = page_of(lambda: _page(filters), errors)
    shown = FilteredList(listing.url, filters, filters.facets, options, listing.families)
    shown = replace(shown, forms=(*shown.forms, *listing.forms))
    return {
        "listing": listing,
        "cards": shown_cards(
            [text for _value, _pk, text in (page.rows if page else [])],
            among=listing.kind,
            quiet=False,
        ),
        **shown.context(count=counted(listing.kind, total), page=page, errors=errors),
    }


def _page(filters):
    order = filters.order
    rows = filters.qs.values_list(order.column, "pk", "text__card")
    return paginate(
        rows,
        order,
        size=filters.setting("page_size") or PAGE_SIZE,
        cursor=filters.setting("cursor") or "",
        position=lambda row: Position(row[0], row[1]),
    )
