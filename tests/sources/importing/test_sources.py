"""Descriptions of documents: one whose text came in before takes that source over."""

import hashlib

import pytest
from django.core.management import call_command
from django.db import transaction

from sources.models import Claim, OriginalSpan, Passage, Source, SourceWarning, Work
from tests.factories import (
    ClaimFactory,
    PassageFactory,
    SourceFactory,
    SourceWarningFactory,
    WorkFactory,
)
from tests.factories.dates import dated
from tests.sources.corpus import CORPUS, needs_corpus
from tests.sources.importing.files import applied, counts, planned

pytestmark = pytest.mark.django_db
TEXT = "Six countries met on Thursday, Oct 27."
SHA256 = hashlib.sha256(TEXT.encode()).hexdigest()
HEADER = "slug,work,rendition,kind,title,publisher,published,language,expected_sha256"
ROW = f"release-2022,work-2022,original,press_release,Six countries met,ESCAP,2022,,{SHA256}"
OWN = ("pk", "work", "import_run", "publisher_record", "created_at", "updated_at")
OF_A_CLAIM = (
    "record__kind", "record__slug", "field", "item", "stated", "value", "rank", "basis",
    "verification", "source__slug", "passage__position", "span_start", "quote",
)  # fmt: skip


@pytest.fixture
def held():
    """As it came in from a file that knew neither publisher nor date."""
    source = SourceFactory(
        slug="file-7", work=WorkFactory(slug="file-7"), text=TEXT, publisher="", licence="unclear",
        title="File 7",
    )  # fmt: skip
    PassageFactory(source=source, text=TEXT)
    SourceWarningFactory(source=source, kind="publisher_missing", detail="No publisher is given.")
    SourceWarningFactory(source=source, kind="date_missing", detail="A curator looked for it.")
    WorkFactory(slug="work-2022")
    return source


def test_description_takes_over_the_text_that_came_in_before(held):
    claim = ClaimFactory(passage=held.passages.get(), quote="Six countries")
    run = applied("sources", f"{HEADER}\n{ROW}\n")
    assert counts(run) == (0, 1, 0, 0)
    assert run.rows.get().changes["slug"] == ["file-7", "release-2022"]
    source = Source.objects.get()
    assert (source.pk, source.slug, source.title) == (held.pk, "release-2022", "Six countries met")
    assert (source.text, source.language, source.publisher) == (TEXT, "en", "ESCAP")
    assert source.licence == ""
    assert list(source.claims.all()) == [claim]
    assert list(run.rows.values_list("records", flat=True)) == [[claim.record_id]]


def test_work_that_the_file_name_made_goes_unless_something_else_is_of_it(held):
    applied("sources", f"{HEADER}\n{ROW}\n")
    assert set(Work.objects.values_list("slug", flat=True)) == {"work-2022"}


def test_work_of_a_second_version_stays(held):
    SourceFactory(slug="file-7-2", work=held.work)
    applied("sources", f"{HEADER}\n{ROW}\n")
    assert set(Work.objects.values_list("slug", flat=True)) == {"work-2022", "file-7"}


def test_warnings_are_those_of_the_description_and_what_curators_noted_stays(held):
    applied("sources", f"{HEADER}\n{ROW}\n")
    assert list(SourceWarning.objects.values_list("kind", "detail")) == [
        ("date_missing", "A curator looked for it.")
    ]


def test_description_applied_again_changes_nothing(held):
    applied("sources", f"{HEADER}\n{ROW}\n")
    assert counts(planned("sources", f"{HEADER}\n{ROW}\n".replace(",2022,,", ",2022,en,"))) == (
        0, 0, 1, 0,
    )  # fmt: skip


def test_text_that_another_description_awaited_is_not_taken(held):
    Source.objects.update(expected_sha256=SHA256)
    run = planned("sources", f"{HEADER}\n{ROW}\n")
    assert run.status == "refused"
    assert run.issues.get().column == "expected_sha256"


def test_description_of_another_text_is_a_source_of_its_own(held):
    applied("sources", f"{HEADER}\n{ROW}\n".replace(SHA256, "0" * 64))
    assert set(Source.objects.values_list("slug", flat=True)) == {"file-7", "release-2022"}


def test_dates_of_the_description_count_for_warnings(held):
    Source.objects.update(publisher="ESCAP", **dated("published", "2022-10-27"))
    SourceWarning.objects.all().delete()
    applied("sources", f"{HEADER}\n{ROW}\n".replace(",2022,,", ",,,"))
    kinds = set(SourceWarning.objects.values_list("kind", flat=True))
    assert kinds == {"date_missing", "year_missing"}


def load_shipped():
    call_command("load_shipped", inline=True, verbosity=0)


def import_corpus():
    call_command("import_document", str(CORPUS), verbosity=0)


def everything():
    """All that is known of documents, and by them, without keys and times."""
    columns = [f.name for f in Source._meta.local_fields if f.name not in {*OWN, "id"}]
    spans = OriginalSpan.objects.values_list("work__slug", "text_sha256", "start", "end")
    of_a_passage = [f.name for f in Passage._meta.local_fields if f.name not in ("id", "source")]
    passages = Passage.objects.values_list("source__slug", *of_a_passage)
    return {
        "works": sorted(Work.objects.values_list("slug", "title")),
        "sources": sorted(map(str, Source.objects.values_list("work__slug", *columns))),
        "warnings": sorted(SourceWarning.objects.values_list("source__slug", "kind", "detail")),
        "passages": sorted(map(str, passages)),
        "claims": sorted(Claim.objects.values_list(*OF_A_CLAIM)),
        "spans": sorted(spans),
    }


@needs_corpus
def test_documents_before_the_shipped_base_end_as_after_it(capsys):
    with transaction.atomic():
        load_shipped()
        import_corpus()
        afterwards = everything()
        transaction.set_rollback(True)
    import_corpus()
    load_shipped()
    before = everything()
    assert len(before["claims"]) > len(before["spans"]) > 900
    for what, rows in before.items():
        assert rows == afterwards[what], what
