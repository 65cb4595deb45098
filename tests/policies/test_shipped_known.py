"""What public pages tell of the region, as the shipped files hold it."""

import pytest

from events.models import Event
from policies.models import Commitment, Initiative, Policy, Progress
from sources.dates import PartialDate
from sources.models import Claim, Link, Record, Source

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("shipped_base")]

SPECA = ["AFG", "AZE", "KAZ", "KGZ", "TJK", "TKM", "UZB"]


def when(row, name):
    days, precision = getattr(row, f"{name}_on"), getattr(row, f"{name}_precision")
    return str(PartialDate.from_columns(days, precision) or "")


def claims(ref, field, item=""):
    """(value, rank, basis) of every claim about one value."""
    kind, slug = ref.split("/")
    found = Claim.objects.filter(record__kind=kind, record__slug=slug, field=field, item=item)
    return set(found.values_list("value", "rank", "basis"))


def targets(kind, slug, link):
    found = Link.objects.filter(from_record__kind=kind, from_record__slug=slug, kind=link)
    return set(found.values_list("to_record__slug", "basis"))


def test_S0_23_action_plan_has_two_dates():  # noqa: N802 - named after its row of the checklist
    plan = Policy.objects.get(slug="speca-innovation-strategy-action-plan")
    assert when(plan, "adopted") == "2023"
    dates = claims("policy/speca-innovation-strategy-action-plan", "adopted")
    assert {(value, rank) for value, rank, _basis in dates} == {
        ("2023", "preferred"),
        ("2021", "normal"),
    }
    assert ("2021", "normal", "inferred") in dates


def test_S0_23_fifth_session_follows_up_the_third():  # noqa: N802 - as above
    session = Event.objects.get(slug="speca-wgitsd-5")
    assert (session.ordinal, when(session, "starts")) == (5, "2024-06-27")
    assert session.body.slug == "speca-working-group-innovation"
    assert ("speca-wgitsd-3", "inference") in targets("event", "speca-wgitsd-5", "follows_up")
    warnings = Source.objects.get(slug="indico-speca-wgitsd-5").warnings
    assert list(warnings.values_list("kind", flat=True)) == ["weekday_wrong"]


@pytest.mark.parametrize("iso3", SPECA)
def test_speca_country_has_something_to_show(iso3):
    held = Record.objects.published().filter(parties__country__iso3=iso3)
    attended = Event.objects.published().filter(participations__country__iso3=iso3)
    assert held.exists()
    assert attended.exists()


def test_project_has_its_exact_budget():
    project = Initiative.objects.get(slug="unece-project-innovation-policies-speca")
    assert (project.amount, project.currency, project.amount_kind) == (483316, "USD", "exact")
    assert (when(project, "starts"), when(project, "ends")) == ("2020-01-01", "2023-12-31")
    assert project.stage == "completed"


def test_uzbek_target_is_followed_over_the_years():
    target = Commitment.objects.get(slug="uzb-top-50-gii-2030")
    assert (when(target, "due"), target.strength) == ("2030", "adopted")
    steps = Progress.objects.filter(record=target.record_ptr).order_by("observed_on")
    assert [(step.status, step.assessment) for step in steps] == [
        ("under_way", "self_reported"),
        ("under_way", "independent"),
    ]


def test_trust_fund_is_planned_though_a_title_says_more():
    assert Initiative.objects.get(slug="speca-multi-partner-trust-fund").stage == "planned"
    verbs = claims("decision/speca-summit-1-trust-fund", "verb")
    assert {(value, rank) for value, rank, _basis in verbs} == {
        ("welcomed", "preferred"),
        ("agreed", "normal"),
    }


def test_study_tour_follows_the_network_and_the_session():
    assert targets("event", "study-tour-georgia-2023", "follows_up") == {
        ("speca-incubator-network", "stated"),
        ("speca-wgitsd-3", "stated"),
    }


def test_counted_ordinals_say_that_they_are_counted():
    claim = Claim.objects.get(record__slug="speca-governing-council-15", field="ordinal")
    assert (claim.value, claim.basis) == ("15", "inferred")
    assert claim.reason.startswith("Counted")


def test_policy_documents_are_kept_with_their_doubts():
    assert claims("policy/kgz-air-protection-law-1999", "adopted") == {
        ("1999-06-12", "preferred", "inferred"),
        ("2022-01-01", "normal", "stated"),
    }
    assert not Source.objects.get(slug="kgz-air-protection-law-1999").published_on


def test_every_shipped_record_is_published_with_title_and_summary_claimed():
    drafts = Record.objects.exclude(review_status="published")
    assert list(drafts.values_list("kind", "slug")) == []
    for field in ("title", "summary"):
        bare = Record.objects.exclude(**{f"{field}": ""}).exclude(
            pk__in=Claim.objects.filter(field=field, rank="preferred").values("record")
        )
        assert list(bare.values_list("kind", "slug")) == []
