"""A comparison as plain data: what API and table hand out, in English whatever language is read."""

from analysis.matrix.links import cell_page, list_api, list_query
from analysis.matrix.question import KINDS
from analysis.matrix.words import cell_label
from sources.addresses import source_page
from sources.api.fields import date_json
from sources.dates import PartialDate


def matrix_data(matrix):
    question = matrix.question
    return {
        "rows_are": question.rows_are,
        "kinds": [str(kind) for kind in question.kinds],
        "columns": [
            {
                "code": column.key,
                "type": "grouping" if column.is_whole else "country",
                "name": column.label,
                "url": column.url,
            }
            for column in question.columns
        ],
        "rows": [
            {"key": row.key, "name": row.label, "level": row.level, "url": row.url}
            for row in matrix.rows
        ],
        "states": matrix.states(),
        "cells": [cell_data(question, cell) for cells in matrix.cells for cell in cells],
    }


def cell_data(question, cell):
    """One cell. `lists` are those of the API that hold exactly what is counted, kind by kind."""
    query = list_query(question, cell.row, cell.column)
    kinds = [cell.row.key] if question.rows_are == KINDS else question.kinds
    return {
        "row": cell.row.key,
        "column": cell.column.key,
        "state": cell.state,
        "state_label": cell_label(cell),
        "count": cell.count,
        "planned": cell.planned,
        "url": cell_page(question, cell.row, cell.column),
        "lists": [
            {"kind": str(kind), "count": cell.kinds.get(kind, 0), "api": list_api(kind, query)}
            for kind in kinds
        ],
        "checks": [check_data(check) for check in cell.checks],
        "outcomes": dict(cell.outcomes),
    }


def check_data(check):
    """A check that a state rests on, in short."""
    return {
        "outcome": check.outcome,
        "topic": check.topic.code if check.topic else None,
        "kind": check.kind,
        "checked": date_json(PartialDate.from_columns(check.checked_on, check.checked_precision)),
        "checked_by": check.checked_by,
        "note": check.note,
        "sources": [
            {
                "slug": named.source.slug,
                "title": named.source.title,
                "url": source_page(named.source.slug),
            }
            for named in check.shown_sources
        ],
    }
