"""Checklist of seed 000: what SPECA did in Almaty in July 2022, as the shipped base holds it."""

# ruff: noqa: N802 - a test bears the id of its row of the checklist.

import datetime

import pytest

from countries.models import Country, Grouping, Place
from policies.models import Commitment, Policy
from sources.choices import Basis, LinkBasis, Precision, Rank
from sources.models import Claim, Source
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

ORIGINAL = "escap-unece-speca-2022"
DIGEST = "digest-speca-2022"
MEETING = "event/speca-egm-itsd-2022"
SESSION = "event/speca-wgitsd-3"
STRATEGY = "policy/speca-innovation-strategy"
PLAN = "policy/apis-action-plan-2022-2026"
PROMISE = "commitment/speca-six-step-up-innovation-policies"
INTEREST = "commitment/speca-interest-incubator-network"
CENTRE = "initiative/digital-solutions-center"
NETWORK = "initiative/speca-incubator-network"
REVIEW = "initiative/i4sd-review-uzbekistan"
SUPPORT = "initiative/unece-escap-support-speca"
SIX = {"AZE", "KAZ", "KGZ", "TJK", "TKM", "UZB"}


def test_S0_01_publisher_is_missing_and_is_not_the_republisher():
    original = Source.objects.get(slug=ORIGINAL)
    copy = original.work.sources.get(rendition="republication")
    assert (original.kind, original.language, original.publisher) == ("press_release", "en", "")
    assert original.title.startswith("Central Asian countries advance cooperation")
    assert "publisher_missing" in warnings(ORIGINAL)
    assert (copy.publisher, copy.republisher) == ("", "eTrade for all")
    assert copy.url.startswith("https://etradeforall.org/")


def test_S0_02_date_of_publication_stays_unknown():
    original = Source.objects.get(slug=ORIGINAL)
    assert (original.published_on, original.published_precision) == (None, Precision.UNKNOWN)
    assert "date_missing" in warnings(ORIGINAL)


def test_S0_03_six_countries_promised_and_afghanistan_did_not():
    assert parties(PROMISE) == {f"party/{code}" for code in SIX}
    assert (
        Country.objects.in_grouping("speca", on=datetime.date(2022, 7, 20))
        .filter(iso3="AFG")
        .exists()
    )


def test_S0_04_speca_has_an_acronym_and_a_full_name():
    speca = Grouping.objects.get(slug="speca")
    assert speca.acronym == "SPECA"
    assert speca.name == "United Nations Special Programme for the Economies of Central Asia"
    assert "sub-region" in claim(CENTRE, "title").quote


def test_S0_05_escap_and_unece_are_known_by_the_acronyms_of_the_text():
    for slug in ("escap", "unece"):
        organisation = the(f"organisation/{slug}")
        mentions = Claim.objects.filter(
            record=organisation.record_ptr, field="names", item=slug.upper(), source__slug=DIGEST
        )
        assert mentions.get().stated == slug.upper()


def test_S0_06_working_group_is_a_body_with_numbered_sessions():
    body = the("organisation/speca-working-group-innovation")
    assert body.organisation_kind == "body"
    assert the(SESSION) in body.sessions.filter(ordinal=3)


def test_S0_07_innovation_strategy_was_adopted_in_2019_without_end():
    strategy = the(STRATEGY)
    assert (strategy.policy_kind, strategy.status) == ("strategy", "adopted")
    assert (when(strategy, "adopted"), when(strategy, "ends")) == ("2019", "")


def test_S0_08_action_plan_is_one_record_under_two_spellings():
    plan = the(PLAN)
    assert plan.title == "Asia-Pacific Information Superhighway Action Plan 2022-2026"
    assert "Asia Pacific Information Superhighway Action Plan 2022-2026" in names(PLAN)
    titled = Policy.objects.filter(title__icontains="Information Superhighway Action Plan")
    assert titled.get().pk == plan.pk
    assert (when(plan, "starts"), when(plan, "ends")) == ("2022", "2026")


def test_S0_09_expert_group_meeting_is_hybrid_over_two_days():
    meeting = the(MEETING)
    assert (when(meeting, "starts"), when(meeting, "ends")) == ("2022-07-19", "2022-07-20")
    assert (meeting.event_kind, meeting.format, meeting.place.code) == (
        "expert_meeting",
        "hybrid",
        "almaty",
    )
    organisers = {item for item in participants(MEETING) if item.startswith("organiser/")}
    assert organisers == {"organiser/organisation:escap", "organiser/organisation:unece"}
    assert f"reports_on {PROMISE}" in links(MEETING)


def test_S0_10_third_session_follows_up_the_expert_group_meeting():
    session = the(SESSION)
    assert (session.ordinal, session.body.slug) == (3, "speca-working-group-innovation")
    assert (when(session, "starts"), when(session, "ends")) == ("2022-07-20", "2022-07-20")
    assert (session.format, session.place.code) == ("hybrid", "almaty")
    link = links(SESSION)[f"follows_up {MEETING}"]
    assert link.basis == LinkBasis.STATED
    assert the(MEETING).ends_on.upper == session.ends_on.upper  # the two overlap


def test_S0_11_participants_are_categories_without_counts():
    assert {item for item in participants(MEETING) if item.startswith("participant/")} == {
        "participant/category:SPECA government representatives",
        "participant/category:experts",
        "participant/category:private sector representatives",
    }
    assert participants(SESSION) == {"participant/grouping:speca": ""}
    assert "SPECA member countries" in claim(SESSION, "participants", "").quote


def test_S0_12_session_confirmed_support_for_the_action_plan():
    decision = the("decision/speca-wgitsd-3-superhighway-plan")
    assert (decision.verb, decision.event) == ("confirmed", the(SESSION))
    assert subjects("decision/speca-wgitsd-3-superhighway-plan") == {PLAN}
    assert f"confirms {PLAN}" in links("decision/speca-wgitsd-3-superhighway-plan")


def test_S0_13_digital_solutions_center_is_only_proposed():
    decision = the("decision/speca-wgitsd-3-digital-solutions-center")
    assert (decision.verb, decision.event) == ("proposed", the(SESSION))
    assert subjects("decision/speca-wgitsd-3-digital-solutions-center") == {CENTRE}
    centre = the(CENTRE)
    assert (centre.initiative_kind, centre.stage) == ("centre", "proposed")
    assert "host/KAZ" in parties(CENTRE)
    stages = [(row.stage, when(row, "observed")) for row in centre.progress.all()]
    assert ("proposed", "2022-07-20") in stages


def test_S0_14_network_of_incubators_is_a_launched_pilot():
    decision = the("decision/speca-wgitsd-3-incubator-network")
    assert decision.verb == "welcomed"
    assert subjects("decision/speca-wgitsd-3-incubator-network") == {NETWORK}
    network = the(NETWORK)
    assert (network.initiative_kind, network.stage) == ("network", "pilot_launched")
    assert "based_on initiative/unece-business-incubators-work" in links(NETWORK)


def test_S0_15_support_for_high_growth_firms_has_no_target():
    decision = the("decision/speca-wgitsd-3-high-growth-firms")
    assert (decision.verb, decision.event) == ("expressed_support", the(SESSION))
    assert subjects("decision/speca-wgitsd-3-high-growth-firms") == set()
    assert "high-growth-firms" in topics("decision/speca-wgitsd-3-high-growth-firms")


def test_S0_16_review_of_uzbekistan_has_a_country_and_no_year():
    source = Source.objects.get(slug="i4sd-review-uzbekistan")
    assert (source.kind, source.text, source.published_on) == ("review", "", None)
    assert "date_missing" in warnings("i4sd-review-uzbekistan")
    assert parties(REVIEW) == {"party/UZB"}
    assert subjects("decision/speca-wgitsd-3-review-uzbekistan") == {REVIEW}


def test_S0_17_commitment_of_six_stands_under_two_frameworks():
    promise = the(PROMISE)
    assert promise.strength == "committed"
    assert (when(promise, "made"), when(promise, "due"), promise.amount) == ("", "", None)
    under = {text for text in links(PROMISE) if text.startswith("under ")}
    assert under == {f"under {STRATEGY}", f"under {PLAN}"}


def test_S0_18_interest_is_weaker_than_a_commitment():
    interest = the(INTEREST)
    assert interest.strength == "expressed_interest"
    assert f"related {NETWORK}" in links(INTEREST)
    ladder = [value for value, _label in Commitment._meta.get_field("strength").choices]
    assert ladder.index(interest.strength) > ladder.index(the(PROMISE).strength)


def test_S0_19_support_of_unece_and_escap_goes_on_without_dates():
    support = the(SUPPORT)
    assert (support.stage, when(support, "starts"), when(support, "ends")) == ("operating", "", "")
    assert parties(SUPPORT) == {
        "responsible/organisation:unece",
        "responsible/organisation:escap",
        "beneficiary/grouping:speca",
    }


def test_S0_20_topics_cover_what_the_text_is_about():
    refs = [STRATEGY, PLAN, PROMISE, INTEREST, CENTRE, NETWORK, MEETING, SESSION, SUPPORT]
    refs += ["statement/speca-2022-recovery-quote", "statement/speca-2022-diversification"]
    found = set().union(*map(topics, refs))
    assert found >= {
        "digital-transformation",
        "green-transition",
        "innovation-strategy",
        "entrepreneurship",
        "incubation",
        "diversification",
        "covid-19-recovery",
        "sdg-implementation",
    }


def test_S0_21_almaty_is_a_city_of_kazakhstan():
    place = Place.objects.get(code="almaty")
    assert (place.kind, place.country.iso3) == ("city", "KAZ")
    assert the(SESSION).country.iso3 == "KAZ"
    assert claim(SESSION, "country").basis == Basis.INFERRED


def test_S0_22_quoted_phrase_has_no_speaker():
    quote = the("statement/speca-2022-recovery-quote")
    assert quote.statement_kind == "quote"
    assert (quote.speaker, quote.organisation, quote.event) == (None, None, None)
    assert quote.made_in.slug == ORIGINAL


def test_S0_23_pages_of_the_united_nations_give_different_dates():
    page = Source.objects.get(slug="escap-egm-itsd-2022-page")
    confirmed = Claim.objects.get(
        record=the(MEETING).record_ptr, field="starts", source__work=page.work
    )
    assert (page.publisher, confirmed.value) == ("ESCAP", "2022-07-19")
    action_plan = "policy/speca-innovation-strategy-action-plan"
    dates = Claim.objects.filter(record=the(action_plan).record_ptr, field="adopted")
    assert claim(action_plan, "adopted").value == when(the(action_plan), "adopted") == "2023"
    assert dates.filter(value="2021", source__work=page.work, rank=Rank.NORMAL).exists()
    assert f"follows_up {SESSION}" in links("event/speca-wgitsd-5")
    assert the("event/speca-wgitsd-5").ordinal == 5


def test_S0_23_digital_action_plan_keeps_both_dates_of_its_adoption():
    dates = Claim.objects.filter(record=the(PLAN).record_ptr, field="adopted")
    assert {(row.value, row.rank) for row in dates} == {
        ("2021-11-25", Rank.PREFERRED),
        ("2022-08", Rank.NORMAL),
    }


def test_every_record_opens_a_sentence_of_the_digest():
    digest = Source.objects.get(slug=DIGEST)
    assert (digest.kind, digest.work) == ("digest", Source.objects.get(slug=ORIGINAL).work)
    assert_every_value_has_a_sentence(
        [MEETING, SESSION, STRATEGY, PLAN, PROMISE, INTEREST, CENTRE, NETWORK, REVIEW, SUPPORT]
    )


def test_original_binds_to_its_exact_words(tmp_path, settings):
    held = import_original("seed-000", ORIGINAL, tmp_path, settings)
    assert_bound(held)
    assert_own_words(DIGEST, held)
    adopted = claim(STRATEGY, "adopted")
    assert (adopted.source, adopted.stated, adopted.rank) == (held, "2019", Rank.PREFERRED)
    spelling = claim(PLAN, "names", "Asia Pacific Information Superhighway Action Plan 2022-2026")
    assert spelling.stated == "Asia Pacific Information Superhighway Action Plan 2022-2026"
