"""The dataset of publications: many records through review at once, by the rules of the button."""

from collections import defaultdict

from sources.actions.review import FOR_PUBLISHERS, STEPS, transition_records
from sources.choices import ReviewStatus
from sources.importing.columns import REQUIRED, Choice, Hint, To
from sources.importing.dataset import Dataset
from sources.models import Claim, Record
from sources.scope import country_codes_of


class ItsRecord(To):
    """The record itself, by kind/slug."""

    def __init__(self):
        super().__init__("record", to="record")

    def bind(self, model):
        self.attnames = ("id",)
        self.empty = REQUIRED


class Comment(Hint):
    """Kept with the transition."""


def publication_columns():
    return [ItsRecord(), Choice("status", "review_status", required=True), Comment("comment")]


class PublicationDataset(Dataset):
    """A row moves a record to a status; a record that has it already is unchanged."""

    def prepare(self, rows, planner):
        records = {row.values["record"] for row in rows}
        claimed = set(
            Claim.objects.filter(record__in=records).values_list("record", flat=True).distinct()
        )
        may = _allowed(records, planner.by)
        for row in rows:
            status = row.values["status"]
            if status == ReviewStatus.PUBLISHED and row.values["record"] not in claimed:
                row.fail("record", "expected a record with at least one claim")
            if not may(row.values["record"], status):
                row.fail("record", f"you may not move this record to {status}")

    def judge(self, row, stored):
        now, wanted = stored.values["status"], row.values["status"]
        if wanted != now and wanted not in STEPS[now]:
            steps = ", ".join(STEPS[now])
            row.fail("status", f"expected {steps}: the record is {now}")

    def write(self, writer, rows):
        moves = defaultdict(list)
        for row in rows:
            if row.changes:
                moves[row.values["status"], row.values.get("comment", "")].append(row.stored.pk)
        for (status, comment), records in moves.items():
            transition_records(records, to=status, by=writer.planner.by, comment=comment)
            Record.objects.filter(pk__in=records).update(import_run=writer.run)
        return {row.line: row.stored.pk for row in rows if row.changes}

    def records_of(self, rows, keys):
        return {line: (key,) for line, key in keys.items()}


def _allowed(records, by):
    """Who may move which of the records where; no person may do everything."""
    if by is None:
        return lambda record, status: True
    codes = country_codes_of(Record.objects.filter(pk__in=records))
    within = {record for record in records if by.may_curate(codes.get(record, ()))}
    publishes = by.has_perm("sources.publish_record")
    changes = by.has_perm("sources.change_record")

    def may(record, status):
        return changes and record in within and (publishes or status not in FOR_PUBLISHERS)

    return may
