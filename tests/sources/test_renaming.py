"""A record or source that gets another slug is named by it in all claims, at once."""

import pytest

from sources.actions import describing, records
from sources.actions.refused import Refused
from sources.agreement import disagreements
from sources.models import Claim, Record, Source
from sources.projection import check, refresh
from tests.factories import ClaimFactory, PassageFactory
from tests.factories.record import claim_everything
from tests.factories.story import tell_story
from tests.sources.admin_forms import member, save
from tests.sources.importing.files import applied, counts

pytestmark = pytest.mark.django_db

# What claims of the story say, and how they say it once everything is called anew.
SAID = [
    ("commitment", "parties", "responsible/organisation:ministry-one", "organisation:ministry-one"),
    ("obligation", "parties", "party/person:minister-one", "person:minister-one"),
    ("event", "participants", "organiser/organisation:ministry-one", "organisation:ministry-one"),
    ("event", "body", "", "ministry-one"),
    ("person", "posts", "ministry-one: Vice-Minister", "Vice-Minister"),
    ("commitment", "links", "under policy/strategy-one", "policy/strategy-one"),
    ("decision", "event", "", "session-one"),
    ("decision", "subjects", "initiative/centre-one", "initiative/centre-one"),
    ("statement", "speaker", "", "minister-one"),
    ("recommendation", "made_in", "", "review-one"),
]
# What must stay: words, other records, and the same slug of another kind.
OTHERS = [
    ("commitment", "title", "", "ministry-one"),
    ("commitment", "summary", "", "Of organisation:ministry-one"),
    ("commitment", "parties", "partner/category:ministry-one", "category:ministry-one"),
    ("commitment", "parties", "partner/person:ministry-one", "person:ministry-one"),
    ("commitment", "parties", "partner/organisation:ministry-one-b", "organisation:ministry-one-b"),
    ("event", "body", "x", "my-ministry-one"),
]
NAMES = {
    "organisation": "ministry-one",
    "person": "minister-one",
    "policy": "strategy-one",
    "initiative": "centre-one",
    "event": "session-one",
    "source": "review-one",
}


@pytest.fixture
def story():
    return told("one")


def told(tag):
    """A story in which people may change every record."""
    story = tell_story(tag)
    for record in story.records:
        claim_everything(record)
    return story


@pytest.fixture
def dinara():
    return member("Publisher", "Importer", username="dinara", curates_everywhere=True)


def say(story, claims):
    passage = PassageFactory()
    for kind, field, item, value in claims:
        record = Record.objects.get(pk=getattr(story, kind).pk)
        ClaimFactory(record=record, field=field, item=item, value=value, passage=passage)


def said():
    claims = Claim.objects.exclude(value="").order_by("pk")
    return list(claims.values_list("record__kind", "field", "item", "value"))


def anew(claims, old, new):
    return [tuple(text.replace(old, new) for text in claim) for claim in claims]


def rename(what, slug, **who):
    if isinstance(what, Source):
        describing.change_document(Source.objects.get(pk=what.pk), slug=slug, **who)
    else:
        records.change_record(type(what).objects.get(pk=what.pk), slug=slug, **who)


@pytest.mark.parametrize("kind", NAMES)
def test_claims_name_a_row_by_its_new_slug_and_undone_by_the_old_one(kind, story, dinara):
    say(story, SAID)
    say(story, OTHERS)
    what, old = getattr(story, kind), NAMES[kind]
    rename(what, "quite-another", by=dinara, reason="As it calls itself")
    assert said() == [*anew(SAID, old, "quite-another"), *OTHERS]
    assert anew(SAID, old, "quite-another") != SAID
    rename(what, old, by=dinara, reason="It does not")
    assert said() == [*SAID, *OTHERS]


def test_respelled_claims_have_versions_with_who_and_why(story, dinara):
    say(story, SAID)
    rename(story.organisation, "ministry", by=dinara, reason="As it calls itself")
    claim = Claim.objects.exclude(value="").get(field="posts")
    version = claim.versions.latest("pgh_id")
    assert version.item == "ministry: Vice-Minister"
    assert version.pgh_context.metadata["username"] == "dinara"
    assert version.pgh_context.metadata["reason"] == "As it calls itself"


def test_rename_leaves_records_and_claims_in_agreement(story, dinara):
    say(story, SAID)
    before = {pk: len(found) for pk, found in disagreements(story.ids).items()}
    for kind in NAMES:
        rename(getattr(story, kind), f"new-{kind}", by=dinara, reason="As it calls itself")
    assert {pk: len(found) for pk, found in disagreements(story.ids).items()} == before


def test_pages_follow_a_rename(story, dinara, django_capture_on_commit_callbacks):
    say(story, SAID)
    # A claim on a party that is none any more: nothing but the claim leads to its record.
    say(story, [("policy", "parties", "party/organisation:ministry-one", "")])
    refresh(story.ids)
    for slug in ("ministry", "ministry-one"):
        with django_capture_on_commit_callbacks(execute=True):
            rename(story.organisation, slug, by=dinara, reason="As it calls itself")
        assert list(check()) == []


def test_rename_in_the_admin_respells_too(client, story, dinara):
    say(story, SAID)
    client.force_login(dinara)
    save(client, story.initiative, slug="hub", change_reason="As it calls itself")
    assert Claim.objects.filter(item="initiative/hub", value="initiative/hub").count() == 1


def test_slug_of_a_report_is_respelled_in_the_claim_about_it(story, dinara):
    progress = story.commitment.progress.get()
    claim = ClaimFactory(
        record=Record.objects.get(pk=story.commitment.pk), field="progress", item=progress.slug
    )
    progress.slug = "asked-in-2023"
    record = Record.objects.get(pk=story.commitment.pk).as_commitment
    records.attach(record, progress, by=None, reason="A clearer name")
    claim.refresh_from_db()
    assert claim.item == "asked-in-2023"


def test_slug_too_long_for_a_claim_is_refused_with_a_sentence(story, dinara):
    role = "r" * 140
    say(story, [("person", "posts", f"ministry-one: {role}", role)])
    with pytest.raises(Refused, match="too long for the claims that name it"):
        rename(story.organisation, "ministry-of-innovation", by=dinara, reason="As it says")
    assert Record.objects.get(pk=story.organisation.pk).slug == "ministry-one"


def test_file_may_name_records_in_claims_by_their_former_slugs(story, dinara):
    passage = PassageFactory(source__slug="press", text="UNDP takes part.")
    record = Record.objects.get(pk=story.event.pk)
    ClaimFactory(
        record=record, passage=passage, field="participants",
        item="organiser/organisation:ministry-one", value="organisation:ministry-one",
    )  # fmt: skip
    rename(story.organisation, "ministry", by=dinara, reason="As it calls itself")
    rename(passage.source, "press-release", by=dinara, reason="As it calls itself")
    header = "record,field,item,value,source,paragraph,quote"
    named = "organiser/organisation:ministry-one,organisation:ministry-one"
    row = f"event/session-one,participants,{named},press,1,UNDP takes part."
    assert counts(applied("claims", f"{header}\n{row}\n")) == (0, 0, 1, 0)


def test_slug_that_another_record_bears_now_means_that_one(story, dinara):
    passage = PassageFactory(source__slug="press", text="UNDP takes part.")
    rename(story.organisation, "ministry", by=dinara, reason="As it calls itself")
    other = told("two").organisation
    rename(other, "ministry-one", by=dinara, reason="As it calls itself")
    row = "event/session-one,participants,organiser/organisation:ministry-one,press,1,UNDP"
    applied("claims", f"record,field,item,source,paragraph,quote\n{row}\n")
    assert passage.claims.get().item == "organiser/organisation:ministry-one"
