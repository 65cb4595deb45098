import json
import re

import pytest
from django.core.management import call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext

from countries.models import Membership
from sources.choices import Kind
from sources.models import Claim, Entry, EntryCard, EntryRevision, Link, Record
from sources.projection import check, rebuild, refresh, refresh_all
from sources.projection.registry import registered_kinds
from sources.scope import country_codes, country_codes_of
from tests.factories import (
    ClaimFactory,
    CommitmentFactory,
    CountryFactory,
    EventFactory,
    LinkFactory,
    MembershipFactory,
    OrganisationFactory,
    PartyFactory,
    PersonFactory,
)
from tests.factories.record import publish, withdraw
from tests.factories.story import tell_story

pytestmark = pytest.mark.django_db


def document(record):
    return json.loads(EntryCard.objects.get(pk=record.pk).document)


def ready_texts():
    return list(EntryCard.objects.order_by("pk").values_list())


@pytest.fixture
def story():
    story = tell_story("one")
    refresh(story.ids)
    return story


def test_every_kind_is_registered():
    assert registered_kinds() == sorted(Kind.values)


def test_refresh_writes_what_a_rebuild_would(story):
    assert Entry.objects.count() == len(story.records)
    assert list(check()) == []


def test_refresh_twice_writes_nothing(story):
    revisions = list(EntryRevision.objects.values())
    before = ready_texts()

    assert refresh(story.ids) == set()
    assert ready_texts() == before
    assert list(EntryRevision.objects.values()) == revisions


def test_rebuild_ends_in_the_same_bytes(story):
    before = ready_texts(), list(Entry.objects.order_by("pk").values())
    Entry.objects.all().delete()

    assert rebuild() == len(story.records)
    assert (ready_texts(), list(Entry.objects.order_by("pk").values())) == before


def test_keys_of_an_entry_are_what_its_record_says(story):
    entry = Entry.objects.get(pk=story.commitment.pk)

    assert (entry.subkind, entry.status) == ("committed", "under_way")
    assert entry.sort_on.isoformat() == "2022-07-20"
    assert entry.countries == ["KAZ"]
    assert entry.groupings == ["speca"]
    assert entry.topics == ["incubation", "innovation"]
    assert entry.years == [2022]
    assert entry.organisations == ["ministry-one"]


def test_drafts_have_no_entry():
    draft = CommitmentFactory()
    refresh([draft.pk])
    assert not Entry.objects.exists()


@pytest.mark.parametrize(
    "name", ["organisation", "person", "commitment", "event", "decision", "policy"]
)
def test_withdrawing_a_record_hides_it_everywhere(story, name):
    record = getattr(story, name)
    withdraw(record)
    refresh([record.pk])

    assert list(check()) == []
    assert not Entry.objects.filter(pk=record.pk).exists()
    shown = "".join(card + doc + claims for _pk, card, doc, claims in ready_texts())
    assert record.slug not in shown

    publish(record)
    refresh([record.pk])
    assert list(check()) == []


def test_renaming_a_record_reaches_all_that_show_it(story):
    for record in story.records:
        Record.objects.filter(pk=record.pk).update(title=f"New {record.slug}")
        refresh([record.pk])
        assert list(check()) == [], record.slug


def test_moving_a_record_to_another_address_reaches_all_that_show_it(story):
    for record in story.records:
        Record.objects.filter(pk=record.pk).update(slug=f"moved-{record.slug}")
        refresh([record.pk])
        assert list(check()) == [], record.slug


def test_two_records_may_swap_addresses():
    one, two = CommitmentFactory.create_batch(2, published=True)
    refresh([one.pk, two.pk])
    one_slug, two_slug = one.slug, two.slug
    for pk, slug in ((one.pk, "between"), (two.pk, one_slug), (one.pk, two_slug)):
        Record.objects.filter(pk=pk).update(slug=slug)

    refresh([two.pk])
    refresh([one.pk])
    assert list(check()) == []
    assert Entry.objects.get(pk=two.pk).slug == one_slug


def test_a_removed_link_disappears_from_both_ends(story):
    Link.objects.filter(from_record=story.commitment).delete()
    refresh([story.commitment.pk])

    assert document(story.policy)["links"] == []
    assert list(check()) == []


def test_a_link_is_read_from_both_ends(story):
    [out] = document(story.commitment)["links"]
    [back] = document(story.policy)["links"]

    assert (out["direction"], out["label"]) == ("out", "was made under")
    assert (back["direction"], back["label"]) == ("in", "is the framework for")
    assert out["item"] == back["item"] == "under policy/strategy-one"


def test_a_changed_claim_changes_the_entry(story):
    claim = Claim.objects.filter(record=story.commitment, field="made").get()
    claim.value = "20 July 2022"
    claim.save()
    refresh([story.commitment.pk])

    claims = json.loads(EntryCard.objects.get(pk=story.commitment.pk).claims)
    assert [c["value"] for c in claims if c["field"] == "made"] == ["20 July 2022"]


def test_a_claim_shows_its_sentence_and_where_it_stands(story):
    claims = json.loads(EntryCard.objects.get(pk=story.commitment.pk).claims)
    [claim] = [claim for claim in claims if claim["field"] == "made"]
    stored = Claim.objects.get(record=story.commitment, field="made")

    assert stored.source.text[claim["start"] : claim["end"]] == claim["quote"]
    assert claim["address"] == f"/sources/{stored.source.slug}/#p1"
    assert claim["source"]["publisher"] == "UNECE"


def test_a_claim_about_a_draft_is_left_out(story):
    draft = OrganisationFactory(slug="secret")
    for field, item in (
        ("parties", "partner/organisation:secret"),
        ("links", "related organisation/secret"),
        ("posts", "secret: Adviser"),
        ("subjects", "organisation/secret"),
    ):
        ClaimFactory(record=story.commitment, field=field, item=item)
    ClaimFactory(record=story.commitment, field="parties", item="partner/category:the secret")
    PartyFactory(record=story.commitment, role="partner", country=None, organisation=draft)
    LinkFactory(from_record=story.commitment, to_record=draft)
    refresh([story.commitment.pk])

    texts = EntryCard.objects.get(pk=story.commitment.pk)
    together = texts.card + texts.document + texts.claims
    assert re.findall(r"[^\"]*secret[^\"]*", together) == ["partner/category:the secret"]


def test_the_country_of_a_draft_organisation_does_not_show():
    commitment = CommitmentFactory(published=True)
    ministry = OrganisationFactory(country=CountryFactory(iso3="UZB"))
    PartyFactory(record=commitment, country=None, organisation=ministry)
    refresh([commitment.pk])
    assert Entry.objects.get().countries == []
    assert country_codes(commitment) == {"UZB"}

    publish(ministry)
    refresh([ministry.pk])
    assert Entry.objects.get(pk=commitment.pk).countries == ["UZB"]


def test_membership_counts_at_the_date_of_the_record(story):
    MembershipFactory(
        grouping=story.grouping, country=story.country, valid="[1998-03-26,2022-07-20)"
    )
    refresh_all()
    assert Entry.objects.get(pk=story.event.pk).groupings == ["speca"]
    assert Entry.objects.get(pk=story.policy.pk).groupings == ["speca"]
    assert Entry.objects.get(pk=story.person.pk).groupings == []

    Membership.objects.all().delete()
    assert {d.column for d in check()} >= {"groupings", "card", "document"}
    refresh_all()
    assert list(check()) == []


def test_renaming_a_country_is_seen_after_refreshing_all(story):
    type(story.country).objects.update(name="Qazaqstan")
    refresh_all()
    assert document(story.commitment)["countries"] == [{"code": "KAZ", "name": "Qazaqstan"}]


def test_revision_grows_with_the_kinds_that_changed(story):
    before = dict(EntryRevision.objects.values_list("kind", "number"))
    Record.objects.filter(pk=story.person.pk).update(summary="Another summary.")
    refresh([story.person.pk])

    after = dict(EntryRevision.objects.values_list("kind", "number"))
    assert {kind for kind in after if after[kind] != before[kind]} == {"person"}


def test_deleting_a_record_changes_every_revision(story):
    before = dict(EntryRevision.objects.values_list("kind", "number"))
    statement = story.statement.pk
    withdraw(story.statement)
    story.statement.delete()
    refresh([statement])

    after = dict(EntryRevision.objects.values_list("kind", "number"))
    assert all(after[kind] > before[kind] for kind in before)


def test_cost_does_not_grow_with_records():
    counts = []
    for number in (3, 12):
        stories = [tell_story(f"{number}-{i}") for i in range(number)]
        ids = [pk for story in stories for pk in story.ids]
        for action in (lambda: refresh(ids), lambda: list(check()), rebuild):  # noqa: B023
            with CaptureQueriesContext(connection) as queries:
                action()
            counts.append(len(queries))
    assert counts[:3] == counts[3:]


def test_scope_is_every_country_a_record_concerns(story):
    codes = country_codes_of(story.records)
    for record in story.records:
        expected = set() if record == story.obligation else {"KAZ"}
        assert codes[record.pk] == expected, record.slug
    assert country_codes(story.commitment.record_ptr) == {"KAZ"}


def test_scope_counts_drafts_too():
    story = tell_story("draft", published=False)
    assert country_codes(story.decision) == {"KAZ"}


def test_command_checks_and_repairs(story, capsys):
    Entry.objects.filter(pk=story.policy.pk).update(title="Wrong")
    with pytest.raises(SystemExit, match="1"):
        call_command("project", "--check")
    assert capsys.readouterr().out == "policy/strategy-one: title\n"

    call_command("project", "--kind", "policy")
    assert "1 entries written." in capsys.readouterr().out
    call_command("project", "--check")


def test_refreshing_a_body_reaches_the_decisions_of_its_sessions():
    body = OrganisationFactory(published=True)
    event = EventFactory(published=True, body=body)
    person = PersonFactory(published=True)
    refresh([body.pk, event.pk, person.pk])
    Record.objects.filter(pk=body.pk).update(slug="another-slug")
    refresh([body.pk])
    assert Entry.objects.get(pk=event.pk).organisations == ["another-slug"]
