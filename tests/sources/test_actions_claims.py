"""Which of several claims about one value is preferred: moved in one change, with who and why."""

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse

from sources.actions.claims import prefer_claim
from sources.actions.refused import NotPermitted, Refused
from sources.choices import Rank
from sources.models import Claim, EntryCard, Record
from sources.projection import check
from tests.factories import ClaimFactory, CommitmentFactory, CountryFactory, PartyFactory
from tests.factories.dates import dated
from tests.factories.record import claim_everything, publish
from tests.sources.admin_forms import address, member, said

pytestmark = pytest.mark.django_db


@pytest.fixture
def commitment():
    record = CommitmentFactory(title="To step up", **dated("made", "2021"))
    PartyFactory(record=record, country=CountryFactory(iso3="KAZ"))
    return record


@pytest.fixture
def draft(commitment):
    return claim_of(commitment, value="2021", rank=Rank.PREFERRED)


@pytest.fixture
def approval(commitment, draft):
    return claim_of(commitment, value="2023-11-24", rank=Rank.NORMAL)


@pytest.fixture
def dinara():
    return member("Curator", username="dinara")


def claim_of(commitment, field="made", **values):
    return ClaimFactory(record=Record.objects.get(pk=commitment.pk), field=field, **values)


def ranks():
    return dict(Claim.objects.order_by("pk").values_list("value", "rank"))


def test_prefer_claim_swaps_ranks_and_the_record_takes_the_value(
    commitment, approval, django_capture_on_commit_callbacks
):
    claim_everything(commitment)
    publish(commitment)
    with django_capture_on_commit_callbacks(execute=True):
        assert prefer_claim(approval, by=member("Publisher"), reason="Two pages say so")
    assert ranks() == {"2021": "normal", "2023-11-24": "preferred", "": "normal"}
    commitment.refresh_from_db()
    assert (commitment.made_precision, str(commitment.made_on.lower)) == ("day", "2023-11-24")
    assert '"text":"24 November 2023"' in EntryCard.objects.get().document
    assert list(check()) == []


def test_prefer_claim_keeps_who_and_why(commitment, approval, dinara):
    prefer_claim(approval, by=dinara, reason="Two pages say so")
    for row in [approval, Claim.objects.get(value="2021"), commitment]:
        context = row.versions.latest("pgh_id").pgh_context.metadata
        assert (context["username"], context["reason"]) == ("dinara", "Two pages say so")
    typed = commitment.typed_versions.latest("pgh_id")
    assert str(typed.made_on.lower) == "2023-11-24"


@pytest.mark.parametrize(
    ("field", "item", "value"),
    [
        ("parties", "party/KAZ", "KAZ"),
        ("amount", "", "6000000 USD"),
        ("made", "", ""),
        ("names", "A name", "A name"),
    ],
)
def test_prefer_claim_leaves_a_record_that_it_cannot_set(commitment, dinara, field, item, value):
    claim = claim_of(commitment, field=field, item=item, value=value)
    before = type(commitment).objects.filter(pk=commitment.pk).values("made_on", "amount").get()
    assert not prefer_claim(claim, by=dinara, reason="It is the only one")
    claim.refresh_from_db()
    assert claim.rank == Rank.PREFERRED
    assert before == type(commitment).objects.values("made_on", "amount").get()


def test_prefer_claim_refuses_a_value_that_does_not_fit_the_record(commitment, dinara):
    type(commitment).objects.update(**dated("made", "2021"))
    claim_of(commitment, field="due", value="2030", rank=Rank.PREFERRED)
    early = claim_of(commitment, field="due", value="2019")
    with pytest.raises(ValidationError):
        prefer_claim(early, by=dinara, reason="It says so")
    assert ranks() == {"2030": "preferred", "2019": "normal"}


def test_prefer_claim_wants_a_reason_and_something_to_do(approval, draft, dinara):
    with pytest.raises(Refused, match="Say why"):
        prefer_claim(approval, by=dinara, reason=" ")
    with pytest.raises(Refused, match="preferred already"):
        prefer_claim(draft, by=dinara, reason="It says so")


def test_prefer_claim_stays_within_the_scope(approval):
    with pytest.raises(NotPermitted, match="outside the countries"):
        prefer_claim(approval, by=member("Curator", scopes=["TJK"]), reason="It says so")
    assert ranks() == {"2021": "preferred", "2023-11-24": "normal"}


def test_admin_moves_the_preference_from_the_form_of_the_record(
    client, commitment, approval, dinara
):
    client.force_login(dinara)
    prefer = reverse("admin:sources_claim_prefer", args=[approval.pk])
    form = client.get(address(commitment)).content.decode()
    assert prefer in form
    assert form.count("This claim is the preferred one.") == 1
    page = client.get(prefer).content.decode()
    assert "2021" in page
    assert "2023-11-24" in page
    answer = client.post(prefer, {"reason": "Two pages say so"}, follow=True)
    assert answer.redirect_chain[-1][0] == address(commitment)
    assert said(answer)[0].endswith("is preferred now, and the record shows its value.")
    assert ranks() == {"2021": "normal", "2023-11-24": "preferred"}


def test_admin_says_what_it_cannot_do(client, commitment, approval, draft, dinara):
    client.force_login(dinara)
    prefer = reverse("admin:sources_claim_prefer", args=[draft.pk])
    assert said(client.post(prefer, {"reason": "x"}, follow=True)) == [
        "This claim is preferred already."
    ]
    assert b"This field is required" in client.post(prefer, {"reason": ""}).content
    client.force_login(member("Curator", scopes=["TJK"]))
    answer = client.post(prefer, {"reason": "x"}, follow=True)
    assert "outside the countries" in said(answer)[0]
    client.force_login(member("Importer"))
    assert client.get(prefer).status_code == 403
