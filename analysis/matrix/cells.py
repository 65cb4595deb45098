"""From a question to its cells: counts first, and where there are none what checks say."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from analysis.matrix.checks import Asked, Checks
from analysis.matrix.counting import counts
from analysis.matrix.question import KINDS, TOPICS, YEARS, Column, Question
from analysis.matrix.rows import COLUMNS, Row, rows_of
from policies.choices import CoverageState
from policies.models import CoverageCheck


@dataclass(frozen=True)
class Cell:
    """What is known of one column in one row: how many records of which kinds, how many of them
    tell of what is merely planned, and the checks that the state rests on where there are none.

    `looked` are, of a cell that is not checked, those that looked for something else than all of
    it: wider or narrower, or earlier. `outcomes` are the kinds that they settle all the same.
    """

    row: Row
    column: Column
    state: str
    kinds: Mapping[str, int] = field(default_factory=dict)
    planned: int = 0
    checks: Sequence[CoverageCheck] = ()
    looked: Sequence[CoverageCheck] = ()
    outcomes: Mapping[str, str] = field(default_factory=dict)

    @property
    def count(self):
        return sum(self.kinds.values())

    @property
    def is_in_part(self):
        """True where somebody looked, though not for all that is asked."""
        return bool(self.looked)


@dataclass(frozen=True)
class Matrix:
    """All cells of a question, row by row in the order of its columns. `known` are the counts
    behind them, also of values that are no row.
    """

    question: Question
    rows: Sequence[Row]
    cells: Sequence[Sequence[Cell]]
    known: Mapping[tuple[str, str], Mapping]

    def states(self):
        """{state: number of cells}, every state in its order."""
        found = [cell.state for row in self.cells for cell in row]
        return {state: found.count(state) for state in CoverageState.values}


def matrix_of(question, *, with_sources=False):
    """Counts and checks, a query each; another for the sources of the checks where wanted."""
    rows, known = rows_of(question), known_of(question)
    checks = Checks(question.countries, question.topic_tree, with_sources=with_sources)
    cells = [
        [cell_of(question, row, column, known, checks) for column in question.columns]
        for row in rows
    ]
    return Matrix(question, rows, cells, known)


def known_of(question):
    """{(column, row): {kind: (records, of these planned)}}; one query."""
    by, several = COLUMNS[question.rows_are]
    places = question.likened, question.wholes
    return counts(question.entries(), *places, by=by, several=several)


def cell_of(question, row, column, known, checks):
    kinds = known.get((column.key, row.key), {})
    if kinds:
        total, planned = (sum(numbers) for numbers in zip(*kinds.values(), strict=True))
        state = CoverageState.PLANNED if planned == total else CoverageState.EVIDENCE
        records = {str(kind): kinds[kind][0] for kind in question.kinds if kind in kinds}
        return Cell(row, column, state.value, records, planned)
    asked = asked_in(question, row, column)
    outcome, rests_on = checks.answer(asked)
    if outcome is not None:
        return Cell(row, column, outcome, checks=rests_on)
    return Cell(
        row,
        column,
        CoverageState.NOT_CHECKED.value,
        looked=checks.touching(asked),
        outcomes=checks.outcomes(asked),
    )


def asked_in(question, row, column):
    """What a cell asks of the checks."""
    topics, kinds, until = tuple(question.topics), tuple(question.kinds), question.until
    if question.rows_are == TOPICS:
        topics = (row.key,)
    elif question.rows_are == KINDS:
        kinds = (row.key,)
    elif question.rows_are == YEARS:
        until = int(row.key)
    return Asked(column.key, topics, kinds, until)
