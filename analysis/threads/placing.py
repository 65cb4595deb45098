"""Which of the nodes that a walk found stand before the record it started from."""

from analysis.threads.graph import Key, is_before
from analysis.threads.ways import BACKWARDS


def placed(walk):
    """({node: steps to it}, the nodes that stand before)."""
    found = _ways(walk)
    steps = {key: min(ways.values()) for key, ways in found.items()}
    early = {key for key, ways in found.items() if _is_early(walk, key, ways)}
    early |= {key for key in steps.keys() - early if _led_to(walk, key, early)}
    return steps, early


def _ways(walk):
    """{node: {way: steps}} without the start itself."""
    found: dict[Key, dict[str, int]] = {}
    for (key, way), steps in walk.reached.items():
        if key != walk.focus.key and key in walk.read:
            found.setdefault(key, {})[way] = steps
    return found


def _is_early(walk, key, ways):
    """By the dates where they lie apart, else by the way that led there soonest. What a decision
    is about stands with the decision, however old it is.
    """
    if key in walk.concerned:
        return False
    date, start = walk.read[key].date, walk.focus.date
    if is_before(date, start) or is_before(start, date):
        return is_before(date, start)
    soonest = min(ways.values())
    return any(way in BACKWARDS and steps == soonest for way, steps in ways.items())


def _led_to(walk, key, early):
    """Whether an undated record is known to have led to something that lies before."""
    if walk.read[key].date or key in walk.concerned:
        return False
    return any(edge.other(key) in early and walk.earlier_end(edge) == key
               for edge in walk.edges(key))  # fmt: skip
