"""The meetings of the body that decided: what else it held, before and since."""

from django.utils.translation import gettext as _

from analysis.threads.graph import Node, say_in_language
from analysis.threads.order import EARLIEST
from analysis.threads.reading import read_sessions
from analysis.threads.steps import titled
from analysis.threads.words import date_text, mark
from sources.addresses import thread_page
from sources.choices import Kind
from sources.pages.claims import entries_row


def deciding_event(thread) -> tuple[Node | None, Node | None]:
    """(event, decision) that a record comes from: itself, its own, or the first that decided on
    it. Either may be missing.
    """
    focus = thread.focus
    if focus.key[0] == Kind.EVENT:
        return focus, None
    if focus.key[0] == Kind.DECISION:
        return _event_of(thread, focus), focus
    about = [thread.nodes[e.start] for e in focus.edges if e.is_about and e.start in thread.nodes]
    about.sort(key=lambda node: (node.date.first if node.date else EARLIEST, node.key))
    return (_event_of(thread, about[0]), about[0]) if about else (None, None)


def _event_of(thread, decision):
    event = decision.document["event"]
    return thread.nodes.get((Kind.EVENT.value, event["slug"])) if event else None


def meeting_of(event):
    """Which meeting it was, where and when, in one line, with the claims behind all of it."""
    document = event.document
    body, place, country = (document[name] or {} for name in ("body", "place", "country"))
    entries = [
        {"text": session_words(document["ordinal"]), "field": "ordinal"},
        {"text": body.get("title", ""), "url": body.get("url", ""), "field": "body"},
        {"text": document["venue"], "field": "venue"},
        {"text": place.get("name", ""), "field": "place"},
        {"text": country.get("name", ""), "url": country.get("url", ""), "field": "country"},
        {"text": date_text(event), "field": "starts" if document["starts"] else "ends"},
    ]
    known = [entry for entry in entries if entry["text"]]
    return {"label": _("the meeting"), **entries_row(event.index, "", known)}


def session_words(number):
    return _("Session %(number)s") % {"number": number} if number else ""


def sessions_of(thread):
    """The meetings of that event's body in order, gaps in their numbers named. One query, none
    where no body met.

    A later one is silent where the thread has nothing from it: of what was decided, nothing is
    recorded there.
    """
    event, _decision = deciding_event(thread)
    body = event.document["body"] if event else None
    if event is None or not body:
        return None
    held = read_sessions(body["slug"])
    if len(held) < 2:
        return None
    say_in_language(held)
    held.sort(key=_place)
    here = [node.key for node in held].index(event.key)
    meetings = [
        _session(thread, node, is_here=node.key == event.key, is_later=n > here)
        for n, node in enumerate(held)
    ]
    return {"body": body, "meetings": _with_gaps(meetings)}


def _place(node):
    return (
        node.date.first if node.date else EARLIEST,
        node.document["ordinal"] or 0,
        node.document["slug"],
    )


def siblings_of(thread):
    """What else was decided where the record of the thread was."""
    event, decision = deciding_event(thread)
    if event is None or decision is None:
        return []
    return [
        {
            "title": other["title"],
            "url": thread_page(other["type"], other["slug"]),
            "status": mark("strength", other["verb"]),
        }
        for other in event.document["decisions"]
        if other["slug"] != decision.key[1]
    ]


def _session(thread, node, *, is_here, is_later):
    place, ordinal = node.document["place"] or node.document["country"], node.document["ordinal"]
    is_told = node.key in thread.after or thread.focus.key[0] == Kind.EVENT
    return {
        "ordinal": ordinal,
        "words": session_words(ordinal) or titled(node)["title"],
        "url": thread_page(*node.key),
        "date": date_text(node),
        "place": place["name"] if place else "",
        "is_here": is_here,
        "is_silent": is_later and not is_told,
    }


def _with_gaps(meetings):
    """With an entry for numbers that nothing is known of here: sessions 4–6."""
    shown: list[dict] = []
    last = None
    for meeting in meetings:
        number = meeting["ordinal"]
        if number and last and number > last + 1:
            first, end = last + 1, number - 1
            numbers = f"{first}\u2013{end}" if end > first else f"{first}"
            shown.append({"gap": {"count": end - first + 1, "numbers": numbers}})
        shown.append(meeting)
        last = number or last
    return shown
