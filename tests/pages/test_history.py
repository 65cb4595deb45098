"""The public history of a record: everything that readers could see, and nothing else."""

import pytest
from django.core.cache import cache
from django.db import connection
from django.test.utils import CaptureQueriesContext

from policies.models import Commitment
from sources.history import changed_by
from sources.models import Link, Record
from sources.projection import refresh
from tests.factories import (
    ClaimFactory,
    CommitmentFactory,
    ImportRunFactory,
    LinkFactory,
    NameFactory,
    PolicyFactory,
    ProgressFactory,
    UserFactory,
)
from tests.factories.dates import dated
from tests.factories.record import publish, withdraw
from tests.pages.html import page_of

# Versions bear the time of their transaction: each change has to be one of its own.
pytestmark = pytest.mark.django_db(transaction=True)
ADDRESS = "/commitments/promise/history/"


@pytest.fixture
def record(db):
    with changed_by(None, reason="Typed in"):
        made = CommitmentFactory(slug="promise", title="Draft title", means="By words")
    with changed_by(None, reason="Shipped"):
        publish(made)
    refresh([made.pk])
    return Record.objects.get(pk=made.pk)


@pytest.fixture
def curator():
    return UserFactory(username="aigerim")


def change(record, curator, reason="Corrected", **values):
    with changed_by(curator, reason=reason):
        Commitment.objects.filter(pk=record.pk).update(**values)
    refresh([record.pk])


def tables(client, address=ADDRESS):
    """(caption, {field: (before, after)}) of every change, newest first."""
    found = []
    for table in page_of(client, address).one("main").all("table"):
        rows = {}
        for row in table.one("tbody").all("tr"):
            before, after = row.all("td")
            rows[row.one("th").text] = (before.text, after.text)
        found.append((table.one("caption").text, rows))
    return found


def test_a_change_says_what_who_when_and_why_without_a_name(client, record, curator):
    change(record, curator, means="By deeds", **dated("due", "2025"))
    [(caption, rows)] = tables(client)
    assert caption.endswith("UTC: a curator Corrected: change 1")
    assert rows == {
        "By what means": ("By words", "By deeds"),
        "Due": ("not stated", "2025"),
    }
    assert "aigerim" not in client.get(ADDRESS).content.decode()


def test_what_was_before_the_first_publication_is_not_shown(client, record):
    page = page_of(client, ADDRESS)
    assert tables(client) == []
    assert "Published here" in page.text
    assert "Typed in" not in page.text


def test_title_and_names_and_progress_are_told(client, record, curator):
    with changed_by(curator, reason=""):
        Record.objects.filter(pk=record.pk).update(title="Final title")
        NameFactory(record=record, text="The Promise", kind="alias", language="en")
        ProgressFactory(record=record, status="done", note="It was kept.")
    refresh([record.pk])
    [(_caption, rows)] = tables(client)
    assert rows["Title"] == ("Draft title", "Final title")
    assert rows["Name"][1].startswith("The Promise, Alias")
    assert "Done" in rows["Progress"][1]
    assert "It was kept." in rows["Progress"][1]


def test_sentences_are_told_with_what_they_are_about(client, record, curator):
    with changed_by(curator, reason="Read again"):
        claim = ClaimFactory(record=record, field="means", quote="six countries agreed")
    with changed_by(curator, reason="Checked"):
        claim.verification = "checked"
        claim.save()
    refresh([record.pk])
    checked, added = tables(client)
    source = claim.source.title
    assert added[1] == {
        "Sentence about “By what means”": (
            "added", f"“six countries agreed” ({source})",
        )
    }  # fmt: skip
    assert checked[1] == {
        "Sentence about “By what means”, “six countries agreed”: verification": (
            "not checked", "checked by a curator",
        )
    }  # fmt: skip


def test_rank_of_a_sentence_reads_as_a_part_of_what_is_said(client, record, curator):
    with changed_by(curator, reason="First found"):
        claim = ClaimFactory(record=record, field="means", quote="six countries agreed")
    with changed_by(curator, reason="Nearer to the source"):
        claim.rank = "normal" if claim.rank == "preferred" else "preferred"
        claim.save()
    refresh([record.pk])
    [(_caption, rows), _added] = tables(client)
    words = rows["Sentence about “By what means”, “six countries agreed”: what it counts for"]
    assert words == (
        "stands beside, the value shown is not taken from it",
        "the value shown here is taken from it",
    )


def test_sentence_that_is_gone_is_said_to_be_removed(client, record, curator):
    with changed_by(curator, reason="First found"):
        claim = ClaimFactory(record=record, field="means", quote="six countries agreed")
    with changed_by(curator, reason="Misread"):
        claim.delete()
    refresh([record.pk])
    removed, _added = tables(client)
    [(_before, after)] = removed[1].values()
    assert after == "removed"


def test_one_sentence_behind_several_values_is_told_once(client, record, curator):
    with changed_by(curator, reason=""):
        first = ClaimFactory(record=record, field="means")
        ClaimFactory(record=record, field="due", passage=first.passage)
    refresh([record.pk])
    [(_caption, rows)] = tables(client)
    assert list(rows) == ["Sentence about “By what means”, “Due”"]


def test_an_import_is_named_by_its_dataset_not_by_its_file(client, record, curator):
    run = ImportRunFactory(dataset="commitments")
    with changed_by(curator, reason="Import of aigerims-secret.csv"):
        Record.objects.filter(pk=record.pk).update(title="Imported", import_run=run)
    refresh([record.pk])
    [(caption, rows)] = tables(client)
    assert caption.endswith("an import of commitments: change 1")
    assert rows == {"Title": ("Draft title", "Imported")}
    assert "aigerim" not in client.get(ADDRESS).content.decode()


def test_what_was_written_while_withdrawn_shows_only_as_it_came_back(client, record, curator):
    with changed_by(curator, reason="Out"):
        withdraw(record)
    change(record, curator, reason="Secret thought", means="Libel")
    assert client.get(ADDRESS).status_code == 404
    change(record, curator, reason="Better", means="By deeds")
    with changed_by(curator, reason="Back"):
        publish(record)
    refresh([record.pk])
    text = page_of(client, ADDRESS).text
    assert "Libel" not in text
    assert "Secret thought" not in text
    assert "Withdrawn" in text
    [(caption, rows)] = tables(client)
    assert rows == {"By what means": ("By words", "By deeds")}
    assert caption.endswith("a curator Back: change 1")


def test_nothing_names_a_record_that_readers_may_not_see(client, record, curator):
    secret = PolicyFactory(slug="secret", title="Secret plan").record_ptr
    with changed_by(curator, reason="Linked"):
        LinkFactory(from_record=record, to_record=secret)
        LinkFactory(from_record=secret, to_record=record, kind="supports")
        ClaimFactory(record=record, field="links", item="related policy/secret", quote="agreed")
    refresh([record.pk])
    text = client.get(ADDRESS).content.decode().lower()
    assert "secret" not in text
    assert tables(client) == []
    publish(secret)
    refresh([record.pk, secret.pk])
    [(_caption, rows)] = tables(client)
    assert "Secret plan" in rows["Link"][1]
    Link.objects.all().delete()
    assert "Secret plan" in tables(client)[0][1]["Link"][0]


def test_a_long_change_is_cut_and_says_so(client, record, curator, monkeypatch):
    monkeypatch.setattr("sources.pages.history.SHOWN", 2)
    with changed_by(curator, reason=""):
        for n in range(5):
            NameFactory(record=record, text=f"Name {n}")
    refresh([record.pk])
    assert "3 more differences" in page_of(client, ADDRESS).text


def test_old_slugs_lead_on_and_drafts_have_no_history(client, record):
    Record.objects.filter(pk=record.pk).update(slug="kept")
    refresh([record.pk])
    assert client.get(ADDRESS)["Location"] == "/commitments/kept/history/"
    CommitmentFactory(slug="draft")
    assert client.get("/commitments/draft/history/").status_code == 404


def test_a_page_leads_to_its_history(client, record):
    links = page_of(client, "/commitments/promise/").links()
    assert links["What changed of it here"] == ADDRESS


def cost(client, address):
    cache.clear()
    with CaptureQueriesContext(connection) as asked:
        assert client.get(address).status_code == 200
    return len(asked)


@pytest.mark.parametrize("address", ["/changes/", "/changes.atom", ADDRESS])
def test_history_costs_the_same_for_many_changes(client, story, record, curator, address):
    def work(times):
        for n in range(times):
            with changed_by(curator, reason=f"Step {n}"):
                NameFactory(record=record)
                LinkFactory(from_record=record, to_record=PolicyFactory(published=True).record_ptr)
                ProgressFactory(record=record, slug=f"step-{times}-{n}")
                ClaimFactory(record=record, field="names", item=f"{times}-{n}")
        refresh(Record.objects.values_list("pk", flat=True))

    work(1)
    before = cost(client, address)
    work(6)
    assert cost(client, address) <= before
    assert before <= 50


def test_latest_changes_are_of_all_kinds_newest_first(client, story, record, curator):
    change(record, curator, means="By deeds")
    page = page_of(client, "/changes/")
    titles = [head.text for head in page.one("main").all("h2") if head.all("a")]
    assert set(titles) == {"Draft title", *(one.title for one in story.records)}
    assert page.links()["All its changes: Draft title"] == ADDRESS
    narrowed = page_of(client, "/changes/?kind=event&country=KAZ")
    assert [h.text for h in narrowed.one("main").all("h2") if h.all("a")] == ["Session one"]
    assert "kind: " in page_of(client, "/changes/?kind=none", status=400).text


def test_the_feed_of_changes_tells_them(client, record, curator):
    change(record, curator, means="By deeds <b>")
    answer = client.get("/changes.atom?kind=commitment")
    assert answer["Content-Type"].startswith("application/atom+xml")
    text = answer.content.decode()
    assert "<title>Draft title</title>" in text
    assert "By deeds &amp;lt;b&amp;gt;" in text
    assert "aigerim" not in text
    again = client.get("/changes.atom?kind=commitment", headers={"If-None-Match": answer["ETag"]})
    assert again.status_code == 304
    for query in ("kind=none", "cursor=x", "page_size=3"):
        assert client.get(f"/changes.atom?{query}").status_code == 400
