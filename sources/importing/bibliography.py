"""Datasets of works and sources: they concern no country, and are shown beside claims."""

from collections import defaultdict
from typing import Any

from sources.dates import PartialDate
from sources.documents import warnings_of
from sources.importing.dataset import Dataset
from sources.importing.existing import loaded
from sources.models import Claim, Source, SourceWarning, Work


class DocumentDataset(Dataset):
    """Documents and what is said of them concern no country, but the records that rest on them do:
    through a claim on the document, or on another form of its work. A digest names its original,
    and a text counts from the day its work first came out.
    """

    needs_every_country = False
    within_scope = "documents on which only records of the countries you curate rest"

    def works_of(self, rows, keys):
        """{line: works that the row is, or says something of}; `keys` are those of its table."""
        raise NotImplementedError

    def resting(self, rows):
        """{line: ids of the stored records that rest on the document of which the row tells}."""
        return self.records_of(rows, {row.line: row.stored.pk for row in rows if row.stored})

    def records_of(self, rows, keys):
        works = self.works_of(rows, keys)
        resting = defaultdict(set)
        claims = Claim.objects.filter(source__work__in=set().union(*works.values())).order_by()
        for work, record in claims.values_list("source__work", "record").distinct():
            resting[work].add(record)
        return {
            line: set().union(*(resting[work] for work in of_row)) for line, of_row in works.items()
        }


class WorkDataset(DocumentDataset):
    """Works themselves."""

    def works_of(self, rows, keys):
        return {line: {key} for line, key in keys.items()}


class WarningDataset(DocumentDataset):
    """Warnings kept with sources."""

    def works_of(self, rows, keys):
        sources = {row.line: row.values["source"] for row in rows}
        works = dict(Source.objects.filter(pk__in=sources.values()).values_list("pk", "work"))
        return {line: {works[source]} for line, source in sources.items()}


class SourceDataset(DocumentDataset):
    """Sources: of the work they come to, and of the one they leave."""

    keeps_first_values = False  # a document's file brings them along, whoever imports it

    def works_of(self, rows, keys):
        works = {}
        for row in rows:
            stored = row.stored.values["work"] if row.stored else None
            works[row.line] = {stored, row.values.get("work")} - {None}
        return works


class DescribedSourceDataset(SourceDataset):
    """Documents as a curator describes them, most of them known by mention.

    A row that awaits a text which came in before, under a name made from its file, takes that
    source over: it ends as if the description had been there first. Passages and claims stay.
    """

    def settle(self, rows, planner):
        awaited = {
            row.values["expected_sha256"]: row
            for row in rows
            if not row.stored and row.values.get("expected_sha256")
        }
        described = [row.stored.pk for row in rows if row.stored]
        held = Source.objects.filter(content_sha256__any_of=awaited, expected_sha256="")
        held = held.exclude(pk__in=described)
        texts = dict(held.values_list("pk", "content_sha256"))
        for stored in loaded(self, held):
            row = awaited[texts[stored.pk]]
            row.stored = stored
            row.values["language"] = row.values.get("language") or stored.values["language"]

    def write(self, writer, rows):
        keys = writer.write(rows)
        changed = [row for row in rows if row.stored]
        taken_over = [row.stored for row in changed if "slug" in row.differences]
        if taken_over:
            _forget_the_unsaid(taken_over, writer.planner.absent)
            _warn_anew(taken_over)
        left = {row.stored.values["work"] for row in changed if "work" in row.differences}
        # A work that the document's own name had made.
        Work.objects.filter(pk__in=left, sources=None, original_spans=None).delete()
        return keys


def _forget_the_unsaid(taken_over, absent):
    """Columns the file does not have are as empty as those of a new row."""
    values: dict[str, Any] = {}
    for column in absent:
        values |= dict(zip(column.attnames, column.store(column.empty), strict=True))
    if values:
        Source.objects.filter(pk__in=[stored.pk for stored in taken_over]).update(**values)


def _warn_anew(taken_over):
    """What looked odd about the document's own publisher and date may be in order now."""
    sources = Source.objects.in_bulk([stored.pk for stored in taken_over])
    for stored in taken_over:
        source, earlier = sources[stored.pk], stored.values
        published = PartialDate.from_columns(source.published_on, source.published_precision)
        before = warnings_of(
            source.text, publisher=earlier["publisher"], published=earlier["published"]
        )
        after = warnings_of(source.text, publisher=source.publisher, published=published)
        for kind in before.keys() - after.keys():
            source.warnings.filter(kind=kind, detail=before[kind]).delete()
        SourceWarning.objects.bulk_create(
            (SourceWarning(source=source, kind=kind, detail=after[kind]) for kind in after),
            ignore_conflicts=True,
        )
