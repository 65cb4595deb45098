"""One topic in every country that this base follows, kind by kind: a part of the topic's page."""

from django.utils.translation import gettext as _

from analysis.home.known import checks_state
from analysis.kinds import COUNTED, PLURAL
from analysis.matrix.cells import cell_of, known_of
from analysis.matrix.checks import Checks
from analysis.matrix.links import URL
from analysis.matrix.page import shown_cell
from analysis.matrix.places import Places
from analysis.matrix.question import KINDS, Question, columns_of
from analysis.matrix.rows import Row
from analysis.matrix.topics import Topics
from sources.pages.kept import kept


def topic_panel(code):
    """Template context for the page of a topic: `by_country`, a matrix for components/matrix.html
    with a row a country, and `compare_url`. Two queries; six more after something was published or
    looked for.
    """
    return {
        "by_country": kept(f"topic:{code}:{checks_state()}", lambda: _by_country(code)),
        "compare_url": f"{URL}?topic={code}",
    }


def _by_country(code):
    places, tree = Places(), Topics()
    columns = columns_of(places, places.followed, [])
    question = Question(
        columns=columns, places=places, topic_tree=tree, rows_are=KINDS, topics=[code]
    )
    known, checks = known_of(question), Checks(places.followed, tree)
    rows = [Row(kind.value, str(PLURAL[kind])) for kind in COUNTED]
    return {
        "id": "by-country-table",
        "caption": _("Countries by kind of record"),
        "corner": _("Country"),
        "columns": [{"label": row.label, "url": ""} for row in rows],
        "rows": [
            {
                "label": column.label,
                "url": column.url,
                "cells": [
                    shown_cell(question, cell_of(question, row, column, known, checks))
                    for row in rows
                ],
            }
            for column in columns
        ],
    }
