"""Where a cell leads: to the lists that show exactly its records, or to what checks say."""

from urllib.parse import urlencode

from analysis.kinds import COUNTED
from analysis.matrix.question import KINDS, POLICY_KINDS, TOPICS, YEARS
from policies.choices import CoverageState
from sources.addresses import API, PLURALS
from sources.choices import Kind

URL, CELL_URL = "/compare/", "/compare/cell/"


def list_query(question, row, column):
    """The parameters under which the list of a kind shows the records of a cell."""
    query = {"grouping": column.key, "country__isnull": "true"} if column.is_whole else {}
    query = query or {"country": column.key}
    if question.rows_are == TOPICS:
        query["topic"] = row.key
    elif question.topics:
        query["topic"] = ",".join(question.topics)
    if question.rows_are == POLICY_KINDS:
        query["kind"] = row.key
    if question.rows_are == YEARS:
        query["year"] = row.key
    return query | _years(question)


def _years(question):
    bounds = {"year__gte": question.since, "year__lte": question.until}
    return {name: str(year) for name, year in bounds.items() if year is not None}


def list_page(kind, query):
    return f"/{PLURALS[kind]}/?{written(query)}"


def list_api(kind, query):
    return f"{API}{list_page(kind, query)}"


def cell_page(question, row, column):
    """The page that tells of one cell."""
    query = {"row": row.key, "column": column.key}
    if question.rows_are != TOPICS:
        query["rows"] = question.rows_are
        if question.topics:
            query["topic"] = ",".join(question.topics)
    if question.rows_are != POLICY_KINDS and set(question.kinds) != set(COUNTED):
        query["kind"] = ",".join(question.kinds)
    return f"{CELL_URL}?{written(query | _years(question))}"


def cell_address(question, cell):
    """Where the reader goes from a cell: straight to the list where one shows all its records."""
    if cell.state == CoverageState.NOT_CHECKED:
        return ""
    kinds = _one_kind(question, cell.row)
    if cell.count and kinds:
        return list_page(kinds, list_query(question, cell.row, cell.column))
    return cell_page(question, cell.row, cell.column)


def _one_kind(question, row):
    """The kind of all records that a row may count, if there is but one."""
    if question.rows_are == KINDS:
        return row.key
    if question.rows_are == POLICY_KINDS:
        return Kind.POLICY
    return question.kinds[0] if len(question.kinds) == 1 else None


def written(query):
    """A query string in which commas stay readable."""
    return urlencode(query, safe=",")
