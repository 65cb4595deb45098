"""Shipped files with cells spoilt at random: each is applied or refused, none breaks the import."""

import json
import random

import pytest

from sources.actions.importing import apply_import, plan_import
from sources.choices import RunStatus
from sources.importing import in_order
from sources.importing import plan as plan_module
from sources.importing.shipped import shipped_files
from tests.sources.importing.files import issues_of, parsed, started

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("shipped_base")]
SHIPPED = {shipped.dataset: shipped.path for shipped in shipped_files()}
ROWS = 60
SPOILT = [
    "", " ", "x", "0", "-1", "1e9", "9" * 30, "2022", "2022-13-01", "2022..2020", "~", "..", "yes",
    "KAZ", "KAX", "grouping:", "category:a;category:a", ";;", "organisation:undp@online", "a/b",
    "commitment/none", "published", "draft", "adopted", "band", "USD", "http://", "https://x.org",
    "a\nb", "ü" * 700, "\x00", "\ud800", "%s", "\\.", "\\N", "'; DROP TABLE x; --", "{}", "[]",
    [], ["KAZ"], [["KAZ"]], {"text": "x"}, [{"text": "x"}],
]  # fmt: skip


def rows_of(dataset):
    path = SHIPPED[dataset]
    header, rows = parsed(path.read_bytes(), path.name)
    return [dict(zip(header, cells, strict=True)) for _line, cells in rows[:ROWS]]


def spoil(rows, chance, luck):
    return [
        {
            name: luck.choice(SPOILT) if luck.random() < chance else cell
            for name, cell in row.items()
        }
        for row in rows
    ]


@pytest.mark.parametrize("dataset", [name for name in in_order() if name in SHIPPED])
def test_spoilt_file_is_applied_or_refused(dataset, monkeypatch):
    """And the plan says exactly what applying does, although that sees earlier chunks written."""
    monkeypatch.setattr(plan_module, "CHUNK", 7)
    luck = random.Random(dataset)
    for chance in (0.3, 0.03, 0.005):
        spoilt = spoil(rows_of(dataset), chance, luck)
        run = plan_import(started(dataset, spoilt))
        foreseen = (run.status, run.created, run.updated, issues_of(run))
        apply_import(run, by=None)
        assert run.status in (RunStatus.APPLIED, RunStatus.REFUSED), run.failure
        seen = (
            RunStatus.PLANNED if run.status == RunStatus.APPLIED else run.status,
            run.created,
            run.updated,
            issues_of(run),
        )
        assert seen == foreseen, json.dumps(spoilt)


@pytest.mark.parametrize("dataset", [name for name in in_order() if name in SHIPPED])
def test_shipped_file_changes_nothing_when_it_comes_again(dataset):
    path = SHIPPED[dataset]
    run = plan_import(started(dataset, path.read_bytes(), name=path.name))
    assert (run.status, run.created, run.updated) == (RunStatus.PLANNED, 0, 0), issues_of(run)[:3]
