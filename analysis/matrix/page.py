"""The comparison as a page: chooser, matrix, legend, who is alike, files."""

from django.http import QueryDict
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from analysis.filters import MatrixFilter
from analysis.kinds import COUNTED, PLURAL
from analysis.matrix.alike import alike
from analysis.matrix.cells import matrix_of
from analysis.matrix.links import URL, cell_address
from analysis.matrix.question import EVERY, POLICY_KINDS, TOPICS, question_of
from analysis.matrix.rows import WORDS
from analysis.matrix.words import LABELS, MEANS, cell_words
from policies.choices import CoverageState
from sources.addresses import API
from sources.models import Entry
from sources.pages.filtering import messages, understood


def matrix_context(data):
    """Everything that analysis/compare.html shows. Ten queries, whatever the number of cells."""
    filters, errors = understood(MatrixFilter, data, Entry.objects.none())
    asked = filters.data.copy() if filters.data else QueryDict(mutable=True)
    matrix = matrix_of(question_of(filters))
    question = matrix.question
    return {
        "errors": messages(errors),
        "url": URL,
        "permalink": address(asked),
        "chooser": chooser(question, asked),
        "summary": summary(question),
        "matrix": table(matrix, asked),
        "legend": legend(matrix),
        "unfold": _unfold(question, asked),
        "alike": _alike(matrix) if question.rows_are == TOPICS else [],
        "names_groupings": bool(question.wholes),
        "exports": [
            {"label": "JSON", "url": f"{API}/matrix/{_query(asked)}"},
            {"label": "CSV", "url": f"/compare.csv{_query(asked)}"},
        ],
    }


def _query(asked):
    return f"?{asked.urlencode(safe=',')}" if asked else ""


def address(asked, **changed):
    """This comparison with some parameters changed; an empty value leaves one out."""
    query = asked.copy()
    for name, values in changed.items():
        query.setlist(name, values) if values else query.pop(name, None)
    return f"{URL}{_query(query)}"


def chooser(question, asked):
    """The form and the shortcuts above the matrix. Two queries."""
    chosen, places = set(question.countries), question.places
    options = [
        {"code": code, "label": places.names[code], "is_chosen": code in chosen}
        for code in places.codes
    ]
    return {
        "followed": [one for one in options if one["code"] in places.followed],
        "others": [one for one in options if one["code"] not in places.followed],
        "chosen": len(chosen),
        "wholes": [column for column in question.columns if column.is_whole],
        "groupings": _groupings(places, asked),
        "rows": _options(WORDS, question.rows_are),
        "kinds": _kinds(question),
        "topics": _topics(question),
        "since": question.since or "",
        "until": question.until or "",
        "expand": asked.getlist("expand"),
    }


def _groupings(places, asked):
    """Those that have at least two members today, the smallest first."""
    sizes = {slug: len(codes) for slug, codes in places.members.items() if len(codes) > 1}
    without: dict[str, list] = {"country": [], "whole": []}
    chosen = [slug.lower() for slug in asked.getlist("grouping")]
    return [
        {
            "label": places.grouping_names[slug],
            "members": sizes[slug],
            "url": address(asked, grouping=[slug], **without),
            "is_chosen": chosen == [slug],
        }
        for slug in sorted(sizes, key=lambda slug: (sizes[slug], slug))
    ]


def _options(words, chosen):
    return [
        {"value": value, "label": label, "is_chosen": value == chosen}
        for value, label in words.items()
    ]


def _kinds(question):
    only = question.kinds[0] if len(question.kinds) == 1 else ""
    if question.rows_are == POLICY_KINDS:
        only = ""
    kinds = {kind.value: PLURAL[kind] for kind in COUNTED}
    return _options({"": _("All of these kinds")} | kinds, only)


def _topics(question):
    tree = question.topic_tree
    names = tree.names
    chosen = question.topics[0] if len(question.topics) == 1 else ""
    return [
        {
            "value": code,
            "label": names[code],
            "is_chosen": code == chosen,
            "below": [
                {"value": child, "label": names[child], "is_chosen": child == chosen}
                for child in tree.below(code)
            ],
        }
        for code in tree.top
    ]


def summary(question):
    """What counts, in one line."""
    kinds = ", ".join(str(PLURAL[kind]).lower() for kind in question.kinds)
    return _("Counted: %(kinds)s") % {"kinds": kinds}


def table(matrix, asked):
    """For components/matrix.html."""
    question = matrix.question
    return {
        "id": "comparison",
        "caption": _("%(rows)s by country") % {"rows": WORDS[question.rows_are]},
        "corner": WORDS[question.rows_are],
        "columns": [{"label": c.label, "url": c.url} for c in question.columns],
        "rows": [
            {
                "id": f"row-{row.key}",
                "label": row.label,
                "url": row.url,
                "below": row.level > 1,
                "toggle": _toggle(row, question, asked),
                "cells": [shown_cell(question, cell) for cell in cells],
            }
            for row, cells in zip(matrix.rows, matrix.cells, strict=True)
        ],
    }


def shown_cell(question, cell):
    """One cell for components/matrix.html."""
    shown = {"key": cell.state, "label": cell_words(cell), "url": cell_address(question, cell)}
    if cell.state == CoverageState.EVIDENCE:
        word = ngettext("record", "records", cell.count)
        shown |= {"number": cell.count, "word": word}
    return shown


def _toggle(row, question, asked):
    if row.is_open is None:
        return None
    unfolded = set(question.topic_tree.top if EVERY in question.expanded else question.expanded)
    left = unfolded ^ {row.key}
    words = _("Fold what is below: %(topic)s") if row.is_open else _("Unfold: %(topic)s")
    in_order = [code for code in question.topic_tree.top if code in left]
    return {
        "url": f"{address(asked, expand=in_order)}#row-{row.key}",
        "label": words % {"topic": row.label},
        "is_open": row.is_open,
    }


def _unfold(question, asked):
    """The way to both levels of all topics, or back."""
    if question.rows_are != TOPICS or question.topics:
        return None
    if question.expanded:
        return {"url": address(asked, expand=[]), "label": _("Fold all topics")}
    return {"url": address(asked, expand=[EVERY]), "label": _("Unfold all topics")}


def legend(matrix):
    """Each state with what it means and how many cells are in it."""
    return [
        {
            "status": {"family": "coverage", "key": state, "label": LABELS[state]},
            "means": MEANS[state],
            "count": number,
        }
        for state, number in matrix.states().items()
    ]


def _alike(matrix):
    names = matrix.question.places.names
    return [
        {
            "one": names[pair.one],
            "other": names[pair.other],
            "url": address(QueryDict(mutable=True), country=[f"{pair.one},{pair.other}"]),
            "pair": pair,
            "shared": len(pair.both),
        }
        for pair in alike(matrix)
    ]
