"""Checklist of seed 002: the CAREC Institute at a symposium in Beijing, July 2023."""

# ruff: noqa: N802 - a test bears the id of its row of the checklist.

import pytest

from countries.models import CountryName, Grouping
from events.models import Statement
from organisations.models import Organisation
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
    subjects,
    the,
    topics,
    warnings,
    when,
)

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("shipped_base")]

ORIGINAL = "carec-institute-symposium-2023"
DIGEST = "digest-carec-symposium-2023"
SYMPOSIUM = "event/china-central-asia-knowledge-symposium-2023"
VISIT = "event/huzhou-study-visit-2023"
CONFERENCE = "event/carec-ministerial-conference-21"
ENDORSEMENT = "decision/carec-mc-21-post-pandemic-framework"
STRATEGY = "policy/carec-2030-strategy"
FRAMEWORK = "policy/carec-post-pandemic-framework"
OFFER = "commitment/carec-institute-share-poverty-experience"
ADVICE = [
    "recommendation/carec-promote-digitalisation",
    "recommendation/carec-develop-digital-industries",
    "recommendation/carec-monitor-poverty-digitally",
    "recommendation/carec-data-management-framework",
    "recommendation/carec-multi-stakeholder-knowledge-sharing",
]
SIX = {"CHN", "KAZ", "KGZ", "TJK", "TKM", "UZB"}
LAST_CONTENT = 6  # paragraph of the original; the contact form follows


def test_S2_01_date_of_publication_lies_before_the_content():
    original = Source.objects.get(slug=ORIGINAL)
    assert (original.kind, original.publisher) == ("news", "CAREC Institute")
    assert original.url.startswith("https://www.carecinstitute.org/")
    assert when(original, "published") == "2023-07-27"
    assert warnings(ORIGINAL) == {"date_before_content"}
    assert the(VISIT).ends_on.lower > original.published_on.lower


def test_S2_02_six_countries_took_part_and_one_bears_another_name():
    assert {f"participant/{code}" for code in SIX} <= set(participants(SYMPOSIUM))
    kyrgyz = claim(SYMPOSIUM, "participants", "participant/KGZ")
    assert kyrgyz.stated == "Kyrgyz Republic"
    assert CountryName.objects.filter(country__iso3="KGZ", text="Kyrgyz Republic").exists()


def test_S2_03_groupings_are_named_without_their_members():
    assert {party for ref in ADVICE for party in parties(ref) if "addressee" in party} == {
        "addressee/grouping:carec"
    }
    assert "participant/grouping:central-asia" in participants(VISIT)
    assert Grouping.objects.get(slug="carec").memberships.count() > len(SIX)


def test_S2_04_programme_and_institute_are_two_organisations():
    institute, programme = the("organisation/carec-institute"), the("organisation/carec-program")
    assert institute.pk != programme.pk
    assert (institute.title, programme.title) == ("CAREC Institute", "CAREC Program")
    assert {
        "responsible/organisation:carec-program",
        "responsible/organisation:carec-institute",
    } <= parties(FRAMEWORK)


def test_S2_05_host_keeps_the_wording_of_the_source():
    host = the("organisation/cikd")
    assert host.title == "Center for International Development Knowledge"
    assert (host.country.iso3, host.place.code) == ("CHN", "beijing")
    assert names("organisation/cikd") == {
        "CIKD",
        "Center for International Knowledge on Development",
    }
    alias = claim("organisation/cikd", "names", "Center for International Knowledge on Development")
    assert alias.basis == Basis.INFERRED
    assert Organisation.objects.filter(title__startswith="Center for International").count() == 1


def test_S2_06_symposium_is_hybrid_in_beijing():
    symposium = the(SYMPOSIUM)
    assert (symposium.event_kind, symposium.format) == ("symposium", "hybrid")
    assert (symposium.place.code, symposium.country.iso3) == ("beijing", "CHN")
    assert when(symposium, "starts") == when(symposium, "ends") == "2023-07-27"
    assert "host/organisation:cikd" in participants(SYMPOSIUM)


def test_S2_07_study_visit_comes_after_in_a_year_that_is_inferred():
    visit = the(VISIT)
    assert (visit.event_kind, visit.place.code) == ("study_visit", "huzhou")
    assert visit.place.region.code == "cn-zj"
    assert (when(visit, "starts"), when(visit, "ends")) == ("2023-07-28", "2023-07-29")
    assert claim(VISIT, "ends").basis == Basis.INFERRED
    assert links(VISIT)[f"after {SYMPOSIUM}"].basis == LinkBasis.STATED


def test_S2_08_ministerial_conference_has_an_ordinal_and_no_date():
    conference = the(CONFERENCE)
    assert (conference.event_kind, conference.ordinal) == ("ministerial", 21)
    assert conference.body.slug == "carec-ministerial-conference"
    assert (when(conference, "starts"), conference.place, conference.country) == ("", None, None)


def test_S2_09_strategy_ends_in_the_year_of_its_name():
    strategy = the(STRATEGY)
    assert (strategy.policy_kind, when(strategy, "starts")) == ("strategy", "")
    assert when(strategy, "ends") == "2030"
    assert claim(STRATEGY, "ends").basis == Basis.INFERRED


def test_S2_10_framework_was_endorsed_at_the_ministerial_conference():
    decision = the(ENDORSEMENT)
    assert (decision.verb, decision.event) == ("endorsed", the(CONFERENCE))
    assert when(decision, "made") == "2022"
    assert claim(ENDORSEMENT, "made").basis == Basis.INFERRED
    assert subjects(ENDORSEMENT) == {FRAMEWORK}
    framework = the(FRAMEWORK)
    assert (framework.policy_kind, framework.status) == ("framework", "endorsed")
    assert when(framework, "adopted") == "2022"
    assert claim(FRAMEWORK, "status").basis == Basis.STATED
    assert "endorsed the framework" in claim(FRAMEWORK, "status").quote
    assert claim(FRAMEWORK, "adopted").basis == Basis.INFERRED
    assert f"endorsed_at {CONFERENCE}" in links(FRAMEWORK)


def test_S2_11_what_is_to_be_considered_is_no_commitment():
    content = "statement/carec-framework-initiatives-to-consider"
    assert the(content).made_in.slug == "carec-post-pandemic-framework"
    assert f"reports_on {FRAMEWORK}" in links(content)
    assert topics(content) >= {
        "digital-transformation",
        "ict-infrastructure",
        "innovative-financing",
    }
    sentence = claim(content, "summary")
    promised = Claim.objects.filter(
        record__kind="commitment", passage=sentence.passage, span_start=sentence.span_start
    )
    assert not promised.exists()


def test_S2_12_director_spoke_online():
    post = the("person/kabir-jurazoda").posts.get()
    assert (post.role, post.organisation.slug) == ("Director", "carec-institute")
    assert participants(SYMPOSIUM)["speaker/person:kabir-jurazoda"] == "online"
    assert participants(SYMPOSIUM)["speaker/person:huang-jingjing"] == ""


def test_S2_13_deputy_director_one_bears_the_family_name_first():
    huang = the("person/huang-jingjing")
    assert (huang.title, huang.family_name, huang.given_name) == (
        "Huang Jingjing",
        "Huang",
        "Jingjing",
    )
    assert huang.honorific == "Dr."
    assert huang.posts.get().role == "Deputy Director One"


@pytest.mark.parametrize("ref", ADVICE)
def test_S2_14_person_gives_advice_at_an_event_to_a_grouping(ref):
    advice = the(ref)
    assert parties(ref) == {"issuer/person:huang-jingjing", "addressee/grouping:carec"}
    assert (when(advice, "made"), advice.response) == ("2023-07-27", "none_known")
    assert advice.made_in.slug == ORIGINAL
    assert f"made_at {SYMPOSIUM}" in links(ref)


def test_S2_14_five_pieces_of_advice_rest_on_five_different_wordings():
    spans = OriginalSpan.objects.filter(claim__record__kind="recommendation", claim__field="title")
    mine = spans.filter(text_sha256=Source.objects.get(slug=ORIGINAL).expected_sha256)
    assert len({(span.stated_start, span.stated_end) for span in mine}) == len(ADVICE)


def test_S2_15_institute_offers_to_share_by_six_means():
    offer = the(OFFER)
    assert (offer.strength, offer.amount) == ("offered", None)
    assert parties(OFFER) == {"party/organisation:carec-institute", "beneficiary/grouping:carec"}
    assert offer.means.replace(" and ", ", ").split(", ") == [
        "policy dialogues",
        "empirical research",
        "academic exchanges",
        "partnerships",
        "training",
        "other means",
    ]


def test_S2_16_digital_divide_is_a_finding_without_a_citation():
    finding = the("statement/carec-institute-digital-divide")
    assert (finding.statement_kind, finding.organisation.slug) == ("finding", "carec-institute")
    assert finding.made_in.slug == ORIGINAL
    assert "digital-divide" in topics("statement/carec-institute-digital-divide")


def test_S2_17_poverty_food_and_environment_are_findings():
    for slug, topic in (
        ("carec-2023-poverty-progress", "poverty-reduction"),
        ("carec-2023-food-environment", "food-security"),
    ):
        assert the(f"statement/{slug}").statement_kind == "finding"
        assert topic in topics(f"statement/{slug}")
    assert "covid-19-recovery" in topics("statement/carec-2023-poverty-progress")


def test_S2_18_two_quotes_have_a_speaker():
    quotes = Statement.objects.filter(event=the(SYMPOSIUM), statement_kind="quote")
    assert {quote.speaker.slug for quote in quotes} == {"kabir-jurazoda", "huang-jingjing"}


def test_S2_19_participants_are_think_tanks_universities_and_the_private_sector():
    kinds = {item for item in participants(SYMPOSIUM) if "category:" in item}
    assert kinds == {
        "participant/category:think tanks",
        "participant/category:universities",
        "participant/category:private sector",
    }


def test_S2_20_topics_cover_what_the_text_is_about():
    refs = [SYMPOSIUM, VISIT, STRATEGY, "statement/carec-2023-demand-side-policy", *ADVICE]
    assert set().union(*map(topics, refs)) >= {
        "poverty-reduction",
        "digital-divide",
        "ict-infrastructure",
        "demand-side-policy",
        "green-growth",
        "regional-cooperation",
        "rural-environment",
    }


def test_S2_21_contact_form_yields_nothing():
    awaited = Source.objects.get(slug=ORIGINAL).expected_sha256
    bound = set(
        OriginalSpan.objects.filter(text_sha256=awaited).values_list("paragraph", flat=True)
    )
    assert bound
    assert max(bound) <= LAST_CONTENT


def test_every_record_opens_a_sentence_of_the_digest():
    digest = Source.objects.get(slug=DIGEST)
    assert (digest.kind, digest.work) == ("digest", Source.objects.get(slug=ORIGINAL).work)
    assert_every_value_has_a_sentence(
        [SYMPOSIUM, VISIT, CONFERENCE, ENDORSEMENT, STRATEGY, FRAMEWORK, OFFER, *ADVICE]
    )


def test_original_binds_to_its_exact_words(tmp_path, settings):
    held = import_original("seed-002", ORIGINAL, tmp_path, settings)
    assert_bound(held)
    assert_own_words(DIGEST, held)
    spoken = claim("statement/jurazoda-2023-humanised-growth", "summary")
    assert spoken.source == held
    assert spoken.quote.startswith("“Economic growth must be humanized")
    assert claim(SYMPOSIUM, "starts").stated == "July 27, 2023"
