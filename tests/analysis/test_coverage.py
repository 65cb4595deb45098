"""How much is known of a country: the panel's numbers are those of the API, and "no coverage" is
never nought.
"""

import pytest
import time_machine
from django.core.cache import cache
from django.template.loader import render_to_string

from analysis.coverage import coverage_of
from policies.choices import CoverageOutcome
from sources.models import Entry, Source
from sources.pages.panels import panels_of
from sources.projection import refresh
from tests.factories import CountryFactory, CoverageCheckFactory, PartyFactory, PolicyFactory
from tests.pages.html import page_of, read

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("shipped_base")]
KINDS = ("policies", "initiatives", "commitments", "recommendations", "obligations")
COUNTRIES = ["KAZ", "AZE", "AFG", "MNG", "GEO"]


@pytest.fixture(autouse=True)
def on_a_day_of_november_2026():
    with time_machine.travel("2026-11-22T10:00:00Z", tick=False):
        yield


@pytest.fixture
def ask(client):
    def answer(path):
        found = client.get(f"/api/v1/{path}")
        assert found.status_code == 200, found.content
        return found.json()

    return answer


def every(ask, query):
    """All records of the counted kinds under a filter, with their claims."""
    for kind in KINDS:
        page = ask(f"{kind}/?{query}&claims=true&page_size=200")
        assert page["next"] is None
        yield from page["results"]


def panel(code):
    context = panels_of("country", code)
    return read(render_to_string("components/coverage_panel.html", context))


def figures(page):
    return [one.one("dd").text for one in page.all(".key-figure")]


@pytest.mark.parametrize("code", COUNTRIES)
def test_numbers_of_the_api_are_those_of_its_lists(ask, code):
    coverage = ask(f"coverage/{code}/")
    assert len(coverage["topics"]) == 12
    for topic, query in [
        (coverage["total"], f"country={code}"),
        *((t["basis"], f"country={code}&topic={t['topic']['code']}") for t in coverage["topics"]),
    ]:
        records = list(every(ask, query))
        claims = [claim for record in records for claim in record["claims"]]
        works = Source.objects.filter(slug__in={claim["source"]["slug"] for claim in claims})
        work_ids = set(works.values_list("work", flat=True))
        written = Source.objects.filter(work__in=work_ids).exclude(rendition="digest")
        heard = [record["evidenced"]["last"] for record in records if record["evidenced"]]
        assert topic == {
            "records": len(records),
            "sources": len(work_ids),
            "languages": sorted(set(written.values_list("language", flat=True)) - {""}),
            "newest": max(heard, default=None),
        }, query


@pytest.mark.parametrize("code", COUNTRIES)
def test_states_and_counts_are_those_of_the_comparison(ask, code):
    coverage, matrix = ask(f"coverage/{code}/"), ask(f"matrix/?country={code}")
    assert coverage["states"] == matrix["states"]
    assert [
        (t["topic"]["code"], t["state"], t["count"], t["lists"]) for t in coverage["topics"]
    ] == [(c["row"], c["state"], c["count"], c["lists"]) for c in matrix["cells"]]


@pytest.mark.parametrize("code", COUNTRIES)
def test_panel_shows_the_numbers_of_the_api(ask, code):
    page, coverage = panel(code), ask(f"coverage/{code}/")
    total = coverage["total"]
    known = sum(topic["count"] > 0 for topic in coverage["topics"])
    shown = [str(total["records"]), str(total["sources"]), str(len(total["languages"]))]
    last = [(total["newest"] or "undated")[:4], f"{known} of 12"]
    assert figures(page) == (shown + last if total["records"] else [])
    rows = page.one("tbody").all("tr")
    assert len(rows) == 12
    for row, topic in zip(rows, coverage["topics"], strict=True):
        state, sources, _languages, newest, _checked = (cell.text for cell in row.all("td"))
        assert row.one("th").text == topic["topic"]["name"]
        words = {"evidence": f"{topic['count']} record", "planned": f"{topic['count']} planned"}
        assert state.startswith(words.get(topic["state"], topic["state_label"]))
        basis = topic["basis"]
        assert sources == (str(basis["sources"]) if basis["sources"] else "–no source")
        if basis["newest"]:
            assert newest == basis["newest"][:4]


def test_country_of_which_nothing_was_read_has_no_coverage_and_not_nought(ask):
    page = panel("ARM")
    assert "No coverage" in page.text
    assert "That is not the same as none." in page.text
    assert not page.all(".key-figure")
    assert not any(digit in page.text for digit in "0123456789")
    coverage = ask("coverage/arm/")
    assert coverage["is_any"] is False
    assert {topic["state"] for topic in coverage["topics"]} == {"not_checked"}


def test_country_that_was_looked_for_in_vain_has_coverage(ask):
    page = panel("MNG")
    assert "No coverage" not in page.text
    rows = page.one("tbody").all("tr")
    assert {row.all("td")[0].text for row in rows} == {"Nothing found"}
    assert {row.all("td")[-1].text for row in rows} == {"22 November 2026"}
    assert ask("coverage/MNG/")["topics"][0]["last_check"]["outcome"] == "nothing_found"


def test_check_that_settles_a_part_says_so():
    [row] = [row for row in panel("AFG").one("tbody").all("tr") if "Digital" in row.one("th").text]
    words = "looked for policies, commitments, recommendations: nothing found"
    assert row.all("td")[0].text == f"Checked in part: {words}; other kinds not checked"
    assert row.all("td")[-1].text == "22 November 2026, in part"


@pytest.mark.parametrize("code", ["CHN", "PAK"])
def test_country_looked_for_by_kind_alone_lists_its_checks_and_calls_no_topic_unchecked(ask, code):
    """Neither "not checked" where somebody looked, nor "nothing found" for what nobody sought."""
    coverage, page = ask(f"coverage/{code}/"), panel(code)
    assert coverage["checked_in_part"] == 12
    assert coverage["states"]["not_checked"] == 12
    assert {topic["state_label"] for topic in coverage["topics"]} == {"Checked in part"}
    states = {row.all("td")[0].text.partition(":")[0] for row in page.one("tbody").all("tr")}
    assert states == {"Checked in part"}
    shown = [item.text for item in page.one(".known__checks").all("li")]
    assert len(shown) == len(coverage["checks"]) > 0
    for item, check in zip(shown, coverage["checks"], strict=True):
        assert str(CoverageOutcome(check["outcome"]).label) in item
        assert item.endswith(f"{check['checked']['text']}, {check['checked_by']}")
    assert "Somebody looked: what for" not in page.text
    others = coverage["other_records"]
    assert others == Entry.objects.filter(countries__contains=[code]).count()
    assert (f"{others} records of other kinds" in page.text) is (others > 0)


def test_cell_that_was_looked_for_in_part_says_for_what_and_never_that_nobody_looked(client, ask):
    page = page_of(client, "/compare/cell/?row=green-transition&column=CHN")
    cells = ask("matrix/?country=CHN")["cells"]
    [cell] = [one for one in cells if one["row"] == "green-transition"]
    assert page.one(".record-head").one(".mark").text == cell["state_label"] == "Checked in part"
    assert cell["outcomes"]["commitment"] == "nothing_found"
    assert "Looked for policies, commitments: nothing found; other kinds not checked." in page.text
    assert "Nobody is known here to have looked." not in page.text
    assert page.one(".checks")


def test_cell_that_nobody_looked_for_says_so(client):
    page = page_of(client, "/compare/cell/?row=green-transition&column=ARM")
    assert page.one(".record-head").one(".mark").text == "Not checked"
    assert "Nobody is known here to have looked." in page.text


def test_panel_follows_publications_and_checks_at_once():
    country = CountryFactory(iso3="ARM")
    assert not coverage_of("ARM").is_any
    CoverageCheckFactory(country=country)
    assert coverage_of("ARM").states()["nothing_found"] == 12
    policy = PolicyFactory(published=True, status="in_force")
    PartyFactory(record=policy, country=country)
    refresh([policy.pk])
    coverage = coverage_of("ARM")
    assert (coverage.total.records, coverage.total.sources) == (1, 1)


@pytest.mark.parametrize(("path", "status"), [("XYZ/", 404), ("kaz/?topic=x", 400)])
def test_what_is_not_there_or_not_understood(client, path, status):
    assert client.get(f"/api/v1/coverage/{path}").status_code == status


def test_answer_is_not_sent_again_unchanged(client):
    first = client.get("/api/v1/coverage/kaz/")
    again = client.get("/api/v1/coverage/KAZ/", headers={"If-None-Match": first["ETag"]})
    assert again.status_code == 304


def test_panels_of_a_country_cost_a_dozen_queries_at_most(django_assert_max_num_queries):
    cache.clear()
    with django_assert_max_num_queries(12):
        panels_of("country", "KAZ")
    with django_assert_max_num_queries(9):
        panels_of("country", "KAZ")
