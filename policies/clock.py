"""What a page says of time: since when nothing was heard, what is due, whether anybody looked.

Three answers that are never mixed: silent is not overdue, and not checked is neither.
"""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from policies.choices import Assessment, ProgressStatus
from sources.choices import Kind, Rank
from sources.clock import months_before, months_between, today
from sources.dates import PartialDate
from sources.pages.ages import age_text
from sources.pages.claims import said_of_value, sources_differ
from sources.pages.localising import date_words

SILENT_AFTER = 12  # months, as the page of what is silent counts unless told
NOT_CHECKED = ProgressStatus.NOT_CHECKED.value
NOTHING_FOUND = ProgressStatus.NO_EVIDENCE.value
SELF_REPORTED = Assessment.SELF_REPORTED.value
NOBODY_ELSE = gettext_lazy("Nobody independent is known here to have looked.")
LABELS = {"due": gettext_lazy("Due"), "ends": gettext_lazy("Ends")}


MARKS = {
    "silent": ("icon-clock", gettext_lazy("Silent")),
    "overdue": ("icon-warning", gettext_lazy("Overdue")),
    "not_checked": ("progress-not_checked", gettext_lazy("Not checked")),
    "nothing_found": ("progress-no_evidence", gettext_lazy("Nothing found")),
    "self_reported": ("progress-not_checked", gettext_lazy("Nobody independent")),
}


def clock(document, index, _near):
    """For components/clock.html."""
    parts = [_heard(document), _due(document, index), _checked(document)]
    return {"clock": {"is_open": document["is_open"], "parts": [*filter(None, parts)]}}


def _part(label, value, *words, mark=""):
    shape, word = MARKS.get(mark, ("", ""))
    return {
        "label": label,
        "value": value,
        "words": " ".join(map(str, words)),
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


def _due(document, index):
    """By when it is to be done, or ends by its own words; None where neither can be said."""
    if "due" not in document and "ends" not in document:
        return None
    name = "due" if "due" in document else "ends"
    label, shown, claims = LABELS[name], document[name], index.about(name)
    if not shown:
        return _unsettled(label, claims)
    part = _due_on(document, label, shown)
    if sources_differ(claims):
        part["words"] += " " + _("Sources differ: this is the day of the preferred one.")
    return part


def _unsettled(label, claims):
    """Without a day of its own: no source gives one, or the record takes none of theirs."""
    current = [claim for claim in claims if claim["rank"] != Rank.DEPRECATED]
    said = dict.fromkeys(filter(None, (said_of_value(one, date_words) for one in current)))
    if not said:
        return _part(label, "", _("No source gives a day, so it cannot be overdue."))
    value = _("not settled; said to be: %(dates)s") % {"dates": ", ".join(said)}
    return _part(label, value, _("Until that is settled, it cannot be called overdue."))


def _due_on(document, label, shown):
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
    others = [step for step in steps if step["assessment"] != SELF_REPORTED]
    if not others:
        return _part(label, "", _by_those_responsible(steps[0]), NOBODY_ELSE, mark="self_reported")
    newest = others[0]
    who, when = newest["assessment_label"].lower(), newest["observed_text"]
    if newest.get("status") == NOTHING_FOUND:
        words = _("Somebody looked and found nothing (%(who)s).") % {"who": who}
        return _part(label, when, words, mark="nothing_found")
    said = {"status": newest["label"].lower(), "who": who}
    answers = [_("The newest answer: %(status)s (%(who)s).") % said]
    if steps[0]["label"] != newest["label"] and newest is not steps[0]:
        answers.append(_by_those_responsible(steps[0]))
    return _part(label, when, *answers)


def _by_those_responsible(step):
    """What those say who answer for it, which is no look at it by anybody else."""
    said = {"status": step["label"].lower(), "date": step["observed_text"]}
    if not said["date"]:
        return _("As reported by those responsible: %(status)s.") % said
    return _("As reported by those responsible, %(date)s: %(status)s.") % said
