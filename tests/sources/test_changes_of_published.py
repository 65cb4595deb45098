"""What readers see is changed by people who may publish, for a reason, in forms and in files."""

import re

import pytest

from policies.models import Party, Progress
from sources.actions import records
from sources.actions.refused import NotPermitted, Refused
from sources.models import Claim, Link, Name, Record, Translation
from tests.factories import CommitmentFactory, CountryFactory, PartyFactory, PassageFactory
from tests.factories.record import publish
from tests.sources.admin_forms import address, member, save, shown
from tests.sources.importing.files import applied, refused

pytestmark = pytest.mark.django_db

PUBLISHED = "published: ask somebody who may publish, or ask for it to be taken back to review"


@pytest.fixture
def commitment():
    record = CommitmentFactory(title="To step up", slug="to-step-up")
    PartyFactory(record=record, country=CountryFactory(iso3="KAZ"))
    publish(record)
    return record


@pytest.fixture
def draft():
    record = CommitmentFactory(slug="draft")
    PartyFactory(record=record, country=CountryFactory(iso3="KAZ"))
    return record


@pytest.fixture
def curator():
    return member("Curator", "Importer", username="dinara")


@pytest.fixture
def publisher():
    return member("Publisher", "Importer", username="timur")


def stored(record):
    return Record.objects.get(pk=record.pk)


def test_curator_reads_a_published_record_and_is_told_what_to_do(client, commitment, curator):
    client.force_login(curator)
    page = client.get(address(commitment)).content.decode()
    assert f"This record is {PUBLISHED}." in page
    assert 'name="summary"' not in page
    assert 'name="_save"' not in page


def test_curator_cannot_post_what_readers_see(client, commitment, curator, publisher):
    client.force_login(publisher)
    values = shown(client.get(address(commitment))) | {"summary": "Changed", "change_reason": "x"}
    client.force_login(curator)
    assert client.post(address(commitment), values).status_code == 403
    assert stored(commitment).summary == commitment.summary


def test_publisher_has_to_say_why(client, commitment, publisher):
    client.force_login(publisher)
    page = save(client, commitment, title="To step up efforts").content.decode()
    assert "The record is published: say in one line why you change what readers see." in page
    assert stored(commitment).title == "To step up"


def test_draft_is_changed_without_a_reason(client, draft, curator):
    client.force_login(curator)
    assert save(client, draft, title="To step up efforts").status_code == 302
    records.attach(stored(draft), Name(text="Step"), by=curator)


def parts():
    """A row of each kind that hangs on a record."""
    passage = PassageFactory(text="Six countries have committed.")
    span = {"passage": passage, "source": passage.source, "span_start": 0, "span_end": 3}
    return [
        Name(text="Step"),
        Translation(language="ru", title="Шаг"),
        Claim(field="strength", quote="Six", **span),
        Link(kind="related", to_record=stored(CommitmentFactory()), basis="stated"),
        Party(role="partner", country=CountryFactory(iso3="KAZ")),
        Progress(slug="asked", assessment="curator", status="under_way"),
    ]


def test_curator_changes_nothing_that_hangs_on_a_published_record(commitment, curator):
    for part in parts():
        with pytest.raises(NotPermitted, match=PUBLISHED):
            records.attach(stored(commitment), part, by=curator, reason="It is so")
    with pytest.raises(NotPermitted, match=PUBLISHED):
        records.detach(stored(commitment), commitment.claims.get(), by=curator, reason="It is so")
    with pytest.raises(NotPermitted, match=PUBLISHED):
        records.change_record(commitment, by=curator, reason="It is so", title="Changed")


def test_change_of_a_published_record_needs_a_reason(commitment, publisher):
    for reason in ("", "  "):
        with pytest.raises(Refused, match="say in one line why"):
            records.attach(stored(commitment), Name(text="Step"), by=publisher, reason=reason)
    assert not commitment.names.exists()


FILES = {
    "commitments": ["slug,title", "to-step-up,Changed"],
    "names": ["record,text,kind,language", "commitment/to-step-up,Step,alias,en"],
    "translations": ["record,language,title", "commitment/to-step-up,ru,Шаг"],
    "links": [
        "from_record,kind,to_record,basis",
        "commitment/to-step-up,related,commitment/draft,stated",
    ],
    "progress": ["slug,record,assessment,status", "p,commitment/to-step-up,curator,under_way"],
    "claims": ["record,field,item,source,paragraph,quote", "commitment/to-step-up,made,,s,1,Six"],
}


@pytest.mark.parametrize("dataset", FILES)
def test_import_of_a_curator_spares_what_is_published(dataset, commitment, draft, curator):
    PassageFactory(source__slug="s", text="Six countries have committed.")
    issues = refused(dataset, "\n".join(FILES[dataset]), by=curator)
    assert [(line, expected.partition("; ")[2]) for line, _c, _v, expected in issues] == [
        (2, f"commitment/to-step-up is {PUBLISHED}")
    ]


@pytest.mark.parametrize("dataset", FILES)
def test_import_of_a_curator_changes_drafts(dataset, commitment, draft, curator):
    PassageFactory(source__slug="s", text="Six countries have committed.")
    header, row = FILES[dataset]
    swapped = {"to-step-up": "draft", "draft": "to-step-up"}  # a draft links to what is published
    row = re.sub("to-step-up|draft", lambda found: swapped[found.group()], row)
    applied(dataset, f"{header}\n{row}", by=curator)


def test_import_of_a_publisher_changes_what_is_published(commitment, publisher):
    applied("commitments", "\n".join(FILES["commitments"]), by=publisher)
    version = stored(commitment).versions.latest("pgh_id")
    assert version.title == "Changed"
    assert version.pgh_context.metadata["username"] == "timur"
    assert version.pgh_context.metadata["reason"].startswith("Import of file")
