"""Documents come in batches: what becomes of each does not depend on where a batch ends."""

import json

import pytest
from django.core.files.base import ContentFile
from django.db import connection
from django.test.utils import CaptureQueriesContext

from sources.actions import taking_in
from sources.actions.documents import import_document, upload_documents
from sources.documents.lines import Document
from sources.importing import layouts
from sources.models import ImportRow, Passage, Source, SourceWarning, Work
from tests.factories import SourceFactory, WorkFactory

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def own_media(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path


def document(name, text, **values):
    return {"id": name, "text": text, "language": "en", "published": "2022", **values}


def run_of(documents):
    lines = "\n".join(map(json.dumps, documents))
    file = ContentFile(lines.encode(), "documents.jsonl")
    return import_document(upload_documents(file=file, by=None))


def many(number, start=0):
    return [
        document(f"report-{n}", f"Report {n}\n\nIt was about matter {n}.", publisher="Ministry")
        for n in range(start, start + number)
    ]


@pytest.fixture(params=[1, 2, 500])
def batches(request, monkeypatch):
    monkeypatch.setattr(taking_in, "BATCH_DOCUMENTS", request.param)


def test_documents_of_a_file_find_those_before_them(batches):
    run = run_of(
        [
            document("report", "The first version."),
            document("report", "The second version."),
            document("another", "The first version."),
            document("report-2", "Named as the second version is."),
            document("report", "The third version."),
        ]
    )
    assert (run.created, run.updated, run.unchanged) == (4, 0, 1)
    assert list(Source.objects.order_by("pk").values_list("slug", "work__slug", "text")) == [
        ("report", "report", "The first version."),
        ("report-2", "report", "The second version."),
        ("report-2-2", "report", "Named as the second version is."),
        ("report-3", "report", "The third version."),
    ]
    assert list(run.rows.order_by("line").values_list("line", "key")) == [
        (1, "report"),
        (2, "report-2"),
        (4, "report-2-2"),
        (5, "report-3"),
    ]


def test_a_source_known_by_mention_is_completed_once(batches):
    mention = SourceFactory(slug="report", text="", title="What curators wrote", language="ru")
    run = run_of([document("report", "The text."), document("report", "A later text.")])
    mention.refresh_from_db()
    assert (run.created, run.updated) == (1, 1)
    assert (mention.text, mention.title, mention.language) == (
        "The text.", "What curators wrote", "ru",
    )  # fmt: skip
    assert mention.passages.get().configuration == "russian"
    assert Source.objects.get(slug="report-2").work == mention.work


def test_free_numbers_are_found_beside_stored_ones(batches):
    work = WorkFactory(slug="report")
    for slug in ("report", "report-2", "report-4", "report-about", "reported-3"):
        SourceFactory(slug=slug, work=work, text=f"Text of {slug}.")
    run_of([document("report", f"Version {n}.") for n in range(3)])
    new = Source.objects.filter(text__startswith="Version").order_by("pk")
    assert list(new.values_list("slug", flat=True)) == ["report-3", "report-5", "report-6"]
    assert set(new.values_list("work", flat=True)) == {work.pk}


def test_columns_left_unsaid_hold_their_defaults(batches):
    run_of([document("report", "The text.", url="https://example.org/", author="A. Person")])
    source = Source.objects.get()
    assert (source.rendition, source.file.name, source.accessed_on) == ("original", "", None)
    assert (source.author, source.url) == ("A. Person", "https://example.org/")
    assert source.created_at == source.updated_at
    assert source.passages.get().is_furniture is False


def test_every_character_survives_the_way(batches):
    text = 'Tab\there, \\N and \\. and "quotes"\r\nнеразрывный\u00a0пробел\n\n\\.\n\nEnd {a,b}'
    run_of([document("report", text, title='"A" \\ title\tof {odd} characters')])
    source = Source.objects.get()
    assert source.text == text
    assert source.title == '"A" \\ title\tof {odd} characters'
    for passage in source.passages.all():
        assert text[passage.start : passage.start + len(passage.text)] == passage.text
    [version] = source.versions.all()
    assert version.pgh_context.metadata["reason"] == "Import of documents.jsonl"


def test_a_warning_noted_already_is_not_noted_again(batches):
    mention = SourceFactory(slug="report", text="", publisher="")
    SourceWarning.objects.create(source=mention, kind="publisher_missing", detail="Seen by hand.")
    run_of([document("report", "The text.")])
    warning = mention.warnings.get(kind="publisher_missing")
    assert warning.detail == "Seen by hand."


def test_nothing_of_a_file_stays_if_a_later_batch_breaks(monkeypatch):
    monkeypatch.setattr(taking_in, "BATCH_DOCUMENTS", 2)
    stored = []

    def broken(batch, _store=taking_in.Batch.store):
        stored.append(batch)
        if len(stored) == 2:
            raise MemoryError
        _store(batch)

    monkeypatch.setattr(taking_in.Batch, "store", broken)
    with pytest.raises(MemoryError):
        run_of(many(4))
    assert len(stored) == 2
    for model in (Source, Work, Passage, ImportRow):
        assert not model.objects.exists()


def test_large_documents_make_small_batches(monkeypatch):
    monkeypatch.setattr(taking_in, "BATCH_CHARACTERS", 100)
    sizes = [60, 60, 150, 10, 10]
    documents = [Document(n, f"d-{n}", "x" * size, title="D") for n, size in enumerate(sizes)]
    found = [[len(d.text) for d in batch] for batch in taking_in.in_batches(documents)]
    assert found == [[60, 60], [150], [10, 10]]


def statements(monkeypatch, documents):
    """How many statements a file takes, COPY included, which goes past Django's counting."""
    copies = []

    def counting(table, columns, lines, _copy=layouts.copy_lines):
        copies.append(table)
        _copy(table, columns, lines)

    with monkeypatch.context() as patched, CaptureQueriesContext(connection) as queries:
        patched.setattr(layouts, "copy_lines", counting)
        run = run_of(documents)
    assert run.created + run.updated == len(documents)
    return len(queries) + len(copies)


def test_a_batch_takes_the_same_statements_for_any_number(monkeypatch):
    run_of(many(1))
    one = statements(monkeypatch, many(1, start=100))
    assert statements(monkeypatch, many(50, start=200)) == one
    SourceFactory(slug="report-0-2")
    versions = [document("report-0", f"Version {n}.") for n in range(40)]
    assert statements(monkeypatch, versions) == one


def test_completing_takes_the_same_statements_for_any_number(monkeypatch):
    for n in range(31):
        SourceFactory(slug=f"mention-{n}", text="")
    documents = [document(f"mention-{n}", f"Text of {n}.") for n in range(31)]
    assert statements(monkeypatch, documents[:1]) == statements(monkeypatch, documents[1:])
