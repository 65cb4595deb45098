"""Checklist across the seeds: what only holds when all five documents stand in one base."""

# ruff: noqa: N802 - a test bears the id of its row of the checklist.

from decimal import Decimal

import pytest
from django.db.models import Q

from countries.models import Country
from events.models import Decision, Event, Participation, Statement
from organisations.models import Organisation, Person
from policies.choices import Stage, Strength
from policies.models import Commitment, Initiative, Obligation, Party, Policy, Recommendation
from sources.choices import LinkBasis, LinkKind, Precision
from sources.models import Claim, Link, Source
from tests.seeds.facts import links, names, parties, the, when

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("shipped_base")]

DIGESTS = {
    "digest-speca-2022",
    "digest-unece-kazakhstan-2013",
    "digest-carec-symposium-2023",
    "digest-kaz-council-technology-policy-2022",
    "digest-undp-azerbaijan-diversification-2019",
}
LEVY = "obligation/kaz-subsoil-levy-2013"
DUTY = "obligation/kaz-subsoil-rd-financing-2022"


def told(model):
    """Published records of a kind that at least one of the five documents tells of."""
    told_of = Claim.objects.filter(source__slug__in=DIGESTS).values("record_id")
    return model.objects.published().filter(pk__in=told_of)


def dates(rows, name):
    """The partial dates of many rows as {precision}, with "unknown" where there is none."""
    return set(rows.values_list(f"{name}_precision", flat=True))


def test_X_01_kyrgyzstan_is_one_country_with_two_names():
    country = Country.objects.get(iso3="KGZ")
    known = {country.name, country.official_name, *country.names.values_list("text", flat=True)}
    assert {"Kyrgyzstan", "Kyrgyz Republic"} <= known
    for wording in known & {"Kyrgyzstan", "Kyrgyz Republic"}:
        called = Q(name=wording) | Q(official_name=wording) | Q(names__text=wording)
        assert set(Country.objects.filter(called).values_list("iso3", flat=True)) == {"KGZ"}
    assert "party/KGZ" in parties("commitment/speca-six-step-up-innovation-policies")
    assert "KGZ" in set(
        Participation.objects.filter(event__slug__contains="2023").values_list(
            "country__iso3", flat=True
        )
    )


def test_X_02_unece_stands_in_two_documents_and_so_do_its_reviews():
    unece = the("organisation/unece")
    mentions = Claim.objects.filter(item__contains="organisation:unece")
    told_in = set(mentions.values_list("source__slug", flat=True))
    assert {"digest-speca-2022", "digest-unece-kazakhstan-2013"} <= told_in
    assert "UNECE" in names("organisation/unece")
    series = set(Source.objects.filter(kind="review").values_list("series", flat=True))
    assert {"Innovation Performance Reviews", "Innovation for Sustainable Development Reviews"} <= (
        series
    )
    assert Organisation.objects.filter(names__text="UNECE").distinct().get() == unece


def test_X_03_levy_and_duty_are_related_by_inference_alone():
    link = links(DUTY)[f"related {LEVY}"]
    assert link.basis == LinkBasis.INFERENCE
    assert "No source says" in link.reason
    item = f"related {LEVY}"
    assert not Claim.objects.filter(field="links", item=item).exists()
    assert the(LEVY).rate == 1
    assert the(DUTY).rate is None


def test_X_04_stages_of_what_is_set_up_form_one_ladder():
    found = set(told(Initiative).values_list("stage", flat=True))
    ladder = [stage for stage in Stage.values if stage in found]
    assert [stage for stage in ladder if stage != "mentioned"] == [
        "considered", "proposed", "planned", "being_established", "pilot_launched", "operating",
    ]  # fmt: skip
    for initiative in told(Initiative):
        for row in initiative.progress.all():
            sentence = Claim.objects.filter(record=initiative.pk, field="progress", item=row.slug)
            assert sentence.exists(), row.slug
            assert row.assessment


def test_X_05_strength_of_words_is_kept_apart():
    verbs = set(told(Decision).values_list("verb", flat=True))
    verbs |= set(told(Commitment).values_list("strength", flat=True))
    said = {"endorsed", "confirmed", "welcomed", "committed", "expressed_interest", "considered"}
    assert said <= verbs
    assert the("policy/speca-innovation-strategy").status == "adopted"
    strong_to_weak = [strength for strength in Strength.values if strength in said]
    assert strong_to_weak == [
        "committed", "confirmed", "endorsed", "welcomed", "expressed_interest", "considered",
    ]  # fmt: skip
    suggested = the("recommendation/kaz-business-needs-competence-centres")
    assert suggested.kind == "recommendation"  # "should suggest" is advice, not a decision


def test_X_06_dates_are_as_exact_as_the_source():
    events = told(Event)
    assert {Precision.DAY, Precision.YEAR, Precision.MONTH, Precision.RANGE, Precision.UNKNOWN} <= (
        dates(events, "starts")
    )
    assert when(the("policy/apis-action-plan-2022-2026"), "ends") == "2026"
    held = {warning for source in Source.objects.all() for warning in kinds(source)}
    assert {
        "date_missing", "date_impossible", "date_before_content", "year_missing",
    } <= held  # fmt: skip
    assert Claim.objects.filter(field="starts", basis="inferred", reason__contains="last year")


def kinds(source):
    return source.warnings.values_list("kind", flat=True)


def test_X_07_events_are_joined_to_what_came_before_and_after():
    session = links("event/speca-wgitsd-3")
    assert session["follows_up event/speca-egm-itsd-2022"].basis == LinkBasis.STATED
    visit = links("event/huzhou-study-visit-2023")
    assert f"{LinkKind.AFTER} event/china-central-asia-knowledge-symposium-2023" in visit
    framework = links("policy/carec-post-pandemic-framework")
    assert f"{LinkKind.ENDORSED_AT} event/carec-ministerial-conference-21" in framework
    seminar = links("event/kaz-regional-innovation-seminar-2013")
    assert f"{LinkKind.PREPARES} policy/kaz-regional-innovation-methodology" in seminar


def test_X_08_participants_are_countries_organisations_people_or_categories():
    rows = Participation.objects.filter(event__in=told(Event))
    assert rows.filter(country__isnull=False).exists()
    assert rows.filter(organisation__isnull=False).exists()
    assert rows.filter(person__isnull=False).exists()
    assert rows.exclude(category="").exists()


def test_X_09_money_is_an_amount_a_rate_or_nothing():
    amounts = set(
        told(Commitment).values_list("amount", "currency").exclude(amount=None).distinct()
    )
    assert amounts == {(Decimal(6_000_000), "USD")}
    rates = dict(told(Obligation).values_list("slug", "rate"))
    assert rates == {"kaz-subsoil-levy-2013": Decimal(1), "kaz-subsoil-rd-financing-2022": None}
    assert not told(Obligation).exclude(amount=None).exists()
    assert not told(Initiative).exclude(amount=None).exists()


def test_X_10_five_documents_add_up():
    assert told(Organisation).count() >= 25
    assert set(told(Person).values_list("slug", flat=True)) == {
        "asset-issekeshev",
        "kanysh-tuleushin",
        "josep-miquel-pique",
        "kabir-jurazoda",
        "huang-jingjing",
        "alikhan-smailov",
        "bagdat-mussin",
    }
    assert all(person.posts.exists() for person in told(Person))
    assert told(Event).count() >= 11
    frames = told(Policy).filter(policy_kind__in=["strategy", "action_plan", "framework"])
    assert frames.count() == 5
    assert told(Policy).filter(policy_kind="methodology").count() == 1
    assert told(Recommendation).count() == 8
    assert told(Commitment).count() >= 5
    assert told(Initiative).count() >= 10
    quotes = told(Statement).filter(statement_kind="quote", speaker__isnull=False)
    assert quotes.count() == 3


def test_X_11_original_republication_and_copy_are_documents_of_one_work():
    renditions = {
        work: set(Source.objects.filter(work__slug=work).values_list("rendition", flat=True))
        for work in ("speca-innovation-cooperation-2022", "undp-azerbaijan-diversification-2019")
    }
    assert renditions == {
        "speca-innovation-cooperation-2022": {"original", "republication", "digest"},
        "undp-azerbaijan-diversification-2019": {"original", "copy", "digest"},
    }


def test_every_link_of_the_five_documents_is_stated_with_a_sentence_or_reasoned():
    told_of = Claim.objects.filter(source__slug__in=DIGESTS).values("record_id")
    stated = Link.objects.filter(basis=LinkBasis.STATED, from_record__in=told_of)
    for link in stated.select_related("to_record"):
        item = f"{link.kind} {link.to_record.kind}/{link.to_record.slug}"
        sentences = Claim.objects.filter(
            record=link.from_record_id, field="links", item__in=["", item]
        )
        assert sentences.exists(), f"{link.from_record.slug} {item}"


def test_no_party_is_named_that_the_document_does_not_name():
    counted = Party.objects.filter(record__slug="speca-six-step-up-innovation-policies")
    assert counted.count() == 6
    assert not counted.filter(country__iso3="AFG").exists()
