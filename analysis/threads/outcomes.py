"""What became of a decision, or of anything else that a thread starts from."""

from dataclasses import dataclass, field
from functools import cached_property

from analysis.threads.graph import BY_DATE, Key, Node, date_in, earlier_end, is_before, may_follow
from analysis.threads.order import LATEST, in_order
from policies.choices import ProgressStatus
from sources.choices import Kind
from sources.dates import PartialDate

# Says that somebody looked, or that nobody did: no evidence either way.
CHECKS = {ProgressStatus.NO_EVIDENCE, ProgressStatus.NOT_CHECKED, ProgressStatus.NOT_APPLICABLE}


@dataclass(frozen=True)
class Report:
    """Where a record stood on a day, and who says so: one row of its progress."""

    node: Node
    step: dict

    @property
    def state(self):
        return self.step.get("stage") or self.step["status"]

    @cached_property
    def date(self):
        return date_in(self.step["observed"])

    @property
    def is_check(self):
        return self.state in CHECKS

    @property
    def key(self) -> Key:
        return "progress", self.step["slug"]


@dataclass
class Outcome:
    """What is known of a record beyond the day it was made.

    `then` is how it stood by that day, `later` the nodes and reports that came after, in order, and
    `unsure` the keys of those among them that may have come before, as far as their dates tell;
    `checks` are answers to the question whether anything did. `last_evidence` is the latest date
    that anything known here bears, plans for the future left out; None if nothing bears any.
    `steps` says of each node how far it is from the record.
    """

    of: Node
    subjects: list[Node]
    steps: dict[Key, int]
    then: list[Report] = field(default_factory=list)
    later: list = field(default_factory=list)
    unsure: set[Key] = field(default_factory=set)
    checks: list[Report] = field(default_factory=list)
    last_evidence: PartialDate | None = None

    @property
    def is_followed(self):
        """True if anything that can have come later is known."""
        return bool(self.later)

    @property
    def is_surely_followed(self):
        """True if anything is known that came later for certain."""
        return any(item.key not in self.unsure for item in self.later)


def outcome_of(thread, key, *, today):
    """The outcome of a node of the thread; asks nothing."""
    node = thread.nodes[key]
    subjects = [thread.nodes[one] for one in subjects_of(thread, key)]
    steps = _steps(thread, key, subjects)
    reached = steps.keys() - {key} - {one.key for one in subjects}
    told = [node, *subjects]
    records = [thread.nodes[one] for one in in_order(thread, reached)]
    reports = [r for one in [*told, *records] for r in reports_of(one)]
    later = [r for r in reports if may_follow(r.date, node.date)]
    outcome = Outcome(node, subjects, steps)
    outcome.checks = [r for r in later if r.is_check]
    outcome.then = [r for r in reports if r not in later and r.node in told and not r.is_check]
    outcome.later = _mixed(records, [r for r in later if not r.is_check])
    outcome.unsure = {one.key for one in outcome.later if _may_lie_before(thread, outcome, one)}
    outcome.last_evidence = _latest([*told, *outcome.then, *outcome.later], today)
    return outcome


def led_to(thread):
    """(decisions, other records) that an event led to itself. What its decisions are about stands
    with them.
    """
    children = dict.fromkeys(thread.came_of.get(thread.focus.key, ()))
    decided = [key for key in children if key[0] == Kind.DECISION]
    decided.sort(key=lambda key: thread.nodes[key].document["position"])
    about = {one for key in decided for one in thread.came_of.get(key, ())}
    apart = {*decided, *about, *later_meetings(thread)}
    return decided, in_order(thread, [key for key in children if key not in apart])


def later_meetings(thread):
    """The events that followed from an event, meeting after meeting."""
    found: set[Key] = set()
    todo = [thread.focus.key]
    while todo:
        for key in thread.came_of.get(todo.pop(), ()):
            if key[0] == Kind.EVENT and key in thread.after and key not in found:
                found.add(key)
                todo.append(key)
    return found


def subjects_of(thread, key):
    """What a decision is about, as far as the thread shows it."""
    if key[0] != Kind.DECISION:
        return []
    about = (edge.end for edge in thread.nodes[key].edges if edge.is_about)
    return [one for one in dict.fromkeys(about) if one in thread.nodes]


def reports_of(node):
    """Oldest first; the undated ones last."""
    reports = [Report(node, step) for step in node.document.get("progress", ())]
    return sorted(reports, key=_day)


def _steps(thread, key, subjects):
    """{node: steps} of everything that followed from a node and still stands after it. What is
    decided on counts as near as the decision: the line goes on from it.
    """
    steps = {key: 0} | {one.key: 1 for one in subjects}
    todo = list(steps)
    for one in todo:
        for child in thread.came_of.get(one, ()):
            if child not in steps and child in thread.after:
                steps[child] = steps[one] + 1
                todo.append(child)
    return steps


def _may_lie_before(thread, outcome, item):
    """Whether a node or report that stands after a record may be older: dates say it where both
    are known, else what joins it does, unless that says nothing of the order.
    """
    if outcome.of.date and item.date:
        return not is_before(outcome.of.date, item.date)
    if isinstance(item, Report):
        return True
    own, nodes = item.key, thread.nodes
    return not any(
        edge.kind not in BY_DATE
        and earlier_end(edge, nodes[edge.start], nodes[edge.end]) != own
        and edge.other(own) in outcome.steps
        for edge in thread.edges_at(own)
    )


def _mixed(records, reports):
    """Records in their order with each report before the first record that is later than it."""
    mixed, waiting = [], sorted(reports, key=_day)
    for record in records:
        while waiting and record.date and _day(waiting[0]) < record.date.first:
            mixed.append(waiting.pop(0))
        mixed.append(record)
    return mixed + waiting


def _day(dated):
    return dated.date.first if dated.date else LATEST


def _latest(dated, today):
    """Of what these are dated, and of what lists say that a record was heard of last."""
    heard = (date_in(one.document.get("evidenced")) for one in dated if isinstance(one, Node))
    known = [*(one.date for one in dated), *heard]
    dates = [date for date in known if date and date.first <= today]
    return max(dates, key=lambda date: (date.last, date.first), default=None)
