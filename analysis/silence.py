"""What is silent: open promises, advice, initiatives and policies of which no source has told
anything new for so many months. Counted when the page is asked for.
"""

import json
from collections import defaultdict

from django.db.models import Count, Func, Q
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from analysis.filters import MONTHS, USUAL_MONTHS, SilenceFilter
from analysis.kinds import FOLLOWED, PLURAL
from policies.choices import ProgressStatus
from sources.addresses import PLURALS
from sources.clock import months_before, months_between, today
from sources.dates import PartialDate
from sources.facets import counted
from sources.models import Entry
from sources.pages.ages import age_text, months_text
from sources.pages.cards import counts_by_kind
from sources.pages.filtering import FilteredList, messages, parameters, understood
from sources.pages.kept import kept
from sources.pages.languages import in_page_language
from sources.pages.localising import localised
from sources.vocabulary import names_of

URL = "/silent/"
EACH, ALONE = 10, 50
NARROWER = ("overdue", "not_checked")
LONGEST_FIRST = ("evidenced_on", "pk")


class SilentList(FilteredList):
    """The page as one request asks for it."""

    def _other_chips(self):
        words = {"overdue": _("Overdue as well"), "not_checked": _("Not checked as well")}
        return [
            {"label": words[name], "remove_url": self.address(without=[name])}
            for name in NARROWER
            if name in self.filters.data
        ]

    def panel(self, chosen):
        held = [name for name in ("months", *NARROWER) if name in self.filters.data]
        hidden = [{"name": name, "value": self.filters.data[name]} for name in held]
        return super().panel(chosen) | {"hidden": hidden, "has_query": False}


def silence_context(data):
    """Everything that analysis/silent.html shows. One query; a dozen for the first reader of a day
    and after anything was published.
    """
    opened = Entry.objects.filter(kind__in=FOLLOWED, is_open=True)
    filters, errors = understood(SilenceFilter, data, opened)
    months = filters.setting("months") or USUAL_MONTHS
    key = f"silent:{today()}:{get_language()}:{parameters(filters).urlencode()}"
    known = kept(key, lambda: _known(filters, opened, months))
    shown = SilentList(URL, filters, SilenceFilter.facets, known["options"])
    chips = shown.chips()
    return {
        "errors": messages(errors),
        "months": months,
        "choices": [
            {
                "label": months_text(number),
                "url": shown.address(months=str(number)),
                "is_chosen": number == months,
            }
            for number in MONTHS
        ],
        "numbers": known["numbers"],
        "narrower": {name: shown.address(**{name: value}) for name, value in _narrowing()},
        "undated": [
            {"label": PLURAL[kind], "count": number, "url": _list(shown, kind, undated=True)}
            for kind, number in known["undated"].items()
        ],
        "total": sum(known["totals"].values()),
        "by_country": _by_country(known, shown),
        "sections": [
            _section(kind, known, shown, months) for kind in FOLLOWED if kind in known["totals"]
        ],
        "chips": chips,
        "panel": shown.panel(len(chips)),
        "url": URL,
    }


def _narrowing():
    return (("overdue", "true"), ("not_checked", ProgressStatus.NOT_CHECKED.value))


def _known(filters, opened, months):
    """What only publications and the day change."""
    late = months_before(today(), months)
    silent = SilenceFilter(parameters(filters), opened.filter(evidenced_on__lte=late))
    total, options = counted(silent)
    return {
        "options": options,
        "totals": counts_by_kind(silent.qs) if total else {},
        "numbers": _numbers(filters, opened, late),
        "undated": counts_by_kind(filters.qs.filter(evidenced_on=None)),
        "rows": _rows(silent.qs, ALONE if len(filters.setting("kind") or ()) == 1 else EACH),
        "by_country": _counts_by_country(silent.qs),
    }


def _numbers(filters, opened, late):
    """How many are silent, overdue and not checked, and how far the three coincide. One query."""
    data = parameters(filters)
    for name in NARROWER:
        data.pop(name, None)
    silent = Q(evidenced_on__lte=late)
    overdue, not_checked = Q(due_on__lt=today()), Q(status=ProgressStatus.NOT_CHECKED)
    asked = {
        "silent": silent,
        "overdue": overdue,
        "not_checked": not_checked,
        "silent_overdue": silent & overdue,
        "silent_not_checked": silent & not_checked,
    }
    numbers = {name: Count("record_id", filter=condition) for name, condition in asked.items()}
    return SilenceFilter(data, opened).qs.aggregate(**numbers)


def _rows(silent, each):
    """{kind: rows}, the longest silent of each kind first. One query, by the index of each kind."""
    columns = ("kind", "evidenced_on", "pk", "due_on", "text__card")
    longest = [
        silent.filter(kind=kind).order_by(*LONGEST_FIRST).values_list(*columns)[:each]
        for kind in FOLLOWED
    ]
    read = sorted(longest[0].union(*longest[1:], all=True))
    cards = localised(*(json.loads(text) for *_keys, text in read))
    found = defaultdict(list)
    for (kind, heard, _pk, due, _text), card in zip(read, cards, strict=True):
        found[kind].append(_row(card, heard, due))
    return dict(found)


def _row(card, heard, due):
    return {
        "url": card["url"],
        "countries": [country["name"] for country in card["countries"]],
        "heard": PartialDate.parse(card["evidenced"]["value"]).display(),
        "silent": age_text(months_between(heard, today())),
        "due": PartialDate.parse((card.get("due") or card["ends"])["value"]).display()
        if due
        else "",
        "is_overdue": due is not None and due < today(),
        "is_unchecked": card["status"] == ProgressStatus.NOT_CHECKED,
        **in_page_language(card),
    }


def _counts_by_country(silent):
    """{country code: {kind: number}}, and under "" those that name no country. Three queries."""
    country = Func("countries", function="unnest")
    pairs = silent.order_by().annotate(country=country).values_list("country", "kind")
    found: defaultdict[str, dict] = defaultdict(dict)
    for code, kind, number in pairs.annotate(n=Count("record_id")):
        found[code][kind] = number
    nowhere = counts_by_kind(silent.filter(countries=[]))
    names = names_of("country", found)
    listed = sorted(names, key=lambda code: (-sum(found[code].values()), names[code]))
    rows = [(code, names[code], found[code]) for code in listed]
    return rows + ([("", "", nowhere)] if nowhere else [])


def _by_country(known, shown):
    """Rows and columns of the overview; each number leads to what it counts."""
    kinds = [kind for kind in FOLLOWED if kind in known["totals"]]
    return {
        "columns": [PLURAL[kind] for kind in kinds],
        "rows": [
            {
                "label": name,
                "url": shown.address(country=code) if code else "",
                "cells": [_cell(code, kind, numbers.get(kind, 0), shown) for kind in kinds],
            }
            for code, name, numbers in known["by_country"]
        ],
    }


def _cell(code, kind, number, shown):
    url = shown.address(country=code, kind=str(kind)) if number and code else ""
    return {"number": number, "url": url, "label": PLURAL[kind]}


def _section(kind, known, shown, months):
    total, rows = known["totals"][kind], known["rows"][kind]
    return {
        "kind": str(kind),
        "title": PLURAL[kind],
        "count": str(total)
        if total == len(rows)
        else _("%(shown)s of %(total)s") % {"shown": len(rows), "total": total},
        "rows": rows,
        "has_due": any(row["due"] for row in rows),
        "url": _list(shown, kind, months=months),
        "is_whole": total == len(rows),
    }


def _list(shown, kind, *, months=None, undated=False):
    """The list of one kind that shows the same records."""
    query = parameters(shown.filters)
    for name in ("kind", "kind__in", "kind__not", "months"):
        query.pop(name, None)
    if query.pop("not_checked", None):
        query["status"] = ProgressStatus.NOT_CHECKED.value
    if months:
        query["silent_for"] = str(months)
        query["ordering"] = "evidenced"
    if undated:
        query["is_open"] = query["evidenced__isnull"] = "true"
    return f"/{PLURALS[kind]}/?{query.urlencode()}"
