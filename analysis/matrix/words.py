"""What the states of cells mean, in a sentence each, and what a cell says of itself."""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from policies.choices import CoverageState

MEANS = {
    CoverageState.EVIDENCE: _("At least one published record tells of something that is there."),
    CoverageState.PLANNED: _("Records tell only of what is proposed, planned or being set up."),
    CoverageState.NOTHING_FOUND: _(
        "Somebody looked in named sources and found nothing. It may exist all the same."
    ),
    CoverageState.NOT_CHECKED: _("Nobody is known here to have looked. It says nothing about it."),
    CoverageState.NOT_APPLICABLE: _("There can be nothing to find, and the check says why."),
}
LABELS = dict(CoverageState.choices)


def cell_words(cell):
    """What a cell is called: "14 records", "2 planned", "Not checked"."""
    if cell.state == CoverageState.EVIDENCE:
        return ngettext("%(n)s record", "%(n)s records", cell.count) % {"n": cell.count}
    if cell.state == CoverageState.PLANNED:
        return ngettext("%(n)s planned", "%(n)s planned", cell.count) % {"n": cell.count}
    return str(LABELS[cell.state])
