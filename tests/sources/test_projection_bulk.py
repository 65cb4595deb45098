"""The projection of many records: what it costs, and that being quick changes nothing."""

import json
import random

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import translation

from sources.choices import ReviewStatus
from sources.importing import copying, layouts
from sources.models import Claim, Entry, EntryCard, Record
from sources.projection import build as built
from sources.projection import check, keeping, refresh, store
from sources.projection.build import as_json, build, kernel_relations
from sources.projection.registry import projection_of, registered_kinds
from tests.factories import (
    ClaimFactory,
    CommitmentFactory,
    CountryFactory,
    OrganisationFactory,
    PartyFactory,
    TopicFactory,
    TopicTagFactory,
)
from tests.factories.story import tell_story
from tests.sources.importing.files import applied

pytestmark = pytest.mark.django_db
ODD = 'a"b\\c,{d} NULL'


def commitments(number):
    """Published ones of one country and organisation, with a topic and a claim each."""
    country, topic = CountryFactory(), TopicFactory()
    organisation = OrganisationFactory(published=True)
    ids = []
    for commitment in CommitmentFactory.create_batch(number, published=True):
        PartyFactory(record=commitment, country=country)
        PartyFactory(record=commitment, country=None, organisation=organisation, role="partner")
        TopicTagFactory(record=commitment, topic=topic)
        ClaimFactory(record=Record.objects.get(pk=commitment.pk))
        ids.append(commitment.pk)
    return ids


def statements(monkeypatch, ids):
    """How many statements refreshing takes, COPY included, which Django does not count."""
    copies = []

    def counting(table, columns, lines, _copy=copying.copy_lines):
        copies.append(table)
        _copy(table, columns, lines)

    with monkeypatch.context() as patched, CaptureQueriesContext(connection) as queries:
        patched.setattr(layouts, "copy_lines", counting)
        patched.setattr(copying, "copy_lines", counting)
        assert refresh(ids) == set(ids)
    assert len(copies) >= 2
    return len(queries) + len(copies)


def test_refreshing_takes_the_same_statements_for_any_number(monkeypatch):
    few, many = commitments(2), commitments(40)
    new = [statements(monkeypatch, ids) for ids in (few, many)]
    Record.objects.update(title="Another title")
    Record.objects.filter(kind="organisation").update(title="Yet another")
    changed = [statements(monkeypatch, ids) for ids in (few, many)]
    assert new[0] == new[1]
    assert changed[0] == changed[1]


def test_a_thousand_records_are_a_chunk_and_no_lock_is_in_two():
    ids = sorted(random.Random(5).sample(range(50_000), 9_000))
    chunks = list(keeping.chunks(ids))
    assert [pk for chunk in chunks for pk in chunk] == ids
    assert max(map(len, chunks)) <= keeping.CHUNK
    assert len(chunks) <= len(ids) / keeping.CHUNK * 2
    locks = [{pk // store.BUCKET for pk in chunk} for chunk in chunks]
    assert sum(map(len, locks)) == len(set().union(*locks))
    assert list(keeping.chunks([])) == []


def test_odd_characters_survive_copy_and_update():
    topic = TopicFactory(code=ODD)
    one = CommitmentFactory(published=True, title=f"Tab\there \\N {ODD}")
    TopicTagFactory(record=one, topic=topic)
    refresh([one.pk])
    assert Entry.objects.get().topics == [ODD]
    assert list(check()) == []

    Record.objects.filter(pk=one.pk).update(title=f"Line\nbreak \\. {ODD}")
    refresh([one.pk])
    assert Entry.objects.get().title == f"Line\nbreak \\. {ODD}"
    assert list(check()) == []


def test_a_lost_card_is_written_again():
    [pk] = commitments(1)
    refresh([pk])
    EntryCard.objects.filter(pk=pk).delete()
    assert {difference.column for difference in check(kinds=["commitment"])} == set(store.TEXTS)
    refresh([pk])
    assert list(check(kinds=["commitment"])) == []


@pytest.mark.parametrize("kind", registered_kinds())
def test_card_and_document_are_what_each_serializer_gives_alone(kind):
    story = tell_story("one")
    [record] = [record for record in story.records if record.kind == kind]
    [columns] = build(kind, [record.pk]).values()
    projection = projection_of(kind)
    with translation.override("en"):
        [row] = projection.rows().filter(pk=record.pk).prefetch_related(*kernel_relations())
        row.keys = projection.keys([row])[row.pk]
        assert columns["card"] == as_json(projection.card().to_representation(row))
        assert columns["document"] == as_json(projection.document().to_representation(row))


def test_what_card_and_document_share_is_rendered_once():
    forms = built.Forms(projection_of("commitment"))
    assert {"slug", "title", "made", "topics"} <= set(forms.shared)
    assert "parties" not in forms.shared  # names in the card, addresses too in the document
    assert not set(forms.shared) & set(forms.card.fields)


def test_an_import_of_publications_builds_every_page_once(
    monkeypatch, django_capture_on_commit_callbacks
):
    ids = commitments(3)
    Record.objects.filter(kind="commitment").update(review_status=ReviewStatus.DRAFT)
    asked = []

    def counting(kind, record_ids, _build=store.build):
        asked.extend(record_ids)
        return _build(kind, record_ids)

    monkeypatch.setattr(store, "build", counting)
    slugs = Record.objects.filter(pk__in=ids).values_list("slug", flat=True)
    rows = "".join(f"commitment/{slug},published\n" for slug in slugs)
    with django_capture_on_commit_callbacks(execute=True):
        applied("publications", f"record,status\n{rows}")
    assert sorted(asked) == sorted(ids)
    assert Entry.objects.filter(kind="commitment").count() == 3
    record = Record.objects.get(pk=ids[0])
    assert record.versions.count() == Record.objects.get(pk=ids[1]).versions.count()
    assert record.versions.latest("pgh_id").import_run_id == record.import_run_id


@pytest.mark.django_db(transaction=True)
def test_several_processes_refresh_to_the_same_bytes(monkeypatch):
    ids = commitments(6)
    refresh(ids)
    cards = EntryCard.objects.filter(entry__kind="commitment").order_by("pk")
    before = list(cards.values_list())
    Entry.objects.filter(kind="commitment").delete()
    Claim.objects.update(value="Another value")
    monkeypatch.setattr(keeping, "CHUNK", 2)
    assert refresh(ids, jobs=2) >= set(ids)
    assert list(check(kinds=["commitment"])) == []
    after = list(cards.values_list())
    assert [card for _pk, card, *_ in after] == [card for _pk, card, *_ in before]
    assert all('"Another value"' in claims for *_, claims in after)
    assert json.loads(after[0][1])["slug"]
