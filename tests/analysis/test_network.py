"""The network: what is joined to what, where it stands, that the table has it all."""

import itertools
import math
import re

import pytest
from django.core.cache import cache
from django.db import connection
from django.test.utils import CaptureQueriesContext

from analysis.network import page as network_page
from analysis.network import picture as network_picture
from analysis.network.filters import NetworkFilter, entries
from analysis.network.graph import Network, Vertex
from analysis.network.labels import labels
from analysis.network.layout import layout
from analysis.network.reading import read_network
from sources.models import Record
from sources.projection import refresh
from tests.factories.claim import LinkFactory
from tests.factories.policy import CommitmentFactory, PartyFactory, PolicyFactory
from tests.factories.record import withdraw
from tests.factories.story import tell_story
from tests.pages.html import page_of

WIDTH = 880.0
NUMBER = re.compile(r"-?\d+(?:\.\d+)?")


def wheel(spokes):
    """A hub with spokes, and a ring around it."""
    ids = ["hub", *(f"s{n}" for n in range(spokes))]
    pairs = [("hub", one) for one in ids[1:]] + list(itertools.pairwise(ids[1:]))
    return ids, pairs


def distances(places):
    return [math.dist(one, other) for one, other in itertools.combinations(places.values(), 2)]


@pytest.mark.parametrize("spokes", [1, 5, 60, 299])
def test_nothing_stands_over_anything(spokes):
    ids, pairs = wheel(spokes)
    places, height = layout(ids, pairs, width=WIDTH, rooms={"hub": 160.0})
    assert set(places) == set(ids)
    assert min(distances(places)) >= 23.9
    assert all(0 <= x <= WIDTH and 0 <= y <= height for x, y in places.values())


def test_the_same_network_gives_the_same_picture():
    ids, pairs = wheel(80)
    first, second = (layout(ids, pairs, width=WIDTH, rooms={"hub": 99.0}) for _ in range(2))
    assert first == second
    assert layout(ids, pairs[::-1], width=WIDTH, rooms={"hub": 99.0}) == first


def test_parts_that_nothing_joins_stand_apart():
    ids = [f"{part}{n}" for part in "abcd" for n in range(4)]
    pairs = [(f"{part}0", f"{part}{n}") for part in "abcd" for n in range(1, 4)]
    places, _height = layout(ids, pairs, width=WIDTH, rooms={})
    assert min(distances(places)) >= 23.9


def test_what_is_joined_stands_nearer_than_what_is_not():
    ids = [f"{part}{n}" for part in "ab" for n in range(12)]
    pairs = [(one, other) for part in "ab" for one, other in itertools.combinations(
        [f"{part}{n}" for n in range(12)], 2)] + [("a0", "b0")]  # fmt: skip
    places, _height = layout(ids, pairs, width=WIDTH, rooms={})
    joined = [math.dist(places[one], places[other]) for one, other in pairs[:-1]]
    apart = [
        math.dist(places[f"a{n}"], places[f"b{m}"]) for n in range(1, 12) for m in range(1, 12)
    ]
    assert sum(joined) / len(joined) < 0.7 * sum(apart) / len(apart)


def test_names_cover_neither_marks_nor_each_other():
    ids, pairs = wheel(120)
    names = {one: f"The name of {one} goes on" for one in ids}
    places, _height = layout(ids, pairs, width=WIDTH, rooms={"hub": 160.0})
    found = labels(names, places, width=WIDTH)
    assert "hub" in found
    assert len(found) > 10
    lines = [(x if anchor == "start" else x - 6.4 * len(text) * (1 if anchor == "end" else 0.5),
              y + 15 * n, 6.4 * len(text))
             for texts, x, y, anchor in found.values() for n, text in enumerate(texts)]  # fmt: skip
    for (x1, y1, w1), (x2, y2, w2) in itertools.combinations(lines, 2):
        assert abs(y1 - y2) >= 14.9 or x1 + w1 <= x2 or x2 + w2 <= x1
    for x, y, width in lines:
        marks = [px for px, py in places.values() if abs(py - (y - 4.5)) < 8 and x < px < x + width]
        assert not marks


def test_a_long_name_stands_in_two_lines_where_there_is_room():
    name = "Innovative Development Strategy of Uzbekistan 2022–2026"
    [(lines, *_place)] = labels({"a": name}, {"a": (400.0, 200.0)}, width=WIDTH).values()
    assert " ".join(lines) == name
    crowd = {f"b{n}": (400.0, 178.0 + 22 * n) for n in range(3) if n != 1}
    beside = {"left": (250.0, 200.0), "right": (570.0, 200.0)}
    found = labels({"a": name}, {"a": (400.0, 200.0)} | crowd | beside, width=WIDTH)
    assert len(" ".join(found["a"][0])) < len(name)


def test_two_parts_of_one_party_are_two_lines_and_one_joint():
    network = Network()
    for one in ("a", "b"):
        network.add(Vertex(one, "policy", one, "/"))
    network.join("a", "b", "party")
    network.join("a", "b", "host")
    network.join("a", "b", "host")
    network.join("a", "unknown", "host")
    assert (len(network.lines), network.degrees) == (2, {"a": 1, "b": 1})


@pytest.fixture
def story(db):
    told = tell_story("one")
    refresh(told.ids)
    return told


def lines(query=""):
    filters = NetworkFilter(dict(item.split("=") for item in query.split("&") if item), entries())
    network = read_network(filters)
    return {(line.start, line.words, line.end) for line in network.lines.values()}


def test_records_are_joined_to_who_has_a_part_in_them(story):
    assert lines() >= {
        ("commitment/promise-one", "party", "country/KAZ"),
        ("commitment/promise-one", "partner, to whom it was promised", "grouping/speca"),
        ("commitment/promise-one", "responsible", "organisation/ministry-one"),
        ("event/session-one", "organiser", "organisation/ministry-one"),
        ("event/session-one", "is a meeting of", "organisation/ministry-one"),
        ("event/session-one", "took place in", "country/KAZ"),
    }


def test_records_are_joined_to_each_other(story):
    assert lines() >= {
        ("decision/decision-one", "was decided at", "event/session-one"),
        ("decision/decision-one", "is about", "initiative/centre-one"),
        ("commitment/promise-one", "was made under", "policy/strategy-one"),
    }


def test_people_and_topics_stand_there_where_asked_for(story):
    types = {end.split("/")[0] for _start, _words, end in lines()}
    assert not {"person", "topic"} & types
    asked = lines("who=person,topic")
    assert ("commitment/promise-one", "is about", "topic/incubation") in asked
    assert ("obligation/levy-one", "party", "person/minister-one") in asked
    assert not {"country", "organisation"} & {end.split("/")[0] for _s, _w, end in asked}


def test_what_readers_may_not_see_is_left_out(story):
    draft = PolicyFactory(slug="draft")
    LinkFactory(from_record=story.commitment, to_record=draft)
    withdraw(story.organisation)
    refresh([*story.ids, draft.pk])
    ends = {end for line in lines() for end in (line[0], line[2])}
    assert not {"policy/draft", "organisation/ministry-one"} & ends


def marks(page):
    return {link.one("title").text: link.attrs["href"] for link in
            page.one(".pic--network").all("a")}  # fmt: skip


def test_each_mark_says_what_it_is_and_leads_there(client, story):
    shown = marks(page_of(client, "/network/"))
    assert shown["Promise one (Commitment), joined to 5"] == "/commitments/promise-one/"
    assert any(url == "/countries/kaz/" for url in shown.values())


def test_the_table_twin_has_every_joint_of_the_picture(client, story):
    page = page_of(client, "/network/")
    pictured = set(marks(page).values())
    listed = {cell.attrs["href"] for cell in page.one("tbody").all("a")}
    assert pictured <= listed
    assert f"{len(lines())} relations" in page.text


def test_an_inference_is_told_from_what_is_stated(client, story):
    LinkFactory(from_record=story.policy, to_record=story.recommendation, kind="related")
    refresh(story.ids)
    page = page_of(client, "/network/")
    assert len(page.one(".pic--network").all(".pic-join--inferred")) >= 1
    row = next(row for row in page.one("tbody").all("tr") if "is related to" in row.text)
    assert "Curator's inference" in row.text


def test_what_is_joined_to_nothing_is_counted_not_drawn(client, story):
    PolicyFactory(slug="hermit", published=True)
    refresh(Record.objects.values_list("pk", flat=True))
    page = page_of(client, "/network/")
    assert "/policies/hermit/" not in marks(page).values()
    assert "2 records that fit are joined to nothing shown here" in page.text


def test_a_picture_says_how_much_of_it_all_it_shows(client, story, monkeypatch):
    monkeypatch.setattr(network_picture, "SHOWN", 4)
    page = page_of(client, "/network/")
    assert len(marks(page)) == 4
    assert re.search(r"the 4 most joined of \d+", page.one(".figure__title").text)
    assert len(page.one("tbody").all("tr")) > 4


def test_a_long_table_has_pages(client, story, monkeypatch):
    monkeypatch.setattr(network_page, "ROWS", 5)
    rows, address = [], "/network/?who=country"
    while address:
        page = page_of(client, address)
        rows += [row.text for row in page.one("tbody").all("tr")]
        address = page.links().get("Next page")
    assert len(rows) == len(lines("who=country"))


@pytest.mark.parametrize("query", ["?who=planet", "?kind=person", "?page=0", "?cursor=x"])
def test_what_is_not_understood_is_named(client, story, query):
    page = page_of(client, f"/network/{query}", status=400)
    name = query[1:].partition("=")[0]
    assert name in page.one(".notice--error").text
    assert client.get(f"/api/v1/network/{query}").json()["errors"][0]["parameter"] == name


@pytest.mark.parametrize(("form", "start"), [("svg", b"<svg xmlns"), ("png", b"\x89PNG")])
def test_the_picture_is_a_file(client, story, form, start):
    answer = client.get(f"/network/picture.{form}")
    assert answer.status_code == 200
    assert answer.content.startswith(start)
    assert client.get(f"/network/picture.{form}?colour=red").status_code == 404
    assert client.get(f"/network/picture.{form}?year=1999").status_code == 404


def test_the_lines_are_a_file(client, story):
    text = b"".join(client.get("/network/lines.csv")).decode("utf-8-sig").splitlines()
    assert text[0].startswith("from,from_kind,from_title,relation,to,")
    assert len(text) - 1 == len(lines())
    assert "http://testserver/commitments/promise-one/" in "".join(text)


def test_lines_under_filters_that_are_not_understood_are_answered_by_the_page(client, story):
    page = page_of(client, "/network/lines.csv?colour=red", status=400)
    assert "colour" in page.one(".notice--error").text


def test_the_answer_has_the_same_nodes_and_edges(client, story):
    answer = client.get("/api/v1/network/").json()
    ids = {node["id"] for node in answer["nodes"]}
    assert {(e["from"], e["label"], e["to"]) for e in answer["edges"]} == lines()
    assert all({edge["from"], edge["to"]} <= ids for edge in answer["edges"])
    assert answer["count"] == 7


def queries(client, address):
    with CaptureQueriesContext(connection) as asked:
        assert client.get(address).status_code == 200
    return len(asked)


@pytest.mark.parametrize("address", ["/network/", "/network/picture.svg", "/api/v1/network/"])
def test_it_costs_the_same_however_much_there_is(client, story, address):
    queries(client, address)
    cache.clear()
    before = queries(client, address)
    for n in range(20):
        promise = CommitmentFactory(slug=f"promise-{n}", published=True)
        PartyFactory(record=promise, country=story.country)
        LinkFactory(from_record=promise, to_record=story.policy, kind="under")
    refresh(Record.objects.values_list("pk", flat=True))
    cache.clear()
    assert queries(client, address) == before
    assert before <= 9
    assert queries(client, address) <= 1
