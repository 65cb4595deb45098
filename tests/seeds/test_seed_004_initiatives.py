"""Checklist of seed 004, second half: what was being set up in Azerbaijan in May 2019."""

# ruff: noqa: N802 - a test bears the id of its row of the checklist.

import pytest

from sources.choices import Basis, LinkBasis
from tests.seeds.facts import claim, links, names, parties, the, topics, when

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("shipped_base")]

AGENCY = "initiative/aze-innovation-agency"
DOST = "initiative/dost-centre"
DATA_CENTRE = "initiative/yevlakh-data-centre"
ROBOPARK = "initiative/robopark"
PILOT = "initiative/baku-school-robotics-lab"
TOURS = "initiative/i2b-tours"
CHALLENGE = "initiative/national-innovation-challenge-2"
BOOTCAMP = "initiative/cleantech-ideation-bootcamp"
SMART_CITY = "initiative/aze-smart-city-partnership"
UNDP_AND_LAB = {"responsible/organisation:undp", "responsible/organisation:social-innovation-lab"}


def stages(ref):
    """The dated stages of an initiative: [("planned", "2019-05-29")]."""
    return [(row.stage, when(row, "observed")) for row in the(ref).progress.all()]


def test_S4_10_innoland_is_a_working_centre_of_asan_service():
    centre = the("initiative/innoland")
    assert centre.title == "InnoLand Innovation and Incubation centre"
    assert (centre.initiative_kind, centre.stage) == ("centre", "operating")
    assert "responsible/organisation:asan-service" in parties("initiative/innoland")
    assert "InnoLand" in names("initiative/innoland")
    assert "incubation" in topics("initiative/innoland")


def test_S4_11_innovation_agency_is_being_set_up_and_merges_two_bodies():
    agency = the(AGENCY)
    assert (agency.initiative_kind, agency.stage) == ("agency", "being_established")
    assert "responsible/organisation:aze-ministry-high-technologies" in parties(AGENCY)
    merged = {text: link.basis for text, link in links(AGENCY).items()}
    assert merged == {
        "merges organisation/aze-state-fund-information-technologies": LinkBasis.STATED,
        "merges organisation/aze-hi-tech-park": LinkBasis.STATED,
    }
    for instrument in ("grants", "subsidised loans", "venture finance"):
        assert instrument in agency.summary
    assert the("organisation/aze-state-fund-information-technologies").organisation_kind == "fund"


def test_S4_12_first_dost_centre_was_inaugurated_in_may_2019():
    centre, opening = the(DOST), the("event/dost-inauguration-2019")
    assert (when(centre, "starts"), when(opening, "starts")) == ("2019-05", "2019-05")
    for ref in (DOST, "event/dost-inauguration-2019"):
        assert claim(ref, "starts").basis == Basis.INFERRED
        assert "earlier this month" in claim(ref, "starts").reason
    assert centre.title.endswith("Centre for Sustainable and Operational Social Security")
    assert "DOST" in names(DOST)
    for service in ("social security", "pensions", "disabilities", "social insurance"):
        assert service.split()[-1] in centre.summary
    assert {"social-protection", "public-services"} <= topics(DOST)
    assert f"related {DOST}" in links("event/dost-inauguration-2019")


def test_S4_15_data_centre_in_yevlakh_is_planned_and_serves_neighbours():
    centre = the(DATA_CENTRE)
    assert (centre.initiative_kind, centre.stage) == ("facility", "planned")
    assert centre.sites.get().place.code == "yevlakh"
    assert {"supporter/organisation:undp", "beneficiary/category:neighbouring countries"} <= (
        parties(DATA_CENTRE)
    )
    support = links("commitment/undp-yevlakh-data-centre-support")
    assert support[f"supports {DATA_CENTRE}"].basis == LinkBasis.STATED


def test_S4_16_robopark_is_planned_in_two_places_after_a_pilot_in_a_third():
    robopark, pilot = the(ROBOPARK), the(PILOT)
    assert (robopark.initiative_kind, robopark.stage) == ("laboratory", "planned")
    assert robopark.sites.count() == 2
    assert (pilot.initiative_kind, pilot.stage) == ("laboratory", "pilot_launched")
    assert pilot.sites.get().place.code == "baku"
    assert links(ROBOPARK)[f"based_on {PILOT}"].basis == LinkBasis.STATED


def test_S4_17_tours_will_go_through_the_whole_country():
    tours = the(TOURS)
    assert (tours.initiative_kind, tours.stage) == ("programme", "planned")
    assert tours.get_initiative_kind_display() == "Programme"
    assert {"I2B", "From Idea to Business"} <= names(TOURS)
    assert "host/AZE" in parties(TOURS)
    assert not tours.sites.exists()


def test_S4_18_second_innovation_challenge_was_launched_in_2018():
    challenge = the(CHALLENGE)
    assert (challenge.initiative_kind, challenge.ordinal) == ("competition", 2)
    assert (when(challenge, "starts"), claim(CHALLENGE, "starts").basis) == ("2018", Basis.INFERRED)
    assert "last year" in claim(CHALLENGE, "starts").reason
    assert parties(CHALLENGE) >= UNDP_AND_LAB
    assert stages(CHALLENGE) == [("operating", "2018")]
    assert f"related {CHALLENGE}" in links("event/national-innovation-challenge-2-launch")


def test_S4_19_first_cleantech_bootcamp_was_launched_in_2018():
    bootcamp = the(BOOTCAMP)
    assert bootcamp.title == "First Cleantech Ideation Bootcamp"
    assert (bootcamp.ordinal, when(bootcamp, "starts")) == (1, "2018")
    assert claim(BOOTCAMP, "starts").basis == Basis.INFERRED
    assert parties(BOOTCAMP) >= UNDP_AND_LAB
    assert {"cleantech", "climate-change"} <= topics(BOOTCAMP)
    assert when(the("event/cleantech-ideation-bootcamp-launch"), "starts") == "2018"


def test_S4_24_smart_cities_are_a_partnership_with_local_governments():
    partnership = the(SMART_CITY)
    assert (partnership.initiative_kind, partnership.stage) == ("partnership", "operating")
    assert {"responsible/organisation:undp", "partner/category:local governments"} <= (
        parties(SMART_CITY)
    )
    assert not partnership.sites.exists()


def test_S4_26_topics_cover_what_the_post_is_about():
    refs = [AGENCY, DOST, DATA_CENTRE, ROBOPARK, TOURS, BOOTCAMP, SMART_CITY]
    refs += ["commitment/aze-ministry-undp-innovation", "statement/aze-oil-dependence-2014"]
    assert set().union(*map(topics, refs)) >= {
        "fourth-industrial-revolution",
        "diversification",
        "public-services",
        "social-protection",
        "startups",
        "robotics",
        "smart-city",
        "data-governance",
        "ict-infrastructure",
        "cleantech",
    }


def test_every_initiative_of_the_post_has_a_dated_stage():
    planned = [(ref, stages(ref)) for ref in (DATA_CENTRE, ROBOPARK, TOURS)]
    assert [found for _ref, found in planned] == [[("planned", "2019-05-29")]] * 3
    assert stages(AGENCY) == [("being_established", "2019-05-29")]
    assert stages(DOST) == [("operating", "2019-05-29")]
