"""The sessions of a body in order, with those that nobody recorded here."""

import json
from collections import defaultdict

from django.db.models import Count
from django.utils.translation import gettext as _

from events.calendar_file import place_of, words_for_days
from events.choices import EventKind
from events.models import Event
from sources.choices import Kind, ReviewStatus
from sources.models import EntryCard
from sources.pages.languages import in_page_language
from sources.pages.localising import localised

FEWEST = 2


def series_address(slug):
    return f"/events/series/{slug}/"


def counted_series():
    """The bodies with at least two numbered sessions here. One query."""
    numbered = Event.objects.filter(
        review_status=ReviewStatus.PUBLISHED,
        ordinal__isnull=False,
        body__review_status=ReviewStatus.PUBLISHED,
    )
    bodies = numbered.order_by("body__title").values_list("body__slug", "body__title")
    return [
        {"title": title, "url": series_address(slug), "count": count}
        for slug, title, count in bodies.annotate(n=Count("pk"))
        if count >= FEWEST
    ]


def series_context(slug):
    """Everything that events/series.html shows of a body's sessions; None if the body is not
    published. Two queries.
    """
    of_body = EntryCard.objects.filter(entry__kind=Kind.ORGANISATION, entry__slug=slug)
    body = of_body.values_list("card", flat=True).first()
    if body is None:
        return None
    held = EntryCard.objects.filter(entry__record__as_event__body__slug=slug)
    texts = held.order_by("entry__sort_on", "entry_id").values_list("card", flat=True)
    by_kind = defaultdict(list)
    for card in localised(*map(json.loads, texts)):
        by_kind[card["kind"]].append(card)
    kinds = [kind for kind in EventKind.values if kind in by_kind]
    return {
        "body": json.loads(body),
        "runs": [_run(EventKind(kind), by_kind[kind]) for kind in kinds],
    }


def _run(kind, cards):
    """The meetings of one kind: the numbered ones with gaps between, then the others."""
    numbered = sorted((card for card in cards if card["ordinal"]), key=lambda c: c["ordinal"])
    steps, expected = [], 1
    for card in numbered:
        if card["ordinal"] > expected:
            steps.append({"gap": _gap(expected, card["ordinal"] - 1)})
        steps.append(_step(card))
        expected = card["ordinal"] + 1
    others = [_step(card) for card in cards if not card["ordinal"]]
    return {"id": f"run-{kind.value}", "title": kind.label, "steps": steps, "others": others}


def _gap(first, last):
    if first == last:
        return _("Number %(first)s: not recorded here") % {"first": first}
    words = {"first": first, "last": last}
    return _("Numbers %(first)s to %(last)s: not recorded here") % words


def _step(card):
    return {
        "number": card["ordinal"],
        "url": card["url"],
        "date": words_for_days(card),
        "place": place_of(card),
        **in_page_language(card),
    }
