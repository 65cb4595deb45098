"""The lists of documents, countries and topics are filtered by what they are about, with exact
counts, and refuse what they do not understand, on pages and in the API alike.
"""

import pytest
from django.http import QueryDict

from countries.models import Country
from sources.dates import PartialDate
from sources.models import Claim, Entry, Source
from sources.pages.documents import documents_context
from tests.pages.html import page_of

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("shipped_base")]


def slugs(client, query):
    found, address = set(), f"/api/v1/sources/?page_size=200&{query}"
    while address:
        answer = client.get(address).json()
        found |= {row["slug"] for row in answer["results"]}
        address = answer["next"]
    return found


@pytest.mark.parametrize(
    ("name", "column", "value"),
    [("country", "countries", "KAZ"), ("grouping", "groupings", "speca"),
     ("topic", "topics", "incubation")],
)  # fmt: skip
def test_documents_are_found_by_what_rests_on_their_work(client, name, column, value):
    about = [pk for pk, codes in Entry.objects.values_list("pk", column) if value in codes]
    works = set(Claim.objects.filter(record__in=about).values_list("source__work", flat=True))
    expected = {slug for slug, work in Source.objects.values_list("slug", "work") if work in works}
    everything = set(Source.objects.values_list("slug", flat=True))
    assert expected
    assert slugs(client, f"{name}={value}") == expected
    assert slugs(client, f"{name}__in={value}") == expected
    assert slugs(client, f"{name}__not={value}") == everything - expected


def years_of(source):
    date = PartialDate.from_columns(source.published_on, source.published_precision)
    return set(range(date.first.year, date.last.year + 1)) if date else set()


def test_documents_are_found_by_year_of_publication(client):
    years = {source.slug: years_of(source) for source in Source.objects.all()}
    in_2022 = {slug for slug, some in years.items() if 2022 in some}
    assert in_2022
    assert slugs(client, "year=2022") == in_2022
    assert slugs(client, "year__not=2022") == years.keys() - in_2022
    later = {slug for slug, some in years.items() if any(year >= 2022 for year in some)}
    assert slugs(client, "year__gte=2022") == later
    earlier = {slug for slug, some in years.items() if any(year <= 2022 for year in some)}
    assert slugs(client, "year__lte=2022") == earlier
    assert slugs(client, "year=2021,2022") == in_2022 | {s for s in years if 2021 in years[s]}


@pytest.mark.parametrize("query", ["", "rendition=digest", "country=KAZ", "year=2022&kind=news"])
def test_counts_beside_choices_are_those_of_the_lists_they_lead_to(client, query):
    asked = QueryDict(query)
    tried = 0
    for facet in documents_context(asked)["panel"]["facets"]:
        options = facet["options"] + facet["more"]
        for option in [one for one in options if not one["chosen"]][:3]:
            data = asked.copy()
            data[facet["name"]] = option["value"]
            page = page_of(client, f"/sources/?{data.urlencode()}")
            shown = page.one(".results-bar__count").text
            assert shown.split()[0] == str(option["count"]), (facet["name"], option["value"])
            tried += 1
    assert tried > 10


def test_queries_of_the_list_of_documents_do_not_grow(django_assert_max_num_queries):
    documents_context({})
    with django_assert_max_num_queries(16):
        documents_context({})


def test_countries_are_filtered_by_grouping_and_words(client):
    page = page_of(client, "/countries/?grouping=speca")
    shown = {a.attrs["href"] for rows in page.all(".columns-list") for a in rows.all("a")}
    held = Country.objects.filter(memberships__grouping__slug="speca").values_list(
        "iso3", flat=True
    )
    assert shown == {f"/countries/{code.lower()}/" for code in held}
    assert "No country fits" in page_of(client, "/countries/?q=atlantis").text


@pytest.mark.parametrize("address", ["/countries/", "/topics/", "/sources/"])
def test_what_is_not_understood_is_said_as_the_api_says_it(client, address):
    page = page_of(client, f"{address}?foo=1", status=400)
    [said] = client.get(f"/api/v1{address}?foo=1").json()["errors"]
    assert said["message"] in page.by_id("errors").text
    assert "Go on without it" in page.text


def test_topics_are_found_by_words_under_their_parents(client):
    whole, found = page_of(client, "/topics/"), page_of(client, "/topics/?q=incubation")
    assert "/topics/incubation/" in found.links().values()
    assert len(found.all(".tile")) < len(whole.all(".tile"))
    assert "No topic fits" in page_of(client, "/topics/?q=alchemy").text


@pytest.mark.parametrize("collection", ["policies", "sources", "countries", "topics"])
def test_search_is_another_word_for_q(client, collection):
    both = [
        client.get(f"/api/v1/{collection}/?{name}=innovation&count=true").json()
        for name in ("q", "search")
    ]
    whole = client.get(f"/api/v1/{collection}/?count=true").json()
    assert both[0]["results"] == both[1]["results"]
    assert both[1]["count"] < whole["count"]
