import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from policies.models import Commitment
from sources.actions import records
from sources.actions.records import delete_record
from sources.admin.dates import period_ends
from sources.choices import Rank
from sources.importing import Period
from sources.models import Claim, Entry, FormerSlug, Link, Name, Record
from sources.projection import refresh
from tests.factories import (
    ClaimFactory,
    CommitmentFactory,
    CountryFactory,
    InitiativeFactory,
    LinkFactory,
    NameFactory,
    PartyFactory,
    PassageFactory,
    ProgressFactory,
    TopicTagFactory,
)
from tests.factories.dates import dated
from tests.factories.record import claim_everything
from tests.sources.admin_forms import address, member, said, save, shown

pytestmark = pytest.mark.django_db


@pytest.fixture
def dinara(client):
    user = member("Curator", username="dinara")
    client.force_login(user)
    return user


@pytest.fixture
def commitment(dinara):
    record = CommitmentFactory(title="To step up", slug="to-step-up", **dated("made", "2022-07-20"))
    PartyFactory(record=record, country=CountryFactory(iso3="KAZ"))
    return record


def part(name, number, **values):
    """The values of one row of an inline, beside how many rows there are now."""
    rows = {f"{name}-{number}-{field}": value for field, value in values.items()}
    return rows | {f"{name}-TOTAL_FORMS": str(number + 1)}


def test_change_form_saves_with_who_and_why(client, commitment):
    response = save(client, commitment, title="To step up efforts", change_reason="A typo")
    assert response.status_code == 302
    version = Record.objects.get(pk=commitment.pk).versions.latest("pgh_id")
    assert version.title == "To step up efforts"
    assert version.pgh_context.metadata["username"] == "dinara"
    assert version.pgh_context.metadata["reason"] == "A typo"


def test_change_form_sent_back_unchanged_keeps_every_value(client, commitment):
    ClaimFactory(record=commitment, rank=Rank.PREFERRED)
    ProgressFactory(record=commitment, **dated("observed", "~2023"))
    NameFactory(record=commitment)
    before = Commitment.objects.values().get(), list(Claim.objects.values())
    assert save(client, commitment).status_code == 302
    after = Commitment.objects.values().get(), list(Claim.objects.values())
    for values in (before[0], after[0]):
        values.pop("updated_at")
    assert after == before


def test_change_form_shows_and_reads_partial_dates(client, commitment):
    assert shown(client.get(address(commitment)))["made"] == "2022-07-20"
    save(client, commitment, made="2022-summer", due="~2030")
    stored = Commitment.objects.get()
    assert (stored.made_precision, str(stored.made_on.lower)) == ("season", "2022-06-01")
    assert (stored.due_precision, str(stored.due_on.lower)) == ("about", "2030-01-01")
    save(client, stored, made="")
    assert Commitment.objects.get().made_on is None


@pytest.mark.parametrize(
    ("values", "expected"),
    [
        ({"made": "20 July"}, "Expected a date such as 2022-07-20"),
        ({"made": "2022-02-30"}, "is not a day of the calendar"),
        ({"due": "2020"}, "A period ends after it starts."),
        ({"amount": "6000000"}, "An amount needs its currency"),
        ({"title": ""}, "This field is required"),
        ({"slug": "no slug"}, "valid “slug”"),
    ],
)
def test_change_form_names_what_does_not_fit(client, commitment, values, expected):
    response = save(client, commitment, **values)
    assert response.status_code == 200
    assert expected in response.content.decode()


def test_change_form_refuses_the_zero_of_a_clock(client, commitment):
    name = {"text": "Қадам", "kind": "alias", "language": "kk", "valid_from": "1970-01-01"}
    page = save(client, commitment, made="1970-01-01", **part("names", 0, **name))
    [names] = [
        inline.formset
        for inline in page.context["inline_admin_formsets"]
        if inline.formset.prefix == "names"
    ]
    zero = (
        "1 January 1970 is a computer's zero: leave it empty if unknown, or write ~1970 or 1970 if"
        " the year is meant."
    )
    assert page.context["adminform"].form.errors == {"made": [zero]}
    assert names.forms[0].errors == {"valid_from": [zero]}


@pytest.mark.parametrize(
    ("start", "end"),
    [("~1970", "~2019"), ("1970..1972", "2019-03-05"), ("1970", ""), ("~2019-03", "~2020-05-07")],
)
def test_period_is_read_as_the_form_shows_it(start, end):
    period = Period("valid")
    value = period.read([start, end], None)
    days, precision = period.store(value)
    again = period.read(period_ends(Name(valid=days, valid_precision=precision), "valid"), None)
    assert again[:2] == value[:2]


def test_change_form_adds_a_party(client, commitment):
    tajikistan = CountryFactory(iso3="TJK")
    member_of_both = member("Curator", scopes=["KAZ", "TJK"])
    client.force_login(member_of_both)
    save(client, commitment, **part("parties", 1, role="party", country=tajikistan.pk))
    assert set(commitment.parties.values_list("country__iso3", flat=True)) == {"KAZ", "TJK"}


def test_change_form_refuses_two_targets_of_one_party(client, commitment):
    country = CountryFactory(iso3="KAZ")
    values = part("parties", 1, role="host", country=country.pk, category="all")
    assert "A party is one country" in save(client, commitment, **values).content.decode()


def test_change_form_adds_a_name_and_folds_it(client, commitment):
    values = part("names", 0, text="Қадам", kind="alias", language="kk", valid_from="2019-03")
    save(client, commitment, **values)
    name = Name.objects.get()
    assert (name.folded, name.valid_precision) == ("кадам", "month")
    assert (str(name.valid.lower), name.valid.upper) == ("2019-03-01", None)


def test_change_form_finds_the_span_of_a_claim(client, commitment):
    passage = PassageFactory(text="Six countries have committed to step up.")
    values = {"field": "strength", "passage": passage.pk, "quote": "have committed"}
    values |= {"stated": "committed", "value": "committed", "rank": "preferred"}
    values |= {"basis": "stated", "verification": "checked"}
    assert save(client, commitment, **part("claims", 0, **values)).status_code == 302
    claim = Claim.objects.get()
    assert (claim.span_start, claim.span_end, claim.source) == (14, 28, passage.source)


@pytest.mark.parametrize(
    ("values", "expected"),
    [
        ({"quote": "have pledged"}, "does not hold these words"),
        ({"quote": "e"}, "holds these words"),
        ({"stated": "pledged"}, "no words of the quote"),
        ({"basis": "inferred"}, "needs its reason"),
    ],
)
def test_change_form_refuses_a_claim_without_its_words(client, commitment, values, expected):
    passage = PassageFactory(text="Six countries have committed to step up.")
    given = {"field": "strength", "passage": passage.pk, "quote": "have committed"}
    given |= {"rank": "normal", "basis": "stated", "verification": "checked"} | values
    response = save(client, commitment, **part("claims", 0, **given))
    assert expected in response.content.decode()
    assert not Claim.objects.exists()


def test_change_form_links_to_another_record(client, commitment):
    other = CommitmentFactory()
    values = {"kind": "related", "to_record": other.pk, "basis": "inference"}
    response = save(client, commitment, **part("links_out", 0, **values))
    assert "needs a reason" in response.content.decode()
    save(client, commitment, **part("links_out", 0, reason="The same levy.", **values))
    assert Link.objects.get().to_record_id == other.pk


def test_change_form_shows_links_from_elsewhere_read_only(client, commitment):
    link = LinkFactory(to_record=commitment)
    page = client.get(address(commitment))
    assert link.from_record.title in page.content.decode()
    assert "links_in-0-kind" not in page.content.decode()


def test_change_form_of_an_initiative_asks_for_stages(client, dinara):
    initiative = InitiativeFactory()
    PartyFactory(record=initiative, country=CountryFactory(iso3="KAZ"))
    values = {"slug": "pilot", "stage": "pilot_launched", "assessment": "curator"}
    save(client, initiative, **part("progress", 0, observed="2022-07-20", **values))
    assert initiative.progress.get().stage == "pilot_launched"


def test_new_slug_redirects_from_the_old_one(client, commitment):
    save(client, commitment, slug="to-step-up-efforts")
    assert FormerSlug.objects.get(slug="to-step-up").record_id == commitment.pk


def test_new_record_is_a_draft(client, dinara):
    country = CountryFactory(iso3="KAZ")
    page = client.get(address(Commitment(), "add"))
    values = {"title": "To build", "slug": "to-build", "strength": "committed", "language": "en"}
    values |= part("parties", 0, role="party", country=country.pk)
    client.post(address(Commitment(), "add"), shown(page) | values)
    record = Commitment.objects.get()
    assert (record.kind, record.review_status) == ("commitment", "draft")
    assert record.parties.get().country == country


def test_two_curators_at_once_do_not_overwrite_each_other(client, commitment):
    seen = shown(client.get(address(commitment)))
    save(client, commitment, title="By the first")
    response = client.post(address(commitment), seen | {"title": "By the second"})
    assert "Somebody else changed this record" in response.content.decode()
    assert Record.objects.get(pk=commitment.pk).title == "By the first"


def test_what_a_trigger_refuses_is_said(client, commitment):
    client.force_login(member("Publisher"))
    claim = ClaimFactory(record=commitment)
    page = client.get(address(commitment))
    Record.objects.filter(pk=commitment.pk).update(
        review_status="published", published_at="2022-01-01T00:00Z"
    )
    gone = {"claims-0-DELETE": "on", "claims-0-id": claim.pk, "change_reason": "No such words"}
    response = client.post(address(commitment), shown(page) | gone, follow=True)
    assert "The last claim of a published record stays" in said(response)[0]
    assert Claim.objects.exists()


def test_correcting_a_published_record_reaches_the_readers(
    client, commitment, django_capture_on_commit_callbacks
):
    client.force_login(member("Publisher"))
    claim_everything(commitment)
    Record.objects.filter(pk=commitment.pk).update(
        review_status="published", published_at="2022-01-01T00:00Z"
    )
    refresh([commitment.pk])
    with django_capture_on_commit_callbacks(execute=True):
        save(client, commitment, title="To step up efforts", change_reason="A typo")
    assert Entry.objects.get(pk=commitment.pk).title == "To step up efforts"


def test_records_are_deleted_by_administrators_only(client, commitment):
    assert client.get(address(commitment, "delete")).status_code == 403
    assert "deletelink" not in client.get(address(commitment)).content.decode()
    client.force_login(member(is_superuser=True))
    client.post(address(commitment, "delete"), {"post": "yes"})
    assert not Record.objects.exists()


def test_published_records_are_not_deleted(client, dinara):
    record = CommitmentFactory(published=True)
    client.force_login(member(is_superuser=True))
    assert client.post(address(record, "delete"), {"post": "yes"}).status_code == 403
    assert Record.objects.filter(pk=record.pk).exists()


def test_record_published_in_the_meantime_is_not_deleted(client, commitment, monkeypatch):
    def published_first(record, **options):
        ClaimFactory(record=record)
        published = {"review_status": "published", "published_at": "2022-01-01T00:00Z"}
        Record.objects.filter(pk=record.pk).update(**published)
        delete_record(record, **options)

    monkeypatch.setattr(records, "delete_record", published_first)
    client.force_login(member(is_superuser=True))
    page = client.post(address(commitment, "delete"), {"post": "yes"}, follow=True)
    assert said(page) == [f"“{commitment}” is published. Withdraw it before you delete it."]
    assert Record.objects.exists()


def test_list_of_records_offers_no_bulk_deletion(client, commitment):
    client.force_login(member(is_superuser=True))
    page = client.get(address(commitment, "changelist")).content.decode()
    assert "delete_selected" not in page


def test_change_form_costs_the_same_for_any_number_of_parts(client, commitment):
    def cost():
        with CaptureQueriesContext(connection) as queries:
            client.get(address(commitment))
        return len(queries)

    def add(number):
        ClaimFactory.create_batch(number, record=commitment)
        NameFactory.create_batch(number, record=commitment)
        PartyFactory.create_batch(number, record=commitment)
        ProgressFactory.create_batch(number, record=commitment)
        TopicTagFactory.create_batch(number, record=commitment)
        for _number in range(number):
            LinkFactory(from_record=commitment)
            LinkFactory(to_record=commitment)

    client.force_login(member(is_superuser=True))
    add(1)
    cost()
    one = cost()
    add(5)
    assert cost() == one
