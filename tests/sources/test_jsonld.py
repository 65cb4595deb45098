"""Data blocks: what schema.org has words for, in its words, and safe within a page."""

import json
import re

import pytest

from sources.addresses import PLURALS
from sources.exports.jsonld import data_block, described
from sources.projection import refresh
from tests.factories import (
    CommitmentFactory,
    EventFactory,
    PolicyFactory,
    SourceFactory,
    WorkFactory,
)
from tests.factories.dates import dated
from tests.factories.story import tell_story
from tests.schema_org import faults_in

pytestmark = pytest.mark.django_db
BLOCK = re.compile(r'<script type="application/ld\+json">(.*?)</script>', re.DOTALL)


@pytest.fixture
def story():
    story = tell_story("one")
    refresh(story.ids)
    return story


def block(client, address):
    [text] = BLOCK.findall(client.get(address).content.decode())
    return json.loads(text)


@pytest.mark.parametrize("kind", sorted(PLURALS))
def test_every_record_is_described_in_words_that_schema_org_has(client, story, kind):
    record = next(one for one in story.records if one.kind == kind)
    address = f"/{PLURALS[kind]}/{record.slug}/"
    thing = block(client, address)
    assert faults_in(thing) == []
    assert thing["@context"] == "https://schema.org"
    assert (thing["name"], thing["url"]) == (record.title, f"http://testserver{address}")
    page = thing["mainEntityOfPage"]
    assert page["license"] == "https://creativecommons.org/licenses/by/4.0/"
    sources = {claim.source.title for claim in record.claims.select_related("source")}
    assert {one["name"] for one in page["citation"]} == sources


def test_an_event_says_when_where_how_and_who(client, story):
    event = block(client, "/events/session-one/")
    assert (event["@type"], event["startDate"], event["endDate"]) == (
        "Event", "2022-07-19", "2022-07-20",
    )  # fmt: skip
    assert event["eventAttendanceMode"] == "https://schema.org/MixedEventAttendanceMode"
    [place] = event["location"]
    assert place["address"] == {
        "@type": "PostalAddress",
        "addressLocality": "Almaty",
        "addressCountry": story.country.name,
    }
    assert [one["name"] for one in event["organizer"]] == ["Ministry one"]


@pytest.mark.parametrize(
    ("starts", "shown"), [("2022-07", "2022-07"), ("2022", "2022"), ("~2019", None), ("", None)]
)
def test_a_date_is_no_more_exact_than_it_is_known(client, starts, shown):
    days = dated("starts", starts) if starts else {}
    refresh([EventFactory(slug="vague", published=True, **days).pk])
    assert block(client, "/events/vague/").get("startDate") == shown


def test_parties_and_dates_of_a_commitment(client, story):
    thing = block(client, "/commitments/promise-one/")
    assert (thing["dateCreated"], thing["expires"]) == ("2022-07-20", "2023")
    assert thing["author"] == [
        {
            "@type": "Country",
            "name": story.country.name,
            "url": f"http://testserver/countries/{story.country.iso3.lower()}/",
        }
    ]
    assert thing["genre"] == "Commitment"


def test_a_person_holds_a_post_and_a_decision_is_recorded_at_its_event(client, story):
    person = block(client, "/people/minister-one/")
    [role] = person["worksFor"]
    assert role["@type"] == "OrganizationRole"
    assert role["worksFor"]["name"] == "Ministry one"
    decision = block(client, "/decisions/decision-one/")
    assert decision["recordedAt"]["@id"] == "http://testserver/events/session-one/"


@pytest.mark.parametrize(
    ("policy_kind", "kind", "adopted"),
    [("strategy", "CreativeWork", "dateCreated"), ("law", "Legislation", "legislationDate")],
)
def test_a_policy_covers_its_period_and_a_law_is_legislation(client, policy_kind, kind, adopted):
    days = dated("starts", "2021") | dated("ends", "2025-06") | dated("adopted", "2020-12-31")
    made = PolicyFactory(slug="plan", policy_kind=policy_kind, published=True, **days)
    refresh([made.pk])
    policy = block(client, "/policies/plan/")
    assert faults_in(policy) == []
    assert policy["@type"] == kind
    assert policy["temporalCoverage"] == "2021/2025-06"
    assert policy[adopted] == "2020-12-31"


def test_no_title_ends_the_block(client):
    title = "</script><script>alert(1)</script> & <!-- \u2028"
    refresh([CommitmentFactory(slug="odd", title=title, published=True).pk])
    page = client.get("/commitments/odd/").content.decode()
    assert "alert(1)</script>" not in page
    assert block(client, "/commitments/odd/")["name"] == title


def test_a_block_is_json_whatever_stands_in_it():
    thing = {"name": "<>&\u2029'\"\\ Қазақстан"}
    text = data_block(thing)
    assert json.loads(text) == thing
    assert not re.search("[<>&\u2028\u2029]", text)


def test_a_digest_is_no_source_of_its_own(client, story):
    original = {"slug": "original", "title": "The original", "publisher": "", "url": ""}
    digest = {"slug": "ours", "rendition": "digest", "original": original}
    other = {"slug": "alone", "rendition": "digest", "original": None}
    document = client.get("/api/v1/commitments/promise-one/").json()
    thing = described(document, [{"source": digest}, {"source": other}], "https://example.org")
    assert thing["mainEntityOfPage"]["citation"] == [
        {
            "@type": "CreativeWork",
            "@id": "https://example.org/sources/original/#document",
            "name": "The original",
            "url": "https://example.org/sources/original/",
        }
    ]


def test_documents_and_countries_are_described_too(client, story):
    SourceFactory(
        slug="report", kind="report", url="https://example.org/r", archive_url="https://a.example/r",
        author="A. Author", **dated("published", "2022-07"),
    )  # fmt: skip
    report = block(client, "/sources/report/")
    assert faults_in(report) == []
    assert (report["@type"], report["datePublished"]) == ("Report", "2022-07")
    assert report["archivedAt"] == "https://a.example/r"
    undated = SourceFactory(slug="undated", work=WorkFactory(), publisher="")
    assert "datePublished" not in block(client, f"/sources/{undated.slug}/")
    country = block(client, f"/countries/{story.country.iso3.lower()}/")
    assert faults_in(country) == []
    assert country["identifier"] == [story.country.iso3, story.country.iso2]
