"""Pages about the site itself, and what it says where there is nothing to show."""

import gzip
import re

import pytest

from tests.house.tree import ROOT
from tests.pages.html import page_of

pytestmark = pytest.mark.django_db


def test_the_data_page_says_of_others_what_the_documentation_says(client):
    written = (ROOT / "docs" / "data.md").read_text().split("## Of others")[1].split("\n## ")[0]
    documented = [
        [cell.strip() for cell in line.strip("| ").split("|")][:3]
        for line in written.splitlines()
        if line.startswith("|") and not re.match(r"\|[-|]+$", line)
    ]
    rows = page_of(client, "/data/").one("tbody").all("tr")
    shown = [[c.text for c in row.inside if not isinstance(c, str)] for row in rows]
    assert shown == documented[1:]


def test_the_data_page_leads_to_every_collection(client):
    links = page_of(client, "/data/").links()
    for name in ("policies", "claims", "links", "observations"):
        assert client.get(links[name]).status_code == 200


def test_the_components_page_shows_every_status_with_its_shape(client):
    page = page_of(client, "/design/")
    shapes = (ROOT / "static" / "img" / "marks.svg").read_text()
    used = {use.attrs["href"].partition("#")[2] for use in page.all("use")}
    assert len(used) > 60
    assert [name for name in used if f'id="{name}"' not in shapes] == []


def test_robots_are_kept_from_searches_and_filters(client):
    answer = client.get("/robots.txt")
    assert answer.headers["Content-Type"].startswith("text/plain")
    assert "Disallow: /search/" in answer.text


def test_an_address_of_nothing_offers_the_search(client):
    page = page_of(client, "/nowhere/", status=404)
    assert page.one("h1").text == "There is nothing at this address"
    assert page.by_id("not-found-search").attrs["name"] == "q"


def test_a_broken_page_answers_in_the_looks_of_the_others(client, monkeypatch):
    def broken(_data):
        raise RuntimeError

    monkeypatch.setattr("sources.views.documents_context", broken)
    client.raise_request_exception = False
    page = page_of(client, "/sources/", status=500)
    assert page.one("h1").text == "Something broke on our side"


def test_the_policy_of_what_a_page_may_load_has_no_exceptions(client):
    policy = client.get("/").headers["Content-Security-Policy"]
    assert "unsafe" not in policy
    assert "default-src 'none'" in policy


@pytest.mark.parametrize("address", ["/design/", "/api/v1/commitments/"])
def test_a_page_travels_compressed_where_the_reader_can_unpack_it(client, story, address):
    plain = client.get(address)
    packed = client.get(address, headers={"Accept-Encoding": "gzip"})
    assert packed.headers["Content-Encoding"] == "gzip"
    assert "Accept-Encoding" in packed.headers["Vary"]
    assert gzip.decompress(packed.content) == plain.content
    assert len(packed.content) < len(plain.content)


def test_what_was_kept_compressed_is_not_sent_again(client, story):
    address, asking = "/api/v1/commitments/promise-one/", {"Accept-Encoding": "gzip"}
    first = client.get(address, headers=asking)
    assert first.headers["Content-Encoding"] == "gzip"
    assert first.headers["ETag"] == client.get(address).headers["ETag"]
    again = client.get(address, headers=asking | {"If-None-Match": first.headers["ETag"]})
    assert (again.status_code, again.headers["ETag"]) == (304, first.headers["ETag"])
