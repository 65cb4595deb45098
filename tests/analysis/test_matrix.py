"""Countries side by side on the shipped base: every number is that of a list, no cell is empty."""

import csv
import io

import pytest
import time_machine

from tests.pages.html import page_of

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("shipped_base")]
QUESTIONS = [
    "grouping=speca",
    "grouping=carec&expand=all",
    "grouping=central-asia&kind=policy&expand=digital-transformation",
    "rows=kinds&topic=entrepreneurship,finance&grouping=speca",
    "rows=policy_kinds&grouping=carec",
    "rows=years&country=KAZ,UZB,AFG&year__gte=2012&year__lte=2026",
    "rows=years&kind=policy,initiative&topic=green-transition&country=KAZ,GEO",
    "country=AZE,KAZ,ARM&kind=commitment,recommendation&year__gte=2021",
]
STATES = {"evidence", "planned", "nothing_found", "not_checked", "not_applicable"}
NOT_YET = {
    "policies": "status=in_preparation,proposed,draft",
    "initiatives": "stage=mentioned,considered,proposed,planned,being_established",
    "obligations": "status=proposed,being_introduced",
}


@pytest.fixture(autouse=True)
def on_a_day_of_november_2026():
    with time_machine.travel("2026-11-22T10:00:00Z", tick=False):
        yield


def asked(client, query):
    answer = client.get(f"/api/v1/matrix/?{query}")
    assert answer.status_code == 200, answer.content
    return answer.json()


@pytest.fixture
def count(client):
    """Rows of a list of the API, each list asked once."""
    known = {}

    def counted(address):
        if address not in known:
            answer = client.get(f"{address}&count=true&page_size=1")
            assert answer.status_code == 200, (address, answer.content)
            known[address] = answer.json()["count"]
        return known[address]

    return counted


@pytest.mark.parametrize("query", QUESTIONS)
def test_every_count_is_that_of_the_lists(client, count, query):
    matrix = asked(client, query)
    assert len(matrix["cells"]) == len(matrix["rows"]) * len(matrix["columns"])
    assert any(cell["count"] for cell in matrix["cells"])
    for cell in matrix["cells"]:
        for one in cell["lists"]:
            assert count(one["api"]) == one["count"], cell
        assert sum(one["count"] for one in cell["lists"]) == cell["count"]


@pytest.mark.parametrize("query", QUESTIONS[:2])
def test_planned_ones_are_those_that_the_lists_find_by_status(client, count, query):
    for cell in asked(client, query)["cells"]:
        if cell["count"]:
            found = sum(
                count(f"{one['api']}&{NOT_YET[plural]}")
                for one in cell["lists"]
                if (plural := one["api"].split("/")[3]) in NOT_YET
            )
            assert found == cell["planned"], cell
            assert cell["state"] == ("planned" if found == cell["count"] else "evidence")


@pytest.mark.parametrize("query", QUESTIONS)
def test_no_cell_is_empty_and_none_without_records_claims_any(client, query):
    matrix = asked(client, query)
    for cell in matrix["cells"]:
        assert cell["state"] in STATES
        assert (cell["state"] in {"evidence", "planned"}) == bool(cell["count"])
        assert (cell["state"] in {"nothing_found", "not_applicable"}) == bool(cell["checks"])
    assert sum(matrix["states"].values()) == len(matrix["cells"])


@pytest.mark.parametrize("query", QUESTIONS)
def test_page_shows_the_cells_of_the_api_in_words(client, query):
    cells = asked(client, query)["cells"]
    words = {"nothing_found": "Nothing found", "not_checked": "Not checked",
             "not_applicable": "Not applicable"}  # fmt: skip
    table = page_of(client, f"/compare/?{query}").one(".matrix")
    shown = [cell for row in table.one("tbody").all("tr") for cell in row.all("td")]
    assert len(shown) == len(cells)
    for cell, on_page in zip(cells, shown, strict=True):
        assert f"matrix__{cell['state']}" in on_page.classes
        number = "record" if cell["count"] == 1 else "records"
        said = {"evidence": f"{cell['count']} {number}", "planned": f"{cell['count']} planned"}
        if cell["state"] == "not_checked":
            assert cell["state_label"] in ("Not checked", "Checked in part")
            assert cell["state_label"] == "Checked in part" or not cell["outcomes"]
            words["not_checked"] = cell["state_label"]
        assert on_page.text == (said | words)[cell["state"]]
        assert bool(on_page.all("a")) == (cell["state"] != "not_checked")


@pytest.mark.parametrize("query", [QUESTIONS[0], QUESTIONS[4], QUESTIONS[5]])
def test_every_cell_opens_exactly_its_records_or_its_checks(client, query):
    matrix = asked(client, query)
    table = page_of(client, f"/compare/?{query}").one(".matrix")
    shown = [cell for row in table.one("tbody").all("tr") for cell in row.all("td")]
    for cell, on_page in zip(matrix["cells"], shown, strict=True):
        for link in on_page.all("a"):
            opened = page_of(client, link.attrs["href"])
            if link.attrs["href"].startswith("/compare/cell/"):
                heads = [one.text.split()[-1] for one in opened.all(".section-head__count")]
                assert sum(map(int, heads)) == cell["count"]
                for check in cell["checks"]:
                    assert check["note"] in opened.text
            else:
                found = opened.one(".results-bar__count").text
                assert found.split()[0] == str(cell["count"])


def test_what_names_a_grouping_stands_in_a_column_of_its_own(client):
    matrix = asked(client, "grouping=speca&topic=incubation")
    assert matrix["columns"][-1] == {
        "code": "speca", "type": "grouping", "name": "SPECA as a whole", "url": "",
    }  # fmt: skip
    assert [cell["count"] for cell in matrix["cells"]] == [0, 1, 0, 0, 0, 0, 0, 1]
    page = page_of(client, matrix["cells"][-1]["url"])
    assert "SPECA Network of Business Incubators and Accelerators" in page.text


def test_members_are_those_of_today(client):
    codes = [column["code"] for column in asked(client, "grouping=speca")["columns"]]
    assert codes == ["AFG", "AZE", "KAZ", "KGZ", "TJK", "TKM", "UZB", "speca"]
    with time_machine.travel("1997-01-01T10:00:00Z", tick=False):
        assert [c["code"] for c in asked(client, "grouping=speca")["columns"]] == ["speca"]


def test_columns_stand_in_the_order_asked_for_and_once(client):
    columns = asked(client, "country=uzb,KAZ&country=UZB&grouping=central-asia")["columns"]
    assert [column["code"] for column in columns][:3] == ["UZB", "KAZ", "KGZ"]
    assert len({column["code"] for column in columns}) == len(columns) == 6


def test_without_columns_the_countries_followed_are_compared(client):
    columns = asked(client, "")["columns"]
    assert len(columns) == 11
    assert {column["type"] for column in columns} == {"country"}


def test_mongolia_was_looked_for_and_says_so(client):
    matrix = asked(client, "country=MNG&rows=kinds")
    assert {cell["state"] for cell in matrix["cells"]} == {"nothing_found"}
    check = matrix["cells"][0]["checks"][0]
    assert check["checked"]["value"] == "2026-11-22"
    assert "clad-eca" in {source["slug"] for source in check["sources"]}


def test_landlocked_programmes_do_not_apply_to_countries_with_a_coast(client):
    matrix = asked(client, "country=CHN,GEO,PAK&topic=landlocked-countries")
    assert {cell["state"] for cell in matrix["cells"]} == {"not_applicable"}
    page = page_of(client, "/compare/cell/?row=landlocked-countries&column=GEO")
    assert page.one("h1").text == "Georgia: Landlocked developing countries"
    assert "Georgia has a sea coast" in page.one(".checks").text


def test_table_holds_the_same_cells(client):
    query = "grouping=carec"
    answer = client.get(f"/compare.csv?{query}")
    assert answer["Content-Type"].startswith("text/csv")
    rows = list(csv.DictReader(io.StringIO(answer.content.decode("utf-8-sig"))))
    cells = asked(client, query)["cells"]
    assert [(r["row"], r["column"], r["state"], r["count"]) for r in rows] == [
        (c["row"], c["column"], c["state"], str(c["count"])) for c in cells
    ]
    assert {r["url"].partition("/compare/")[0] for r in rows} == {"http://testserver"}
    [checked] = {r["checked"] for r in rows if r["state"] == "nothing_found"}
    assert checked == "2026-11-22"


@pytest.mark.parametrize(
    ("query", "parameter"),
    [
        ("rows=colours", "rows"),
        ("country=XYZ", "country"),
        ("topic=th32", "topic"),
        ("topic=9.5", "topic"),
        ("rows=policy_kinds&kind=commitment", "kind"),
        ("kind=event", "kind"),
        ("year__gte=2020&year__lte=2010", "year__lte"),
        ("year__gte=1800&year__lte=2100", "year__lte"),
        ("contry=KAZ", "contry"),
    ],
)
def test_what_is_not_understood_is_named(client, query, parameter):
    answer = client.get(f"/api/v1/matrix/?{query}")
    assert answer.status_code == 400
    assert [error["parameter"] for error in answer.json()["errors"]] == [parameter]
    for address in (f"/compare/?{query}", f"/compare.csv?{query}"):
        page = page_of(client, address, status=400)
        [said] = page.by_id("errors").all("li")
        assert said.text.startswith((f"{parameter}:", f"Year until ({parameter}):"))
        assert page.all(".matrix"), "what is understood is still shown"


@pytest.mark.parametrize(
    "query", ["", "row=incubation", "column=KAZ", "row=x&column=KAZ", "row=2022&column=KAZ",
              "rows=years&row=incubation&column=KAZ", "rows=kinds&row=event&column=KAZ"]
)  # fmt: skip
def test_cell_that_is_none_is_refused(client, query):
    assert client.get(f"/compare/cell/?{query}").status_code == 400


def test_topics_unfold_and_fold_by_links(client):
    page = page_of(client, "/compare/?country=KAZ")
    assert not page.all(".matrix__below")
    unfolded = page_of(client, page.links()["Unfold: Entrepreneurship"].partition("#")[0])
    assert [row.one("th").text for row in unfolded.all(".matrix__below")] == [
        "Start-ups", "Business incubation", "Innovative high-growth firms",
        "Small and medium-sized enterprises",
    ]  # fmt: skip
    fold = unfolded.links()["Fold what is below: Entrepreneurship"]
    assert fold == "/compare/?country=KAZ#row-entrepreneurship"


def test_unchanged_answers_are_not_sent_again(client):
    first = client.get("/api/v1/matrix/?country=KAZ")
    again = client.get("/api/v1/matrix/?country=KAZ", headers={"If-None-Match": first["ETag"]})
    assert again.status_code == 304


def test_alike_are_countries_with_evidence_on_the_same_topics(client):
    page = page_of(client, "/compare/?country=KGZ,TKM")
    [pair] = page.all(".alike__one")
    assert pair.one("h3").text == "Kyrgyzstan and Turkmenistan 7 of 11 topics"
    matrix = asked(client, "country=KGZ,TKM&expand=all")
    evidence = {
        code: {cell["row"] for cell in matrix["cells"] if cell["column"] == code
               and cell["count"] > cell["planned"]}
        for code in ("KGZ", "TKM")
    }  # fmt: skip
    below = {row["key"]: row["name"] for row in matrix["rows"] if row["level"] == 2}
    both = [below[key] for key in below if key in evidence["KGZ"] & evidence["TKM"]]
    assert f"Both have evidence on {', '.join(both)}." in pair.text
    assert len(set(below) & (evidence["KGZ"] | evidence["TKM"])) == 11


def test_single_country_is_likened_to_those_followed(client):
    pairs = page_of(client, "/compare/?country=KGZ").all(".alike__one")
    assert 1 < len(pairs) <= 5
    assert all("Kyrgyzstan" in pair.one("h3").text for pair in pairs)
