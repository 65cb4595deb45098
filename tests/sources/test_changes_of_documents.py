"""A document is changed by those who may change every record that rests on it, for a reason."""

import pytest
from django.urls import reverse

from sources.actions import describing
from sources.actions.passages import mark_passages
from sources.actions.refused import NotPermitted, Refused
from sources.models import Entry, EntryCard, Passage, Source, SourceWarning, Work
from sources.projection import refresh
from tests.factories import (
    ClaimFactory,
    CommitmentFactory,
    CountryFactory,
    OrganisationFactory,
    PartyFactory,
    PassageFactory,
    SourceFactory,
    SourceWarningFactory,
    WorkFactory,
)
from tests.factories.record import publish
from tests.sources.admin_forms import address, member, said, save, shown

pytestmark = pytest.mark.django_db
WHY = "The publisher was misspelt"


def resting(iso3, *, passage=None, is_published=True):
    """A passage on which one record of the country rests."""
    passage = passage or PassageFactory()
    record = CommitmentFactory(title=f"Promise of {iso3}")
    if iso3:
        PartyFactory(record=record, country=CountryFactory(iso3=iso3))
    ClaimFactory(record=record, passage=passage)
    if is_published:
        publish(record)
    return passage


@pytest.fixture
def curator():
    return member("Curator", username="dinara")


@pytest.fixture
def publisher():
    return member("Publisher", username="timur")


def title_of(source):
    return Source.objects.values_list("title", flat=True).get(pk=source.pk)


def why(row):
    version = row.versions.latest("pgh_id")
    return version.pgh_context.metadata["username"], version.pgh_context.metadata["reason"]


CHANGES = {
    "title": lambda source, **who: describing.change_document(source, title="Changed", **who),
    "work": lambda source, **who: describing.change_document(source.work, title="Changed", **who),
    "warning": lambda source, **who: describing.warn_of(source, kind="date_missing", **who),
    "passage": lambda source, **who: mark_passages(
        list(source.passages.values_list("pk", flat=True)), is_furniture=True, **who
    ),
    "copy": lambda source, **who: describing.change_document(
        SourceFactory.build(work=source.work, text=""), title="A further form", **who
    ),
}


def state():
    return [
        *Source.objects.order_by("pk").values_list("title", "work"),
        *Work.objects.order_by("pk").values_list("title", flat=True),
        *SourceWarning.objects.values_list("kind"),
        *Passage.objects.order_by("pk").values_list("is_furniture", flat=True),
    ]


@pytest.mark.parametrize("change", CHANGES)
@pytest.mark.parametrize("is_published", [True, False])
def test_documents_of_other_countries_stay_as_they_are(change, is_published, publisher):
    source = resting("TJK", is_published=is_published).source
    before = state()
    with pytest.raises(NotPermitted, match="“Promise of TJK” rests on this document and concerns"):
        CHANGES[change](source, by=publisher, reason=WHY)
    assert state() == before


@pytest.mark.parametrize("change", CHANGES)
def test_documents_under_what_readers_see_take_the_right_and_a_reason(change, curator, publisher):
    source = resting("KAZ").source
    before = state()
    with pytest.raises(NotPermitted, match=r"“Promise of KAZ” rests on .* ask somebody who may"):
        CHANGES[change](source, by=curator, reason=WHY)
    for reason in ("", "  "):
        with pytest.raises(Refused, match="say in one line why you change what readers see"):
            CHANGES[change](source, by=publisher, reason=reason)
    assert state() == before
    CHANGES[change](source, by=publisher, reason=WHY)
    assert state() != before


@pytest.mark.parametrize("change", CHANGES)
def test_documents_under_drafts_are_open_to_curators_of_their_countries(change, curator):
    source = resting("KAZ", is_published=False).source
    before = state()
    CHANGES[change](source, by=curator)
    assert state() != before


def test_document_of_a_work_counts_with_its_other_forms(publisher):
    digest = resting("TJK").source
    original = SourceFactory(work=digest.work, text="")
    with pytest.raises(NotPermitted, match="concerns TJK"):
        describing.change_document(original, by=publisher, reason=WHY, title="Changed")


def test_document_of_what_concerns_no_country_takes_curators_of_everywhere(publisher):
    passage = PassageFactory()
    ClaimFactory(record=OrganisationFactory(title="United Nations"), passage=passage)
    with pytest.raises(NotPermitted, match=r"“United Nations” .* concerns no country"):
        describing.change_document(passage.source, by=publisher, reason=WHY, title="Changed")
    everywhere = member("Curator", scopes=[], curates_everywhere=True)
    describing.change_document(passage.source, by=everywhere, title="Changed")


def test_document_is_moved_neither_to_nor_from_a_work_outside(publisher):
    inside, outside = resting("KAZ").source, resting("TJK").source
    with pytest.raises(NotPermitted, match="concerns TJK"):
        describing.change_document(inside, by=publisher, reason=WHY, work=outside.work)
    with pytest.raises(NotPermitted, match="concerns TJK"):
        describing.change_document(outside, by=publisher, reason=WHY, work=inside.work)


def test_operator_changes_documents_without_a_reason():
    source = resting("TJK").source
    describing.change_document(source, by=None, title="Changed")
    assert title_of(source) == "Changed"


def test_changed_document_shows_on_the_pages_that_rest_on_it(
    publisher, django_capture_on_commit_callbacks
):
    source = resting("KAZ").source
    refresh(Source.objects.get(pk=source.pk).claims.values_list("record", flat=True))
    with django_capture_on_commit_callbacks(execute=True):
        describing.change_document(source, by=publisher, reason=WHY, publisher="ESCAP")
    assert why(source) == ("timur", WHY)
    card = EntryCard.objects.get(pk=Entry.objects.get().pk)
    assert '"publisher":"ESCAP"' in card.claims


def test_only_administrators_delete_documents(publisher):
    source = SourceFactory()
    with pytest.raises(NotPermitted):
        describing.delete_document(source, by=publisher, reason=WHY)
    describing.delete_document(source, by=member(is_superuser=True), reason=WHY)
    assert not Source.objects.exists()


# The admin


FORGED = {
    "source": lambda passage: (passage.source, {"title": "Hijacked", "publisher": "Nobody"}),
    "work": lambda passage: (passage.source.work, {"title": "Hijacked"}),
    "passage": lambda passage: (passage, {"is_furniture": "on"}),
}


@pytest.mark.parametrize("what", FORGED)
@pytest.mark.parametrize("iso3", ["TJK", "KAZ"])
def test_forged_form_changes_no_document(what, iso3, client, curator):
    """Of another country, and of their own where it is published: shown, told why, refused."""
    row, values = FORGED[what](resting(iso3))
    client.force_login(member("Publisher", scopes=["KAZ", "TJK"]))
    sent = shown(client.get(address(row))) | values | {"change_reason": WHY}
    before = state()
    client.force_login(curator)
    page = client.get(address(row))
    assert "rests on this document" in page.content.decode()
    assert 'name="_save"' not in page.content.decode()
    assert client.post(address(row), sent).status_code == 403
    assert state() == before


def test_form_asks_for_the_reason_where_readers_see_it(client, publisher):
    source = resting("KAZ").source
    client.force_login(publisher)
    page = save(client, source, title="Better").content.decode()
    assert "say in one line why you change what readers see" in page
    assert title_of(source) != "Better"
    save(client, source, title="Better", change_reason=WHY)
    assert title_of(source) == "Better"
    assert why(source) == ("timur", WHY)


def test_form_refuses_a_work_outside(client, publisher):
    source, outside = resting("KAZ").source, resting("TJK").source
    client.force_login(publisher)
    answer = save(client, source, work=outside.work_id, change_reason=WHY)
    page = client.get(answer["Location"])
    assert said(page)[0].startswith("Nothing was saved. “Promise of TJK” rests on this document")
    assert Source.objects.get(pk=source.pk).work_id == source.work_id


def test_form_adds_no_further_form_to_a_work_outside(client, publisher):
    outside = resting("TJK").source
    client.force_login(publisher)
    form = reverse("admin:sources_source_add")
    sent = {"slug": "new", "title": "New", "work": outside.work_id, "kind": "news"}
    sent |= {"rendition": "original", "published_precision": "unknown", "change_reason": WHY}
    sent |= shown(client.get(form)) | sent
    answer = client.post(form, sent, follow=True)
    assert "concerns TJK" in said(answer)[0]
    assert not Source.objects.filter(slug="new").exists()


def test_warnings_are_saved_with_the_source_they_belong_to(client, publisher):
    warning = SourceWarningFactory(source=resting("KAZ").source)
    client.force_login(publisher)
    save(client, warning.source, **{"warnings-0-detail": "No day", "change_reason": WHY})
    assert SourceWarning.objects.get().detail == "No day"
    save(client, warning.source, **{"warnings-0-DELETE": "on", "change_reason": WHY})
    assert not SourceWarning.objects.exists()


def mark(client, passages, **values):
    chosen = {"action": "mark_as_furniture", "_selected_action": [one.pk for one in passages]}
    listed = reverse("admin:sources_passage_changelist")
    return said(client.post(listed, chosen | values, follow=True))


def test_passages_marked_in_the_list_follow_the_same_rule(client, curator, publisher):
    own, other = resting("KAZ"), resting("TJK")
    client.force_login(curator)
    assert "ask somebody who may publish" in mark(client, [own], reason=WHY)[0]
    client.force_login(publisher)
    assert "concerns TJK" in mark(client, [own, other], reason=WHY)[0]
    assert "say in one line why" in mark(client, [own])[0]
    assert not Passage.objects.filter(is_furniture=True).exists()
    assert mark(client, [own], reason=WHY) == ["Marked as page furniture: 1 passage."]
    assert why(own) == ("timur", WHY)


def test_work_is_made_and_renamed_in_the_admin(client, curator):
    client.force_login(curator)
    client.post(reverse("admin:sources_work_add"), {"slug": "speca", "title": "SPECA"})
    save(client, Work.objects.get(), title="The SPECA strategy")
    assert Work.objects.get().title == "The SPECA strategy"
    assert WorkFactory().pk
