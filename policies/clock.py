"""What a page says of time: since when nothing was heard, what is due, whether anybody looked.

Three answers that are never mixed: silent is not overdue, and not checked is neither.
"""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from policies.choices import ProgressStatus
from sources.choices import Kind
from sources.clock import months_before, months_between, today
from sources.dates import PartialDate
from sources.pages.ages import age_text

SILENT_AFTER = 12  # months, as the page of what is silent counts unless told
NOT_CHECKED = ProgressStatus.NOT_CHECKED.value
NOTHING_FOUND = ProgressStatus.NO_EVIDENCE.value


MARKS = {
    "silent": ("icon-clock", gettext_lazy("Silent")),
    "overdue": ("icon-warning", gettext_lazy("Overdue")),
    "not_checked": ("progress-not_checked", gettext_lazy("Not checked")),
    "nothing_found": ("progress-no_evidence", gettext_lazy("Nothing found")),
}


def clock(document, _index, _near):
    """For components/clock.html."""
    parts = [_heard(document), _due(document), _checked(document)]
    return {"clock": {"is_open": document["is_open"], "parts": [*filter(None, parts)]}}


def _part(label, value, *words, mark=""):
    shape, word = MARKS.get(mark, ("", ""))
    return {
        "label": label,
        "value": value,
        "words": " ".join(words),
        "mark": mark and {"name": mark, "shape": shape, "label": word},
    }


def _heard(document):
    """Since when nothing new was heard."""
    shown, label = document["evidenced"], _("Last heard of")
    if not shown:
        return _part(label, "", _("Nothing known of it bears a date: how long, nobody can tell."))
    last = PartialDate.parse(shown["value"]).last
    if last > today():
        return _part(label, shown["text"], _("Not over yet, or known to the year only."))
    ago = _("%(time)s ago.") % {"time": age_text(months_between(last, today()))}
    if not document["is_open"] or last > months_before(today(), SILENT_AFTER):
        return _part(label, shown["text"], ago)
    words = _("No source read here has told anything new since.")
    if document["type"] == Kind.POLICY:
        words = _("No source read here speaks of it since; what is in force need not make news.")
    return _part(label, shown["text"], ago, words, mark="silent")


def _due(document):
    """By when it is to be done, or ends by its own words; None where neither can be said."""
    if "due" not in document and "ends" not in document:
        return None
    label = _("Due") if "due" in document else _("Ends")
    shown = document.get("due") or document.get("ends")
    if not shown:
        return _part(label, "", _("No source gives a day, so it cannot be overdue."))
    last = PartialDate.parse(shown["value"]).last
    if last >= today():
        time = age_text(months_between(today(), last))
        return _part(label, shown["text"], _("%(time)s to go.") % {"time": time})
    if not document["is_open"]:
        return _part(label, shown["text"], _("That day is over, and so is this."))
    words = _("That day is over, and no source read here says that it is done or over.")
    return _part(label, shown["text"], words, mark="overdue")


def _checked(document):
    """What the newest look at it found, or that nobody looked; None where a status says it all."""
    label, steps = _("Looked into"), document.get("progress", [])
    if document["status"] == NOT_CHECKED or ("progress" in document and not steps):
        words = _("Nobody is known here to have looked what became of it: it may well be done.")
        return _part(label, "", words, mark="not_checked")
    if not steps:
        return None
    newest = steps[0]
    who, when = newest["assessment_label"].lower(), newest["observed_text"]
    if newest.get("status") == NOTHING_FOUND:
        words = _("Somebody looked and found nothing (%(who)s).") % {"who": who}
        return _part(label, when, words, mark="nothing_found")
    said = {"status": newest["label"].lower(), "who": who}
    return _part(label, when, _("The newest answer: %(status)s (%(who)s).") % said)
