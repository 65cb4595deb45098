import pytest

from sources.models import Passage, Source
from tests.factories import ClaimFactory, SourceFactory, WorkFactory
from tests.sources.importing.files import applied, counts, planned, refused

pytestmark = pytest.mark.django_db
DIGEST = {
    "slug": "digest-one",
    "work": "work-one",
    "title": "Digest of one",
    "publisher": "Registan",
    "language": "ru",
    "url": "",
    "published": "2026-11-22",
    "paragraphs": [
        {"text": "Первый\u00a0абзац.", "original_paragraphs": [1, 2]},
        {"text": "Second paragraph, “quoted”."},
    ],
}


@pytest.fixture(autouse=True)
def work():
    return WorkFactory(slug="work-one")


def test_paragraphs_become_text_and_passages(work):
    run = applied("digests", [DIGEST])
    source = Source.objects.get()
    assert (source.kind, source.rendition, source.licence) == ("digest", "digest", "CC BY 4.0")
    assert (source.work, source.import_run) == (work, run)
    assert source.text == "Первый\u00a0абзац.\n\nSecond paragraph, “quoted”."
    for passage in Passage.objects.all():
        assert source.text[passage.start : passage.start + len(passage.text)] == passage.text
    assert list(Passage.objects.values_list("position", "language", "configuration")) == [
        (1, "ru", "russian"),
        (2, "ru", "russian"),
    ]


def test_second_run_changes_nothing():
    applied("digests", [DIGEST])
    assert counts(applied("digests", [DIGEST])) == (0, 0, 1, 0)
    assert Passage.objects.count() == 2


def test_paragraphs_know_what_they_restate():
    applied("digests", [DIGEST])
    assert list(Passage.objects.values_list("original_paragraphs", flat=True)) == [[1, 2], []]


def test_what_a_paragraph_restates_may_be_corrected():
    applied("digests", [DIGEST])
    before = list(Passage.objects.values_list("pk", "text"))
    first, second = DIGEST["paragraphs"]
    right = DIGEST | {"paragraphs": [first, second | {"original_paragraphs": [4]}]}
    run = applied("digests", [right])
    assert counts(run) == (0, 1, 0, 0)
    [[_before, after]] = run.rows.get().changes.values()
    assert after.endswith(", restating 1, 2; 4")
    assert list(Passage.objects.values_list("pk", "text")) == before
    assert list(Passage.objects.values_list("original_paragraphs", flat=True)) == [[1, 2], [4]]
    assert counts(applied("digests", [right])) == (0, 0, 1, 0)


def test_title_may_change_and_passages_stay():
    applied("digests", [DIGEST])
    passages = set(Passage.objects.values_list("pk", flat=True))
    assert counts(applied("digests", [DIGEST | {"title": "Digest"}])) == (0, 1, 0, 0)
    assert set(Passage.objects.values_list("pk", flat=True)) == passages


def test_text_never_changes_under_a_slug():
    applied("digests", [DIGEST])
    [(_line, column, _value, said)] = refused("digests", [DIGEST | {"paragraphs": [{"text": "X"}]}])
    assert column == "paragraphs"
    assert "a new version is a new source with a slug of its own" in said


def test_slug_of_another_source_is_taken():
    SourceFactory(slug="digest-one")
    [(_line, column, *_rest)] = refused("digests", [DIGEST])
    assert column == "slug"


def test_text_is_held_once():
    applied("digests", [DIGEST])
    [(_line, column, _value, said)] = refused("digests", [DIGEST | {"slug": "digest-two"}])
    assert (column, said) == ("paragraphs", "expected a text of its own; digest-one has it")


@pytest.mark.parametrize(
    ("paragraphs", "said"),
    [
        ([], "expected a list of paragraphs"),
        ("text", "expected a list of paragraphs"),
        ([{"text": " "}], "expected a text in paragraph 1"),
        ([{"text": "x"}, {"txt": "y"}], "expected a text in paragraph 2"),
        ([{"text": "a\x00"}], "expected text, found NUL (U+0000) as character 2 of paragraph 1"),
        ([{"text": "a", "original_paragraphs": ["1"]}], "expected numbers of the original's"),
    ],
)
def test_paragraphs_that_do_not_fit_are_explained(paragraphs, said):
    [(_line, column, _value, expected)] = refused("digests", [DIGEST | {"paragraphs": paragraphs}])
    assert column == "paragraphs"
    assert expected.startswith(said)


def test_changed_source_refreshes_the_pages_of_its_claims():
    applied("digests", [DIGEST])
    source = Source.objects.get()
    claim = ClaimFactory(
        source=source, passage=source.passages.first(), quote="Первый", span_start=0, span_end=6
    )
    run = applied("digests", [DIGEST | {"title": "Digest"}])
    assert list(run.rows.values_list("records", flat=True)) == [[claim.record_id]]
    assert planned("digests", [DIGEST]).updated == 1
