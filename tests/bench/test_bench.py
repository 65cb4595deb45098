"""The benchmark's base is what the product imports, and its tables say what was measured."""

import pytest

from bench import loading
from bench.generate import TABLES, Size, write_base
from bench.serving import Measured
from bench.tables import import_table, serving_table
from sources.choices import Kind
from sources.models import Claim, Entry, ImportIssue, Passage, Source
from sources.projection import check

SCALE = 0.0005


@pytest.fixture
def base(tmp_path, settings):
    settings.MEDIA_ROOT = tmp_path / "media"
    return write_base(tmp_path / "base", SCALE)


def test_the_same_scale_gives_the_same_bytes(base, tmp_path):
    again = write_base(tmp_path / "again", SCALE)
    for path in base.iterdir():
        assert path.read_bytes() == (again / path.name).read_bytes()


@pytest.mark.django_db
def test_a_generated_base_is_imported_and_published(base):
    loaded = loading.load(base)
    size = Size.at(SCALE)
    steps = {step.name: step.rows for step in loaded.steps}
    assert [name for name in steps if name in TABLES] == list(TABLES)
    assert (steps["commitments"], steps["documents"]) == (size.commitments, size.documents)
    assert Source.objects.count() == size.documents
    assert Passage.objects.count() == 10 * size.documents
    published = size.organisations + size.policies + size.commitments + size.events
    assert Claim.objects.count() == published
    assert Entry.objects.count() == published
    assert Entry.objects.filter(kind=Kind.COMMITMENT).exclude(topics=[]).count() == 50
    assert not ImportIssue.objects.exists()
    assert list(check()) == []

    table = import_table(loaded)
    assert "| commitments | 50 |" in table
    assert "| 50 commitments |" in table
    rounds = {name: len(seconds) for name, seconds in loaded.rounds.items()}
    assert rounds[loading.FIRST] == 1
    assert rounds[loading.AGAIN] == loading.ROUNDS
    assert rounds[loading.ALONE] == rounds[loading.MERGED] == loading.ROUNDS + 2


def test_the_table_of_answers_shows_ratios_of_rounds():
    targets = {
        "ours": Measured([900.0, 1000.0, 1100.0], [1.0, 1.0, 1.0], size=2000),
        "stock": Measured([100.0, 100.0, 100.0], [9.0, 9.0, 9.0]),
        "bare": Measured([2000.0, 2000.0, 2000.0], [0.5, 0.5, 0.5], bad=3),
    }
    line = serving_table({"detail": targets}).splitlines()[-1]
    assert line == (
        "| detail (3 bad answers) | 1,000 | 100 | 2,000 | 10.0 (9.0-11.0) | 0.50 "
        "| 1.00, 9.00, 0.50 | 2 |"
    )
