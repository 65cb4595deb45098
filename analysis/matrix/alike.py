"""Countries that are alike: by the topics of which there is evidence in both.

The measure is plain, so that it can be said in words: of all topics of the second level with
evidence in either country, the share with evidence in both. What nobody looked into is no likeness.
"""

from dataclasses import dataclass
from itertools import combinations, repeat

PAIRS, AT_LEAST = 5, 2


@dataclass(frozen=True)
class Pair:
    """Two countries, the topics with evidence in both and in one of them only, by name."""

    one: str
    other: str
    both: list[str]
    only_one: list[str]
    only_other: list[str]

    @property
    def of(self):
        return len(self.both) + len(self.only_one) + len(self.only_other)


def alike(matrix):
    """The pairs of countries most alike, at most five; of a single country those it forms with
    the others that this base follows.
    """
    question = matrix.question
    countries, tree = question.likened, question.topic_tree
    below = {code for code, parent in tree.parents.items() if parent is not None}
    evidence: dict[str, set[str]] = {code: set() for code in countries}
    for (place, topic), kinds in matrix.known.items():
        if place in evidence and topic in below and _is_evidence(kinds):
            evidence[place].add(topic)
    pairs = sorted(
        (pair for pair in _pairs(question, countries) if _shared(evidence, pair) >= AT_LEAST),
        key=lambda pair: (-_likeness(evidence, pair), -_shared(evidence, pair), pair),
    )[:PAIRS]
    return [_pair(evidence, pair, tree) for pair in pairs]


def _pairs(question, countries):
    """All pairs; of a single country those it is in."""
    alone = len(question.countries) == 1
    return combinations(countries, 2) if not alone else zip(repeat(countries[0]), countries[1:])


def _is_evidence(kinds):
    return any(records > planned for records, planned in kinds.values())


def _shared(evidence, pair):
    return len(evidence[pair[0]] & evidence[pair[1]])


def _likeness(evidence, pair):
    return _shared(evidence, pair) / len(evidence[pair[0]] | evidence[pair[1]])


def _pair(evidence, pair, tree):
    one, other = (evidence[code] for code in pair)

    def named(codes):
        return [tree.names[code] for code in tree.in_order if code in codes]

    return Pair(
        one=pair[0],
        other=pair[1],
        both=named(one & other),
        only_one=named(one - other),
        only_other=named(other - one),
    )
