"""Countries: the list, the map, and one country."""

import pytest
import time_machine
from django.core.cache import cache

from countries.map_figure import map_figure, records_measure
from countries.models import CountryGeometry
from sources.models import Entry
from sources.projection import refresh
from tests.factories.country import (
    CountryFactory,
    CountryNameFactory,
    GroupingFactory,
    IndicatorFactory,
    MembershipFactory,
    ObservationFactory,
    PlaceFactory,
    PlaceNameFactory,
)
from tests.factories.dates import dated, valid
from tests.factories.organisation import OrganisationFactory
from tests.factories.policy import (
    CommitmentFactory,
    InitiativeFactory,
    PartyFactory,
    PolicyFactory,
    ProgressFactory,
)
from tests.pages.html import page_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def country(db):
    return CountryFactory(iso3="KAZ", name="Kazakhstan", is_covered=True)


def years(text):
    return valid(text) | {"valid_precision": "year"}


def policies_of(country, count):
    made = [PolicyFactory(slug=f"plan-{n}", published=True) for n in range(count)]
    for policy in made:
        PartyFactory(record=policy, country=country)
    refresh([policy.pk for policy in made])


def initiatives_of(country, count):
    made = [InitiativeFactory(slug=f"centre-{n}", published=True) for n in range(count)]
    for initiative in made:
        PartyFactory(record=initiative, country=country)
    refresh([initiative.pk for initiative in made])


def table(page, name):
    """Rows of the table whose caption has this id, as lists of texts."""
    found = next(t for t in page.all("table") if t.one("caption").attrs["id"] == name)
    return [[cell.text for cell in row.inside if cell != " " and not isinstance(cell, str)]
            for row in found.one("tbody").all("tr")]  # fmt: skip


def test_capitals_lead_to_the_address_in_small_letters(client, country):
    answer = client.get("/countries/KAZ/")
    assert (answer.status_code, answer.headers["Location"]) == (301, "/countries/kaz/")
    assert client.get("/countries/xyz/").status_code == 404


def test_kinds_stand_with_their_number_and_the_filtered_list(client, country):
    policies_of(country, 5)
    page = page_of(client, "/countries/kaz/")
    contents = page.one(".contents")
    assert "Policies 5" in contents.text
    assert contents.links()["Policies"] == f"#{page.by_id('kind-policy').attrs['id']}"
    assert page.links()["All 5 policies"] == "/policies/?country=KAZ"
    initiatives_of(country, 4)
    page = page_of(client, "/countries/kaz/")
    assert page.links()["All 4 initiatives"] == "/initiatives/?country=KAZ"
    assert len(page.all(".card")) == 3


def test_what_was_not_read_about_is_not_called_none(client, country):
    assert "That says nothing about its policies." in page_of(client, "/countries/kaz/").text
    policies_of(country, 1)
    notice = page_of(client, "/countries/kaz/").one(".notice--info")
    assert "No source read so far speaks of commitments, initiatives" in notice.text
    assert "policies" not in notice.text
    assert "That is not the same as none." in notice.text


def test_other_countries_of_a_record_are_named_and_this_one_is_not(client, country):
    initiatives_of(country, 1)
    names = {"UZB": "Uzbekistan", "TJK": "Tajikistan", "KGZ": "Kyrgyzstan"}
    beside = [CountryFactory(iso3=code, name=name) for code, name in names.items()]
    assert "Kazakhstan" not in page_of(client, "/countries/kaz/").one(".card").text
    record = Entry.objects.get(slug="centre-0").record_id
    PartyFactory(record_id=record, country=beside[0])
    refresh([record])
    assert "with Uzbekistan" in page_of(client, "/countries/kaz/").one(".card").text
    for other in beside[1:]:
        PartyFactory(record_id=record, country=other)
    refresh([record])
    assert "with 3 other countries" in page_of(client, "/countries/kaz/").one(".card").text


def test_what_other_records_tell_as_well_stands_folded(client, country):
    ministry = OrganisationFactory(slug="ministry", country=country, published=True)
    refresh([ministry.pk])
    page = page_of(client, "/countries/kaz/")
    folded = page.one(".fold")
    assert folded.one("summary").text == "Organisations 1"
    assert "open" not in folded.attrs
    assert "/organisations/ministry/" in folded.links().values()


def test_memberships_are_dated(client, country):
    ended = GroupingFactory(slug="old", acronym="OLD", name="Old union")
    MembershipFactory(country=country, grouping=ended, role="observer", **years("1994..2001"))
    (row,) = table(page_of(client, "/countries/kaz/"), "memberships-table")
    assert row[:3] == ["OLD, Old union", "Observer", "1994–2001"]
    assert "Today" not in page_of(client, "/countries/kaz/").text
    lasting = GroupingFactory(slug="new", acronym="NEW", name="New union")
    MembershipFactory(country=country, grouping=lasting, role="observer", **years("2001..2199"))
    assert "Today: NEW (observer)." in page_of(client, "/countries/kaz/").text


def test_indicator_shows_its_line_its_latest_figure_and_who_gives_it(client, country):
    rank = IndicatorFactory(name="Index", unit="rank", slug="index", direction="lower")
    neighbour = CountryFactory(iso3="UZB", is_covered=True)
    given = {"place": None, "source": "WIPO", "source_url": "https://example.org/"}
    for year, own, other in ((2023, "81", "91"), (2024, "78.1256", "70")):
        ObservationFactory(indicator=rank, country=country, year=year, value=own, **given)
        ObservationFactory(indicator=rank, country=neighbour, year=year, value=other, **given)
    page = page_of(client, "/countries/kaz/")
    (multiple,) = page.all(".multiple")
    assert "78.13 2024" in multiple.text
    assert "median of the 2 countries with a figure for 2024: 74.06" in multiple.text
    assert multiple.links()["WIPO"] == "https://example.org/"
    region_line, own_line = (one.attrs["points"] for one in multiple.all("polyline"))
    (_x, before), (_x, after) = (point.split(",") for point in own_line.split())
    assert float(after) < float(before), "a lower rank is better, and better is up"
    assert region_line != own_line
    assert table(page, "figures-index") == [["2024", "78.13", "74.06"], ["2023", "81", "86"]]


def test_indicator_of_one_country_has_no_median(client, country):
    rank = IndicatorFactory(name="Index", unit="rank", slug="index")
    ObservationFactory(indicator=rank, country=country, year=2024, value="5", place=None)
    page = page_of(client, "/countries/kaz/")
    assert "median of the 1" not in page.text
    assert table(page, "figures-index") == [["2024", "5", "no other figure"]]


def test_promises_stand_by_status_with_their_last_evidence(client, country):
    with time_machine.travel("2026-11-22", tick=False):
        made = [CommitmentFactory(published=True, **dated("made", "2022-07-20")) for _ in range(2)]
        for one in made:
            PartyFactory(record=one, country=country)
        ProgressFactory(record=made[0], status="done", **dated("observed", "2024-05-01"))
        refresh([one.pk for one in made])
        page = page_of(client, "/countries/kaz/")
    assert table(page, "standing-commitment-table") == [
        ["Done", "1", "1 May 2024"],
        ["Not checked", "1", "20 July 2022"],
    ]
    links = page.links()
    assert links["1 open one without new evidence for 24 months"] == (
        "/commitments/?country=KAZ&silent_for=24"
    )


def test_names_stand_by_language_and_cities_with_their_former_names(client, country):
    CountryNameFactory(country=country, text="Қазақстан", language="kk", kind="common")
    city = PlaceFactory(country=country, kind="city", name="Astana")
    PlaceNameFactory(
        place=city, text="Nur-Sultan", kind="former", language="en", **years("2019..2022")
    )
    page = page_of(client, "/countries/kaz/")
    spans = {span.text: span.attrs.get("lang") for span in page.all("span")}
    assert spans["Қазақстан"] == "kk"
    assert "Astana (formerly Nur-Sultan, 2019–2022)" in page.text


def square(west, south):
    ring = [[west, south], [west + 5, south], [west + 5, south + 5], [west, south + 5]]
    return {"type": "Polygon", "coordinates": [[*ring, ring[0]]]}


def test_the_map_leads_to_countries_and_tells_unread_from_read(client, country):
    unread = CountryFactory(iso3="UZB", name="Uzbekistan", is_covered=True)
    CountryGeometry.objects.create(country=country, outline=square(60, 45))
    CountryGeometry.objects.create(country=unread, outline=square(60, 38))
    policies_of(country, 2)
    page = page_of(client, "/countries/")
    drawn = {a.attrs["href"]: a.one("title").text for a in page.one(".map").all("a")}
    assert drawn == {
        "/countries/kaz/": "Kazakhstan: 2 records",
        "/countries/uzb/": "Uzbekistan: no coverage yet",
    }
    assert table(page, "map-table") == [["Kazakhstan", "2"], ["Uzbekistan", "no coverage yet"]]


@pytest.mark.parametrize(
    ("numbers", "labels"),
    [
        ([0], ["no coverage yet"]),
        ([1], ["1"]),
        ([0, 1, 2], ["1", "2", "no coverage yet"]),
        ([79, 14, 6, 2, 1], ["1", "2 to 5", "6 to 13", "14 to 32", "33 to 79"]),
        ([79, 1], ["1", "33 to 79"]),
    ],
)
def test_steps_of_the_map_are_told_in_whole_numbers_without_gaps(db, numbers, labels):
    codes = [f"Q{chr(65 + place)}Q" for place in range(len(numbers))]
    for code in codes:
        one = CountryFactory(iso3=code, is_covered=True)
        CountryGeometry.objects.create(country=one, outline=square(60, 45))
    cache.delete("region-map")
    figure = map_figure(records_measure(dict(zip(codes, numbers, strict=True))))
    assert [step["label"] for step in figure["legend"]] == labels
    levels = {shape["outline"].iso3: shape["level"] for shape in figure["shapes"]}
    for code, number in zip(codes, numbers, strict=True):
        assert (levels[code] == "unknown") is (number == 0)
    in_order = [levels[code] for _n, code in sorted(zip(numbers, codes, strict=True)) if _n]
    assert in_order == sorted(in_order), "the more, the darker"


def test_a_country_of_a_dated_record_shows_it_newest_first(client, country):
    made = [
        PolicyFactory(slug=f"of-{year}", title=f"Of {year}", published=True,
                      **dated("adopted", str(year)))
        for year in (1999, 2024, 2011)
    ]  # fmt: skip
    for policy in made:
        PartyFactory(record=policy, country=country)
    refresh([policy.pk for policy in made])
    page = page_of(client, "/countries/kaz/")
    assert [t.text for t in [row.one("a") for row in page.all(".period-row")]] == [
        "Of 2024",
        "Of 2011",
        "Of 1999",
    ]
