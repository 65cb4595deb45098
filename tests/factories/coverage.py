import factory
from factory.django import DjangoModelFactory

from policies.choices import CoverageOutcome
from policies.models import CoverageCheck, CoverageCheckSource
from sources.dates import PartialDate
from tests.factories.country import CountryFactory
from tests.factories.source import SourceFactory


class CoverageCheckFactory(DjangoModelFactory):
    """Every topic and kind of a new country, looked for on a day, nothing found."""

    class Meta:
        model = CoverageCheck

    country = factory.SubFactory(CountryFactory)
    checked_on = factory.LazyFunction(lambda: PartialDate.parse("2026-11-22").columns()[0])
    checked_precision = "day"
    outcome = CoverageOutcome.NOTHING_FOUND
    checked_by = "Curators"
    note = "Looked through the reviews of the country."


class CoverageCheckSourceFactory(DjangoModelFactory):
    class Meta:
        model = CoverageCheckSource

    coverage_check = factory.SubFactory(CoverageCheckFactory)
    source = factory.SubFactory(SourceFactory)
