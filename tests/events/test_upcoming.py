"""What is to come and what is over, told apart by the day on which a reader asks."""

import datetime
from urllib.parse import urlsplit

import pytest
from django.http import QueryDict

from events.filters import EventFilter
from sources.models import Entry
from sources.pages.cards import newest_by_kind
from sources.projection import refresh
from tests.factories.dates import dated
from tests.factories.event import EventFactory
from tests.pages.html import page_of

pytestmark = pytest.mark.django_db
TODAY = datetime.date(2026, 11, 22)
EVENTS = {
    "plan-2028": "2028-05-01",
    "plan-2027": "2027-03-01",
    "tomorrow": "2026-11-23",
    "today": "2026-11-22",
    "last-year": "2025-06-01",
    "undated": "",
}


@pytest.fixture(autouse=True)
def day(monkeypatch):
    monkeypatch.setattr("sources.filters.silence.today", lambda: TODAY)


def held(slug, day):
    date = dated("starts", day) if day else {}
    return EventFactory(slug=slug, title=slug, published=True, body=None, **date)


@pytest.fixture
def events(db):
    made = [held(slug, day) for slug, day in EVENTS.items()]
    refresh([one.pk for one in made])


def found(query):
    filters = EventFilter(QueryDict(query), Entry.objects.of_kind("event"))
    assert filters.is_valid(), filters.errors
    return set(filters.qs.values_list("slug", flat=True))


def titles(node):
    return [title.text for title in node.all(".card__title")]


def section(page, name):
    return next(s for s in page.all("section") if s.attrs.get("aria-labelledby") == name)


def test_upcoming_is_what_begins_after_today(events):
    assert found("upcoming=true") == {"plan-2028", "plan-2027", "tomorrow"}
    assert found("upcoming=false") == {"today", "last-year", "undated"}


def test_list_begins_with_the_nearest_to_come_and_goes_on_with_the_latest_past(client, events):
    page = page_of(client, "/events/")
    assert titles(section(page, "ahead")) == ["tomorrow", "plan-2027", "plan-2028"]
    assert titles(section(page, "past")) == ["today", "last-year", "undated"]
    assert page.one(".results-bar__count").text == "6 events"


def test_a_list_in_an_order_of_the_reader_is_one_list(client, events):
    page = page_of(client, "/events/?ordering=date")
    assert titles(page)[:2] == ["last-year", "today"]
    assert titles(page)[-1] == "undated"
    assert "ahead" not in {node.attrs.get("aria-labelledby") for node in page.all("section")}


def test_many_plans_lead_to_a_list_of_their_own(client, events):
    made = [held(f"more-{n}", f"2029-0{n + 1}-01") for n in range(4)]
    refresh([one.pk for one in made])
    page = page_of(client, "/events/")
    ahead = section(page, "ahead")
    assert len(titles(ahead)) == 5
    address = ahead.links()["All that is to come"]
    assert titles(page_of(client, address))[:2] == ["tomorrow", "plan-2027"]
    assert len(titles(page_of(client, address))) == 7


def test_pages_of_the_past_hold_each_event_once_though_many_share_a_day(client, events):
    made = [held(f"same-{n}", "2020-01-01") for n in range(5)]
    refresh([one.pk for one in made])
    seen, address = [], "/events/?page_size=3"
    while address:
        page = page_of(client, address)
        seen += titles(section(page, "past"))
        ahead = [s for s in page.all("section") if s.attrs.get("aria-labelledby") == "ahead"]
        assert bool(ahead) == (len(seen) == 3)
        links = {a.attrs.get("rel"): a.attrs["href"] for a in page.all("a") if "href" in a.attrs}
        address = links.get("next", "")
        assert urlsplit(address).path in {"", "/events/"}
    assert sorted(seen) == sorted(["today", "last-year", "undated", *(m.slug for m in made)])
    assert seen[-1] == "undated"


def test_api_keeps_one_order_and_can_leave_plans_out(client, events):
    slugs = [row["slug"] for row in client.get("/api/v1/events/").json()["results"]]
    assert slugs == ["plan-2028", "plan-2027", "tomorrow", "today", "last-year", "undated"]
    past = client.get("/api/v1/events/?upcoming=false").json()["results"]
    assert [row["slug"] for row in past] == ["today", "last-year", "undated"]


def test_a_wrong_word_is_refused_by_name(client, events):
    refused = client.get("/api/v1/events/?upcoming=soon")
    assert refused.status_code == 400
    assert refused.json()["errors"][0]["parameter"] == "upcoming"


def test_pages_about_something_else_show_the_latest_past_before_plans(client, events):
    entries = Entry.objects.of_kind("event")
    shown = [card["title"] for card in newest_by_kind(entries, each=4)["event"]]
    assert shown == ["today", "last-year", "undated", "plan-2028"]


def test_the_order_of_the_page_and_that_of_its_files_are_both_named(client, events):
    bar = page_of(client, "/events/").one(".results-bar")
    assert "Upcoming first, then the past" in bar.text
    assert "Files and the API: latest first" in bar.text
    plain = page_of(client, bar.links()["latest first"])
    assert "Latest first" in plain.one(".results-bar__order").text
    assert "Files and the API" not in plain.text
    rows = client.get("/api/v1/events/").json()["results"]
    assert [row["title"] for row in rows] == titles(plain)
