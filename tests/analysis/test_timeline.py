"""The timeline: where things stand, that nothing covers anything, that the table has it all."""

import datetime
import itertools
import re

import pytest
from django.core.cache import cache
from django.db import connection
from django.test.utils import CaptureQueriesContext

from analysis.timeline import page as timeline_page
from analysis.timeline.axis import axis_of
from analysis.timeline.items import Item
from analysis.timeline.lanes import lanes_of, shortened
from sources.dates import PartialDate
from sources.models import Record
from sources.projection import refresh
from tests.factories.dates import dated
from tests.factories.event import EventFactory
from tests.factories.policy import CommitmentFactory, PolicyFactory
from tests.factories.story import tell_story
from tests.pages.html import page_of

NUMBER = re.compile(r"-?\d+(?:\.\d+)?")


def item(date, *, kind="event", period=None, due="", lanes=("event",), title="A title of words"):
    return Item(
        kind=kind, title=title, language="", url=f"/{date}/", date=PartialDate.parse(date),
        period=period and tuple(map(PartialDate.parse, period)),
        due=PartialDate.parse(due), lanes=lanes,
    )  # fmt: skip


def axis(*items, **values):
    return axis_of(items, start=0.0, end=900.0, **values)


def test_later_days_stand_further_right():
    drawn = axis(item("2012"), item("2022-07-20"), item("2022-08"), item("2030"))
    days = [datetime.date(2012, 1, 1) + datetime.timedelta(days=97 * n) for n in range(70)]
    places = [drawn.x(day) for day in days]
    assert places == sorted(places)
    assert len(set(places)) == len(places)
    assert drawn.edges[0] == 0
    assert drawn.edges[-1] == pytest.approx(900)


def test_a_year_in_which_more_happened_is_wider():
    drawn = axis(*[item(f"2022-{month:02}-01") for month in range(1, 13)], item("2019-05-01"))
    width = {year: x for (year, x, _label) in drawn.years}
    assert drawn.edges[-1] - width[2022] > 3 * (width[2020] - width[2019])


def test_the_years_asked_for_are_the_axis():
    drawn = axis(item("2012..2030"), window=(2020, 2024))
    assert (drawn.first_year, drawn.last_year) == (2020, 2024)
    assert drawn.x(datetime.date(2012, 5, 1)) == 0
    assert drawn.x(datetime.date(2030, 5, 1)) == pytest.approx(900)


def test_numbers_of_years_leave_each_other_room():
    drawn = axis(*[item(str(year)) for year in range(1950, 2060)])
    places = [x for _year, x, label in drawn.years if label]
    assert len(places) > 5
    assert all(b - a >= 34 for a, b in itertools.pairwise(places))


@pytest.mark.parametrize("count", [10, 60, 300])
def test_nothing_covers_anything_in_a_lane(count):
    items = [
        item(f"{2018 + n % 7}-{n % 12 + 1:02}-{n % 28 + 1:02}", title=f"A title of words, {n}")
        for n in range(count)
    ] + [item("2019", period=("2019", "2030"), kind="policy"), item("2020-05", due="2035")]
    [lane], left_out = lanes_of(items, {}, [], axis(*items))
    assert left_out == []
    assert sum(map(len, lane.rows)) == lane.count == count + 2
    for row in lane.rows:
        for one, other in itertools.pairwise(row):
            assert one.right < other.left


def test_few_items_are_all_labelled_and_many_where_there_is_room():
    few = [item(f"2022-{n % 12 + 1:02}-01") for n in range(20)]
    [lane], _ = lanes_of(few, {}, [], axis(*few))
    assert all(spot.label for row in lane.rows for spot in row)
    many = [item(f"2022-{n % 12 + 1:02}-01") for n in range(290)] + [item("1990-01-01")]
    [lane], _ = lanes_of(many, {}, [], axis(*many))
    assert 0 < sum(bool(spot.label) for row in lane.rows for spot in row) < 290


def test_the_way_to_the_due_day_is_drawn_among_few_only():
    few = [item("2022-01-01", due="2030")]
    [lane], _ = lanes_of(few, {}, [], axis(*few))
    assert lane.rows[0][0].due > lane.rows[0][0].x
    many = [item(f"2022-{n % 12 + 1:02}-01", due="2030") for n in range(90)]
    [lane], _ = lanes_of(many, {}, [], axis(*many))
    assert {spot.due for row in lane.rows for spot in row} == {None}
    assert len(lane.rows) < 12


def test_a_record_of_three_countries_stands_in_three_lanes():
    items = [item("2022-01-01", lanes=("KAZ", "UZB", "KGZ")), item("2021-01-01", lanes=("",))]
    lanes, _ = lanes_of(items, {"": "none", "KAZ": "Kazakhstan"}, [], axis(*items))
    assert [lane.words for lane in lanes] == ["Kazakhstan", "KGZ", "UZB", "none"]


def test_lanes_without_room_are_named():
    items = [item("2022-01-01", lanes=(f"C{n:02}",)) for n in range(15)]
    lanes, left_out = lanes_of(items, {}, [], axis(*items))
    assert (len(lanes), left_out) == (12, ["C12", "C13", "C14"])


def test_labels_end_at_a_word():
    assert shortened("Third session of the Working Group", 21) == "Third session of the\u2026"
    assert shortened("Short", 20) == "Short"
    assert len(shortened("Unbreakable" * 9, 20)) == 20


def test_a_label_is_as_long_as_the_room_behind_it():
    title = "Launch of the first regional innovation infrastructure project in Turkestan"
    alone = [item("2015-01-01", title=title), item("2026-01-01", title="Short")]
    [lane], _ = lanes_of(alone, {}, [], axis(*alone))
    assert [spot.label for row in lane.rows for spot in row] == [title, "Short"]
    many = [item(f"2022-{n % 12 + 1:02}-01", title=title) for n in range(290)]
    [lane], _ = lanes_of(many, {}, [], axis(*many))
    labels = {spot.label for row in lane.rows for spot in row if spot.label}
    assert all(len(label) >= 15 for label in labels)


@pytest.fixture
def story(db):
    told = tell_story("one")
    refresh(told.ids)
    return told


def drawn(page):
    """{words: (x, y)} of every mark of the picture."""
    found = {}
    for link in page.one(".pic--timeline").all("a"):
        mark = [one for one in link.all("path") if "transform" in one.attrs][-1]
        x, y = NUMBER.findall(mark.attrs["transform"])
        found[link.one("title").text] = (float(x), float(y), mark.attrs["class"])
    return found


def test_each_record_is_drawn_with_its_date_in_words(client, story):
    marks = drawn(page_of(client, "/timeline/"))
    assert "19–20 July 2022: Session one (Event)" in marks
    assert "20 July 2022: Promise one (Commitment), due 2023" in marks


def test_how_long_a_policy_lasts_is_said_and_drawn(client, story):
    PolicyFactory(slug="plan", published=True, **dated("starts", "2020"), **dated("ends", "2024"))
    refresh(Record.objects.values_list("pk", flat=True))
    page = page_of(client, "/timeline/?kind=policy")
    assert "2020: Plan (Policy), lasts 2020–2024" in drawn(page)
    assert len(page.one(".pic--timeline").all(".pic-bar")) == 1


def test_what_is_known_to_the_year_only_looks_different(client, story):
    marks = drawn(page_of(client, "/timeline/"))
    assert "open" in marks["2012: Advice one (Recommendation)"][2]
    assert "open" not in marks["20 July 2022: Promise one (Commitment), due 2023"][2]


def test_undated_ones_stand_apart_and_in_the_table(client, story):
    PolicyFactory(slug="undated", title="An undated plan", published=True)
    refresh(Record.objects.values_list("pk", flat=True))
    page = page_of(client, "/timeline/")
    assert not [words for words in drawn(page) if "undated" in words]
    part = next(s for s in page.all("section") if s.attrs.get("aria-labelledby") == "undated")
    assert "An undated plan" in part.links()
    assert "An undated plan" in page.one("table").links()


def test_the_table_twin_has_every_record_of_the_picture(client, story):
    page = page_of(client, "/timeline/")
    pictured = {link.attrs["href"] for link in page.one(".pic--timeline").all("a")}
    assert pictured <= set(page.one("table").links().values())


def test_filters_and_lanes_go_together(client, story):
    page = page_of(client, "/timeline/?kind=commitment&lanes=country&country=KAZ")
    assert list(drawn(page)) == ["20 July 2022: Promise one (Commitment), due 2023"]
    assert "Country KAZ" in page.one(".pic--timeline").text
    chips = [chip.text for chip in page.all(".chip")]
    assert len(chips) == 2
    assert "lanes" in [one.attrs.get("name") for one in page.all("input")]


def test_statements_are_drawn_only_where_asked_for(client, story):
    assert not [w for w in drawn(page_of(client, "/timeline/")) if "(Statement)" in w]
    assert drawn(page_of(client, "/timeline/?kind=statement"))


@pytest.mark.parametrize("query", ["?kind=person", "?year__gte=x", "?colour=red", "?lanes=month"])
def test_what_is_not_understood_is_named(client, story, query):
    page = page_of(client, f"/timeline/{query}", status=400)
    name = query[1:].partition("=")[0]
    assert name in page.one(".notice--error").text
    answer = client.get(f"/api/v1/timeline/{query}")
    assert answer.status_code == 400
    assert answer.json()["errors"][0]["parameter"] == name


def test_a_picture_says_how_much_of_it_all_it_shows(client, story, monkeypatch):
    monkeypatch.setattr(timeline_page, "SHOWN", 2)
    page = page_of(client, "/timeline/")
    assert len(drawn(page)) == 2
    assert "the newest 2 of 7 records" in page.one(".figure__title").text
    assert len(page.one("tbody").all("tr")) > 2


@pytest.mark.parametrize(("form", "start"), [("svg", b"<svg xmlns"), ("png", b"\x89PNG")])
def test_the_picture_is_a_file(client, story, form, start):
    answer = client.get(f"/timeline/picture.{form}?country=KAZ")
    assert answer.status_code == 200
    assert answer.headers["Content-Disposition"] == f'attachment; filename="timeline.{form}"'
    assert answer.content.startswith(start)
    assert client.get(f"/timeline/picture.{form}?colour=red").status_code == 404


def test_the_table_is_a_file_with_every_row(client, story):
    lines = b"".join(client.get("/timeline.csv")).decode("utf-8-sig").splitlines()
    assert lines[0].startswith("type,slug,title,status,status_label,date,date_text")
    listed = client.get("/api/v1/timeline/?count=1").json()
    assert len(lines) - 1 == listed["count"] == len(listed["results"])
    assert client.get("/timeline.csv?colour=red").status_code == 400


def test_the_answer_leads_from_page_to_page(client, story):
    seen, address = [], "/api/v1/timeline/?page_size=2"
    while address:
        answer = client.get(address).json()
        seen += [row["slug"] for row in answer["results"]]
        address = answer["next"]
    assert sorted(seen) == sorted(
        ["session-one", "decision-one", "strategy-one", "centre-one", "promise-one", "advice-one",
         "levy-one"]
    )  # fmt: skip


def queries(client, address):
    with CaptureQueriesContext(connection) as asked:
        assert client.get(address).status_code == 200
    return len(asked)


@pytest.mark.parametrize(
    "address", ["/timeline/?lanes=country", "/timeline/picture.svg", "/api/v1/timeline/?count=1"]
)
def test_it_costs_the_same_however_much_there_is(client, story, address):
    queries(client, address)
    cache.clear()
    before = queries(client, address)
    for n in range(30):
        EventFactory(slug=f"event-{n}", published=True, **dated("starts", f"2021-{n % 12 + 1:02}"))
        CommitmentFactory(slug=f"promise-{n}", published=True, **dated("made", "2020"))
    refresh(Record.objects.values_list("pk", flat=True))
    cache.clear()
    assert queries(client, address) == before
    assert before <= 11
    assert queries(client, address) <= 3


def test_an_event_has_a_dash_for_a_status_and_titles_bear_their_language(client, story):
    page = page_of(client, "/ru/timeline/")
    table = next(t for t in page.all("table") if t.one("caption").attrs["id"] == "timeline-table")
    rows = {row.one("th").text: row for row in table.one("tbody").all("tr")}
    meeting = rows["Session one"]
    status = next(c for c in meeting.all("td") if c.attrs.get("data-label") == "Статус")
    assert [one.text for one in status.all("span")] == ["–", "у записей этого вида нет статуса"]
    assert meeting.one("th").one("a").attrs["lang"] == "en"
