"""Reference data, sources, claims and links in the API."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from sources.projection import refresh
from tests.factories import (
    ClaimFactory,
    CommitmentFactory,
    CountryFactory,
    CountryNameFactory,
    CoverageCheckSourceFactory,
    GroupingFactory,
    IndicatorFactory,
    LinkFactory,
    MembershipFactory,
    ObservationFactory,
    OrganisationFactory,
    PassageFactory,
    PlaceFactory,
    PlaceNameFactory,
    SourceFactory,
    SourceWarningFactory,
    TopicFactory,
    TopicMatchFactory,
    TopicNameFactory,
)
from tests.factories.dates import dated

pytestmark = pytest.mark.django_db
LISTS = [
    "countries", "groupings", "places", "indicators", "observations", "topics", "coverage-checks",
    "sources", "claims", "links",
]  # fmt: skip


def ask(client, path):
    answer = client.get(f"/api/v1/{path}")
    assert answer.status_code == 200, answer.content
    return answer.json()


def names(client, path, name="slug"):
    return [row[name] for row in ask(client, path)["results"]]


@pytest.fixture
def base():
    """A dozen rows of each collection."""

    def more(number):
        for i in range(number):
            tag = f"{number}-{i}"
            country = CountryFactory()
            CountryNameFactory(country=country)
            GroupingFactory(slug=f"grouping-{tag}", members=[country])
            region = PlaceFactory(code=f"region-{tag}", country=country, kind="region")
            PlaceNameFactory(place=PlaceFactory(code=f"city-{tag}", country=country, region=region))
            ObservationFactory(country=country, indicator=IndicatorFactory())
            topic = TopicFactory(code=f"topic-{tag}", parent=TopicFactory(code="all"))
            TopicNameFactory(topic=topic)
            TopicMatchFactory(topic=topic)
            CoverageCheckSourceFactory(coverage_check__topic=topic)
            one, two = CommitmentFactory.create_batch(2, published=True)
            ClaimFactory(record=one, field="parties", item=f"party/{country.iso3}")
            LinkFactory(from_record=one, to_record=two)
            SourceWarningFactory(source=SourceFactory(publisher_record=OrganisationFactory()))

    return more


@pytest.mark.parametrize("collection", LISTS)
def test_cost_of_a_list_does_not_grow_with_rows(client, base, collection):
    counts = set()
    for number in (3, 30):
        base(number)
        with CaptureQueriesContext(connection) as queries:
            shown = ask(client, f"{collection}/?page_size=200")["results"]
        assert len(shown) >= number
        counts.add(len(queries))
    assert len(counts) == 1
    assert max(counts) <= 5


def test_countries_are_found_in_either_case(client):
    country = CountryFactory(iso3="KAZ", name="Kazakhstan")
    CountryNameFactory(country=country, text="Қазақстан", language="kk")
    MembershipFactory(country=country, grouping=GroupingFactory(slug="speca"))

    lower, upper = ask(client, "countries/kaz/"), ask(client, "countries/KAZ/")
    assert lower == upper
    assert lower["url"] == "/countries/kaz/"
    assert lower["names"][0]["text"] == "Қазақстан"
    assert lower["groupings"][0]["grouping"] == {"slug": "speca", "name": "SPECA"}
    assert lower["groupings"][0]["valid"]["from"] == "1998-01-01"
    assert lower["groupings"][0]["valid"]["until"] is None


def test_countries_are_filtered(client):
    for code in ("KAZ", "UZB", "CHN"):
        CountryNameFactory(country=CountryFactory(iso3=code, is_covered=code != "CHN"))
    kaz = CountryFactory(iso3="KAZ")
    CountryNameFactory(country=kaz, text="Kazakh Republic")
    CountryNameFactory(country=kaz, text="Republic of Kazakhs")
    for slug in ("speca", "carec"):
        GroupingFactory(slug=slug, members=[kaz])
    GroupingFactory(slug="carec", members=[CountryFactory(iso3="CHN")])

    assert names(client, "countries/?grouping=speca,carec", "code") == ["CHN", "KAZ"]
    assert names(client, "countries/?grouping__not=carec", "code") == ["UZB"]
    assert names(client, "countries/?is_covered=true&ordering=-name", "code") == ["UZB", "KAZ"]
    assert names(client, "countries/?q=kazakh+republic", "code") == ["KAZ"]


def test_observations_are_filtered_and_need_no_exponent(client):
    kaz, indicator = CountryFactory(iso3="KAZ"), IndicatorFactory(slug="rd-spending")
    for year, value in ((2020, "0.13"), (2021, "1000000"), (2022, "12.500000")):
        ObservationFactory(country=kaz, indicator=indicator, year=year, value=value)
    ObservationFactory(year=2022)

    rows = ask(client, "observations/?country=KAZ&indicator=rd-spending&ordering=year")["results"]
    assert [row["value"] for row in rows] == ["0.13", "1000000", "12.5"]
    assert names(client, "observations/?country=kaz&year__gte=2021", "year") == [2022, 2021]
    assert names(client, "observations/?country=kaz&place__isnull=false", "year") == []


def test_topics_show_what_is_under_them_and_their_crosswalk(client):
    parent = TopicFactory(code="digital")
    TopicFactory(code="broadband", parent=parent)
    TopicMatchFactory(topic=parent, target=TopicFactory(scheme="sdg", code="9.c"))

    topic = ask(client, "topics/digital/")
    assert [child["code"] for child in topic["children"]] == ["broadband"]
    assert topic["matches"] == [{"kind": "close", "scheme": "sdg", "code": "9.c", "name": "9.c"}]
    assert names(client, "topics/?parent=digital", "code") == ["broadband"]
    assert ask(client, "topics/9.c/")["scheme"] == "sdg"


def test_a_source_shows_places_of_passages_and_text_on_request(client):
    text = "First paragraph.\n\nSecond paragraph."
    source = SourceFactory(slug="review", text=text, **dated("published", "2022-07-25"))
    PassageFactory(source=source, position=1, text="First paragraph.")
    PassageFactory(source=source, position=2, text="Second paragraph.")

    detail = ask(client, "sources/review/")
    assert "text" not in detail
    assert "text" not in detail["passages"][0]
    with_text = ask(client, "sources/review/?text=1")
    for passage in with_text["passages"]:
        assert with_text["text"][passage["start"] : passage["end"]] == passage["text"]
    assert detail["published"]["text"] == "25 July 2022"


def test_sources_are_filtered_and_paged_by_date(client):
    for slug, date in (("a", "2022-07-25"), ("b", "2021"), ("c", "2022-07")):
        SourceFactory(slug=slug, title=f"Review {slug}", **dated("published", date))
    SourceFactory(slug="undated", kind="law")

    assert names(client, "sources/") == ["a", "c", "b", "undated"]
    assert names(client, "sources/?date__gte=2022") == ["a", "c"]
    assert names(client, "sources/?date__isnull=true") == ["undated"]
    assert names(client, "sources/?kind=law") == ["undated"]
    assert names(client, "sources/?q=review+B") == ["b"]
    walked, path = [], "sources/?page_size=1"
    while path:
        page = ask(client, path)
        walked += [row["slug"] for row in page["results"]]
        path = (page["next"] or "").partition("/api/v1/")[2]
    assert walked == ["a", "c", "b", "undated"]


def test_a_draft_publisher_does_not_show(client):
    SourceFactory(slug="news", publisher_record=OrganisationFactory(slug="secret"))
    assert ask(client, "sources/news/")["publisher_record"] is None


def test_claims_and_links_of_drafts_are_not_shown(client):
    public, draft = CommitmentFactory(published=True), CommitmentFactory(slug="secret")
    ClaimFactory(record=draft)
    ClaimFactory(record=public, field="links", item="related commitment/secret")
    LinkFactory(from_record=public, to_record=draft)
    LinkFactory(from_record=draft, to_record=public)
    refresh([public.pk])

    [claim] = ask(client, "claims/")["results"]
    assert claim["record"]["slug"] == public.slug
    assert claim["field"] == "title"
    assert ask(client, "links/")["results"] == []


def test_claims_are_filtered(client):
    record = CommitmentFactory(published=True)
    ClaimFactory(record=record, field="made", rank="preferred", verification="checked")

    assert names(client, f"claims/?record={record.slug}&field=made", "rank") == ["preferred"]
    assert names(client, "claims/?type=commitment&verification=checked", "field") == ["made"]
    assert names(client, "claims/?field__not=made,title", "field") == []


@pytest.mark.parametrize("collection", LISTS)
def test_unknown_parameters_are_refused(client, collection):
    answer = client.get(f"/api/v1/{collection}/?colour=red")
    assert answer.status_code == 400
    assert answer.json()["errors"][0]["parameter"] == "colour"


@pytest.mark.parametrize("path", ["countries/xxx/", "groupings/x/", "topics/x/", "sources/x/"])
def test_what_is_not_there_is_a_problem(client, path):
    answer = client.get(f"/api/v1/{path}")
    assert answer.status_code == 404
    assert answer["Content-Type"] == "application/problem+json"


@pytest.mark.parametrize("path", ["countries/", "countries/kaz/"])
def test_unchanged_reference_data_is_not_sent_again(client, path):
    country = CountryFactory(iso3="KAZ")
    first = client.get(f"/api/v1/{path}")
    again = client.get(f"/api/v1/{path}", headers={"If-None-Match": first["ETag"]})
    assert again.status_code == 304

    type(country).objects.update(name="Qazaqstan")
    changed = client.get(f"/api/v1/{path}", headers={"If-None-Match": first["ETag"]})
    assert changed.status_code == 200
