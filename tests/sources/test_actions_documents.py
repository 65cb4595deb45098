import hashlib
import io
import json

import pytest
from django.core.files.base import ContentFile
from django.core.management import CommandError, call_command

from sources.actions.documents import import_document, preview_documents, upload_documents
from sources.actions.refused import NotPermitted
from sources.choices import RunStatus, WarningKind
from sources.documents import paragraphs
from sources.models import ImportRun, Passage, Source, Work
from tests.factories import SourceFactory, UserFactory, WorkFactory
from tests.sources.corpus import CORPUS, corpus_documents, needs_corpus

pytestmark = pytest.mark.django_db
TEXT = "The council met\n\nThe council met in the capital on 20 July 2022 and adopted a strategy."


@pytest.fixture(autouse=True)
def own_media(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path


def run_of(*documents, name="documents.jsonl", by=None):
    lines = "\n".join(json.dumps(document) for document in documents)
    return import_document(upload_documents(file=ContentFile(lines.encode(), name), by=by))


def report(**values):
    return {"id": "a-report", "text": TEXT, "publisher": "UNECE", "published": "2022", **values}


def counts(run):
    return run.created, run.updated, run.unchanged, run.errors


def test_import_document_makes_a_source_with_passages():
    run = run_of(report(language="en"))
    source = Source.objects.get()
    assert (run.status, counts(run)) == (RunStatus.APPLIED, (1, 0, 0, 0))
    assert (source.slug, source.work.slug, source.text) == ("a-report", "a-report", TEXT)
    assert source.import_run == run
    assert [(p.position, p.start) for p in source.passages.all()] == [(1, 0), (2, 17)]
    assert {p.configuration for p in source.passages.all()} == {"english"}
    assert source.warnings.count() == 0


def test_import_document_twice_changes_nothing():
    run_of(report())
    before = list(Source.objects.values()), list(Passage.objects.values())
    run = run_of(report())
    assert (run.status, counts(run)) == (RunStatus.APPLIED, (0, 0, 1, 0))
    assert (list(Source.objects.values()), list(Passage.objects.values())) == before
    assert not run.rows.exists()


def test_import_document_again_by_a_second_worker_changes_nothing():
    run = run_of(report())
    finished = run.finished_at
    assert import_document(ImportRun.objects.get(pk=run.pk)).finished_at == finished


def test_import_document_completes_a_source_known_by_its_hash():
    wanted = next(iter(paragraphs(TEXT)))
    mention = SourceFactory(
        slug="council-2022",
        text="",
        publisher="",
        title="The council's meeting",
        expected_sha256=hashlib.sha256(TEXT.encode()).hexdigest(),
    )
    run = run_of(report())
    mention.refresh_from_db()
    assert counts(run) == (0, 1, 0, 0)
    assert (mention.text, mention.title, mention.publisher) == (TEXT, "The council's meeting", "")
    assert mention.passages.first().text == wanted.text
    assert WarningKind.PUBLISHER_MISSING in mention.warnings.values_list("kind", flat=True)


def test_import_document_completes_a_source_known_by_its_slug():
    SourceFactory(slug="a-report", text="")
    assert counts(run_of(report())) == (0, 1, 0, 0)
    assert Source.objects.get().text == TEXT


def test_import_document_leaves_a_source_that_awaits_another_text():
    awaiting = SourceFactory(slug="a-report", text="", expected_sha256="f" * 64)
    run_of(report())
    awaiting.refresh_from_db()
    assert awaiting.text == ""
    assert Source.objects.get(slug="a-report-2").work == awaiting.work


def test_import_document_keeps_a_new_version_as_a_new_source():
    run_of(report())
    run_of(report(text="A later version."))
    run_of(report(text="A third version."))
    assert list(Source.objects.order_by("pk").values_list("slug", "work__slug")) == [
        ("a-report", "a-report"),
        ("a-report-2", "a-report"),
        ("a-report-3", "a-report"),
    ]


def test_import_document_joins_an_existing_work():
    work = WorkFactory(slug="a-report")
    run_of(report())
    assert Source.objects.get().work == work
    assert Work.objects.count() == 1


def test_import_document_drops_the_computers_zero_and_says_so():
    run_of(report(published="1970-01-01"))
    source = Source.objects.get()
    assert source.published_on is None
    assert set(source.warnings.values_list("kind", flat=True)) == {
        WarningKind.DATE_IMPOSSIBLE,
        WarningKind.DATE_MISSING,
    }


def test_import_document_with_mistakes_is_refused_as_a_whole():
    run = run_of(report(), report(id="", text="Other."), report(published="soon", text="Third."))
    assert (run.status, counts(run)) == (RunStatus.REFUSED, (0, 0, 0, 2))
    assert list(run.issues.values_list("line", "column", "value")) == [
        (2, "id", ""),
        (3, "published", "soon"),
    ]
    assert not Source.objects.exists()


def test_import_document_keeps_the_bytes_of_a_plain_text():
    data = "Отчёт\r\n\r\nТекст отчёта.".encode("cp1251")
    import_document(upload_documents(file=ContentFile(data, "Otchet.txt"), by=None))
    source = Source.objects.get()
    assert (source.slug, source.text) == ("otchet", "Отчёт\r\n\r\nТекст отчёта.")
    with source.file.open() as kept:
        assert kept.read() == data


def test_import_document_that_breaks_says_so(monkeypatch):
    def broken(*args):
        raise MemoryError

    monkeypatch.setattr("sources.actions.taking_in._passages", broken)
    with pytest.raises(MemoryError):
        run_of(report())
    run = ImportRun.objects.get()
    assert (run.status, run.failure) == (RunStatus.FAILED, "The import stopped before its end.")
    assert not Source.objects.exists()


def test_upload_of_documents_takes_a_right():
    with pytest.raises(NotPermitted):
        upload_documents(file=ContentFile(b"text", "a.txt"), by=UserFactory())


def test_upload_of_documents_keeps_no_path():
    run = upload_documents(file=ContentFile(b"text", "../../etc/cron.d/report.txt"), by=None)
    assert run.file_name == "report.txt"
    assert run.file.name.startswith("imports/report")


def test_versions_of_an_imported_source_say_who_and_why():
    run_of(report(), by=UserFactory(username="dinara", is_superuser=True))
    version = Source.objects.get().versions.get()
    assert version.pgh_context.metadata["username"] == "dinara"
    assert version.pgh_context.metadata["reason"] == "Import of documents.jsonl"


def test_preview_documents_stores_nothing():
    preview = preview_documents(file=io.BytesIO(json.dumps(report()).encode()), name="a.jsonl")
    assert [(o.action, o.slug, o.passages) for o in preview.outcomes] == [("create", "a-report", 2)]
    assert not Source.objects.exists()
    assert not ImportRun.objects.exists()


def test_import_document_command_says_what_it_did(tmp_path, capsys):
    file = tmp_path / "report.txt"
    file.write_text(TEXT)
    UserFactory(username="dinara", is_superuser=True)
    call_command("import_document", str(file), "--dry-run")
    assert "Nothing was stored." in capsys.readouterr().out
    assert not Source.objects.exists()
    call_command("import_document", str(file), "--as", "dinara")
    assert "new: report, 2 passages" in capsys.readouterr().out
    assert ImportRun.objects.get().by.username == "dinara"


def test_import_document_command_names_mistakes(tmp_path):
    file = tmp_path / "report.txt"
    file.write_bytes(b"text with a \x00 in it")
    with pytest.raises(CommandError, match="NUL"):
        call_command("import_document", str(file))
    with pytest.raises(CommandError, match="There is no file"):
        call_command("import_document", str(tmp_path / "missing.txt"))
    with pytest.raises(CommandError, match="no user nobody"):
        call_command("import_document", str(file), "--as", "nobody")
    UserFactory(username="reader")
    with pytest.raises(CommandError, match="You may not import documents"):
        call_command("import_document", str(file), "--as", "reader")


@needs_corpus
def test_import_document_takes_in_the_whole_corpus():
    with CORPUS.open("rb") as file:
        run = import_document(upload_documents(file=ContentFile(file.read(), "d.jsonl"), by=None))
    documents = corpus_documents()
    assert counts(run) == (len(documents), 0, 0, 0)
    for source in Source.objects.prefetch_related("passages"):
        assert source.text == documents[source.slug]["text"]
        for passage in source.passages.all():
            end = passage.start + len(passage.text)
            assert source.text[passage.start : end] == passage.text
