"""A record shows what its preferred claims say, and nothing that no claim carries."""

import pytest

from policies.models import Commitment
from sources.actions import records
from sources.actions.refused import Disagrees
from sources.actions.review import transition_record
from sources.agreement import disagreements
from sources.choices import Rank
from sources.models import Claim, Name, Record
from tests.factories import (
    ClaimFactory,
    CommitmentFactory,
    CountryFactory,
    EventFactory,
    InitiativeFactory,
    LinkFactory,
    NameFactory,
    OrganisationFactory,
    ParticipationFactory,
    PartyFactory,
    PostFactory,
    ProgressFactory,
    RecommendationFactory,
    SiteFactory,
    TopicFactory,
    TopicTagFactory,
)
from tests.factories.dates import dated, valid
from tests.factories.record import claim_everything, publish
from tests.sources.admin_forms import address, member, save, shown

pytestmark = pytest.mark.django_db

SIX = {"amount": 6_000_000, "currency": "USD", "amount_kind": "exact"}


def of(record):
    """The disagreements of one record as (field, item, shown, said)."""
    found = disagreements([record.pk]).get(record.pk, ())
    return [(one.field, one.item, one.shown, one.said) for one in found]


def claim(record, field, item="", **values):
    record = Record.objects.get(pk=record.pk)
    return ClaimFactory(record=record, field=field, item=item, **values)


def bare(factory, **values):
    """A record of which title and summary are claimed."""
    record = factory(summary="", **values)
    claim(record, "title")
    return record


@pytest.fixture
def commitment():
    """Published, and all that it shows is claimed."""
    record = CommitmentFactory(title="To step up", slug="to-step-up", **SIX)
    PartyFactory(record=record, country=CountryFactory(iso3="KAZ"))
    claim(record, "amount", value="6000000 USD", rank=Rank.PREFERRED)
    claim_everything(record)
    publish(record)
    return record


@pytest.mark.parametrize(
    ("values", "field", "text"),
    [
        (SIX, "amount", "6000000 USD"),
        (SIX | {"amount_kind": "up_to", "amount_year": 2019}, "amount", "up_to 6000000 USD 2019"),
        (
            SIX | {"amount_kind": "band", "amount_max": 7_500_000},
            "amount",
            "band 6000000..7500000 USD",
        ),
        (dated("made", "2022-07-20"), "made", "2022-07-20"),
        (dated("due", "~2030"), "due", "~2030"),
        ({"means": "By training."}, "means", "By training."),
        ({"strength": "agreed"}, "strength", "agreed"),
    ],
)
def test_values_are_compared_in_the_notation_of_files(values, field, text):
    record = bare(CommitmentFactory, **values)
    if field != "strength":
        claim(record, "strength")
    assert of(record) == [(field, "", text, "")]
    claim(record, field, value=text, rank=Rank.PREFERRED)
    assert of(record) == []


def test_references_are_compared_by_their_codes():
    body = OrganisationFactory(slug="council")
    event = bare(EventFactory, body=body, country=CountryFactory(iso3="KAZ"))
    assert of(event) == [
        ("kind", "", event.event_kind, ""),
        ("body", "", "council", ""),
        ("country", "", "KAZ", ""),
    ]


def test_period_is_compared_by_its_ends():
    ministry = bare(OrganisationFactory, **valid("2013..2016"))
    claim(ministry, "kind")
    assert of(ministry) == [("valid", "", "2013-01-01..2016-12-31", "")]


def test_each_value_of_a_list_has_its_item():
    initiative = bare(InitiativeFactory)
    undp = OrganisationFactory(slug="undp")
    PartyFactory(record=initiative, role="funder", country=None, organisation=undp)
    PartyFactory(record=initiative, role="party", country=None, category="banks")
    TopicTagFactory(record=initiative, topic=TopicFactory(code="incubation"))
    SiteFactory(record=initiative, place__code="baku")
    NameFactory(record=initiative, text="InnoLand")
    ProgressFactory(record=initiative, slug="launched", status="", stage="operating")
    LinkFactory(from_record=initiative.record_ptr, to_record=undp.record_ptr, basis="stated")
    LinkFactory(from_record=initiative.record_ptr, to_record=CommitmentFactory().record_ptr)
    assert sorted(of(initiative)) == [
        ("kind", "", initiative.initiative_kind, ""),
        ("links", "related organisation/undp", "organisation/undp", ""),
        ("names", "InnoLand", "InnoLand", ""),
        ("parties", "funder/organisation:undp", "organisation:undp", ""),
        ("parties", "party/category:banks", "category:banks", ""),
        ("progress", "launched", "operating", ""),
        ("sites", "baku", "baku", ""),
        ("stage", "", "mentioned", ""),
        ("topics", "incubation", "incubation", ""),
    ]


def test_participants_and_posts_have_items_too():
    event = bare(EventFactory)
    claim(event, "kind")
    ParticipationFactory(event=event, role="host", mode="online", country__iso3="KAZ")
    assert of(event) == [("participants", "host/KAZ", "KAZ", "")]
    post = PostFactory(organisation__slug="council", role="Director")
    assert ("posts", "council: Director", "Director", "") in of(post.person)


def test_what_nobody_knows_needs_no_claim():
    advice = bare(RecommendationFactory, response="none_known")
    assert of(advice) == []
    claim(advice, "response", value="accepted", rank=Rank.PREFERRED)
    assert of(advice) == [("response", "", "none_known", "accepted")]


@pytest.mark.parametrize(
    ("claims", "carried"),
    [
        ([("", "", Rank.NORMAL)], True),
        ([("", "6000000 USD", Rank.PREFERRED)], True),
        ([("", "6000000 USD", Rank.NORMAL)], False),
        ([("", "7000000 USD", Rank.NORMAL)], False),
        ([("", "", Rank.DEPRECATED)], False),
        ([("", "7000000 USD", Rank.NORMAL), ("", "6000000 USD", Rank.PREFERRED)], True),
    ],
)
def test_a_value_rests_on_the_preferred_claim_or_on_one_without_a_value(claims, carried):
    record = bare(CommitmentFactory, **SIX)
    claim(record, "strength")
    for item, value, rank in claims:
        claim(record, "amount", item, value=value, rank=rank)
    assert (of(record) == []) is carried


def test_an_item_rests_on_the_claim_of_the_whole_field_unless_it_has_its_own():
    record = bare(CommitmentFactory)
    claim(record, "strength")
    claim(record, "parties")
    PartyFactory(record=record, country__iso3="KAZ")
    assert of(record) == []
    claim(record, "parties", "party/KAZ", value="KAZ", rank=Rank.NORMAL)
    assert of(record) == [("parties", "party/KAZ", "KAZ", "")]


def test_a_preferred_claim_about_what_is_not_shown_disagrees():
    record = bare(CommitmentFactory)
    claim(record, "strength")
    claim(record, "due", value="2030", rank=Rank.PREFERRED)
    claim(record, "parties", "party/KAZ", value="KAZ", rank=Rank.PREFERRED)
    assert of(record) == [("due", "", "", "2030"), ("parties", "party/KAZ", "", "KAZ")]


def test_disagreements_of_many_cost_the_same(commitment, django_assert_num_queries):
    others = CommitmentFactory.create_batch(5)
    for other in others:
        PartyFactory(record=other, country__iso3="KAZ")
    with django_assert_num_queries(10):
        assert len(disagreements([commitment.pk, *(other.pk for other in others)])) == 5


def test_change_of_what_is_published_is_refused_with_both_values(commitment):
    reason = {"by": None, "reason": "It became more"}
    with pytest.raises(Disagrees, match=r"shows “9000000 USD”.*claim says “6000000 USD”"):
        records.change_record(commitment, amount=9_000_000, **reason)
    assert Commitment.objects.get().amount == 6_000_000


def test_what_no_claim_says_is_refused_to_people(commitment):
    change = {"by": member("Publisher"), "reason": "It is called so"}
    with pytest.raises(Disagrees, match="No preferred claim says its names Step"):
        records.attach(Record.objects.get(pk=commitment.pk), Name(text="Step"), **change)


def test_publishing_names_the_fields(commitment):
    transition_record(commitment, to="withdrawn", by=None)
    transition_record(commitment, to="draft", by=None)
    records.change_record(commitment, by=None, amount=9_000_000, means="Training")
    commitment.refresh_from_db()
    with pytest.raises(Disagrees) as refused:
        transition_record(commitment, to="published", by=member("Publisher"))
    assert str(refused.value) == (
        "“To step up” does not show what its claims say. amount shows “9000000 USD”, but the"
        " preferred claim says “6000000 USD”. Correct the claim's value, prefer another claim, or"
        " add one. No preferred claim says its means. Add or prefer claims, or leave it out."
    )
    with pytest.raises(Disagrees, match="amount"):
        transition_record(commitment, to="published", by=None)


def test_form_comes_back_with_the_error_at_its_field(client, commitment):
    client.force_login(member("Publisher"))
    typed = {"amount": "9000000", "change_reason": "It became more"}
    response = save(client, commitment, **typed)
    form = response.context["adminform"].form
    [said] = form.errors.pop("amount")
    assert not form.errors
    assert said == (
        "amount shows “9000000 USD”, but the preferred claim says “6000000 USD”."
        " Correct the claim's value, prefer another claim, or add one."
    )
    assert shown(response) | typed == shown(response)
    assert Commitment.objects.get().amount == 6_000_000


def test_form_says_what_hangs_on_the_record_above_all_fields(client, commitment):
    client.force_login(member("Publisher"))
    values = {"names-0-text": "Step", "names-0-kind": "alias", "names-TOTAL_FORMS": "1"}
    response = save(client, commitment, change_reason="It is called so", due="2030", **values)
    form = response.context["adminform"].form
    assert list(form.errors) == ["due", "__all__"]
    assert "names Step shows “Step”, which no preferred claim says" in form.non_field_errors()[0]
    assert not commitment.names.exists()


def test_form_takes_value_and_claim_together(client, commitment):
    client.force_login(member("Publisher"))
    [number] = [
        prefix.split("-")[1]
        for prefix, value in shown(client.get(address(commitment))).items()
        if prefix.startswith("claims-") and value == "6000000 USD"
    ]
    values = {"amount": "9000000", f"claims-{number}-value": "9000000 USD"}
    response = save(client, commitment, change_reason="Misread", **values)
    assert response.status_code == 302
    assert Claim.objects.filter(value="9000000 USD", rank=Rank.PREFERRED).exists()
    assert Commitment.objects.get().amount == 9_000_000
