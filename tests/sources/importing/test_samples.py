"""Workbooks as others make them, brought in by the command: what does not fit is named."""

from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from sources.models import Record
from tests.sources.importing.files import workbook

SAMPLES = Path(__file__).resolve().parents[4] / "shared" / "samples"
needs_samples = pytest.mark.skipif(
    not SAMPLES.is_dir(), reason="the samples beside the repository are not there"
)
pytestmark = pytest.mark.django_db


def lines_said(capsys, path, *options):
    with pytest.raises(CommandError, match="Nothing was changed"):
        call_command("import_data", "commitments", path, "--dry-run", *options)
    return capsys.readouterr().err.splitlines()


@needs_samples
@pytest.mark.parametrize(
    ("name", "column"),
    [
        ("clad-eca-database.xlsx", "Document date"),
        ("stip-covid-policy-initiatives.xlsx", "Policy initiative ID"),
        ("stip-survey-codebook-2021.xlsx", "Code"),
        ("un-general-debate-speakers.xlsx", "Session"),
    ],
)
def test_columns_of_the_first_sheet_are_looked_at(capsys, name, column):
    said = lines_said(capsys, SAMPLES / name)
    assert f"{SAMPLES / name}:1 {column}: {column} — no such column in this dataset" in said
    assert f"{SAMPLES / name}:1 slug:  — expected this column" in said


@needs_samples
def test_columns_of_the_sheet_named_are_looked_at(capsys):
    path = SAMPLES / "stip-survey-codebook-2021.xlsx"
    said = lines_said(capsys, path, "--sheet=BudgetRanges")
    assert f"{path}:1 slug:  — expected this column" in said
    said = lines_said(capsys, path, "--sheet=Budgets")
    assert "no sheet called Budgets: expected one of Countries, Themes" in said[0]


def test_workbook_is_imported_from_its_first_sheet(tmp_path):
    path = tmp_path / "dates.xlsx"
    path.write_bytes(workbook(["slug", "title", "strength"], ["one", "One", "agreed"]))
    call_command("import_data", "commitments", path)
    assert Record.objects.get().slug == "one"
