"""What the states of cells mean, in a sentence each, and what a cell says of itself."""

from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _

from analysis.kinds import PLURAL
from policies.choices import CoverageState
from sources.choices import Kind

MEANS = {
    CoverageState.EVIDENCE: _("At least one published record tells of something that is there."),
    CoverageState.PLANNED: _("Records tell only of what is proposed, planned or being set up."),
    CoverageState.NOTHING_FOUND: _(
        "Somebody looked in named sources and found nothing. It may exist all the same."
    ),
    CoverageState.NOT_CHECKED: _(
        "Nobody is known here to have looked for all of it. It says nothing about it; where"
        " somebody looked for a part, it says so."
    ),
    CoverageState.NOT_APPLICABLE: _("There can be nothing to find, and the check says why."),
}
LABELS = dict(CoverageState.choices)
NOBODY = _("Nobody is known here to have looked. It says nothing about it.")
IN_PART = _("Checked in part")
SOMEBODY = _("Somebody looked, but not for all of it: of the rest it says nothing.")


def cell_label(cell):
    """The state in a word. What was looked for in part is neither checked nor unchecked."""
    return str(IN_PART if cell.is_in_part else LABELS[cell.state])


def cell_meaning(cell):
    """The same in a sentence."""
    if cell.state != CoverageState.NOT_CHECKED:
        return MEANS[cell.state]
    return SOMEBODY if cell.is_in_part else NOBODY


def cell_outcomes(cell):
    """What was looked for of a cell that was checked in part, kind by kind; "" of others.

    "Looked for commitments: nothing found; other kinds not checked".
    """
    by_outcome: dict[str, list[str]] = {}
    for kind, outcome in cell.outcomes.items():
        by_outcome.setdefault(outcome, []).append(str(PLURAL[Kind(kind)]).lower())
    if not by_outcome:
        return ""
    told = [
        gettext("looked for %(kinds)s: %(outcome)s")
        % {"kinds": ", ".join(kinds), "outcome": str(LABELS[outcome]).lower()}
        for outcome, kinds in by_outcome.items()
    ]
    return "; ".join([*told, gettext("other kinds not checked")])


def cell_words(cell):
    """What a cell is called: "14 records", "2 planned", "Not checked", "Checked in part"."""
    if cell.state == CoverageState.EVIDENCE:
        return ngettext("%(n)s record", "%(n)s records", cell.count) % {"n": cell.count}
    if cell.state == CoverageState.PLANNED:
        return ngettext("%(n)s planned", "%(n)s planned", cell.count) % {"n": cell.count}
    return cell_label(cell)
