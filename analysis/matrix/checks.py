"""What coverage checks say where there are no records.

"Nothing found" and "not applicable" hold for everything narrower than what was looked for;
"evidence" holds for everything wider. A check of every topic settles each of them, one about a
single topic says nothing of all.
"""

from collections import defaultdict
from dataclasses import dataclass

from django.db.models import Prefetch

from policies.choices import CHECKED_KINDS, CoverageOutcome
from policies.models import CoverageCheck, CoverageCheckSource

EVIDENCE, NOTHING, NOT_APPLICABLE = (
    CoverageOutcome.EVIDENCE,
    CoverageOutcome.NOTHING_FOUND,
    CoverageOutcome.NOT_APPLICABLE,
)


@dataclass(frozen=True)
class Asked:
    """What one cell asks: about these topics (none: about every topic), of these kinds, up to a
    year (None: up to now).
    """

    country: str
    topics: tuple[str, ...]
    kinds: tuple[str, ...]
    until: int | None = None


class Checks:
    """All checks of some countries, for one answer; one query, two with what they looked through
    as `shown_sources`.
    """

    def __init__(self, countries, topic_tree, *, with_sources=False):
        self.topic_tree = topic_tree
        found = CoverageCheck.objects.filter(country__iso3__in=countries).newest_first()
        found = found.select_related("country", "topic")
        if with_sources:
            sources = CoverageCheckSource.objects.select_related("source").defer("source__text")
            named = Prefetch("looked_through", sources.order_by("source__slug"), "shown_sources")
            found = found.prefetch_related(named)
        self.by_country = defaultdict(list)
        for check in found:
            self.by_country[check.country.iso3].append(check)

    def answer(self, asked):
        """The newest outcome that settles what is asked, with the checks it rests on: (outcome,
        checks), or (None, ()) where nobody is known to have looked for all of it.
        """
        seen = [check for check in self.by_country[asked.country] if self._is_seen(check, asked)]
        empty = [
            self._settled(asked, kind, topic)
            for kind in asked.kinds
            for topic in asked.topics or (None,)
        ]
        if not all(empty):
            return (EVIDENCE, tuple(seen[:1])) if seen else (None, ())
        empty = list(dict.fromkeys(sorted(empty, key=_made_on, reverse=True)))
        if seen and _made_on(seen[0]) >= _made_on(empty[0]):
            return EVIDENCE, tuple(seen[:1])
        found_nothing = any(check.outcome == NOTHING for check in empty)
        return (NOTHING if found_nothing else NOT_APPLICABLE), tuple(empty)

    def outcomes(self, asked):
        """{kind: outcome} of the kinds asked for of which there is nothing to find."""
        found = {}
        for kind in asked.kinds:
            settled = [self._settled(asked, kind, topic) for topic in asked.topics or (None,)]
            if all(settled):
                newest = max(settled, key=_made_on)
                found[str(kind)] = newest.outcome
        return found

    def touching(self, asked):
        """Every check that has to do with what is asked, newest first: wider, narrower, earlier."""
        return [
            check
            for check in self.by_country[asked.country]
            if (not check.kind or check.kind in asked.kinds) and self._is_near(check, asked)
        ]

    def _settled(self, asked, kind, topic):
        """The newest check after which there is nothing to find of a kind about a topic (None:
        about any); None without one.
        """
        for check in self.by_country[asked.country]:
            is_empty = check.outcome in (NOTHING, NOT_APPLICABLE) and check.kind in ("", kind)
            if is_empty and self._covers(check, topic) and _reaches(check, asked.until):
                return check
        return None

    def _covers(self, check, topic):
        return check.topic is None or check.topic.code in self.topic_tree.upwards(topic)

    def _is_seen(self, check, asked):
        """Somebody saw evidence of just this or of a part of it."""
        if check.outcome != EVIDENCE:
            return False
        kinds = {check.kind} if check.kind else set(CHECKED_KINDS)
        if not kinds <= set(asked.kinds):
            return False
        return not asked.topics or (check.topic is not None and self._is_within(check, asked))

    def _is_within(self, check, asked):
        above = set(self.topic_tree.upwards(check.topic.code))
        return any(code in above for code in asked.topics)

    def _is_near(self, check, asked):
        if check.topic is None or not asked.topics or self._is_within(check, asked):
            return True
        return any(check.topic.code in self.topic_tree.upwards(code) for code in asked.topics)


def _made_on(check):
    return check.checked_on.upper


def _reaches(check, until):
    """A check knows nothing of the years after it; what cannot apply never will."""
    return until is None or check.outcome == NOT_APPLICABLE or until < _made_on(check).year + 1
