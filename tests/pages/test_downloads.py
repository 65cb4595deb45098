"""Maps, indicators and policies in time may be taken away as pictures and as figures."""

import csv
import io
import struct
from xml.etree import ElementTree

import pytest

from countries.models import Observation
from tests.pages.html import page_of

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("shipped_base")]
TYPES = {"svg": "image/svg+xml", "png": "image/png", "csv": "text/csv; charset=utf-8"}
MEASURES = (
    "commitments",
    "policies_in_force",
    "initiatives",
    "coverage",
    "global-innovation-index-rank",
)


def rows_of(answer):
    text = answer.content.decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(text)))


def files_of(shown, chosen):
    return [link.attrs["href"] for link in shown.one(chosen).one(".downloads").all("a")]


def words_in(svg):
    return " ".join(ElementTree.fromstring(svg).itertext())


@pytest.mark.parametrize(
    "address", ["/countries/", *(f"/?measure={measure}" for measure in MEASURES)]
)
def test_a_map_is_offered_in_three_forms(client, address):
    shown = page_of(client, address)
    offered = files_of(shown, ".figure")
    answers = {form: client.get(url) for form, url in zip(TYPES, offered, strict=True)}
    assert {form: one["Content-Type"] for form, one in answers.items()} == TYPES
    title = shown.one(".figure__title").text
    words = words_in(answers["svg"].content)
    assert title in words
    assert "imply no judgement" in words
    assert answers["png"].content[:8] == b"\x89PNG\r\n\x1a\n"
    assert struct.unpack(">II", answers["png"].content[16:24])[0] > 1000
    rows = rows_of(answers["csv"])
    assert len({row["country"] for row in rows}) == len(rows) == len(shown.one(".map").all("a"))
    assert {row["measure"] for row in rows} == {title}


def test_a_map_says_what_its_page_says(client):
    shown = page_of(client, "/?measure=global-innovation-index-rank")
    told = sorted(one.text for one in shown.one(".map").all("title"))
    rows = rows_of(client.get("/map.csv?measure=global-innovation-index-rank"))
    assert sorted(f"{row['name']}: {row['words']}" for row in rows) == told
    assert {row["value"] for row in rows if row["words"] == "no figure"} == {""}


def test_what_is_not_known_is_no_nought(client):
    links = page_of(client, "/?measure=commitments").one(".map").all("a")
    hatched = [link for link in links if link.all(".map-unknown")]
    rows = rows_of(client.get("/map.csv?measure=commitments"))
    unknown = [f"{row['name']}: {row['words']}" for row in rows if not row["value"]]
    assert sorted(unknown) == sorted(link.one("title").text for link in hatched)
    assert unknown


def test_a_measure_that_nobody_knows_has_no_map(client):
    assert client.get("/map.svg?measure=nonsense").status_code == 404


def test_every_indicator_of_a_country_is_offered_with_its_source(client):
    shown = page_of(client, "/countries/kaz/")
    for figure in shown.all(".multiple"):
        svg, png, table = (link.attrs["href"] for link in figure.one(".downloads").all("a"))
        assert figure.one("h3").text in words_in(client.get(svg).content)
        assert client.get(png)["Content-Type"] == TYPES["png"]
        rows = rows_of(client.get(table))
        assert {row["name"] for row in rows} == {figure.one("h3").text}
        assert all(row["source"] and row["year"] for row in rows)


def test_all_figures_of_a_country_are_one_file_as_they_were_given(client):
    rows = rows_of(client.get("/countries/kaz/indicators.csv"))
    held = Observation.objects.filter(country__iso3="KAZ", place=None).select_related("indicator")
    given = {(one.indicator.slug, str(one.year)): float(one.value) for one in held}
    assert {(r["indicator"], r["year"]): float(r["value"]) for r in rows} == given


@pytest.mark.parametrize(
    "address", ["/countries/kaz/indicators/nonsense.svg", "/countries/xxx/indicators.csv"]
)
def test_what_is_not_there_is_not_offered(client, address):
    assert client.get(address).status_code == 404


def test_policies_in_time_are_offered_as_a_table(client):
    offered = files_of(page_of(client, "/countries/kaz/"), ".section--policy")
    assert offered == ["/policies.csv?country=KAZ"]
    assert client.get(offered[0]).status_code == 200
