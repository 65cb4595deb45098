"""What is silent: the shipped base on fixed days, and what makes silence end."""

import pytest
import time_machine

from policies.models import Progress
from sources.models import Record
from sources.projection import refresh
from tests.factories.dates import dated
from tests.pages.html import page_of

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("shipped_base")]
SIX = "speca-six-step-up-innovation-policies"
TITLE = "Six countries to step up national innovation policies and regional cooperation"
KINDS = {"commitments": "commitment", "recommendations": "recommendation",
         "initiatives": "initiative", "policies": "policy"}  # fmt: skip


def on(day):
    return time_machine.travel(f"{day} 12:00:00+00:00", tick=False)


@pytest.fixture
def november():
    with on("2026-11-22"):
        yield


def silent_titles(client, query):
    """Titles of all records shown, section by section."""
    page = page_of(client, f"/silent/?{query}")
    tables = page.all(".silent")
    return [row.one("a").text for table in tables for row in table.one("tbody").all("tr")]


def sections(page, kind):
    found = page.all("section")
    return [one for one in found if one.attrs.get("aria-labelledby") == f"kind-{kind}"]


def count(client, collection, query):
    return client.get(f"/api/v1/{collection}/?{query}&count=true").json()["count"]


def test_promise_of_six_countries_falls_silent_after_so_many_months(client):
    with on("2023-07-19"):
        assert TITLE not in silent_titles(client, "months=12&kind=commitment")
    with on("2023-07-20"):
        assert TITLE in silent_titles(client, "months=12&kind=commitment")
        assert TITLE not in silent_titles(client, "months=24&kind=commitment")
    with on("2026-11-22"):
        assert TITLE in silent_titles(client, "months=36&kind=commitment")


def test_promise_is_heard_of_again_once_dated_evidence_is_added(client, november):
    promise = Record.objects.get(kind="commitment", slug=SIX)
    Progress.objects.create(
        record=promise, slug="six-in-2026", assessment="independent", status="under_way",
        **dated("observed", "2026-06-30"),
    )  # fmt: skip
    refresh([promise.pk])
    assert TITLE not in silent_titles(client, "months=6&kind=commitment")
    with on("2026-12-30"):
        assert TITLE in silent_titles(client, "months=6&kind=commitment")


def test_having_looked_and_found_nothing_does_not_end_silence(client, november):
    promise = Record.objects.get(kind="commitment", slug=SIX)
    Progress.objects.create(
        record=promise, slug="six-looked", assessment="curator", status="no_evidence",
        **dated("observed", "2026-11-01"),
    )  # fmt: skip
    refresh([promise.pk])
    assert TITLE in silent_titles(client, "months=36&kind=commitment")


def test_what_is_done_is_not_silent(client, november):
    promise = Record.objects.get(kind="commitment", slug=SIX)
    Progress.objects.create(
        record=promise, slug="six-done", assessment="independent", status="done",
        **dated("observed", "2023-01-01"),
    )  # fmt: skip
    refresh([promise.pk])
    assert TITLE not in silent_titles(client, "months=12&kind=commitment")


@pytest.mark.parametrize(
    "query",
    ["months=12", "months=36", "country=KAZ", "topic=green-transition", "grouping=speca&months=24"],
)
def test_numbers_are_those_of_the_lists(client, november, query):
    page = page_of(client, f"/silent/?{query}")
    months = "36" if "36" in query else "24" if "24" in query else "12"
    rest = "&".join(part for part in query.split("&") if "months" not in part)
    silent = {name: count(client, name, f"silent_for={months}&{rest}") for name in KINDS}
    assert page.all(".told-apart__number")[0].text == str(sum(silent.values()))
    for name, kind in KINDS.items():
        heads = [node for node in page.all(".section-head") if node.all(f"#kind-{kind}")]
        sections = [
            s for s in page.all("section") if s.attrs.get("aria-labelledby") == f"kind-{kind}"
        ]
        assert len(sections) == bool(silent[name]), heads
        if sections:
            assert sections[0].one(".section-head__count").text.split()[-1] == str(silent[name])


def test_every_number_by_country_leads_to_as_many(client, november):
    page = page_of(client, "/silent/?months=36")
    rows = page.one(".silent-countries").one("tbody").all("tr")
    assert len(rows) > 5
    for row in rows[:2]:
        for cell in row.all("td"):
            for link in cell.all("a"):
                inner = page_of(client, link.attrs["href"])
                assert inner.all(".told-apart__number")[0].text == cell.text


def test_whole_list_shows_the_same_in_the_same_order(client, november):
    page = page_of(client, "/silent/?months=36&country=AZE&kind=initiative")
    [section] = sections(page, "initiative")
    titles = [row.one("a").text for row in section.one("tbody").all("tr")]
    whole = page_of(client, section.one(".section-head__more").attrs["href"])
    assert [card.one("a").text for card in whole.all(".card__title")] == titles


def test_longest_silence_comes_first_and_is_said_in_words(client, november):
    page = page_of(client, "/silent/?kind=commitment")
    first = page.one(".silent").one("tbody").all("tr")[0]
    assert [cell.text for cell in first.all("td")] == [
        "13 years 6 months", "23 April 2013", "not stated",
    ]  # fmt: skip


def test_silent_overdue_and_not_checked_are_three_things(client, november):
    page = page_of(client, "/silent/")
    assert [node.text for node in page.one(".told-apart").all("dt")] == [
        "Silent 145", "Overdue 17", "Not checked 29",
    ]  # fmt: skip
    links = page.one(".told-apart").links()
    overdue = page_of(client, links["16 are silent as well"])
    assert "Handbook on innovative high-growth enterprises" in overdue.text
    rows = [row for table in overdue.all(".silent") for row in table.one("tbody").all("tr")]
    assert rows
    assert all("overdue" in row.text for row in rows)
    unchecked = page_of(client, links["26 are silent as well"])
    assert TITLE in unchecked.text


def test_undated_records_are_named_apart(client, november):
    page = page_of(client, "/silent/")
    [link] = [a for a in page.all("a") if a.text.startswith("initiatives (")]
    assert f"({count(client, 'initiatives', 'is_open=true&evidenced__isnull=true')})" in link.text
    assert client.get(link.attrs["href"]).status_code == 200


def test_nothing_silent_is_said_in_words(client, november):
    assert "Nothing is silent for so long" in page_of(client, "/silent/?country=PAK").text


def test_parameter_that_is_not_understood_is_named(client, november):
    answer = client.get("/silent/?months=13&contry=KAZ")
    assert answer.status_code == 400
    text = answer.content.decode()
    assert "months:" in text
    assert "Did you mean “country”?" in text


def test_page_costs_a_dozen_queries_the_first_time_and_one_afterwards(
    client, november, django_assert_max_num_queries
):
    client.get("/silent/?country=KAZ&topic=green-transition")  # codes are looked up once
    with django_assert_max_num_queries(14):
        client.get("/silent/?country=KAZ&topic=green-transition&months=24")
    with django_assert_max_num_queries(1):
        client.get("/silent/?country=KAZ&topic=green-transition&months=24")
