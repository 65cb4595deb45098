"""Sources that disagree stand side by side: the competence centres of October 2022, of which one
page says that they were discussed and another that eight were approved.
"""

import pytest

from tests.pages.html import page_of, rows_of

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("shipped_base")]
CENTRES = "/initiatives/kaz-technology-competence-centres/"


def test_page_says_on_what_its_sources_differ(client):
    page = page_of(client, CENTRES)
    assert page.one(".differing").text.startswith("Sources differ on: Stage.")


def test_each_source_stands_open_beside_the_other_with_its_value(client):
    stage = rows_of(page_of(client, CENTRES))["Stage"]
    (claims,) = [one for one in stage.all("details") if "claims--differ" in one.classes]
    assert "open" in claims.attrs
    values = [claim.one(".claim__value").text for claim in claims.all(".claim")]
    assert values == ["Considered", "Planned"]
    assert [mark.text for mark in stage.one("dd").all("div")[0].all(".mark")] == ["Considered"]


def test_a_value_that_only_one_of_them_gives_is_shown_as_not_settled(client):
    row = rows_of(page_of(client, CENTRES))["How many"]
    assert "not settled; said to be: Eight" in row.one(".not-stated").text
    assert "Eight industry centres" in row.one("blockquote").text


def test_words_of_a_source_are_marked_as_its_language_on_a_russian_page(client):
    words = page_of(client, f"/ru{CENTRES}").all(".not-stated")
    (told,) = [one for one in words if "по одному из источников" in one.text]
    assert [(one.text, one.attrs["lang"]) for one in told.all("span")] == [("Eight", "en")]


def test_claims_that_agree_stay_folded(client):
    kind = rows_of(page_of(client, CENTRES))["Kind"]
    assert all("open" not in one.attrs for one in kind.all("details"))
