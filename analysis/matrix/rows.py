"""The rows of a question: topics with those below them, kinds, years."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _

from analysis.kinds import PLURAL
from analysis.matrix.question import KINDS, POLICY_KINDS, TOPICS, YEARS
from policies.choices import PolicyKind
from sources.addresses import PLURALS, topic_page

# The column of the entry that holds what a row stands for, and whether it holds several.
COLUMNS = {
    TOPICS: ("topics", True),
    KINDS: ("kind", False),
    POLICY_KINDS: ("subkind", False),
    YEARS: ("years", True),
}
WORDS = {
    TOPICS: _("Topics"),
    KINDS: _("Kinds of record"),
    POLICY_KINDS: _("Kinds of policy"),
    YEARS: _("Years"),
}


@dataclass(frozen=True)
class Row:
    """One row: a topic by its code, a kind by its word, a year. `is_open` says whether the rows
    below it are shown; None: there are none.
    """

    key: str
    label: str
    url: str = ""
    level: int = 1
    is_open: bool | None = None


def rows_of(question) -> Sequence[Row]:
    """In order; one query for names of topics."""
    if question.rows_are == TOPICS:
        return topic_rows(question)
    if question.rows_are == KINDS:
        return [Row(kind.value, str(PLURAL[kind]), f"/{PLURALS[kind]}/") for kind in question.kinds]
    if question.rows_are == POLICY_KINDS:
        return [
            Row(word, str(label), f"/policies/?kind={word}") for word, label in PolicyKind.choices
        ]
    return [Row(str(year), str(year)) for year in reversed(question.years)]


def topic_rows(question, codes=()):
    """Rows of these topics, those asked for or those at the top, with what is unfolded below."""
    shown: dict[str, int] = {}
    for code in codes or question.topics or question.topic_tree.top:
        shown.setdefault(code, 1)
        if question.is_expanded(code):
            for child in question.topic_tree.below(code):
                shown.setdefault(child, 2)
    names = question.topic_tree.names
    return [
        Row(code, names[code], topic_page(code), level, _is_open(question, code, level))
        for code, level in shown.items()
    ]


def _is_open(question, code, level):
    has_more = level == 1 and not question.topics and question.topic_tree.below(code)
    return question.is_expanded(code) if has_more else None
