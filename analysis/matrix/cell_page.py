"""One cell as a page: its records, and what everybody said who looked for them."""

from django.db.models import Q
from django.utils.translation import gettext as _

from analysis.filters import CellFilter
from analysis.kinds import PLURAL
from analysis.matrix.cells import asked_in, cell_of, known_of
from analysis.matrix.checks import Checks
from analysis.matrix.links import URL, list_query, written
from analysis.matrix.places import Places
from analysis.matrix.question import KINDS, POLICY_KINDS, TOPICS, question_about
from analysis.matrix.rows import Row, topic_rows
from analysis.matrix.words import LABELS, cell_label, cell_meaning, cell_outcomes, cell_words
from policies.choices import PolicyKind
from sources.addresses import source_page
from sources.choices import Kind
from sources.dates import PartialDate
from sources.models import Entry
from sources.pages.cards import sections
from sources.pages.filtering import messages

EACH = 10


def cell_context(data):
    """Everything that analysis/cell.html shows; `errors` alone where it is not understood. A dozen
    queries.
    """
    filters = CellFilter(data, Entry.objects.none())
    if filters.errors:
        return {"errors": messages(filters.errors)}
    question = _question(filters)
    [column] = question.columns
    row, checks = _row(question, filters.setting("row")), _checks(question)
    cell = cell_of(question, row, column, known_of(question), checks)
    asked = asked_in(question, row, column)
    query = written(list_query(question, row, column))
    found, _counts = sections(_records(question, row, column), each=EACH, query=query)
    return {
        "row": row,
        "column": column,
        "state": {"family": "coverage", "key": cell.state, "label": cell_label(cell)},
        "words": cell_words(cell),
        "means": cell_meaning(cell),
        "outcomes": cell_outcomes(cell),
        "planned": cell.planned,
        "count": cell.count,
        "counted": [PLURAL[kind] for kind in asked.kinds],
        "topics": question.topics,
        "sections": found,
        "checks": [shown_check(check, cell) for check in checks.touching(asked)],
        "crumbs": [{"label": _("Compare"), "url": URL}],
    }


def _question(filters):
    [place] = filters.setting("column")
    columns = ([place], []) if place.isupper() else ([], [place])
    return question_about(filters, Places(columns[1]), *columns)


def _checks(question):
    return Checks(question.countries, question.topic_tree, with_sources=True)


def _row(question, key):
    if question.rows_are == TOPICS:
        return topic_rows(question, [key])[0]
    labels = {str(kind): str(label) for kind, label in (*PLURAL.items(), *PolicyKind.choices)}
    return Row(key, labels.get(key, key))


def _records(question, row, column):
    """The entries that the cell counts."""
    place = Q(countries__contains=[column.key])
    if column.is_whole:
        place = Q(countries=[], groupings__contains=[column.key])
    value = {
        TOPICS: Q(topics__contains=[row.key]),
        KINDS: Q(kind=row.key),
        POLICY_KINDS: Q(kind=Kind.POLICY, subkind=row.key),
    }
    in_row = value.get(question.rows_are) or Q(years__contains=[row.key])
    return question.entries().filter(place, in_row)


def shown_check(check, cell=None):
    """A check for components/checks.html; `cell` is the one whose state may rest on it."""
    checked = PartialDate.from_columns(check.checked_on, check.checked_precision)
    return {
        "status": {
            "family": "coverage", "key": check.outcome, "label": LABELS[check.outcome]
        },
        "date": checked.display(),
        "by": check.checked_by,
        "note": check.note,
        "topic": check.topic.name if check.topic else "",
        "kind": PLURAL[check.kind] if check.kind else "",
        "settles": cell is not None and check in cell.checks,
        "sources": [
            {"title": named.source.title, "url": source_page(named.source.slug)}
            for named in check.shown_sources
        ],
    }  # fmt: skip
