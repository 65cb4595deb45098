"""One pass over a run's file: plan it, keep the plan, and write it if asked to."""

from collections import Counter
from dataclasses import dataclass, field
from functools import partial

from sources.choices import RowAction
from sources.collecting import seldom_collecting
from sources.importing.agreeing import stand_back
from sources.importing.columns import UNSTORABLE
from sources.importing.copying import copy_rows, keys_one_by_one
from sources.importing.dataset import dataset_called
from sources.importing.issues import WHOLE_FILE, FileRefused, Issue, shortened
from sources.importing.plan import CHANGING, Planner
from sources.importing.scope_guard import rows_outside
from sources.importing.table import open_table
from sources.importing.writing import Writer
from sources.models import ImportIssue, ImportRow

MOST_ISSUES = 10_000
ROW_COLUMNS = ["run_id", "line", "action", "key", "changes", "records"]
LONGEST_COLUMN, LONGEST_VALUE, LONGEST_SAID = 100, 200, 2000
ISSUE_COLUMNS = ["run_id", "line", "column", "value", "expected"]


@dataclass
class Outcome:
    """What a pass found: rows by action, and everything that is wrong with the file."""

    counts: Counter = field(default_factory=Counter)
    issues: list[Issue] = field(default_factory=list)

    @property
    def refused(self):
        return bool(self.issues)

    @property
    def rows(self):
        return sum(self.counts[action] for action in RowAction.values)

    def add(self, issues):
        """Keeps issues up to a number that a person might read and counts the rest."""
        self.counts["issues"] += len(issues)
        self.issues += issues[: MOST_ISSUES - len(self.issues)]

    def put_first(self, issues):
        """What concerns every row is read before what is wrong with some."""
        self.counts["issues"] += len(issues)
        self.issues = [*issues, *self.issues][:MOST_ISSUES]


def carry_out(run, *, by, writing, report):
    """Plans the run's file chunk by chunk, keeps the plan's rows, and writes it where asked to.

    Inside the caller's transaction: a file with errors may be half written when its last line
    turns out to be wrong, and the caller must then roll back. Rows after the first error are
    planned only. `report` is called with the number of rows done.
    """
    dataset = dataset_called(run.dataset)
    draw = keys_one_by_one(dataset.model).__next__ if writing else None
    planner = Planner(dataset, by=by, draw=draw, keeps=run.is_shipped)
    writer = Writer(dataset, run, planner) if writing else None
    outcome = Outcome()
    with run.file.open("rb") as file, seldom_collecting() as collect:
        reopen = partial(open_table, file, run.file_name, sheet=run.sheet)
        if planner.guard.limited and not writing:
            planner.outside = _tried(dataset, run, by, reopen)
        try:
            for rows in planner.chunks(reopen):
                _take(rows, planner, writer, outcome, run)
                report(outcome.rows)
                collect()
        except FileRefused as refused:
            outcome.add(refused.issues_of(run.file_name))
    outcome.put_first(planner.header_issues)
    if writer and not outcome.refused:
        dataset.finish(writer)
    return outcome


def _tried(dataset, run, by, reopen):
    """What writing the file would find outside of the person's scope, row by row."""
    planner = Planner(dataset, by=by, draw=keys_one_by_one(dataset.model).__next__)
    return rows_outside(planner, Writer(dataset, run, planner), reopen)


def _take(rows, planner, writer, outcome, run):
    """Writes a chunk while nothing is wrong with the file so far, and keeps its plan."""
    changing = [row for row in rows if row.action in CHANGING]
    keys, records = {}, {}
    if writer and changing and not outcome.refused and not any(row.issues for row in rows):
        keys = planner.dataset.write(writer, changing)
        stand_back(writer, changing)
        records = planner.dataset.records_of(changing, keys)
        planner.guard.check(changing, records)
    for row in rows:
        outcome.counts[row.action] += 1
        outcome.counts["kept"] += len(row.kept)
        if row.issues:
            outcome.add(row.issues)
    planned = (
        (
            run.pk, row.line, row.action, row.key_text(planner.dataset), row.changes(),
            tuple(records.get(row.line, ())),
        )
        for row in rows
        if row.action in CHANGING or (row.kept and not row.issues)
    )  # fmt: skip
    copy_rows(ImportRow._meta.db_table, ROW_COLUMNS, planned)


def keep_issues(run, outcome):
    """Stores what is wrong with the run's file, in place of what was found before."""
    ImportIssue.objects.filter(run=run).delete()
    issues = [
        (run.pk, issue.line, *(UNSTORABLE.sub("\ufffd", said) for said in _words(issue)))
        for issue in outcome.issues
    ]
    left_out = outcome.counts["issues"] - len(outcome.issues)
    if left_out:
        issues.append((run.pk, WHOLE_FILE, "", "", f"{left_out} more issues are not listed"))
    copy_rows(ImportIssue._meta.db_table, ISSUE_COLUMNS, issues)


def _words(issue):
    """Short enough to be read: a name of a column, or a code in it, may be megabytes long."""
    return (
        shortened(issue.column, LONGEST_COLUMN),
        shortened(issue.value, LONGEST_VALUE),
        shortened(issue.expected, LONGEST_SAID),
    )
