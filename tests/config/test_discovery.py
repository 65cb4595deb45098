"""What machines find: sitemaps of all that is published, robots, search, previews, canonicals."""

from datetime import timedelta
from xml.etree import ElementTree

import pytest
from django.db import connection
from django.db.models import F
from django.test.utils import CaptureQueriesContext

from sources import sitemaps
from sources.models import Entry, Record, Source
from sources.projection import refresh
from tests.factories import CommitmentFactory
from tests.factories.record import withdraw
from tests.factories.story import tell_story
from tests.pages.html import page_of

pytestmark = pytest.mark.django_db
MAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
HOST = "http://testserver"


@pytest.fixture
def story():
    story = tell_story("one")
    refresh(story.ids)
    return story


def locations(client, address):
    """{location: last change or None} of an index or a sitemap."""
    answer = client.get(address)
    assert (answer.status_code, answer["Content-Type"]) == (200, sitemaps.CONTENT_TYPE)
    text = b"".join(answer.streaming_content) if answer.streaming else answer.content
    return {
        node.find(f"{MAP}loc").text: getattr(node.find(f"{MAP}lastmod"), "text", None)
        for node in ElementTree.fromstring(text)
    }


def everything(client):
    found = {}
    for address in locations(client, "/sitemap.xml"):
        found |= locations(client, address.removeprefix(HOST))
    return found


def test_every_published_page_is_in_a_sitemap_and_answers(client, story):
    found = everything(client)
    for kind, slug in Entry.objects.values_list("kind", "slug"):
        assert f"{HOST}{sitemaps.record_page(kind, slug)}" in found
    for slug in Source.objects.values_list("slug", flat=True):
        assert f"{HOST}/sources/{slug}/" in found
    assert {f"{HOST}/", f"{HOST}/countries/kaz/", f"{HOST}/topics/incubation/"} <= set(found)
    dead = [a for a in found if client.get(a.removeprefix(HOST)).status_code != 200]
    assert dead == []


def test_a_page_is_listed_with_its_last_change(client, story):
    found = locations(client, "/sitemap-commitments-1.xml")
    changed_at = Entry.objects.get(pk=story.commitment.pk).changed_at
    changed = changed_at.isoformat(timespec="seconds")
    paths = ("/commitments/promise-one/", "/ru/commitments/promise-one/")
    assert found == {f"{HOST}{path}": changed for path in paths}
    index = locations(client, "/sitemap.xml")
    assert index[f"{HOST}/sitemap-commitments-1.xml"] == changed_at.isoformat(timespec="seconds")


def test_what_is_not_published_is_in_no_sitemap(client, story):
    CommitmentFactory(slug="draft")
    withdraw(story.commitment)
    refresh([story.commitment.pk])
    found = everything(client)
    assert not [address for address in found if "/commitments/" in address and "draft" in address]
    assert f"{HOST}/commitments/promise-one/" not in found
    assert client.get("/sitemap-commitments-1.xml").status_code == 404


def test_a_large_section_is_cut_into_files(client, monkeypatch):
    monkeypatch.setattr(sitemaps, "LARGEST", 2)
    refresh([CommitmentFactory(slug=f"c{n}", published=True).pk for n in range(5)])
    index = [a for a in locations(client, "/sitemap.xml") if "sitemap-commitments" in a]
    assert index == [f"{HOST}/sitemap-commitments-{n}.xml" for n in (1, 2, 3)]
    found = [locations(client, address.removeprefix(HOST)) for address in index]
    assert [len(one) for one in found] == [4, 4, 2]  # each in two languages
    assert len({address for one in found for address in one}) == 10


@pytest.mark.parametrize("name", ["commitments-0", "commitments-9", "nothing-1", "pages-2"])
def test_there_are_no_other_sitemaps(client, story, name):
    assert client.get(f"/sitemap-{name}.xml").status_code == 404


def test_sitemaps_cost_the_same_for_many_records(client, story):
    def cost(address):
        with CaptureQueriesContext(connection) as asked:
            locations(client, address)
        return len(asked)

    addresses = ("/sitemap.xml", "/sitemap-commitments-1.xml")
    before = [cost(address) for address in addresses]
    refresh([CommitmentFactory(slug=f"c{n}", published=True).pk for n in range(5)])
    assert [cost(address) for address in addresses] == before
    assert before[0] <= 14
    assert before[1] == 2


def test_an_index_that_a_robot_has_is_not_sent_again(client, story):
    etag = client.get("/sitemap.xml")["ETag"]
    assert client.get("/sitemap.xml", headers={"If-None-Match": etag}).status_code == 304
    refresh([CommitmentFactory(slug="new", published=True).pk])
    later = F("changed_at") + timedelta(hours=1)  # sitemaps tell times to the second
    Entry.objects.filter(slug="new").update(changed_at=later)
    assert client.get("/sitemap.xml", headers={"If-None-Match": etag}).status_code == 200


@pytest.mark.parametrize("path", ["/network/", "/compare/", "/commitments/promise-one/"])
def test_a_page_stands_in_the_sitemap_in_every_language_with_the_others(client, story, path):
    name = "commitments" if "promise" in path else "pages"
    text = b"".join(client.get(f"/sitemap-{name}-1.xml").streaming_content)
    wanted = {"en": f"{HOST}{path}", "ru": f"{HOST}/ru{path}", "x-default": f"{HOST}{path}"}
    entries = {node.find(f"{MAP}loc").text: node for node in ElementTree.fromstring(text)}
    for address in wanted.values():
        links = entries[address].findall("{http://www.w3.org/1999/xhtml}link")
        assert {link.get("hreflang"): link.get("href") for link in links} == wanted


@pytest.mark.parametrize("path", ["/search/", "/design/"])
def test_robots_are_kept_from_the_same_pages_in_every_language(client, path):
    lines = client.get("/robots.txt").content.decode().splitlines()
    assert {f"Disallow: {path}", f"Disallow: /ru{path}"} <= {*lines}


def test_robots_are_led_to_the_sitemap(client):
    lines = client.get("/robots.txt").content.decode().splitlines()
    assert f"Sitemap: {HOST}/sitemap.xml" in lines
    assert "Disallow: /admin/" in lines


def test_a_browser_finds_the_search(client):
    [link] = [
        link for link in page_of(client, "/").all("link") if link.attrs.get("rel") == "search"
    ]
    answer = client.get(link.attrs["href"])
    assert answer["Content-Type"] == link.attrs["type"] + "; charset=utf-8"
    described = ElementTree.fromstring(answer.content)
    template = described.find("{*}Url").get("template")
    assert template == f"{HOST}/search/?q={{searchTerms}}"
    assert len(described.find("{*}ShortName").text) <= 16
    assert client.get(template.format(searchTerms="kazakhstan")).status_code == 200


def metas(client, address):
    page = page_of(client, address)
    found = {m.attrs.get("property"): m.attrs.get("content") for m in page.all("meta")}
    [canonical] = [one for one in page.all("link") if one.attrs.get("rel") == "canonical"]
    return found, canonical.attrs["href"]


@pytest.mark.parametrize("prefix", ["", "/ru"])
def test_a_record_says_how_a_link_to_it_looks(client, story, prefix):
    found, canonical = metas(client, f"{prefix}/commitments/promise-one/?x=1")
    assert found["og:title"] == "Promise one" or prefix
    assert prefix or found["og:description"] == story.commitment.summary
    assert found["og:url"] == canonical == f"{HOST}{prefix}/commitments/promise-one/"
    assert found["og:image"] == f"{HOST}/commitments/promise-one/picture.png"
    assert client.get(found["og:image"]).status_code == 200


@pytest.mark.parametrize(
    "address", ["/", "/commitments/?country=KAZ", "/sources/", "/countries/kaz/", "/data/"]
)
def test_every_page_names_its_address_without_filters_and_a_picture(client, story, address):
    found, canonical = metas(client, address)
    assert canonical == HOST + address.partition("?")[0]
    assert found["og:image"] == f"{HOST}/static/img/preview.png"


@pytest.mark.parametrize(
    ("address", "title"),
    [
        ("/", "Regional innovation policy, with its sources"),
        ("/countries/kaz/", "Country KAZ"),
        ("/commitments/?country=KAZ", "Commitments"),
        ("/ru/commitments/", "Обязательства"),
        ("/thread/commitment/promise-one/", "Before and after: Promise one"),
    ],
)
def test_a_link_to_any_page_shows_its_title_and_what_it_is_about(client, story, address, title):
    found, canonical = metas(client, address)
    named = {
        m.attrs.get("name"): m.attrs.get("content") for m in page_of(client, address).all("meta")
    }
    assert found["og:title"] == title
    assert found["og:description"] == named["description"]
    assert found["og:url"] == canonical
    assert found["og:type"] == "website"


def test_a_title_stands_in_a_preview_as_it_is_written(client, story):
    Record.objects.filter(pk=story.commitment.pk).update(title='A & B, the "first"')
    refresh([story.commitment.pk])
    found, _canonical = metas(client, "/thread/commitment/promise-one/")
    assert found["og:title"] == 'Before and after: A & B, the "first"'


def test_a_thread_has_the_picture_of_its_record(client, story):
    found, _canonical = metas(client, "/thread/commitment/promise-one/")
    assert found["og:image"] == f"{HOST}/commitments/promise-one/picture.png"


@pytest.mark.parametrize("address", ["/", "/ru/"])
def test_the_letters_of_a_page_are_fetched_at_once(client, story, address):
    """Both scripts stand on every page: each names the other language in its own letters."""
    links = [one.attrs for one in page_of(client, address).all("link")]
    fetched = [one["href"] for one in links if one.get("rel") == "preload"]
    assert [one.partition("sans-3-")[2].split(".")[0] for one in fetched] == [
        "latin",
        "cyrillic",
    ]
