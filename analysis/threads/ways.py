"""Where a thread leads on: which edges belong to a record's own line and which to another's.

A walk comes to a node by one of these ways, and the way decides what is followed from there.
UP and DOWN lead to causes and to consequences. A SERIES (meeting after meeting) is followed along
itself only: what an earlier session decided is another thread. From an END nothing is followed.
"""

from analysis.threads.graph import Edge, Key
from sources.choices import Kind, LinkKind

UP, SERIES_UP, END_UP = "up", "series up", "end up"
DOWN, SERIES_DOWN, END_DOWN = "down", "series down", "end down"
BACKWARDS, FORWARDS = {UP, SERIES_UP, END_UP}, {DOWN, SERIES_DOWN, END_DOWN}

# Says nothing of before and after: such records have threads of their own.
LOOSE = {LinkKind.RELATED, LinkKind.CONTRADICTS}


def is_series(edge):
    """One meeting follows upon another."""
    if edge.kind == LinkKind.FOLLOWS_UP:
        return edge.start[0] == edge.end[0] == Kind.EVENT
    return edge.kind == LinkKind.AFTER


def onwards(edge: Edge, way: str, *, start: Key, is_later: bool, at_focus: bool):
    """By which way a walk that came to `start` goes on along an edge; None if it does not.

    `is_later`: the other end is the later one.
    """
    if edge.kind in LOOSE:
        return None
    if edge.is_about:
        of_decision = _decision_to_subject if start == edge.start else _subject_to_decision
        return of_decision(way, is_later=is_later, at_focus=at_focus)
    if is_series(edge):
        return _along_series(way, is_later=is_later)
    if way == UP and not is_later:
        return UP if at_focus or edge.kind != LinkKind.REPORTS_ON else None
    if way == DOWN and is_later:
        return END_DOWN if edge.kind == LinkKind.REPORTS_ON else DOWN
    return None


def _along_series(way, *, is_later):
    if is_later:
        return SERIES_DOWN if way in {DOWN, SERIES_DOWN} else None
    return SERIES_UP if way in {UP, SERIES_UP} else None


def _decision_to_subject(way, *, is_later, at_focus):
    """What a decision is about is its consequence even where it was there before; what had led to
    it had led to the decision, too.
    """
    if way == DOWN:
        return DOWN
    return UP if way == UP and at_focus else None


def _subject_to_decision(way, *, is_later, at_focus):
    if way == UP and not is_later:
        return UP
    return END_DOWN if way == DOWN and is_later else None
