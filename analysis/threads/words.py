"""How the things of a thread are called: in the reader's language, as far as it has words."""

from django.utils.translation import gettext_lazy as _

from analysis.threads.graph import CONCERNS, DECIDED_AT, MADE_IN, SAID_AT, SOURCE
from events.choices import EventKind, StatementKind
from policies.choices import (
    InitiativeKind,
    PolicyKind,
    PolicyStatus,
    ProgressStatus,
    Response,
    Stage,
    Strength,
)
from sources.choices import Kind, LinkKind
from sources.links import INVERSE
from sources.pages.cards import MARKS, SILENT

# What stands between what a record is called and what another one is, read from the start.
VERBS = dict(LinkKind.choices) | {
    DECIDED_AT: _("was decided at"),
    CONCERNS: _("is about"),
    SAID_AT: _("was said at"),
    MADE_IN: _("stands in"),
}
# The same relation, read from the end.
BACK = INVERSE | {
    DECIDED_AT: _("decided"),
    CONCERNS: _("is the subject of"),
    SAID_AT: _("is where was said"),
    MADE_IN: _("contains"),
}
TYPED = {
    Kind.EVENT: EventKind,
    Kind.POLICY: PolicyKind,
    Kind.INITIATIVE: InitiativeKind,
    Kind.STATEMENT: StatementKind,
}
FAMILIES = {
    "strength": Strength,
    "initiative": Stage,
    "progress": ProgressStatus,
    "policy": PolicyStatus,
    "response": Response,
}


def verb_of(edge, key):
    """The words for an edge as it reads from one of its ends."""
    return str((VERBS if key == edge.start else BACK)[edge.kind])


def kind_of(node):
    """The words for what a node is: "Seminar", "Policy", "Document"."""
    kind = node.key[0]
    if kind == SOURCE:
        return str(_("Document"))
    words = TYPED.get(Kind(kind))
    return str(words(node.document["kind"]).label if words else Kind(kind).label)


def mark(family, key, note=""):
    """A status for components/status_mark.html."""
    return {
        "family": family,
        "key": key,
        "label": str(FAMILIES[family](key).label),
        "note": note,
    }


def status_of(node):
    """(mark, field of its claims) of what a record is worth; (None, "") where that is unknown."""
    kind = node.key[0]
    for field, family in MARKS.get(kind, ())[:1]:
        value = node.document[field]
        if value not in SILENT and value in FAMILIES[family].values:
            return mark(family, value), field
    return None, ""


def date_text(node):
    return node.date.display() if node.date else ""
