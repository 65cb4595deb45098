"""Checklist of seed 004: who acts on innovation in Azerbaijan, May 2019; what they do is beside."""

# ruff: noqa: N802 - a test bears the id of its row of the checklist.

import datetime
from decimal import Decimal

import pytest

from countries.models import Country, Indicator, Place
from events.models import Statement
from organisations.models import Organisation, Person
from policies.models import Commitment, Initiative, Policy
from sources.choices import Basis, LinkBasis
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
    the,
    topics,
    warnings,
    when,
)

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("shipped_base")]

ORIGINAL = "undp-azerbaijan-diversification-2019"
COPY = "undp-azerbaijan-diversification-2019-medium"
DIGEST = "digest-undp-azerbaijan-diversification-2019"
MINISTRY = "organisation/aze-ministry-high-technologies"
PROMISE = "commitment/aze-ministry-undp-innovation"
OFFERS = {
    "commitment/undp-yevlakh-data-centre-support",
    "commitment/undp-high-technology-vision",
    "commitment/undp-accelerator-lab-azerbaijan",
}
STRATEGY = "policy/aze-high-technology-strategy"
MEETUP = "event/undp-coffee-meetup-2019"
OIL = "statement/aze-oil-dependence-2014"
LAST_CONTENT = 45  # paragraph of the copy; claps, menus and other posts follow


def all_that_is_named():
    """Titles and names of every record, in one text, to look for what must not be there."""
    titles = Record.objects.values_list("title", flat=True)
    return "\n".join([*titles, *Name.objects.values_list("text", flat=True)])


def records_of_the_post():
    return Record.objects.filter(claims__source__slug=DIGEST).distinct()


def test_S4_01_original_and_copy_are_two_sources_of_one_work():
    original, copy = Source.objects.get(slug=ORIGINAL), Source.objects.get(slug=COPY)
    assert original.work == copy.work
    assert (original.rendition, copy.rendition) == ("original", "copy")
    assert (original.kind, copy.kind) == ("blog", "blog")
    assert original.url.startswith("https://www.undp.org/azerbaijan/blog/")
    assert (copy.publisher, copy.republisher) == ("UNDP Accelerator Labs", "Medium")
    assert copy.expected_sha256
    assert original.expected_sha256 == ""


def test_S4_02_epoch_is_refused_as_a_date():
    copy = Source.objects.get(slug=COPY)
    assert when(copy, "published") == "2019-05-29"
    warning = copy.warnings.get(kind="date_impossible")
    assert "1 January 1970" in warning.detail
    assert Source.objects.get(slug=ORIGINAL).published_on is None
    assert not Claim.objects.filter(source__slug=DIGEST, value__contains="1970").exists()


def test_S4_03_author_and_photographers_are_no_officials():
    assert Source.objects.get(slug=COPY).author == "Alessandro Fracassetti"
    assert "Orkhan Farmali" in Source.objects.get(slug=COPY).facts
    for family_name in ("Fracassetti", "Farmali", "Knight"):
        assert not Person.objects.filter(title__icontains=family_name).exists()


def test_S4_04_country_is_azerbaijan_which_is_in_speca():
    azerbaijan = Country.objects.get(iso3="AZE")
    assert azerbaijan in Country.objects.in_grouping("speca", on=datetime.date(2019, 5, 29))
    assert the(MINISTRY).country == azerbaijan


def test_S4_05_places_of_the_post_bear_its_spelling_as_an_alias():
    sites = {"robopark": {"shamakhi", "pirallahi"}, "yevlakh-data-centre": {"yevlakh"}}
    sites["baku-school-robotics-lab"] = {"baku"}
    for slug, codes in sites.items():
        found = the(f"initiative/{slug}").sites.values_list("place__code", flat=True)
        assert set(found) == codes
    pirallahi = Place.objects.get(code="pirallahi")
    assert (pirallahi.name, pirallahi.country.iso3) == ("Pirallahi", "AZE")
    assert pirallahi.names.filter(text="PirAllahi").exists()
    assert claim("initiative/robopark", "sites", "pirallahi").stated == "PirAllahi"


def test_S4_06_ministry_is_one_under_two_spellings():
    assert names(MINISTRY) >= {
        "Ministry of Transport, Communication and High Technologies",
        "Ministry of Transport, Communications & High Technologies",
    }
    assert Organisation.objects.filter(title__icontains="High Technologies").count() == 1


def test_S4_07_undp_its_office_and_its_network_are_three_organisations():
    office, network = the("organisation/undp-azerbaijan"), the("organisation/undp-accelerator-labs")
    assert office.parent.slug == network.parent.slug == "undp"
    assert (office.country.iso3, network.country) == ("AZE", None)
    assert (office.organisation_kind, network.organisation_kind) == ("international", "network")
    assert "Accelerator Labs" in names("organisation/undp-accelerator-labs")


def test_S4_08_asan_service_is_a_one_stop_shop_whose_name_means_easy():
    asan = the("organisation/asan-service")
    assert (asan.organisation_kind, asan.country.iso3) == ("agency", "AZE")
    assert "“easy”" in asan.summary
    assert "one-stop shop" in asan.summary.lower()
    assert "ASAN" in names("organisation/asan-service")


def test_S4_09_asan_received_the_un_public_service_award_of_2015():
    award = the("event/un-public-service-award-2015")
    assert (award.event_kind, when(award, "starts")) == ("award", "2015")
    assert set(participants("event/un-public-service-award-2015")) == {
        "participant/organisation:asan-service"
    }


def test_S4_13_six_million_dollar_commitment():
    promise = the(PROMISE)
    assert (promise.amount, promise.currency, promise.amount_kind) == (
        Decimal(6_000_000),
        "USD",
        "exact",
    )
    assert (promise.amount_year, when(promise, "made"), when(promise, "due")) == (None, "", "")
    assert promise.strength == "committed"
    assert parties(PROMISE) == {
        "party/organisation:aze-ministry-high-technologies",
        "funder/organisation:aze-ministry-high-technologies",
        "partner/organisation:undp",
    }
    assert "innovation leads economic and social development" in promise.summary
    assert claim(PROMISE, "amount").stated == "US$6 million"


def test_S4_14_strategy_on_high_technology_is_in_preparation():
    strategy = the(STRATEGY)
    assert (strategy.policy_kind, strategy.status) == ("strategy", "in_preparation")
    assert (when(strategy, "starts"), when(strategy, "ends")) == ("2020", "2025")
    assert when(strategy, "adopted") == ""
    assert parties(STRATEGY) == {"party/AZE", "supporter/organisation:undp"}
    assert links("commitment/undp-high-technology-vision")[f"prepares {STRATEGY}"].basis == (
        LinkBasis.STATED
    )


def test_S4_20_social_innovation_lab_is_known_as_sil():
    assert "SiL" in names("organisation/social-innovation-lab")
    assert the("organisation/social-innovation-lab").country.iso3 == "AZE"


def test_S4_21_coffee_meetup_has_no_exact_date():
    meetup = the(MEETUP)
    assert (meetup.event_kind, meetup.venue, meetup.place.code) == (
        "meetup",
        "United Coffee Beans",
        "baku",
    )
    assert when(meetup, "starts") == "2019-01-01..2019-05-29"
    assert (when(meetup, "ends"), claim(MEETUP, "starts").basis) == ("", Basis.INFERRED)
    assert "Wednesday" in meetup.summary
    assert the("organisation/united-coffee-beans").organisation_kind == "company"
    assert "host/organisation:undp" in participants(MEETUP)


def test_S4_22_device_and_books_are_known_by_the_guests_alone():
    guests = "\n".join(participants(MEETUP))
    for product in ("Braille Teach", "KVAN", "UBUNTU", "ALAMO13", "ONQAKU"):
        assert product in guests
        assert product not in all_that_is_named()


def test_S4_23_fall_of_prices_in_2014_is_a_finding_without_figures():
    finding = the(OIL)
    assert (finding.statement_kind, finding.speaker) == ("finding", None)
    assert "2014" in finding.title
    assert "No figures are given." in finding.summary
    assert "diversification" in topics(OIL)


def test_S4_25_undp_offers_its_network_without_a_date():
    offer = the("commitment/undp-accelerator-lab-azerbaijan")
    assert (offer.strength, when(offer, "made"), when(offer, "due")) == ("offered", "", "")
    ladder = [value for value, _label in Commitment._meta.get_field("strength").choices]
    assert ladder.index(offer.strength) > ladder.index(the(PROMISE).strength)
    assert {the(ref).strength for ref in OFFERS} == {"offered"}
    assert "innovators" in offer.means


def test_S4_27_frame_of_the_page_becomes_no_record():
    named = all_that_is_named()
    frame = ["GIZ", "Elon Musk", "Twitter", "ChatGPT", "Gina Lucarelli", "Positive Deviance"]
    for word in [*frame, "Lorena Sander", "Jeremy Boy", "Erika Antoine"]:
        assert word not in named
    assert not Indicator.objects.filter(name__icontains="labs").exists()
    assert not Organisation.objects.filter(title="Medium").exists()
    after = Claim.objects.filter(source__slug=DIGEST, original__paragraph__gt=LAST_CONTENT)
    assert not after.exists()
    for model in (Policy, Initiative, Commitment, Statement):
        assert not model.objects.filter(summary__contains="115 countries").exists()


def test_S4_28_no_official_is_quoted():
    kinds = set(
        Statement.objects.filter(made_in__slug=COPY).values_list("statement_kind", "speaker")
    )
    assert kinds == {("finding", None), ("paraphrase", None)}


def test_every_record_of_the_post_opens_a_sentence():
    refs = [f"{record.kind}/{record.slug}" for record in records_of_the_post()]
    assert len(refs) >= 31
    assert_every_value_has_a_sentence(ref for ref in refs if ref != "organisation/undp")


def test_copy_of_the_post_binds_to_its_exact_words(tmp_path, settings):
    held = import_original("seed-004", COPY, tmp_path, settings)
    assert_bound(held)
    assert_own_words(DIGEST, held)
    assert "date_impossible" in warnings(COPY)
    assert (claim(PROMISE, "amount").source, claim(PROMISE, "amount").stated) == (
        held,
        "US$6 million commitment"[: len("US$6 million")],
    )
    assert when(held, "published") == "2019-05-29"
    assert Source.objects.get(slug=ORIGINAL).text == ""
