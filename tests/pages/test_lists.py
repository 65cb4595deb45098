"""Lists of records: filters, counts, chips, pages, and what they say to nonsense."""

from urllib.parse import parse_qs, urlsplit

import pytest

from sources.models import Record
from sources.projection import refresh
from tests.factories.country import CountryFactory
from tests.factories.dates import dated
from tests.factories.policy import CommitmentFactory, PartyFactory, PolicyFactory
from tests.factories.record import withdraw
from tests.factories.topic import TopicFactory, TopicTagFactory
from tests.pages.html import page_of

pytestmark = pytest.mark.django_db
LISTS = (
    "policies", "initiatives", "commitments", "recommendations", "obligations", "events",
    "organisations", "people", "decisions", "statements",
)  # fmt: skip


def policies(count, *, year=2020, **values):
    made = [
        PolicyFactory(
            slug=f"policy-{year}-{n}", title=f"Policy {year}-{n:03}", published=True,
            **{**dated("adopted", str(year)), **values},
        )
        for n in range(count)
    ]  # fmt: skip
    refresh([one.pk for one in made])
    return made


def titles(page):
    return [title.text for title in page.all(".card__title")]


def option(page, parameter, value):
    boxes = {
        (label.one("input").attrs["name"], label.one("input").attrs["value"]): label
        for label in page.all(".option")
    }
    return boxes[parameter, value]


def count_of(page, parameter, value):
    return int(option(page, parameter, value).one(".option__count").text.split()[0])


@pytest.mark.parametrize("plural", LISTS)
def test_every_kind_has_a_list_with_what_is_published(client, story, plural):
    page = page_of(client, f"/{plural}/")
    assert page.one("h1").text == plural.capitalize()
    assert len(page.all(".card")) == 1
    assert page.links()["JSON"] == f"/api/v1/{plural}/"


@pytest.mark.parametrize("plural", LISTS)
def test_an_empty_list_is_not_called_none(client, db, plural):
    page = page_of(client, f"/{plural}/")
    assert "No coverage yet" in page.text
    assert "That is not the same as none." in page.text


def test_a_list_shows_nothing_unpublished(client, db):
    hidden, _shown = policies(2)
    withdraw(hidden)
    PolicyFactory(slug="draft", title="A draft")
    refresh([hidden.pk])
    assert titles(page_of(client, "/policies/")) == ["Policy 2020-001"]


def test_boxes_of_a_facet_are_or_and_facets_among_each_other_and(client, db):
    kaz, uzb = CountryFactory(iso3="KAZ"), CountryFactory(iso3="UZB")
    topic = TopicFactory(code="finance")
    one, two, _three = policies(3)
    PartyFactory(record=one, country=kaz)
    PartyFactory(record=two, country=uzb)
    TopicTagFactory(record=one, topic=topic)
    refresh(Record.objects.values_list("pk", flat=True))
    both = page_of(client, "/policies/?country=KAZ&country=UZB")
    assert sorted(titles(both)) == ["Policy 2020-000", "Policy 2020-001"]
    narrow = page_of(client, "/policies/?country=KAZ&country=UZB&topic=finance")
    assert titles(narrow) == ["Policy 2020-000"]


def test_counts_are_exact_and_chosen_boxes_are_checked(client, db):
    kaz, uzb = CountryFactory(iso3="KAZ"), CountryFactory(iso3="UZB")
    made = policies(5)
    for policy in made[:3]:
        PartyFactory(record=policy, country=kaz)
    for policy in made[2:]:
        PartyFactory(record=policy, country=uzb)
    refresh([one.pk for one in made])
    page = page_of(client, "/policies/?country=KAZ")
    assert page.one(".results-bar__count").text == "3 policies"
    assert count_of(page, "country", "KAZ") == 3
    assert count_of(page, "country", "UZB") == 3  # what ticking this box too would bring
    assert count_of(page, "kind", made[0].policy_kind) == 3
    assert "checked" in option(page, "country", "KAZ").one("input").attrs
    assert "checked" not in option(page, "country", "UZB").one("input").attrs


def test_a_chip_takes_its_own_filter_away_and_keeps_the_others(client, db):
    CountryFactory(iso3="KAZ")
    CountryFactory(iso3="UZB")
    policies(1)
    page = page_of(client, "/policies/?country=KAZ&country=UZB&year=2020&ordering=title&q=policy")
    chips = {chip.text: chip.attrs["href"] for chip in page.all(".chip")}
    without_kaz = parse_qs(
        urlsplit(chips[f"Remove Country: {CountryFactory(iso3='KAZ').name}"]).query
    )
    assert without_kaz == {
        "country": ["UZB"], "year": ["2020"], "ordering": ["title"], "q": ["policy"]
    }  # fmt: skip
    assert "Remove Year: 2020" in chips
    assert "Remove Words: policy" in chips
    assert page.links()["Clear all"] == "/policies/"


@pytest.mark.parametrize(
    "query",
    ["country=XXX", "year=two", "status=nonsense", "colour=blue", "ordering=random", "cursor=abc"],
)
def test_nonsense_gets_a_message_in_the_words_of_the_api(client, db, query):
    policies(1)
    answer = client.get(f"/api/v1/policies/?{query}").json()
    page = page_of(client, f"/policies/?{query}", status=400)
    said = [item.text for item in page.by_id("errors").all("li")]
    expected = [f"{e['parameter']}: {e['message']}" for e in answer["errors"]]
    assert said == [" ".join(line.split()) for line in expected]
    assert page.all(".card") == []


def test_one_wrong_filter_leaves_the_others_in_force(client, db):
    CountryFactory(iso3="KAZ")
    policies(1)
    page = page_of(client, "/policies/?country=KAZ&year=two", status=400)
    assert [chip.text for chip in page.all(".chip")] == [
        f"Remove Country: {CountryFactory(iso3='KAZ').name}"
    ]


def test_nothing_fitting_is_said_and_leads_back(client, db):
    policies(1)
    page = page_of(client, "/policies/?q=nowhere")
    assert "Nothing fits all of these filters" in page.text
    assert page.links()["The whole list"] == "/policies/"


def test_pages_hold_every_record_once_there_and_back(client, db):
    policies(30, year=2020)
    policies(30, year=2021)
    undated = [
        PolicyFactory(slug=f"undated-{n}", title=f"Undated {n}", published=True) for n in range(5)
    ]
    refresh([one.pk for one in undated])
    seen, address = [], "/policies/?q=policy+OR+undated"
    while address:
        page = page_of(client, address)
        seen.append(titles(page))
        address = {a.attrs.get("rel"): a.attrs["href"] for a in page.all("a")}.get("next")
    flat = [title for shown in seen for title in shown]
    assert [len(shown) for shown in seen] == [25, 25, 15]
    assert len(set(flat)) == 65
    assert flat[0].startswith("Policy 2021")
    assert flat[-1].startswith("Undated")
    back = {a.attrs.get("rel"): a.attrs["href"] for a in page.all("a")}["prev"]
    assert titles(page_of(client, back)) == seen[1]


def test_the_order_asked_for_is_kept_by_the_filter_form_and_by_pages(client, db):
    policies(30)
    page = page_of(client, "/policies/?ordering=-title")
    assert titles(page)[0] == "Policy 2020-029"
    hidden = [field.attrs for field in page.all("input") if field.attrs.get("type") == "hidden"]
    assert {"name": "ordering", "value": "-title"}.items() <= hidden[0].items()
    following = page.links()["Next page"]
    assert titles(page_of(client, following))[0] == "Policy 2020-004"


def test_a_card_says_how_binding_and_what_became_of_it(client, db):
    made = CommitmentFactory(slug="promise", strength="offered", published=True)
    refresh([made.pk])
    side = page_of(client, "/commitments/").one(".card__side")
    assert side.one(".mark--strength-offered").text == "Offered"
    assert side.one(".mark--progress-not_checked").text == "Progress: not checked"


@pytest.mark.parametrize("address", ["/countries/kaz/", "/", "/search/?q=valley"])
def test_a_card_says_that_nobody_looked_wherever_it_stands(client, db, address):
    made = CommitmentFactory(
        slug="promise", title="A valley of parks", published=True, **dated("made", "2020")
    )
    PartyFactory(record=made, country=CountryFactory(iso3="KAZ", name="Kazakhstan"))
    refresh([made.pk])
    [card] = page_of(client, address).all(".card")
    assert card.one(".mark--progress-not_checked").text == "Progress: not checked"


def test_only_reading_is_answered(client, db):
    for address in ("/policies/", "/policies/x/", "/countries/", "/search/", "/"):
        assert client.post(address).status_code == 405
