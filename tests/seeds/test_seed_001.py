"""Checklist of seed 001: UNECE and innovation in the regions of Kazakhstan, April 2013."""

# ruff: noqa: N802 - a test bears the id of its row of the checklist.

from decimal import Decimal

import pytest

from countries.models import Observation, Place, PlaceName
from organisations.models import Organisation, Person
from sources.choices import Basis, LinkBasis
from sources.models import Claim, OriginalSpan, Source
from tests.seeds.facts import (
    assert_bound,
    assert_every_value_has_a_sentence,
    assert_own_words,
    claim,
    import_original,
    links,
    names,
    participants,
    parties,
    the,
    topics,
    when,
)

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("shipped_base")]

ORIGINAL = "unece-kazakhstan-innovation-2013"
DIGEST = "digest-unece-kazakhstan-2013"
REVIEW = "ipr-kazakhstan-2012"
SEMINAR = "event/kaz-regional-innovation-seminar-2013"
METHODOLOGY = "policy/kaz-regional-innovation-methodology"
ADVICE = "recommendation/ipr-kazakhstan-2012-reach-regions"
COLLABORATION = "commitment/unece-natd-collaboration"
LEVY = "obligation/kaz-subsoil-levy-2013"
SERIES = "initiative/unece-innovation-performance-reviews"
INFRASTRUCTURE = "initiative/kaz-regional-innovation-infrastructure"
MINISTRY = "organisation/kaz-ministry-industry-new-technologies"
AGENCY = "organisation/national-agency-technological-development"
MINISTER = "person/asset-issekeshev"
FIRST_CONTENT, LAST_CONTENT = 4, 15  # paragraphs of the original; page furniture is around them


def test_S1_01_press_release_without_its_page_furniture():
    original = Source.objects.get(slug=ORIGINAL)
    assert (original.kind, original.publisher) == ("press_release", "UNECE")
    assert original.publisher_record.slug == "unece"
    assert original.author == "UNECE Information Unit, Geneva"
    spans = OriginalSpan.objects.filter(text_sha256=original.expected_sha256)
    bound = set(spans.values_list("paragraph", flat=True))
    assert bound
    assert min(bound) >= FIRST_CONTENT
    assert max(bound) <= LAST_CONTENT


def test_S1_02_date_of_publication_is_not_the_date_of_the_event():
    assert when(Source.objects.get(slug=ORIGINAL), "published") == "2013-04-23"
    assert when(the(SEMINAR), "starts") == when(the(SEMINAR), "ends") == "2013-04-19"


def test_S1_03_astana_is_a_city_of_kazakhstan_with_dated_names():
    seminar = the(SEMINAR)
    astana = Place.objects.get(code="astana")
    assert (seminar.place, seminar.country.iso3, astana.kind) == (astana, "KAZ", "city")
    renamed = PlaceName.objects.get(place=astana, text="Nur-Sultan", language="en")
    then = PlaceName.objects.filter(place=astana, valid__contains=seminar.starts_on.lower)
    assert renamed not in then
    assert then.filter(text="Astana", language="en").exists()


def test_S1_04_seminar_has_organisers_and_a_contributor():
    seminar = the(SEMINAR)
    assert (seminar.event_kind, seminar.place.name) == ("seminar", "Astana")
    assert {
        "organiser/organisation:kaz-ministry-industry-new-technologies",
        "organiser/organisation:national-agency-technological-development",
        "contributor/organisation:unece",
    } <= set(participants(SEMINAR))


def test_S1_05_ministry_has_a_successor_that_a_curator_infers():
    ministry = the(MINISTRY)
    assert (ministry.organisation_kind, ministry.country.iso3) == ("ministry", "KAZ")
    successor = "organisation/kaz-ministry-investments-development"
    link = links(successor)[f"supersedes {MINISTRY}"]
    assert link.basis == LinkBasis.INFERENCE
    assert link.reason
    assert claim(successor, "links", f"supersedes {MINISTRY}").source.work.slug.startswith("ahk-")


def test_S1_06_agency_in_two_spellings_is_one_record():
    assert the(AGENCY).title == "National Agency for Technological Development"
    assert "National Agency for Technology Development" in names(AGENCY)
    found = Organisation.objects.filter(title__startswith="National Agency for Techn")
    assert found.get().pk == the(AGENCY).pk


def test_S1_07_european_division_belongs_to_the_association():
    division = the("organisation/iasp-european-division")
    assert division.parent.title == "International Association of Science Parks"


def test_S1_08_minister_has_two_spellings_and_two_posts_at_once():
    minister = the(MINISTER)
    assert minister.title == "Asset Issekeshev"
    assert names(MINISTER) == {"Asset Ishekeshev"}
    assert Person.objects.filter(family_name__in=["Issekeshev", "Ishekeshev"]).count() == 1
    posts = minister.posts.filter(valid=None, seen__contains=the(SEMINAR).starts_on.lower)
    assert {(post.organisation.slug, post.role) for post in posts} == {
        ("kaz-government", "Deputy Prime Minister"),
        (
            "kaz-ministry-industry-new-technologies",
            "Minister of Industry and New Technologies",
        ),
    }


def test_S1_09_vice_minister_presented_the_draft():
    tuleushin = the("person/kanysh-tuleushin")
    assert tuleushin.posts.get().role == "Vice-Minister of Industry and New Technologies"
    speaker = claim(SEMINAR, "participants", "speaker/person:kanysh-tuleushin")
    assert "draft" in speaker.quote


def test_S1_10_president_of_the_european_division_spoke():
    post = the("person/josep-miquel-pique").posts.get()
    assert (post.role, post.organisation.slug) == ("President", "iasp-european-division")
    assert "speaker/person:josep-miquel-pique" in participants(SEMINAR)


def test_S1_11_participants_are_categories():
    assert {item for item in participants(SEMINAR) if item.startswith("participant/")} == {
        "participant/category:regional deputy governors",
        "participant/category:senior officers of the presidential administration",
        "participant/category:representatives of other public and private organisations",
    }
    item = "participant/category:regional deputy governors"
    assert claim(SEMINAR, "participants", item).stated.startswith("Many")


def test_S1_12_methodology_is_a_draft_that_the_seminar_prepares():
    methodology = the(METHODOLOGY)
    assert (methodology.policy_kind, methodology.status) == ("methodology", "draft")
    assert links(SEMINAR)[f"prepares {METHODOLOGY}"].basis == LinkBasis.STATED


def test_S1_13_review_has_series_year_and_publisher():
    review = Source.objects.get(slug=REVIEW)
    assert (review.kind, review.series) == ("review", "Innovation Performance Reviews")
    assert (review.publisher, when(review, "published"), review.text) == ("UNECE", "2012", "")


def test_S1_14_recommendation_of_the_review_to_the_authorities():
    advice = the(ADVICE)
    assert (advice.made_in.slug, advice.reference, advice.response) == (REVIEW, "", "none_known")
    assert parties(ADVICE) == {"issuer/organisation:unece", "addressee/KAZ"}
    addressee = claim(ADVICE, "parties", "addressee/KAZ")
    assert (addressee.stated, addressee.basis) == ("the authorities", Basis.INFERRED)


def test_S1_15_seminar_and_methodology_follow_up_the_recommendation():
    assert f"follows_up {ADVICE}" in links(SEMINAR)
    assert f"implements {ADVICE}" in links(METHODOLOGY)
    assert links(METHODOLOGY)[f"under {COLLABORATION}"].basis == LinkBasis.STATED
    assert the(COLLABORATION).strength == "agreed"
    assert {"party/organisation:unece", "party/organisation:" + AGENCY.split("/")[1]} <= parties(
        COLLABORATION
    )
    assert the(ADVICE).progress.get().status == "under_way"


def test_S1_16_levy_has_rate_base_purpose_and_status_but_no_amount():
    levy = the(LEVY)
    assert (levy.rate, levy.base) == (Decimal(1), "income from natural resources")
    assert (levy.amount, levy.currency) == (None, "")
    assert levy.purpose == "to finance expenditure related to innovation"
    assert (levy.status, when(levy, "stated")) == ("being_introduced", "2013-04-23")
    assert not {item for item in parties(LEVY) if item.startswith("obliged/")}


def test_S1_17_regions_are_meant_without_naming_one():
    assert "beneficiary/category:regions of Kazakhstan" in parties(METHODOLOGY)
    assert "regional-innovation" in topics(METHODOLOGY)
    assert not the(INFRASTRUCTURE).sites.exists()


def test_S1_18_series_is_described_and_has_an_address():
    page = Source.objects.get(slug="unece-innovation-performance-reviews")
    assert page.url == "http://www.unece.org/innovationperformancereviews.html"
    assert the(SERIES).title == page.series
    assert "beneficiary/category:countries that request a review" in parties(SERIES)


def test_S1_19_statements_are_attributed_only_where_the_text_does():
    pique = the("statement/pique-2013-regional-strategy")
    assert (pique.statement_kind, pique.speaker.slug) == ("paraphrase", "josep-miquel-pique")
    assert pique.event == the(SEMINAR)
    for slug in ("regional-factors", "stakeholders", "research-business"):
        general = the(f"statement/unece-2013-{slug}")
        assert (general.statement_kind, general.speaker) == ("finding", None)


def test_S1_20_topics_cover_what_the_text_is_about():
    refs = [METHODOLOGY, INFRASTRUCTURE, LEVY, SEMINAR, "statement/pique-2013-regional-strategy"]
    assert set().union(*map(topics, refs)) >= {
        "regional-innovation",
        "innovation-infrastructure",
        "science-business-links",
        "finance",
        "quality-education",
    }


def test_S1_21_text_yields_no_figure_of_an_indicator():
    assert not Observation.objects.filter(source_url=Source.objects.get(slug=ORIGINAL).url).exists()
    assert not Claim.objects.filter(source__slug=DIGEST, field="value").exists()


def test_every_record_opens_a_sentence_of_the_digest():
    digest = Source.objects.get(slug=DIGEST)
    assert (digest.kind, digest.work) == ("digest", Source.objects.get(slug=ORIGINAL).work)
    assert_every_value_has_a_sentence(
        [SEMINAR, METHODOLOGY, ADVICE, COLLABORATION, LEVY, SERIES, INFRASTRUCTURE, MINISTER]
    )


def test_original_binds_to_its_exact_words(tmp_path, settings):
    held = import_original("seed-001", ORIGINAL, tmp_path, settings)
    assert_bound(held)
    assert_own_words(DIGEST, held)
    assert (claim(LEVY, "rate").source, claim(LEVY, "rate").stated) == (held, "1%")
    assert claim(LEVY, "stated").quote == "Published: 23 April 2013"
