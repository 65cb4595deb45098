import factory
from factory.django import DjangoModelFactory

from sources.choices import RowAction
from sources.models import ImportIssue, ImportRow, ImportRun


class ImportRunFactory(DjangoModelFactory):
    class Meta:
        model = ImportRun

    dataset = "commitments"
    file_name = "commitments.csv"
    file_sha256 = factory.Sequence(lambda n: f"{n:064x}")


class ImportRowFactory(DjangoModelFactory):
    class Meta:
        model = ImportRow

    run = factory.SubFactory(ImportRunFactory)
    line = factory.Sequence(lambda n: n + 2)
    action = RowAction.CREATE
    key = factory.Sequence(lambda n: f"commitment-{n}")


class ImportIssueFactory(DjangoModelFactory):
    class Meta:
        model = ImportIssue

    run = factory.SubFactory(ImportRunFactory)
    line = 2
    column = "made"
    value = "yesterday"
    expected = "expected a date such as 2022-07-20"
