"""Nodes and reports of a thread as templates/analysis/step.html shows them, and what each rests
on.
"""

from collections import defaultdict

from django.utils.translation import gettext as _

from analysis.threads.graph import CONCERNS, SOURCE, Key, earlier_end
from analysis.threads.outcomes import Report
from analysis.threads.words import date_text, kind_of, mark, status_of, verb_of
from policies.choices import Assessment
from sources.addresses import record_page, thread_page
from sources.choices import Basis, Kind, LinkBasis
from sources.pages.claims import together
from sources.pages.languages import in_page_language

# Where the main date of a kind comes from, the first that is known.
DATES: dict[str, tuple[str, ...]] = {
    Kind.EVENT: ("starts", "ends"),
    Kind.DECISION: ("made",),
    Kind.STATEMENT: ("made",),
    Kind.COMMITMENT: ("made",),
    Kind.RECOMMENDATION: ("made",),
    Kind.POLICY: ("adopted", "starts"),
    Kind.INITIATIVE: ("starts",),
    Kind.OBLIGATION: ("stated",),
    SOURCE: (),
}


def shown(thread, item, *, steps=None):
    """One node or report, joined to those that are nearer to the start of the thread, or, where
    `steps` tells how near they are, to those of an outcome.
    """
    return _report(item) if isinstance(item, Report) else _node(thread, item, steps)


def shown_later(thread, outcome):
    """What came after a record; what may have come before it says so."""
    return [
        shown(thread, item, steps=outcome.steps) | {"may_be_earlier": item.key in outcome.unsure}
        for item in outcome.later
    ]


def _node(thread, node, steps):
    status, field = status_of(node)
    relations = relations_of(thread, node.key, thread.steps if steps is None else steps)
    date = date_text(node)
    rests = [
        (_("what it is"), node.index.about("title") or node.index.about("summary")),
        *([(date, date_claims(thread, node))] if date else []),
        *([(status["label"], node.index.about(field))] if status else []),
        *((f"{one['verb']} {one['title']}", one["claims"]) for one in relations if one["rests"]),
    ]
    is_document = node.key[0] == SOURCE
    return {
        **titled(node),
        "date": date,
        "kind": kind_of(node),
        "status": status,
        "thread_url": "" if node is thread.focus else thread_page(*node.key),
        "is_here": node is thread.focus,
        "relations": relations,
        **({"reference": node.document["publisher"]} if is_document else said(rests)),
        "label": node.document["title"],
    }


def titled(node):
    """Title, language and address of a node for the page."""
    if node.key[0] == SOURCE:
        return {"title": node.document["title"], "url": node.document["url"]}
    words = in_page_language(node.document)
    words.pop("summary")
    return words | {"url": record_page(*node.key)}


def said(rests):
    """Claims of several values in one place; `bare` are the words of those without any."""
    return {"claims": together(rests), "bare": [words for words, claims in rests if not claims]}


def _report(report):
    step = report.step
    label = mark("initiative" if "stage" in step else "progress", report.state)
    assessment = str(Assessment(step["assessment"]).label)
    by = step["reported_by"]
    return {
        "date": report.date.display() if report.date else "",
        "status": label | {"note": assessment.lower()},
        "of": titled(report.node),
        "text": step["note"],
        "by": by and {"title": by["title"], "url": by["url"]},
        "label": label["label"],
        **said([(label["label"], report.node.index.about("progress", step["slug"]))]),
    }


def date_claims(thread, node):
    """What the main date of a record rests on: its own claims, else those of its event, else
    those of the progress it was first seen in.
    """
    document = node.document
    own = [
        claim
        for field in DATES[node.key[0]]
        if document.get(field)
        for claim in node.index.about(field)
    ]
    if own:
        return own
    if document.get("event"):
        event = thread.nodes.get((Kind.EVENT.value, document["event"]["slug"]))
        return date_claims(thread, event) if event else []
    first = node.first_report
    return node.index.about("progress", first["slug"]) if first else []


def relations_of(thread, key, steps):
    """How a node stands to those that are nearer to the start."""
    found: defaultdict[Key, list] = defaultdict(list)
    for edge in thread.edges_at(key):
        other = edge.other(key)
        if other in steps and _belongs_to(thread, edge, steps) == key:
            found[other].append(edge)
    return [_relation(thread, key, other, edges) for other, edges in found.items()]


def _belongs_to(thread, edge, steps):
    """Of the two ends the one farther from the start, where the edge is told of; else the later."""
    start, end = steps[edge.start], steps[edge.end]
    if start != end:
        return edge.start if start > end else edge.end
    nodes = thread.nodes
    return edge.other(earlier_end(edge, nodes[edge.start], nodes[edge.end]))


def _relation(thread, key, other, edges):
    """One line; a link says more than that a decision is about something."""
    telling = [edge for edge in edges if edge.kind != CONCERNS] or edges
    first = telling[0]
    claims = [claim for edge in edges for claim in claims_of(thread, edge)]
    basis, reason = basis_of(thread, first)
    return {
        "verb": verb_of(first, key),
        **titled(thread.nodes[other]),
        "is_here": other == thread.focus.key,
        "basis": basis,
        "reason": reason,
        "claims": claims,
        "rests": bool(claims) or first.basis == LinkBasis.STATED,
    }


def claims_of(thread, edge):
    """The claims that an edge rests on, told by the record it starts from."""
    return thread.nodes[edge.start].index.about(edge.field, edge.item)


def basis_of(thread, edge):
    """Whether a source says so or a curator infers it, and why."""
    claims = [] if edge.field == "links" else claims_of(thread, edge)
    if claims and claims[0]["basis"] != Basis.STATED:
        return LinkBasis.INFERENCE.value, claims[0]["reason"]
    return edge.basis, edge.reason
