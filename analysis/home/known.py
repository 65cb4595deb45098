"""What is known of every country that this base follows: how much of each kind, how many topics."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.apps import apps
from django.db.models import Count, Func, Max
from django.http import QueryDict

from analysis.kinds import COUNTED, PLURAL
from analysis.matrix.cells import cell_of, known_of
from analysis.matrix.checks import Checks
from analysis.matrix.links import cell_page
from analysis.matrix.places import Places
from analysis.matrix.question import KINDS, Question, columns_of
from analysis.matrix.rows import Row
from analysis.matrix.topics import Topics
from policies.choices import CoverageState
from policies.filters import PolicyFilter
from sources.choices import Kind
from sources.clock import today
from sources.models import Entry

IN_PART = "in_part"


@dataclass(frozen=True)
class KnownKind:
    """The records of one kind of one country; where there are none, what checks say of it."""

    count: int
    state: str
    url: str
    is_in_part: bool = False


@dataclass(frozen=True)
class Known:
    """Of the countries by name, how much there is of each kind and how many topics are in which
    state, those apart (IN_PART) that are not checked but for a part. `topics` is how many there
    are, `checked` the last day that anybody looked.
    """

    countries: Mapping[str, str]
    by_kind: Mapping[str, Mapping[str, KnownKind]]
    states: Mapping[str, Mapping[str, int]]
    in_force: Mapping[str, int]
    topics: int
    checked: Sequence


def checks_state():
    """Grows with every change of what was checked, which no entry tells of. One query."""
    versions = apps.get_model("policies", "CoverageCheckVersion").objects
    return versions.aggregate(newest=Max("pgh_id"))["newest"]


def known_countries():
    """Seven queries."""
    places, tree = Places(), Topics()
    columns = columns_of(places, places.followed, [])
    by_topic = Question(columns=columns, places=places, topic_tree=tree)
    by_kind = Question(columns=columns, places=places, topic_tree=tree, rows_are=KINDS)
    checks = Checks(places.followed, tree)
    return Known(
        countries={column.key: column.label for column in columns},
        by_kind=_kinds(by_kind, checks),
        states=_states(by_topic, checks),
        in_force=in_force_on(today()),
        topics=len(tree.top),
        checked=sorted(
            (check.checked_on, check.checked_precision)
            for found in checks.by_country.values()
            for check in found[:1]
        )[-1:],
    )


def _kinds(question, checks):
    rows = [Row(kind.value, str(PLURAL[kind])) for kind in COUNTED]
    return {
        column.key: {
            cell.row.key: KnownKind(
                cell.count, cell.state, cell_page(question, cell.row, column), cell.is_in_part
            )
            for cell in cells
        }
        for column, cells in _cells(question, rows, checks)
    }


def _states(question, checks):
    rows = [Row(code, "") for code in question.topic_tree.top]
    states = {}
    for column, cells in _cells(question, rows, checks):
        found = [IN_PART if cell.is_in_part else cell.state for cell in cells]
        names = (*CoverageState.values, IN_PART)
        states[column.key] = {state: found.count(state) for state in names}
    return states


def _cells(question, rows, checks):
    known = known_of(question)
    for column in question.columns:
        yield column, [cell_of(question, row, column, known, checks) for row in rows]


def in_force_on(day):
    """{country: how many policies of it are in force on this day, as their list finds them}."""
    asked = QueryDict(f"in_force={day.isoformat()}")
    found = PolicyFilter(asked, Entry.objects.of_kind(Kind.POLICY)).qs
    country = Func("countries", function="unnest")
    rows = found.order_by().annotate(country=country).values_list("country")
    return dict(rows.annotate(n=Count("record_id")))
