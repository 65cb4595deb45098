"""The public history of records: what changed since they were published, and who changed it, in a
word. What was never public stays so: versions before the first publication, what was written while
a record was withdrawn, and whatever names a record that readers may not see.
"""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _

from sources.choices import ReviewStatus
from sources.models import ImportRun, Record
from sources.pages.history_words import Words, gathered
from sources.projection.registry import projection_of
from sources.versions import Step, steps

IMPORTED = "Import of "
SHOWN = 30


@dataclass
class PublicChange:
    """All that changed of one record in one go, as far as readers may know."""

    record: int
    at: datetime
    who: str
    why: str = ""
    event: str = ""
    differences: list[dict[str, str]] = field(default_factory=list)

    @property
    def more(self):
        """How many differences are too many to show."""
        return max(0, len(self.differences) - SHOWN)

    @property
    def shown(self):
        return self.differences[:SHOWN]


def public_changes(kinds: Mapping[int, str], labels=None) -> dict[int, list[PublicChange]]:
    """{record: its changes, newest first} of records whose kinds are given by their ids. A constant
    number of queries for each kind.

    `labels` are readers' words for columns; those without are called as in the database.
    """
    models = [projection_of(kind).rows().model for kind in sorted(set(kinds.values()))]
    found = steps(models, kinds)
    words = Words(found, labels or {})
    runs = _runs(found)
    by_record = defaultdict(list)
    for step in found:
        by_record[step.owner].append(step)
    return {pk: _history(pk, by_record[pk], words, runs) for pk in kinds}


def _runs(found):
    """The datasets of the imports among these versions, by run. One query, none without any."""
    pks = {step.after.get("import_run_id") for step in found} - {None}
    return dict(ImportRun.objects.filter(pk__in=pks).values_list("pk", "dataset")) if pks else {}


def _history(pk, found, words, runs):
    """Replays the versions change by change and tells what readers saw of each."""
    groups: dict[Any, list[Step]] = {}
    for step in found:
        groups.setdefault(step.change, []).append(step)
    replay, changes = _Replay(words), []
    for group in groups.values():
        change = PublicChange(pk, group[0].at, *_who(group, runs))
        if replay.goes_on(group, change):
            changes.append(change)
    return changes[::-1]


class _Replay:
    """The rows of one record as they are now and as readers saw them last."""

    def __init__(self, words):
        self.words = words
        self.now: dict[Any, tuple[Step, dict]] = {}
        self.public: dict[Any, dict] = {}
        self.touched: dict[Any, Step] = {}
        self.is_public = self.was_public = False

    def goes_on(self, group, change):
        """Takes in one change; True if readers saw anything of it, which then stands in it."""
        for step in group:
            key = (step.model, step.row)
            self.now[key] = (step, step.after)
            self.touched[key] = step
            if step.model is Record and not step.history.is_part:
                self.is_public = step.after.get("review_status") == ReviewStatus.PUBLISHED
        return self._told(change)

    def _told(self, change):
        if not self.is_public:
            was, self.was_public = self.was_public, False
            change.event = _("Withdrawn") if was else ""
            return was
        first, back = not self.public, not self.was_public
        self.was_public = True
        if first:
            change.event = _("Published here")
        elif back:
            change.event = _("Published here again")
        if not first:
            change.differences = self._differences()
        self._settle(first)
        return bool(change.event or change.differences)

    def _differences(self):
        found = []
        for key, step in self.touched.items():
            before, after = self.public.get(key, {}), self.now[key][1]
            found += self.words.differences(step, before, after)
        return gathered(found)

    def _settle(self, first):
        for key in self.now if first else self.touched:
            self.public[key] = self.now[key][1]
        self.touched.clear()


def _who(group, runs):
    """(who, why): never a name, and never the name of a file."""
    metadata = group[0].metadata
    reason = metadata.get("reason", "")
    if reason.startswith(IMPORTED):
        datasets = {runs[pk] for step in group if (pk := step.after.get("import_run_id")) in runs}
        if len(datasets) == 1:
            return _("an import of %(dataset)s") % {"dataset": datasets.pop()}, ""
        return _("an import"), ""
    if metadata.get("user"):
        return _("a curator"), reason
    return _("the operator"), reason
