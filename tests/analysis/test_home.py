"""The first page on the shipped base: its numbers are those of the API, on map and table alike."""

import pytest
import time_machine
from django.core.cache import cache

from countries.models import Country
from policies.models import CoverageCheck
from sources.projection import refresh
from tests.factories import CoverageCheckFactory, PartyFactory, PolicyFactory
from tests.factories.dates import dated
from tests.factories.event import EventFactory
from tests.pages.html import page_of

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("shipped_base")]
COUNTS = {
    "commitments": "commitments/?country={}",
    "initiatives": "initiatives/?country={}",
    "policies_in_force": "policies/?country={}&in_force=2026-11-22",
}
INDICATORS = ("global-innovation-index-rank", "rd-expenditure-gdp", "high-technology-exports")


@pytest.fixture(autouse=True)
def on_a_day_of_november_2026():
    cache.clear()
    with time_machine.travel("2026-11-22T10:00:00Z", tick=False):
        yield


@pytest.fixture
def ask(client):
    def answer(path):
        found = client.get(f"/api/v1/{path}")
        assert found.status_code == 200, found.content
        return found.json()

    return answer


def followed():
    return dict(Country.objects.filter(is_covered=True).values_list("iso3", "name"))


def cells(table):
    return [
        [cell for cell in row.inside if not isinstance(cell, str)]
        for row in table.one("tbody").all("tr")
    ]


def twin(page):
    """{country: text of the number} of the table beside the map."""
    (table,) = [t for t in page.all("table") if t.one("caption").attrs["id"] == "map-table"]
    return {row[0].text: row[1].text for row in cells(table)}


def drawn(page):
    """{country: (what the map says of it, whether it is hatched, where it leads)}."""
    found = {}
    for link in page.one(".map").all("a"):
        name, _colon, words = link.one("title").text.partition(": ")
        is_hatched = link.one("path").attrs.get("fill") == "url(#map-unknown)"
        assert is_hatched is not any("level" in c for c in link.one("path").classes)
        found[name] = (words, is_hatched, link.attrs["href"])
    return found


@pytest.mark.parametrize("measure", COUNTS)
def test_map_and_table_count_what_the_api_counts(client, ask, measure):
    page = page_of(client, f"/?measure={measure}")
    table, pictured, numbers = twin(page), drawn(page), []
    assert table.keys() == pictured.keys() == {*followed().values()}
    for code, name in followed().items():
        count = ask(f"{COUNTS[measure].format(code)}&count=true")["count"]
        words, is_hatched, _url = pictured[name]
        if is_hatched:
            assert (count, table[name]) == (0, words)
            assert words in ("not checked", "checked in part")
        else:
            numbers.append(count)
            assert table[name] == str(count)
            assert words.startswith(str(count)) or words == "nothing found"
    assert any(numbers)


@pytest.mark.parametrize("measure", COUNTS)
def test_every_country_of_the_map_leads_to_what_is_behind_it(client, measure):
    for _name, (words, is_hatched, url) in drawn(page_of(client, f"/?measure={measure}")).items():
        behind = page_of(client, url)
        assert not is_hatched or behind.one(".record-head").one(".mark").text.lower() == words
    links = drawn(page_of(client, "/?measure=commitments"))
    assert links["Azerbaijan"][2] == "/commitments/?country=AZE"


def test_nought_is_said_only_where_somebody_looked(client, ask):
    pictured = drawn(page_of(client, "/?measure=commitments"))
    for code, name in followed().items():
        words, is_hatched, _url = pictured[name]
        (cell,) = ask(f"matrix/?country={code}&rows=kinds&kind=commitment")["cells"]
        assert is_hatched is (cell["state"] == "not_checked")
        assert (words == "nothing found") is (cell["state"] == "nothing_found")
    assert {hatched for _words, hatched, _url in pictured.values()} == {True, False}


def test_coverage_on_the_map_and_in_the_table_of_states_is_that_of_the_api(client, ask):
    page = page_of(client, "/?measure=coverage")
    table, pictured = twin(page), drawn(page)
    (states,) = [t for t in page.all("table") if "covered" in t.classes]
    shown = {row[0].text: [int(cell.text) for cell in row[2:]] for row in cells(states)}
    for code, name in followed().items():
        coverage = ask(f"coverage/{code}/")
        found, in_part = coverage["states"], coverage["checked_in_part"]
        looked = [found[state] for state in ("evidence", "planned", "nothing_found")]
        assert shown[name] == [*looked, in_part, found["not_checked"] - in_part]
        known = found["evidence"] + found["planned"]
        is_unknown = not known and found["not_checked"] > 0
        assert pictured[name][1] is is_unknown
        unknown = "checked in part" if in_part else "not checked"
        assert table[name] == (unknown if is_unknown else str(known))


@pytest.mark.parametrize("slug", INDICATORS)
def test_indicator_shows_the_latest_figure_of_each_country_and_its_year(client, ask, slug):
    page = page_of(client, f"/?measure={slug}")
    table, pictured = twin(page), drawn(page)
    for code, name in followed().items():
        query = f"indicator={slug}&country={code}&place__isnull=true&ordering=-year&page_size=1"
        latest = ask(f"observations/?{query}")["results"]
        words, is_hatched, _url = pictured[name]
        if not latest:
            assert (is_hatched, words, table[name]) == (True, "no figure", "no figure")
            continue
        assert not is_hatched
        assert words.endswith(f" in {latest[0]['year']}")
        assert float(table[name].replace(",", "")) == pytest.approx(
            float(latest[0]["value"]), abs=0.005
        )


def test_classes_of_the_key_hold_every_country_once(client):
    for measure in (*COUNTS, "coverage", *INDICATORS):
        key = page_of(client, f"/?measure={measure}").one(".map-legend")
        held = [int(count.text.split()[0]) for count in key.all(".meta")]
        assert sum(held) == len(followed())


def test_measure_that_there_is_not_is_told_and_the_page_stays(client):
    page = page_of(client, "/?measure=nonsense", status=400)
    assert "“nonsense” is none of commitments, policies_in_force" in page.by_id("errors").text
    assert drawn(page)
    assert "one measure" in page_of(client, "/?measure=coverage,commitments", status=400).text


@pytest.mark.parametrize("address", ["/", "/ru/"])
@pytest.mark.parametrize("word", ["%00", "a%00b", "%EF%BF%BF", "'"])
def test_measure_that_no_database_would_take_is_refused_in_words(client, address, word):
    page = page_of(client, f"{address}?measure={word}", status=400)
    assert page.by_id("errors")


def test_what_others_append_to_the_address_does_no_harm(client):
    assert client.get("/?utm_source=letter").status_code == 200


def test_choice_is_marked_and_can_be_linked_to(client):
    page = page_of(client, "/?measure=initiatives")
    (chosen,) = [a for a in page.one(".measures").all("a") if a.attrs.get("aria-current")]
    assert chosen.attrs["href"] == "/?measure=initiatives#region"
    page = page_of(client, f"/?measure={INDICATORS[0]}")
    (option,) = [one for one in page.all("option") if "selected" in one.attrs]
    assert option.attrs["value"] == INDICATORS[0]


def names_in(page, heading):
    section = next(s for s in page.all("section") if s.attrs["aria-labelledby"] == heading)
    return [item.one("a").text for item in section.all(".plain-list__item")]


def test_five_longest_silent_promises_are_those_of_the_page_of_silence(client):
    shown = names_in(page_of(client, "/"), "silent")
    (table,) = page_of(client, "/silent/?kind=commitment").all(".silent")
    silent = [row.one("a").text for row in table.one("tbody").all("tr")]
    assert shown == silent[:5]
    assert "13 years 6 months, last heard of 23 April 2013" in page_of(client, "/").text


def test_next_event_is_the_nearest_and_the_latest_the_most_recent(client):
    near = EventFactory(title="Soon to be", published=True, **dated("starts", "2026-12-01"))
    gone = EventFactory(title="Just over", published=True, **dated("starts", "2026-11-21"))
    refresh([near.pk, gone.pk])
    shown = names_in(page_of(client, "/"), "coming")
    assert shown[:2] == ["Soon to be", "Second Global Mountain Summit"]
    past = shown.index("Just over")
    assert shown.index("Thirteenth session of the World Urban Forum") == past + 1


def test_what_was_published_or_checked_shows_at_once(client):
    assert drawn(page_of(client, "/"))["Pakistan"][1]
    pakistan = Country.objects.get(iso3="PAK")
    CoverageCheckFactory(country=pakistan)
    assert drawn(page_of(client, "/"))["Pakistan"][:2] == ("nothing found", False)
    CoverageCheck.objects.filter(country=pakistan).delete()
    assert drawn(page_of(client, "/"))["Pakistan"][1]
    policy = PolicyFactory(published=True, status="adopted", **dated("starts", "2026"))
    PartyFactory(record=policy, country=pakistan)
    refresh([policy.pk])
    page = page_of(client, "/?measure=policies_in_force")
    assert drawn(page)["Pakistan"][0] == "1 in force, of 1 policy"


@pytest.mark.parametrize(("address", "warm"), [("/", 3), (f"/?measure={INDICATORS[0]}", 6)])
def test_costs_few_queries_and_hardly_any_once_asked(
    client, django_assert_max_num_queries, address, warm
):
    with django_assert_max_num_queries(20):
        page_of(client, address)
    with django_assert_max_num_queries(warm):
        page_of(client, address)


def test_counts_of_claims_are_called_claims(client, ask):
    figures = {f.one("dt").text: f.one("dd").text for f in page_of(client, "/").all(".key-figure")}
    shown = figures["claims, each with its sentence"].replace(",", "")
    assert int(shown) == ask("claims/?count=true&page_size=1")["count"]
