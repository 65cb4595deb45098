"""The coverage checks that ship are true: of the base, and of the files they speak of."""

import csv
from pathlib import Path

import pytest
from django.db.models import Q

from countries.models import Country
from policies.choices import CHECKED_KINDS
from policies.models import CoverageCheck
from sources.models import Entry

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("shipped_base")]
REFERENCE = Path(__file__).resolve().parents[3] / "shared" / "reference"


def test_nothing_was_found_where_the_base_has_nothing():
    checks = CoverageCheck.objects.exclude(outcome="evidence")
    assert checks.count() >= 10
    for check in checks.select_related("country", "topic"):
        about = Q(kind__in=[check.kind] if check.kind else CHECKED_KINDS)
        if check.topic:
            about &= Q(topics__contains=[check.topic.code])
        found = Entry.objects.filter(about, countries__contains=[check.country.iso3])
        assert not found.exists(), check


def test_every_check_names_its_sources():
    assert CoverageCheck.objects.exclude(looked_through=None).exists()
    assert not CoverageCheck.objects.filter(looked_through=None).exists()


def test_the_climate_database_does_not_list_those_countries():
    path = REFERENCE / "policy_documents_clad_eca.csv"
    if not path.exists():
        pytest.skip("the reference files are not there")
    with path.open(encoding="utf-8") as file:
        listed = {row["country_iso3"] for row in csv.DictReader(file)}
    assert len(listed) == 11
    checked = Country.objects.filter(coverage_checks__looked_through__source__slug="clad-eca")
    codes = set(checked.values_list("iso3", flat=True))
    assert codes
    assert codes.isdisjoint(listed)
