"""What the page of a country tells: its policies in time, its people, its promises, its sources."""

import re

import pytest
import time_machine
from django.core.cache import cache

from countries.policy_bars import FIRST_SHOWN
from countries.profile import WORKS_SHOWN
from sources.models import Entry, Source
from sources.projection import refresh
from tests.factories import PartyFactory, PolicyFactory
from tests.factories.country import CountryFactory
from tests.factories.dates import dated
from tests.pages.html import page_of

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("shipped_base")]
CODES = ("KAZ", "AZE", "KGZ", "AFG", "MNG", "PAK")


@pytest.fixture(autouse=True)
def on_a_day_of_november_2026():
    cache.clear()
    with time_machine.travel("2026-11-22T10:00:00Z", tick=False):
        yield


def page(client, code):
    return page_of(client, f"/countries/{code.lower()}/")


def section(shown, name):
    return next(s for s in shown.all("section") if s.attrs.get("aria-labelledby") == name)


def policy_of(code, **values):
    made = PolicyFactory(published=True, **values)
    PartyFactory(record=made, country=CountryFactory(iso3=code))
    refresh([made.pk])
    return made


def row_of(shown, title):
    return next(row for row in shown.all(".period-row") if row.all("a")[0].text == title)


def percents(node, *names):
    return [float(node.attrs[name].rstrip("%")) for name in names]


@pytest.mark.parametrize("code", CODES)
def test_every_policy_stands_once_in_time_or_among_the_undated(client, code):
    about = Entry.objects.filter(kind="policy", countries__contains=[code])
    dated_ones = about.filter(sort_on__isnull=False).values_list("title", flat=True)
    undated = about.filter(sort_on=None).values_list("title", flat=True)
    shown = page(client, code)
    rows = [row.all("a")[0].text for row in shown.all(".period-row")]
    assert sorted(rows) == sorted(dated_ones)
    if not about.exists():
        assert not [s for s in shown.all("section") if "section--policy" in s.classes]
        return
    listed = section(shown, "kind-policy").all(".columns-list")
    apart = [item.one("a").text for one in listed for item in one.all("li")]
    assert sorted(apart) == sorted(undated)
    tables = [t for t in shown.all("table") if t.one("caption").attrs["id"] == "policy-bars-table"]
    twin = [row.one("th").text for t in tables for row in t.one("tbody").all("tr")]
    assert twin == rows


def test_first_rows_show_and_the_earlier_ones_stand_folded(client):
    whole = section(page(client, "KAZ"), "kind-policy")
    folded = [row for one in whole.all("details") for row in one.all(".period-row")]
    assert len(whole.all(".period-row")) - len(folded) == FIRST_SHOWN


def test_period_is_drawn_pale_where_only_the_year_is_known(client):
    policy_of("PAK", title="A plan", **dated("starts", "2020"), **dated("ends", "2024"))
    row = row_of(page(client, "PAK"), "A plan")
    bars = [
        (percents(bar, "x", "width"), "period--vague" in bar.classes) for bar in row.all("rect")
    ]
    assert [vague for _place, vague in bars] == [True, False, True]
    for (x, width), following in zip([b[0] for b in bars], [b[0] for b in bars[1:]], strict=False):
        assert x + width == pytest.approx(following[0], abs=0.05)
    assert bars[1][0][1] == pytest.approx(3 * bars[0][0][1], rel=0.02)
    assert "2020 to 2024" in row.text


def test_end_that_nobody_states_stays_open_to_this_day(client):
    policy_of("PAK", title="A law", status="in_force", **dated("adopted", "2012-01-13"))
    policy_of("PAK", title="A repealed law", status="withdrawn", **dated("adopted", "2012-01-13"))
    shown = page(client, "PAK")
    row = row_of(shown, "A law")
    assert not row.all("rect")
    begin, end = percents(row.one(".period-open"), "x1", "x2")
    (today,) = percents(row.one(".period-today"), "x1")
    assert begin < end == today
    assert percents(row.one("circle"), "cx")[0] == pytest.approx(begin, abs=0.05)
    assert "period-point--vague" not in row.one("circle").classes
    assert not row_of(shown, "A repealed law").all(".period-open")


def test_plan_that_nobody_adopted_yet_is_drawn_hollow(client):
    policy_of(
        "PAK", title="A draft", status="draft", **dated("starts", "2027"), **dated("ends", "2030")
    )
    policy_of(
        "PAK", title="A plan", status="adopted", **dated("starts", "2027"), **dated("ends", "2030")
    )
    shown = page(client, "PAK")
    assert "period-row--planned" in row_of(shown, "A draft").classes
    assert "period-row--planned" not in row_of(shown, "A plan").classes


def test_what_reaches_beyond_the_picture_says_so_and_stays_within_it(client):
    policy_of("PAK", title="Far ahead", **dated("starts", "2023-02-01"), **dated("ends", "2090"))
    policy_of("PAK", title="Long ago", **dated("starts", "1930"), **dated("ends", "2027-01-01"))
    for title in ("Far ahead", "Long ago"):
        row = row_of(page(client, "PAK"), title)
        assert row.all(".period-off")
        for bar in row.all("rect"):
            x, width = percents(bar, "x", "width")
            assert x >= 0
            assert x + width <= 100.01


def test_initiatives_stand_on_the_ladder_as_their_lists_count_them(client):
    shown = page(client, "AZE")
    ladder = shown.one(".ladder--counts")
    steps = ladder.all(".ladder__step")
    assert len(steps) == 10
    total = 0
    for step in steps:
        numbers = step.all(".ladder__number")
        if not numbers:
            assert "none known" in step.text
            continue
        found = client.get(f"/api/v1{step.one('a').attrs['href']}&count=true").json()["count"]
        assert int(numbers[0].text) == found > 0
        total += found
    assert total == client.get("/api/v1/initiatives/?country=AZE&count=true").json()["count"]


def test_recommendations_say_how_many_were_answered(client):
    words = page(client, "KAZ").one(".answers__words").text
    assert words == "Answered: 0 of 2"
    made = Entry.objects.filter(kind="recommendation", countries__contains=["KAZ"]).first()
    made.record.as_recommendation.__class__.objects.filter(pk=made.pk).update(response="accepted")
    refresh([made.pk])
    shown = section(page(client, "KAZ"), "standing")
    assert "Answered: 1 of 2" in shown.text
    link = shown.one(".answers__list").all("a")[0].attrs["href"]
    assert link == "/recommendations/?country=KAZ&response=accepted"
    assert client.get(f"/api/v1{link}&count=true").json()["count"] == 1


def test_people_stand_in_their_posts_with_the_days_that_sources_name(client):
    people = section(page(client, "KAZ"), "kind-person")
    (smailov,) = [i for i in people.all(".relations__item") if "Alikhan Smailov" in i.text]
    assert smailov.one(".relations__verb").text.lower() == "as named on 27 october 2022"
    assert "Prime Minister" in smailov.text
    assert "until" not in smailov.text
    assert smailov.links()["Government of Kazakhstan"] == "/organisations/kaz-government/"


@pytest.mark.parametrize("code", CODES)
def test_topics_stand_by_state_and_not_checked_never_among_the_known(client, code):
    found = client.get(f"/api/v1/coverage/{code}/").json()
    shown = section(page(client, code), "coverage")
    groups = {}
    for one in shown.all(".known__state"):
        state = next(c for c in one.classes if "--" in c).partition("--")[2]
        groups[state] = {re.sub(r" \d+$", "", topic.text) for topic in one.all(".known__topic")}
    if not found["is_any"]:
        assert groups == {}
        assert "No coverage" in shown.text
        return
    wanted: dict[str, set] = {}
    for topic in found["topics"]:
        wanted.setdefault(topic["state"], set()).add(topic["topic"]["name"])
    assert groups == wanted


@pytest.mark.parametrize("code", ["KAZ", "MNG"])
def test_contents_lead_to_what_stands_on_the_page(client, code):
    shown = page(client, code)
    ids = {node.attrs["id"] for node in shown.walk() if "id" in node.attrs}
    targets = [a.attrs["href"] for a in shown.one(".contents").all("a")]
    assert targets
    assert {target.lstrip("#") for target in targets} <= ids


def test_sources_are_what_the_records_rest_on(client):
    rest = section(page(client, "KAZ"), "sources")
    total = int(re.search(r"rest on (\d+) documents", rest.text).group(1))
    works = Source.objects.filter(claims__record__entry__countries__contains=["KAZ"])
    assert total == works.values("work").distinct().count()
    listed = rest.all(".brief-sources")
    assert len(listed[0].all("li")) == WORKS_SHOWN
    for item in (item for one in listed for item in one.all("li")):
        slug = item.one("a").attrs["href"].strip("/").split("/")[-1]
        assert Source.objects.get(slug=slug).rendition != "digest"


def test_country_about_which_nothing_was_read_has_no_empty_sections(client):
    shown = page(client, "PAK")
    assert "That says nothing about its policies." in shown.text
    assert not shown.all(".contents")
    assert not [s for s in shown.all("section") if s.attrs["aria-labelledby"] == "standing"]


@pytest.mark.parametrize("code", ["KAZ", "UZB", "MNG"])
def test_every_document_that_is_counted_is_listed(client, code):
    rest = section(page(client, code), "sources")
    listed = [item for part in rest.all(".brief-sources") for item in part.all("li")]
    assert f" rest on {len(listed)} document" in rest.text
    assert "events and people included" in rest.text
