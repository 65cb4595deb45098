"""Nothing that a reader writes into an address breaks a page: what no database takes as text is
refused in words, or finds nothing.
"""

import pytest

from events.filters import EventFilter
from policies.filters import CommitmentFilter, InitiativeFilter, PolicyFilter
from search.filters import SearchFilter
from sources.filters.source import SourceFilter
from sources.models import Source

pytestmark = pytest.mark.django_db
WORDS = ("%00", "a%00b", "%EF%BF%BF", "%ED%A0%80", "9" * 30)
PAGES = {
    "/policies/": PolicyFilter,
    "/commitments/": CommitmentFilter,
    "/initiatives/": InitiativeFilter,
    "/events/": EventFilter,
    "/events/calendar/2022/": EventFilter,
    "/sources/": SourceFilter,
    "/search/": SearchFilter,
}
OTHERS = {
    "/": ("measure",),
    "/countries/": ("q", "search", "grouping", "ordering"),
    "/topics/": ("q", "search"),
    "/network/": ("who", "kind", "country", "grouping", "topic", "cursor", "page"),
    "/network/lines.csv": ("who", "country", "organisation"),
    "/timeline/": ("lanes", "country", "cursor", "kind"),
    "/changes/": ("kind", "country", "cursor"),
    "/silent/": ("months", "country", "kind", "topic"),
    "/compare/": ("rows", "country", "grouping", "whole", "topic", "expand", "year__gte"),
}
ADDRESSES = (
    "/compare/cell/?row={}&column=KAZ",
    "/compare/cell/?rows=kinds&row={}&column=KAZ",
    "/compare/cell/?row=finance&column={}",
    "/sources/{}/",
    "/sources/{}/cite/",
    "/thread/commitment/{}/",
    "/thread/{}/promise-one/",
    "/events/series/{}/",
    "/commitments/{}/",
    "/commitments/{}/history/",
    "/countries/{}/",
    "/topics/{}/",
    "/commitments.csv?country={}",
    "/commitments.atom?topic={}",
    "/events.ics?body={}",
)


@pytest.mark.parametrize("page", [*PAGES, *OTHERS])
def test_no_parameter_breaks_a_page(client, story, page):
    names = PAGES[page].get_filters() if page in PAGES else OTHERS[page]
    assert names
    for name in names:
        for word in WORDS:
            answer = client.get(f"{page}?{name}={word}")
            assert answer.status_code in {200, 400}, (page, name, word)


@pytest.mark.parametrize("address", ADDRESSES)
def test_no_address_breaks_a_page(client, story, address):
    for word in WORDS:
        assert client.get(address.format(word)).status_code in {200, 400, 404}, word


def test_no_span_breaks_a_citation(client, story):
    source = Source.objects.first()
    for form in ("cite/", "cite.bib"):
        for word in WORDS:
            answer = client.get(f"/sources/{source.slug}/{form}?span={word}")
            assert answer.status_code == 400, word
