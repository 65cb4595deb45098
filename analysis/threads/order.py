"""Nodes of a thread in the order of time; undated ones where causes and consequences put them."""

import datetime

from analysis.threads.graph import earlier_end

EARLIEST, LATEST = datetime.date.min, datetime.date.max


def in_order(thread, keys):
    """These nodes of a thread, earliest first."""
    bounds = _bounds(thread)
    return sorted(keys, key=lambda key: (*place_of(thread, key, bounds), key))


def place_of(thread, key, bounds):
    """Where a node stands: its days, and on the same days causes first; without any, right behind
    what it came of or right before what came of it, whichever is known.
    """
    date, steps = thread.nodes[key].date, thread.steps[key]
    depth = -steps if key in thread.before else steps
    if date:
        return date.first, 0, date.last, depth
    causes, consequences = bounds.get(key, ((), ()))
    if causes:
        return max(causes), 1, LATEST, depth
    if consequences:
        return min(consequences), -1, LATEST, depth
    return (EARLIEST if key in thread.before else LATEST), 1, LATEST, depth


def _bounds(thread):
    """{undated node: (first days of its dated causes, of its dated consequences)}"""
    found: dict = {}
    for edge in thread.edges:
        first = earlier_end(edge, thread.nodes[edge.start], thread.nodes[edge.end])
        then = edge.other(first)
        for key, other, side in ((first, then, 1), (then, first, 0)):
            date = thread.nodes[other].date
            if date and not thread.nodes[key].date:
                found.setdefault(key, ([], []))[side].append(date.first)
    return found
