"""A thread as plain data, for the API."""

from analysis.threads.graph import earlier_end
from analysis.threads.order import in_order
from analysis.threads.outcomes import led_to, outcome_of
from analysis.threads.steps import basis_of, claims_of, date_claims
from analysis.threads.words import VERBS, kind_of, mark, status_of
from sources.addresses import thread_page
from sources.api.fields import date_json
from sources.choices import Kind, LinkBasis

NO_EVENT = {"body": None, "ordinal": None, "country": None, "place": ""}
NO_REPORT = {"assessment": "", "note": ""}


def thread_data(thread, *, today):
    """Everything of a thread. Asks nothing."""
    focus = thread.focus
    started = [focus.key]
    if focus.key[0] == Kind.EVENT:
        decided, made = led_to(thread)
        started = [*decided, *made]
    outcomes = [outcome_of(thread, key, today=today) for key in started]
    reports = {
        report.key: report
        for outcome in outcomes
        for report in [*outcome.then, *outcome.later, *outcome.checks]
        if report.key[0] == "progress"
    }
    records = [*in_order(thread, thread.before), focus.key, *in_order(thread, thread.after)]
    return {
        "focus": _id(focus.key),
        "url": thread_page(*focus.key),
        "nodes": [
            *(_node(thread, key) for key in [*records, *thread.beside]),
            *(_report(report) for report in reports.values()),
        ],
        "edges": [
            *(_edge(thread, edge) for edge in thread.edges),
            *(_told(report) for report in reports.values()),
        ],
        "outcomes": [_outcome(outcome) for outcome in outcomes],
        "is_cut": thread.is_cut,
    }


def _id(key):
    return "/".join(key)


def _node(thread, key):
    node = thread.nodes[key]
    status, field = status_of(node)
    claims = [
        *(node.index.about("title") or node.index.about("summary")),
        *date_claims(thread, node),
        *(node.index.about(field) if status else ()),
    ]
    return {
        "id": _id(key),
        "type": key[0],
        "slug": key[1],
        "title": node.document["title"],
        "url": node.document["url"],
        "position": _position(thread, key),
        "steps": thread.steps.get(key),
        "kind_label": kind_of(node),
        "date": date_json(node.date),
        "status": _status(status),
        **(_event(node.document) if key[0] == Kind.EVENT else NO_EVENT),
        **NO_REPORT,
        "claims": _addresses(claims),
    }


def _position(thread, key):
    if key == thread.focus.key:
        return "focus"
    if key in thread.before:
        return "before"
    return "after" if key in thread.after else "beside"


def _status(status):
    if status is None:
        return None
    return {"family": status["family"], "value": status["key"], "label": status["label"]}


def _event(document):
    country, place = document["country"], document["place"]
    return {
        "body": document["body"],
        "ordinal": document["ordinal"],
        "country": country and {"code": country["code"], "name": country["name"]},
        "place": place["name"] if place else "",
    }


def _report(report):
    status = mark("initiative" if "stage" in report.step else "progress", report.state)
    return {
        "id": _id(report.key),
        "type": "progress",
        "slug": report.step["slug"],
        "title": f"{report.node.document['title']}: {status['label']}",
        "url": report.node.document["url"],
        "position": "after",
        "steps": None,
        "kind_label": "Progress",
        "date": report.step["observed"],
        "status": _status(status),
        **NO_EVENT,
        "assessment": report.step["assessment"],
        "note": report.step["note"],
        "claims": _addresses(report.node.index.about("progress", report.step["slug"])),
    }


def _told(report):
    """What joins a report to what it tells of."""
    return {
        "from": _id(report.key),
        "to": _id(report.node.key),
        "kind": "progress",
        "label": "tells of",
        "earlier": _id(report.node.key),
        "basis": LinkBasis.STATED.value,
        "reason": "",
        "claims": _addresses(report.node.index.about("progress", report.step["slug"])),
    }


def _edge(thread, edge):
    basis, reason = basis_of(thread, edge)
    nodes = thread.nodes
    return {
        "from": _id(edge.start),
        "to": _id(edge.end),
        "kind": str(edge.kind),
        "label": str(VERBS[edge.kind]),
        "earlier": _id(earlier_end(edge, nodes[edge.start], nodes[edge.end])),
        "basis": basis,
        "reason": reason,
        "claims": _addresses(claims_of(thread, edge)),
    }


def _outcome(outcome):
    return {
        "of": _id(outcome.of.key),
        "about": [_id(node.key) for node in outcome.subjects],
        "is_followed": outcome.is_followed,
        "then": [_id(report.key) for report in outcome.then],
        "later": [_id(item.key) for item in outcome.later],
        "may_be_earlier": [_id(item.key) for item in outcome.later if item.key in outcome.unsure],
        "checks": [_id(report.key) for report in outcome.checks],
        "last_evidence": date_json(outcome.last_evidence),
    }


def _addresses(claims):
    return list(dict.fromkeys(claim["address"] for claim in claims))
