"""How the promises of a country stand: by status, with the day each status was last evidenced."""

from django.db.models import Count, Max, Q
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from sources.addresses import PLURALS
from sources.choices import Kind
from sources.clock import months_before, today
from sources.dates import day_text
from sources.models import Entry
from sources.pages.nouns import title_of
from sources.vocabulary import statuses_of

KINDS = (Kind.COMMITMENT, Kind.RECOMMENDATION, Kind.INITIATIVE, Kind.POLICY)
PARAMETERS = {Kind.INITIATIVE: "stage"}  # of lists; "status" elsewhere
MONTHS = 24


def standing(country):
    """One table a kind for countries/standing.html: statuses that occur, in their own order, each
    with its number, the day of its newest evidence and its list. One query.
    """
    late = Q(is_open=True, due_on__lt=today())
    silent = Q(is_open=True, evidenced_on__lte=months_before(today(), MONTHS))
    rows = (
        Entry.objects.filter(countries__contains=[country.iso3], kind__in=KINDS)
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
    return [_of_kind(kind, found[kind], country) for kind in KINDS if kind in found]


def _of_kind(kind, rows, country):
    family, words = statuses_of(kind)
    base = f"/{PLURALS[kind]}/?country={country.iso3}"
    parameter = PARAMETERS.get(kind, "status")
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
                {"cells": _cells(rows[status], family, label, f"{base}&{parameter}={status}")}
                for status, label in words
                if status in rows
            ],
        },
        "notes": [*_silence(silent, base), *_lateness(late, base)],
    }


def _cells(row, family, label, url):
    evidenced = row["evidenced"]
    return [
        {"status": {"family": family, "key": row["status"], "label": label}, "label": _("Status")},
        {"text": row["count"], "url": url, "numeric": True, "label": _("Records")},
        {
            "text": day_text(evidenced) if evidenced else _("no dated evidence"),
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
