"""How the promises of a country or on a topic stand: by status, with the day each status was last
evidenced.
"""

import datetime

from django.db.models import Count, Max, Q
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from sources.addresses import PLURALS
from sources.choices import Kind
from sources.clock import months_before, today
from sources.dates import day_text, month_text
from sources.pages.nouns import title_of
from sources.vocabulary import statuses_of

KINDS = (Kind.COMMITMENT, Kind.RECOMMENDATION, Kind.INITIATIVE, Kind.POLICY)
TABLES = (Kind.COMMITMENT, Kind.RECOMMENDATION, Kind.POLICY)
MONTHS = 24


def standing(about, query):
    """{"tables": one a kind, "ladder": of initiatives}, both for records/standing.html. `about` is
    the entries, `query` what gives the same ones in lists ("country=KAZ").

    A table has the statuses that occur, in their own order, each with its number, the day of its
    newest evidence and its list; the ladder has every stage of initiatives. One query.
    """
    late = Q(is_open=True, due_on__lt=today())
    silent = Q(is_open=True, evidenced_on__lte=months_before(today(), MONTHS))
    rows = (
        about.filter(kind__in=KINDS)
        .order_by()
        .values("kind", "status")
        .annotate(
            count=Count("pk"),
            evidenced=Max("evidenced_on"),
            silent=Count("pk", filter=silent),
            late=Count("pk", filter=late),
        )
    )
    found: dict[str, dict] = {}
    for row in rows:
        found.setdefault(row["kind"], {})[row["status"]] = row
    steps = found.get(Kind.INITIATIVE)
    return {
        "tables": [_of_kind(kind, found[kind], query) for kind in TABLES if kind in found],
        "ladder": _ladder(steps, query) if steps else None,
    }


def _ladder(rows, query):
    """Every stage in order with the number of initiatives on it."""
    _family, words = statuses_of(Kind.INITIATIVE)
    base = f"/{PLURALS[Kind.INITIATIVE]}/?{query}"
    silent, late = (sum(row[name] for row in rows.values()) for name in ("silent", "late"))
    return {
        "label": _("Initiatives by stage"),
        "steps": [_step(rows.get(stage), stage, label, base) for stage, label in words],
        "notes": [*_silence(silent, base), *_lateness(late, base)],
    }


def _step(row, stage, label, base):
    step = {"key": stage, "label": label, "number": row["count"] if row else 0}
    if not row:
        return step
    heard = _evidence_words(row["evidenced"])
    return step | {"url": f"{base}&stage={stage}", "evidenced": heard}


def _evidence_words(day):
    """The last day that evidence may be of. At the end of a year or month, that may be all that
    is known of it, and no more is said.
    """
    if day is None:
        return _("no dated evidence")
    following = day + datetime.timedelta(days=1)
    if following.year > day.year:
        return str(day.year)
    return month_text(day) if following.month > day.month else day_text(day)


def _of_kind(kind, rows, query):
    family, words = statuses_of(kind)
    base = f"/{PLURALS[kind]}/?{query}"
    silent, late = (sum(row[name] for row in rows.values()) for name in ("silent", "late"))
    return {
        "id": f"standing-{kind}",
        "title": title_of(kind),
        "table": {
            "id": f"standing-{kind}-table",
            "caption": _("%(kind)s by status") % {"kind": title_of(kind)},
            "brief": True,
            "columns": [
                {"label": _("Status")},
                {"label": _("Records"), "numeric": True},
                {"label": _("Last evidence")},
            ],
            "rows": [
                {"cells": _cells(rows[status], family, label, f"{base}&status={status}")}
                for status, label in words
                if status in rows
            ],
        },
        "notes": [*_silence(silent, base), *_lateness(late, base)],
    }


def _cells(row, family, label, url):
    return [
        {"status": {"family": family, "key": row["status"], "label": label}, "label": _("Status")},
        {"text": row["count"], "url": url, "numeric": True, "label": _("Records")},
        {
            "text": _evidence_words(row["evidenced"]),
            "label": _("Last evidence"),
        },
    ]


def _silence(number, base):
    if not number:
        return []
    words = ngettext(
        "%(n)s open one without new evidence for %(months)s months",
        "%(n)s open ones without new evidence for %(months)s months",
        number,
    )
    text = words % {"n": number, "months": MONTHS}
    return [{"text": text, "url": f"{base}&silent_for={MONTHS}"}]


def _lateness(number, base):
    if not number:
        return []
    words = ngettext("%(n)s overdue", "%(n)s overdue", number)
    return [{"text": words % {"n": number}, "url": f"{base}&overdue=true"}]
