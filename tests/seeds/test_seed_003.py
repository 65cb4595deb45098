"""Checklist of seed 003: the Council for Technology Policy of Kazakhstan, October 2022."""

# ruff: noqa: N802 - a test bears the id of its row of the checklist.

import datetime

import pytest
from django.db.backends.postgresql.psycopg_any import DateRange

from countries.models import Indicator
from organisations.models import Organisation
from sources.choices import Basis, LinkBasis, Precision, Rank
from sources.models import Claim, Name, Record, Source
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

ORIGINAL = "kaz-council-technology-policy-2022"
DIGEST = "digest-kaz-council-technology-policy-2022"
SECOND_DIGEST = "digest-qazinnovations-first-council-meeting"
COUNCIL = "organisation/kaz-technology-policy-council"
MEETING = "event/kaz-technology-policy-council-2022"
CENTRES = "initiative/kaz-technology-competence-centres"
SYSTEM = "initiative/kaz-innovation-for-industry"
DUTY = "obligation/kaz-subsoil-rd-financing-2022"
AREAS = {f"policy/kaz-priority-{area}" for area in ("medtech", "agritech", "greentech")}
STUDY = "recommendation/kaz-study-competence-centres-worldwide"
NEEDS = "recommendation/kaz-business-needs-competence-centres"
BEACON = "statement/smailov-competence-centre-beacon"
RATING = "statement/mussin-wipo-rating"
EFFECTS = {
    "statement/kaz-priority-areas-expected-effect",
    "statement/kaz-innovation-for-industry-expected-effect",
}
DECISIONS = {
    "decision/kaz-council-2022-priority-areas": "proposed",
    "decision/kaz-council-2022-competence-centres": "considered",
    "decision/kaz-council-2022-innovation-for-industry": "considered",
}


def claims(ref, field, item=""):
    """All claims of one value as (value, rank, source slug), the preferred one first."""
    rows = Claim.objects.filter(record=the(ref).record_ptr, field=field, item=item)
    return [(row.value, row.rank, row.source.slug) for row in rows.for_display()]


def test_S3_01_publisher_is_known_from_the_last_line_alone():
    original = Source.objects.get(slug=ORIGINAL)
    assert original.title == "New approaches to technological development considered in Government"
    assert (original.publisher, original.symbol) == ("Prime Minister of Kazakhstan", "2792354")
    assert original.url.startswith("https://primeminister.kz/")
    assert "publisher_missing" in warnings(ORIGINAL)
    assert (original.published_on, "date_missing" in warnings(ORIGINAL)) == (None, True)


def test_S3_02_year_of_thursday_27_october_is_inferred_with_its_reason():
    held = claim(MEETING, "starts")
    assert (when(the(MEETING), "starts"), held.value) == ("2022-10-27", "2022-10-27")
    assert (held.basis, held.stated) == (Basis.INFERRED, "Thursday, 27 October")
    thursdays = [y for y in range(2005, 2027) if datetime.date(y, 10, 27).strftime("%a") == "Thu"]
    assert all(str(year) in held.reason for year in thursdays)
    assert "Alikhan Smailov was Prime Minister from January 2022" in held.reason
    assert "year_missing" in warnings(ORIGINAL)


def test_S3_03_council_is_an_advisory_body_and_met_for_the_first_time():
    council = the(COUNCIL)
    assert council.title == "Council for Technology Policy under the Government of Kazakhstan"
    assert (council.organisation_kind, council.parent.slug) == ("body", "kaz-government")
    assert council.summary.startswith("Advisory body")
    assert "Technology Policy Council" in names(COUNCIL)
    ordinal = claim(MEETING, "ordinal")
    assert (the(MEETING).ordinal, ordinal.source.slug) == (1, SECOND_DIGEST)
    assert ordinal.basis == Basis.INFERRED
    assert "same meeting" in ordinal.reason


def test_S3_04_meeting_of_the_council_has_no_place():
    meeting = the(MEETING)
    assert (meeting.event_kind, f"organisation/{meeting.body.slug}") == ("council", COUNCIL)
    assert (meeting.place, meeting.venue, meeting.format) == (None, "", "")
    assert meeting.country.iso3 == "KAZ"
    assert claim(MEETING, "country").basis == Basis.INFERRED


def test_S3_05_smailov_chairs_as_prime_minister():
    assert "chair/person:alikhan-smailov" in participants(MEETING)
    post = the("person/alikhan-smailov").posts.get()
    assert (post.organisation.slug, post.role) == ("kaz-government", "Prime Minister")
    assert (post.valid, post.seen_precision) == (None, Precision.DAY)
    assert post.seen == DateRange(datetime.date(2022, 10, 27), datetime.date(2022, 10, 28))


def test_S3_06_mussin_reports_as_minister():
    assert "speaker/person:bagdat-mussin" in participants(MEETING)
    post = the("person/bagdat-mussin").posts.get()
    assert post.organisation.slug == "kaz-ministry-digital-development"
    assert post.role == "Minister of Digital Development, Innovation and Aerospace Industry"


def test_S3_07_ministry_is_one_with_innovation_and_with_innovations():
    ref = "organisation/kaz-ministry-digital-development"
    full = "Ministry of Digital Development, Innovations and Aerospace Industry"
    assert the(ref).organisation_kind == "ministry"
    assert {f"{full} of the Republic of Kazakhstan", "MDDIAI"} <= names(ref)
    alias = claim(ref, "names", f"{full} of the Republic of Kazakhstan")
    assert alias.source.slug == "digest-fpip-project-management"
    alike = Organisation.objects.filter(country__iso3="KAZ", title__icontains="Aerospace")
    assert alike.count() == 1


def test_S3_08_wipo_is_the_organisation_of_the_rating():
    wipo = the("organisation/wipo")
    assert wipo.title == "World Intellectual Property Organization"
    mention = Claim.objects.get(record=wipo.record_ptr, source__slug=DIGEST)
    assert (mention.field, mention.stated) == ("title", wipo.title)
    assert "related organisation/wipo" in links(RATING)


def test_S3_09_atameken_is_asked_to_contribute():
    assert the("organisation/atameken").title == "Atameken National Chamber of Entrepreneurs"
    assert parties(NEEDS) == {
        "issuer/person:alikhan-smailov",
        "addressee/organisation:atameken",
    }


def test_S3_10_rating_without_name_rank_or_year_is_legal():
    rating = Indicator.objects.get(slug="wipo-annual-global-rating")
    assert rating.publisher.startswith("World Intellectual Property Organization")
    assert not rating.observations.exists()
    assert claim(RATING, "title").stated.startswith("annual global rating")
    assert Claim.objects.filter(
        record=the(RATING).record_ptr, quote__startswith="The rating is not named"
    ).exists()


def test_S3_11_three_priority_areas_are_proposed_each_with_its_aim():
    aims = {"medtech": "health", "agritech": "farm products", "greentech": "use of energy"}
    for area, aim in aims.items():
        ref = f"policy/kaz-priority-{area}"
        assert (the(ref).policy_kind, the(ref).status) == ("priority", "proposed")
        assert aim in the(ref).summary
        assert area in topics(ref)
        assert parties(ref) == {"party/KAZ"}
    assert the("decision/kaz-council-2022-priority-areas").verb == "proposed"
    assert subjects("decision/kaz-council-2022-priority-areas") == AREAS


def test_S3_12_competence_centres_are_a_class_of_bodies_with_a_mandate():
    centres = the(CENTRES)
    assert (centres.initiative_kind, centres.stage, centres.count) == ("centre", "considered", None)
    assert "TCC" in names(CENTRES)
    for task in ("come in technology", "international trends", "pass on knowledge"):
        assert task in centres.summary
    assert the("decision/kaz-council-2022-competence-centres").verb == "considered"
    assert subjects("decision/kaz-council-2022-competence-centres") == {CENTRES}


def test_S3_13_eight_approved_centres_stand_beside_the_first_report():
    assert claims(CENTRES, "stage") == [
        ("considered", Rank.PREFERRED, DIGEST),
        ("planned", Rank.NORMAL, SECOND_DIGEST),
    ]
    assert claims(CENTRES, "count") == [("8", Rank.NORMAL, SECOND_DIGEST)]
    assert claims("decision/kaz-council-2022-competence-centres", "verb") == [
        ("considered", Rank.PREFERRED, DIGEST),
        ("adopted", Rank.NORMAL, SECOND_DIGEST),
    ]
    works = {Source.objects.get(slug=slug).work_id for slug in (DIGEST, SECOND_DIGEST)}
    assert len(works) == 2
    mention = Source.objects.get(slug="qazinnovations-first-council-meeting")
    assert (mention.text, mention.publisher) == ("", "QazInnovations")


def test_S3_14_two_recommendations_of_the_prime_minister_have_no_deadline():
    assert parties(STUDY) == {"issuer/person:alikhan-smailov"}
    for ref in (STUDY, NEEDS):
        recommendation = the(ref)
        assert recommendation.made_in.slug == ORIGINAL
        assert when(recommendation, "made") == "2022-10-27"
        assert "no deadline" in recommendation.summary.lower()
        assert links(ref)[f"made_at {MEETING}"].basis == LinkBasis.STATED


def test_S3_15_launch_of_the_information_system_is_considered():
    system = the(SYSTEM)
    assert (system.initiative_kind, system.stage) == ("information_system", "considered")
    assert system.title == "Innovation for Industry unified information system"
    stages = [(row.stage, when(row, "observed")) for row in system.progress.all()]
    assert stages == [("considered", "2022-10-27")]
    assert subjects("decision/kaz-council-2022-innovation-for-industry") == {SYSTEM}


def test_S3_16_subsoil_users_must_finance_research():
    duty = the(DUTY)
    assert (duty.rate, duty.base, duty.amount, duty.status) == (None, "", None, "in_force")
    assert duty.purpose == "Research and development"
    assert parties(DUTY) == {"party/KAZ", "obliged/category:subsoil users"}
    assert links(SYSTEM)[f"reports_on {DUTY}"].basis == LinkBasis.STATED


def test_S3_17_system_serves_four_groups_of_stakeholders():
    served = {party for party in parties(SYSTEM) if party.startswith("beneficiary/")}
    assert served == {
        "beneficiary/category:industrial enterprises",
        "beneficiary/category:investors",
        "beneficiary/category:universities",
        "beneficiary/category:research institutes",
    }


def test_S3_18_beacon_is_a_quote_with_its_speaker():
    quote = the(BEACON)
    assert (quote.statement_kind, quote.speaker.slug) == ("quote", "alikhan-smailov")
    assert quote.event == the(MEETING)
    assert claim(BEACON, "title").stated == "“beacon”"


def test_S3_19_expected_effects_are_claims_of_benefit_and_no_evidence():
    for ref in EFFECTS:
        assert the(ref).statement_kind == "expected_effect"
        assert the(ref).speaker is None
        assert "No evidence is given." in the(ref).summary
    assert not the(DUTY).progress.exists()


def test_S3_20_topics_cover_the_sectors_of_the_report():
    refs = [*AREAS, CENTRES, SYSTEM, DUTY, MEETING]
    assert set().union(*map(topics, refs)) >= {
        "health-care",
        "agriculture",
        "energy",
        "green-transition",
        "industrial-development",
        "subsoil-use",
    }


def test_S3_21_invitation_to_a_channel_becomes_no_record():
    assert not Record.objects.filter(title__icontains="telegram").exists()
    assert not Name.objects.filter(text__icontains="telegram").exists()
    assert not Claim.objects.filter(source__slug=DIGEST, original__paragraph=11).exists()
    warning = Source.objects.get(slug=ORIGINAL).warnings.get(kind="publisher_missing")
    assert "Telegram channel" in warning.detail


def test_every_record_of_the_report_opens_a_sentence():
    refs = {COUNCIL, MEETING, CENTRES, SYSTEM, DUTY, STUDY, NEEDS, BEACON, RATING}
    assert_every_value_has_a_sentence(refs | AREAS | EFFECTS | set(DECISIONS))
    assert {ref: the(ref).verb for ref in DECISIONS} == DECISIONS


def test_original_of_the_report_binds_to_its_exact_words(tmp_path, settings):
    held = import_original("seed-003", ORIGINAL, tmp_path, settings)
    assert_bound(held)
    assert_own_words(DIGEST, held)
    assert (claim(MEETING, "starts").source, claim(MEETING, "starts").stated) == (
        held,
        "Thursday, Oct 27",
    )
    assert claim(BEACON, "summary").quote.startswith('"Competence center should be')
    assert claims(CENTRES, "stage")[0] == ("considered", Rank.PREFERRED, ORIGINAL)
    assert {slug for _value, _rank, slug in claims(CENTRES, "stage")} == {
        ORIGINAL,
        DIGEST,
        SECOND_DIGEST,
    }
