"""What records are called and how many there are, in the language in force."""

from django.utils.formats import number_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext_lazy

from sources.choices import Kind

TITLES = {
    Kind.ORGANISATION: gettext_lazy("Organisations"),
    Kind.PERSON: gettext_lazy("People"),
    Kind.POLICY: gettext_lazy("Policies"),
    Kind.INITIATIVE: gettext_lazy("Initiatives"),
    Kind.COMMITMENT: gettext_lazy("Commitments"),
    Kind.RECOMMENDATION: gettext_lazy("Recommendations"),
    Kind.OBLIGATION: gettext_lazy("Obligations"),
    Kind.EVENT: gettext_lazy("Events"),
    Kind.DECISION: gettext_lazy("Decisions"),
    Kind.STATEMENT: gettext_lazy("Statements"),
}
COUNTED = {
    Kind.ORGANISATION: ngettext_lazy("%(shown)s organisation", "%(shown)s organisations", "n"),
    Kind.PERSON: ngettext_lazy("%(shown)s person", "%(shown)s people", "n"),
    Kind.POLICY: ngettext_lazy("%(shown)s policy", "%(shown)s policies", "n"),
    Kind.INITIATIVE: ngettext_lazy("%(shown)s initiative", "%(shown)s initiatives", "n"),
    Kind.COMMITMENT: ngettext_lazy("%(shown)s commitment", "%(shown)s commitments", "n"),
    Kind.RECOMMENDATION: ngettext_lazy(
        "%(shown)s recommendation", "%(shown)s recommendations", "n"
    ),
    Kind.OBLIGATION: ngettext_lazy("%(shown)s obligation", "%(shown)s obligations", "n"),
    Kind.EVENT: ngettext_lazy("%(shown)s event", "%(shown)s events", "n"),
    Kind.DECISION: ngettext_lazy("%(shown)s decision", "%(shown)s decisions", "n"),
    Kind.STATEMENT: ngettext_lazy("%(shown)s statement", "%(shown)s statements", "n"),
}


def title_of(kind):
    """The kind as a heading: "Commitments"."""
    return str(TITLES[Kind(kind)])


def counted(kind, number):
    """So many of a kind: "1,234 commitments"."""
    return COUNTED[Kind(kind)] % {"n": number, "shown": grouped(number)}


def all_of(kind, number):
    """The words of a link to all of them: "All 12 commitments"."""
    records = COUNTED[Kind(kind)] % {"n": number, "shown": number}
    return _("All %(records)s") % {"records": records}


def grouped(number):
    """A whole number with the language's marks between thousands."""
    return number_format(number, force_grouping=True)
