"""The page of a topic as a dashboard: how what is about it stands, and what is known where."""

import pytest
from django.core.cache import cache

from countries.models import Country
from policies.choices import CoverageState
from tests.pages.html import page_of

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("shipped_base")]


@pytest.fixture(autouse=True)
def afresh():
    cache.clear()


def rows_of(page, name):
    """{label: cells} of the table whose caption has this id."""
    table = next(one for one in page.all("table") if one.one("caption").attrs["id"] == name)
    return {row.one("th").text: row.all("td") for row in table.one("tbody").all("tr")}


@pytest.mark.parametrize("code", ["green-transition", "incubation", "digital-transformation"])
def test_cells_by_country_equal_the_matrix_of_the_api(client, code):
    rows = rows_of(page_of(client, f"/topics/{code}/"), "by-country-table")
    followed = Country.objects.filter(is_covered=True)
    assert sorted(rows) == sorted(country.name for country in followed)
    codes = ",".join(followed.order_by("name").values_list("iso3", flat=True))
    address = f"/api/v1/matrix/?rows=kinds&topic={code}&country={codes}"
    answered = client.get(address).json()
    names = {one["code"]: one["name"] for one in answered["columns"]}
    for cell in answered["cells"]:
        place = [one["key"] for one in answered["rows"]].index(cell["row"])
        shown = rows[names[cell["column"]]][place]
        assert f"matrix__{cell['state']}" in shown.classes, cell
        if cell["state"] == CoverageState.EVIDENCE:
            assert shown.text.startswith(f"{cell['count']}"), cell


def test_standing_equals_the_facets_of_the_lists_it_leads_to(client):
    rows = rows_of(page_of(client, "/topics/green-transition/"), "standing-policy-table")
    shown = {label: cells[0] for label, cells in rows.items()}
    facets = client.get("/api/v1/policies/facets/?topic=green-transition").json()["facets"]
    status = next(facet for facet in facets if facet["parameter"] == "status")
    counted = {option["label"]: option["count"] for option in status["options"]}
    assert {label: int(cell.text) for label, cell in shown.items()} == counted
    for cell in shown.values():
        listed = client.get(f"/api/v1{cell.one('a').attrs['href']}&count=true").json()
        assert listed["count"] == int(cell.text)


def test_a_topic_nobody_read_about_shows_what_was_looked_for(client):
    page = page_of(client, "/topics/incubation/")
    words = {cell.text for cells in rows_of(page, "by-country-table").values() for cell in cells}
    assert "Not checked" in words
    assert "0" not in words
