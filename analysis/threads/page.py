"""What templates/analysis/thread.html shows of a thread."""

from django.utils.timesince import timesince
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from analysis.threads.graph import say_in_language
from analysis.threads.order import in_order
from analysis.threads.outcomes import later_meetings, led_to, outcome_of
from analysis.threads.sessions import deciding_event, meeting_of, sessions_of, siblings_of
from analysis.threads.steps import shown, shown_later, titled
from analysis.threads.words import date_text, kind_of, status_of
from policies.choices import ProgressStatus, Stage
from sources.addresses import API, thread_page
from sources.choices import Kind

NEAR = 3
# Nobody is expected to look again at what is settled.
SETTLED = {
    ProgressStatus.DONE,
    ProgressStatus.ABANDONED,
    ProgressStatus.SUPERSEDED,
    Stage.COMPLETED,
    Stage.CLOSED,
    Stage.ABANDONED,
}


def thread_page_context(thread, *, today):
    """Everything the page shows. One query where the thread knows of a body that meets."""
    say_in_language(thread.nodes.values())
    focus = thread.focus
    own = outcome_of(thread, focus.key, today=today)
    before = in_order(thread, thread.before)
    near = [key for key in before if thread.before[key] <= NEAR]
    far = [key for key in before if thread.before[key] > NEAR]
    is_event = focus.key[0] == Kind.EVENT
    return {
        "head": _head(focus),
        "before": [shown(thread, thread.nodes[key]) for key in near],
        "further_back": [shown(thread, thread.nodes[key]) for key in far],
        "here": _here(thread, own),
        **(_of_event(thread, today) if is_event else _of_record(thread, own, today)),
        "sessions": sessions_of(thread),
        "siblings": siblings_of(thread),
        "beside": [_named(thread.nodes[key]) for key in thread.beside],
        "is_cut": thread.is_cut,
        "is_event": is_event,
        "api_url": f"{API}/threads/{'/'.join(focus.key)}/",
    }


def _head(focus):
    status, _field = status_of(focus)
    return {
        **titled(focus),
        "kind": kind_of(focus),
        "status": status,
        "date": date_text(focus),
    }


def _here(thread, own):
    """The record itself: what it is, how it stood then, and where it was decided."""
    focus = thread.focus
    event, _decision = deciding_event(thread)
    status, _field = status_of(focus)
    present = status["key"] if status else ""
    return {
        **shown(thread, focus),
        "event": _named(event) if event and event is not focus else None,
        "subjects": [_named(node) for node in own.subjects],
        "then": [shown(thread, report) for report in own.then if report.state != present],
        "meeting": meeting_of(event) if event else None,
    }


def _of_record(thread, own, today):
    return {"after": shown_later(thread, own), "ending": _ending(own, today)}


def _of_event(thread, today):
    """What an event led to: each decision and each record made there with what became of it, then
    the meetings that followed.
    """
    decided, made = led_to(thread)
    outcomes = [outcome_of(thread, key, today=today) for key in decided]
    meetings = in_order(thread, later_meetings(thread))
    return {
        "decided": [_card(thread, one, today) for one in outcomes],
        "made": [_card(thread, outcome_of(thread, key, today=today), today) for key in made],
        "later_meetings": [shown(thread, thread.nodes[key]) for key in meetings],
        "figures": _figures(outcomes, len(meetings)),
    }


def _figures(outcomes, meetings):
    """What may have come before counts for no follow-up: it stands apart."""
    followed = sum(outcome.is_surely_followed for outcome in outcomes)
    unsure = sum(outcome.is_followed for outcome in outcomes) - followed
    decided, known = len(outcomes), ngettext("decision known", "decisions known", len(outcomes))
    apart = [{"value": unsure, "label": _("with evidence that may lie before")}] if unsure else []
    return [
        {"value": decided, "label": known, "url": "#decided"},
        {"value": followed, "label": _("with later evidence")},
        *apart,
        {"value": decided - followed - unsure, "label": _("with none known here")},
        {
            "value": meetings,
            "label": ngettext("later meeting known", "later meetings known", meetings),
            "url": "#later",
        },
    ]


def _card(thread, outcome, today):
    """A decision, or a record made at an event, with what became of it."""
    return {
        **shown(thread, outcome.of),
        "subjects": [_named(node) for node in outcome.subjects],
        "then": [shown(thread, report) for report in outcome.then],
        "after": shown_later(thread, outcome),
        "ending": _ending(outcome, today),
    }


def _ending(outcome, today):
    """What is said where a thread ends: what was seen last, and whether anybody looked since."""
    last = outcome.last_evidence
    latest = [*outcome.then, *(one for one in outcome.later if hasattr(one, "state"))]
    return {
        "is_followed": outcome.is_surely_followed,
        "is_unsure": outcome.is_followed and not outcome.is_surely_followed,
        "last": last.display() if last else "",
        "ago": timesince(min(last.last, today), today) if last else "",
        "is_recent": bool(last) and last.last >= today,
        "checks": [shown_check(check) for check in outcome.checks],
        "is_settled": bool(latest) and latest[-1].state in SETTLED,
    }


def shown_check(check):
    """Somebody's answer that nothing was found, or that nobody looked."""
    return {
        "key": check.state,
        "label": str(ProgressStatus(check.state).label),
        "date": check.date.display() if check.date else "",
        "note": check.step["note"],
    }


def _named(node):
    """A record by name, kind and date, with the way to its own thread."""
    return {
        **titled(node),
        "kind": kind_of(node),
        "date": date_text(node),
        "thread_url": thread_page(*node.key),
    }
