"""The dataset of publications: many records through review at once, by the rules of the button."""

from collections import defaultdict

from sources.actions.review import FOR_PUBLISHERS, STEPS, move_records
from sources.agreement import disagreements, sentence
from sources.choices import ReviewStatus
from sources.importing.columns import REQUIRED, Choice, Hint, To
from sources.importing.dataset import AttachedDataset
from sources.models import Claim, Record


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


class PublicationDataset(AttachedDataset):
    """A row moves a record to a status; a record that has it already is unchanged."""

    def __init__(self, name, **declared):
        super().__init__(name, of=["record"], **declared)

    def agree(self, rows, planner):
        records = [row.values["record"] for row in rows]
        claims = Claim.objects.filter(record__any_of=records)
        claimed = set(claims.values_list("record", flat=True).distinct())
        _check_agreement(rows, by=planner.by)
        for row in rows:
            status = row.values["status"]
            if status == ReviewStatus.PUBLISHED and row.values["record"] not in claimed:
                row.fail("record", "expected a record with at least one claim")
            if not _may_move(planner.by, status):
                row.fail("status", f"you may not move records to {status}: that takes a right")

    def judge(self, row, stored):
        now, wanted = stored.values["status"], row.values["status"]
        if wanted not in (now, *STEPS[now]):
            row.fail("status", f"expected {', '.join(STEPS[now])}, because the record is {now}")

    def write(self, writer, rows):
        moves = defaultdict(list)
        for row in rows:
            moves[row.values["status"], row.values.get("comment", "")].append(row.stored.pk)
        for (status, comment), records in moves.items():
            move_records(
                records, to=status, by=writer.planner.by, comment=comment, import_run=writer.run
            )
        return {row.line: row.stored.pk for row in rows}


def _check_agreement(rows, *, by):
    """As the button does, but each row by itself."""
    rows = [row for row in rows if row.values["status"] == ReviewStatus.PUBLISHED]
    records = Record.objects.filter(pk__any_of=[row.values["record"] for row in rows])
    drafts = records.exclude(review_status=ReviewStatus.PUBLISHED).values_list("pk", flat=True)
    found = disagreements(drafts, unclaimed=by is not None)
    for row in rows:
        if row.values["record"] in found:
            said = sentence(found[row.values["record"]])
            row.fail("record", f"expected a record that shows what its claims say. {said}")


def _may_move(by, status):
    if by is None:
        return True
    publishes = status not in FOR_PUBLISHERS or by.has_perm("sources.publish_record")
    return publishes and by.has_perm("sources.change_record")
