"""The graph that threads are cut from: records, the documents some were made in, and what joins
them, as the projection tells of it. Every edge says which of its two ends is the earlier one.
"""

import json
from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property

from sources.choices import Kind, LinkKind
from sources.dates import PartialDate
from sources.pages.claims import ClaimIndex
from sources.pages.localising import localised

Key = tuple[str, str]
SOURCE = "source"

# Organisations and people take part in nearly everything: followed, they would join all threads.
FOLLOWED = {
    Kind.EVENT,
    Kind.DECISION,
    Kind.COMMITMENT,
    Kind.POLICY,
    Kind.INITIATIVE,
    Kind.RECOMMENDATION,
    Kind.OBLIGATION,
    Kind.STATEMENT,
}

# What joins records besides links.
DECIDED_AT, CONCERNS, SAID_AT, MADE_IN = "decided_at", "concerns", "said_at", "made_in"

# "<start> prepares <end>": the start comes first. Of other kinds the end does.
FORWARDS = {LinkKind.PREPARES, LinkKind.PROPOSES}
# Says nothing of the order: dates do, as far as they are known and lie apart.
BY_DATE = {LinkKind.CONFIRMS, LinkKind.WELCOMES, LinkKind.SUPPORTS, CONCERNS}
# How a decision may stand to what it concerns.
ABOUT = {CONCERNS, LinkKind.PROPOSES, LinkKind.CONFIRMS, LinkKind.WELCOMES, LinkKind.SUPPORTS}


@dataclass(frozen=True)
class Edge:
    """One record says how it stands to another: "<start> <kind> <end>".

    `field` and `item` find the claims of the start that say so.
    """

    start: Key
    end: Key
    kind: str
    basis: str = "stated"
    reason: str = ""
    field: str = "links"
    item: str = ""

    def other(self, key):
        return self.end if key == self.start else self.start

    @property
    def is_about(self):
        """A decision and what it concerns."""
        return self.start[0] == Kind.DECISION and self.kind in ABOUT


@dataclass
class Node:
    """A published record, or a source in which records were made, with what is said of it."""

    document: dict
    claims_text: str = "[]"

    @property
    def key(self) -> Key:
        return self.document["type"], self.document["slug"]

    @cached_property
    def claims(self):
        return json.loads(self.claims_text)

    @cached_property
    def index(self):
        return ClaimIndex(self.claims)

    @cached_property
    def first_report(self):
        """The oldest dated progress of an initiative without a start: since then it is known of."""
        if self.key[0] != Kind.INITIATIVE or self.document["starts"]:
            return None
        dated = [step for step in self.document["progress"] if step["observed"]]
        return min(dated, key=lambda step: step["observed"]["first"], default=None)

    @cached_property
    def date(self):
        """The main date. Lists put an initiative where it was heard of last, a thread first."""
        first = self.first_report
        return date_in(first["observed"] if first else self.document.get("date"))

    @cached_property
    def edges(self):
        """Everything that joins it to records that threads follow, each once."""
        told = [*_links(self), *_STRUCTURE.get(self.key[0], _none)(self)]
        return [e for e in dict.fromkeys(told) if e.other(self.key)[0] in FOLLOWED | {SOURCE}]


def say_in_language(nodes):
    """Their documents in the language in force. No query in English, else one a vocabulary."""
    nodes = list(nodes)
    documents = localised(*(node.document for node in nodes))
    for node, document in zip(nodes, documents, strict=True):
        node.document = document


def date_in(shown):
    """The partial date that a document shows; None where it shows none."""
    return PartialDate.parse(shown["value"]) if shown else None


def is_before(one, other):
    """True if one partial date lies wholly before the other. Unknown ones lie nowhere."""
    return bool(one and other and one.last < other.first)


def may_follow(one, other):
    """True if one partial date may be later than another's last day, as far as is known."""
    return not one or not other or one.last > other.last


def earlier_end(edge, start: Node, end: Node) -> Key:
    """Which of its two ends comes first, by dates that lie apart, else by what the edge means."""
    if edge.kind in BY_DATE:
        if is_before(start.date, end.date):
            return edge.start
        if is_before(end.date, start.date):
            return edge.end
    return edge.start if edge.is_about or edge.kind in FORWARDS else edge.end


def _links(node):
    for link in node.document.get("links", ()):
        other = (link["record"]["type"], link["record"]["slug"])
        out = link["direction"] == "out"
        start, end = (node.key, other) if out else (other, node.key)
        yield Edge(start, end, link["kind"], link["basis"], link["reason"], "links", link["item"])


def _none(_node):
    return ()


def _of_event(node):
    for decision in node.document["decisions"]:
        yield Edge(_key(decision), node.key, DECIDED_AT, field="event")


def _of_decision(node):
    if node.document["event"]:
        yield Edge(node.key, _key(node.document["event"]), DECIDED_AT, field="event")
    for subject in node.document["subjects"]:
        yield Edge(node.key, _key(subject), CONCERNS, field="subjects", item=subject["item"])


def _of_promise(node):
    """Policies and what follows from them know the decisions about them."""
    item = "/".join(node.key)
    for decision in node.document["decisions"]:
        yield Edge(_key(decision), node.key, CONCERNS, field="subjects", item=item)


def _of_recommendation(node):
    yield from _of_promise(node)
    yield from _made_in(node)


def _of_statement(node):
    yield from _made_in(node)
    if node.document["event"]:
        yield Edge(node.key, _key(node.document["event"]), SAID_AT, field="event")


def _made_in(node):
    source = node.document["made_in"]
    if source:
        yield Edge(node.key, (SOURCE, source["slug"]), MADE_IN, field="made_in")


def _key(reference) -> Key:
    return reference["type"], reference["slug"]


_STRUCTURE: dict[str, Callable] = {
    Kind.EVENT: _of_event,
    Kind.DECISION: _of_decision,
    Kind.POLICY: _of_promise,
    Kind.INITIATIVE: _of_promise,
    Kind.COMMITMENT: _of_promise,
    Kind.OBLIGATION: _of_promise,
    Kind.RECOMMENDATION: _of_recommendation,
    Kind.STATEMENT: _of_statement,
}
