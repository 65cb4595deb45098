"""How much is known of one country, topic by topic, how fresh it is, and who looked.

Plain data first, for the API and for the panel alike; then the words of
components/coverage_panel.html.
"""

import datetime
from collections.abc import Sequence
from dataclasses import dataclass, field

from django.db import connection
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from analysis.kinds import COUNTED, PLURAL
from analysis.matrix.cell_page import shown_check
from analysis.matrix.cells import Cell, asked_in, cell_of
from analysis.matrix.checks import Checks
from analysis.matrix.counting import counts
from analysis.matrix.links import URL, cell_address
from analysis.matrix.places import Places
from analysis.matrix.question import Column, Question
from analysis.matrix.rows import COLUMNS, rows_of
from analysis.matrix.topics import Topics
from analysis.matrix.words import IN_PART, LABELS, cell_label, cell_outcomes, cell_words
from policies.choices import CoverageState
from policies.models import CoverageCheck
from sources.addresses import country_page
from sources.choices import Rendition
from sources.dates import PartialDate
from sources.models import Entry
from sources.pages.kept import kept
from sources.pages.languages import language_name
from sources.vocabulary import names_of


@dataclass(frozen=True)
class Basis:
    """What the records of a country, or those about one topic, rest on: how many works, in which
    languages these were written, and the last day their newest evidence may be of.
    """

    records: int = 0
    sources: int = 0
    languages: Sequence[str] = ()
    newest: datetime.date | None = None


@dataclass(frozen=True)
class TopicCoverage:
    """One topic of the top level, for one country; `check` is the newest that has to do with it."""

    cell: Cell
    basis: Basis
    check: CoverageCheck | None = None


@dataclass(frozen=True)
class Coverage:
    """Everything that is known of what is known of one country. `other_records` are of kinds that
    no topic counts, such as events.
    """

    question: Question
    topics: Sequence[TopicCoverage]
    total: Basis
    checks: Sequence[CoverageCheck] = field(default=())
    other_records: int = 0

    @property
    def is_any(self):
        """False where no source was read and nobody looked: no coverage, which is not nothing."""
        return bool(self.total.records or self.checks)

    def states(self):
        """{state: number of topics}, every state in its order."""
        found = [one.cell.state for one in self.topics]
        return {state: found.count(state) for state in CoverageState.values}


def coverage_of(code):
    """The coverage of a country by its alpha-3 code. Six queries; three more after anything
    was published.
    """
    column = Column(code, names_of("country", [code])[code], country_page(code))
    question = Question(columns=[column], places=Places(), topic_tree=Topics())
    known, bases, others = kept(
        f"coverage:{code}",
        lambda: (_known(question, code), _bases(question, code), _others(question, code)),
    )
    checks = Checks([code], question.topic_tree, with_sources=True)
    topics = []
    for row in rows_of(question):
        near = checks.touching(asked_in(question, row, column))
        cell = cell_of(question, row, column, known, checks)
        topics.append(TopicCoverage(cell, bases.get(row.key, Basis()), near[0] if near else None))
    return Coverage(question, topics, bases.get("", Basis()), checks.by_country[code], others)


def _known(question, code):
    """The counts behind the cells. One query."""
    by, several = COLUMNS[question.rows_are]
    return dict(counts(question.entries(), [code], [], by=by, several=several))


def _others(question, code):
    """How many records there are of kinds that are not counted here. One query."""
    about = Entry.objects.filter(countries__contains=[code])
    return about.exclude(kind__in=question.kinds).count()


def _bases(question, code):
    """{topic: what its records rest on}, and under "" what all of them do. One query."""
    entries = question.entries().filter(countries__contains=[code]).order_by()
    sql, parameters = entries.values_list("pk", "topics", "evidenced_on").query.sql_with_params()
    statement = f"""
        WITH counted(record_id, topics, evidenced_on) AS MATERIALIZED ({sql}),
        resting AS MATERIALIZED (
            SELECT DISTINCT c.record_id, s.work_id
            FROM sources_claim c JOIN sources_source s ON s.id = c.source_id
            WHERE c.record_id IN (SELECT record_id FROM counted)
        ),
        written AS MATERIALIZED (
            SELECT DISTINCT work_id, language FROM sources_source
            WHERE rendition <> %s AND language <> ''
            AND work_id IN (SELECT work_id FROM resting)
        )
        SELECT coalesce(topic, ''), count(DISTINCT e.record_id), count(DISTINCT r.work_id),
            array_agg(DISTINCT w.language) FILTER (WHERE w.language IS NOT NULL),
            max(e.evidenced_on)
        FROM counted e LEFT JOIN LATERAL unnest(e.topics) AS topic ON true
        LEFT JOIN resting r USING (record_id) LEFT JOIN written w USING (work_id)
        GROUP BY GROUPING SETS ((topic), ())
        HAVING grouping(topic) = 1 OR topic IS NOT NULL
    """  # noqa: S608 - Django's own SQL
    with connection.cursor() as cursor:
        cursor.execute(statement, [*parameters, Rendition.DIGEST.value])
        return {
            topic: Basis(records, works, tuple(languages or ()), newest)
            for topic, records, works, languages, newest in cursor
            if records
        }


def coverage_panel(code):
    """Template context for the page of a country: `coverage` for components/coverage_panel.html."""
    return {"coverage": shown_coverage(coverage_of(code))}


def shown_coverage(coverage):
    """The words of components/coverage_panel.html."""
    [column] = coverage.question.columns
    return {
        "country": column.label,
        "is_any": coverage.is_any,
        "compare_url": f"{URL}?country={column.key}",
        "figures": _figures(coverage) if coverage.total.records else [],
        "kinds": _kinds(),
        "other_records": coverage.other_records,
        "checks": [shown_check(check) for check in coverage.checks],
        "rows": [_row(coverage.question, one) for one in coverage.topics],
        "groups": _groups(coverage),
    }


def _groups(coverage):
    """Topics by what is known of them, the most first: what nobody looked for stands apart from
    what was looked for in vain.
    """
    order = [(state, is_part) for state in CoverageState.values for is_part in (True, False)]
    by_state: dict[tuple, list[dict]] = {key: [] for key in order}
    for one in sorted(coverage.topics, key=lambda one: -one.cell.count):
        by_state[one.cell.state, one.cell.is_in_part].append(
            {
                "label": one.cell.row.label,
                "url": cell_address(coverage.question, one.cell),
                "count": one.cell.count,
            }
        )
    return [
        {"key": state, "label": IN_PART if is_part else LABELS[state], "topics": topics}
        for (state, is_part), topics in by_state.items()
        if topics
    ]


def _figures(coverage):
    total, states = coverage.total, coverage.states()
    known = states[CoverageState.EVIDENCE] + states[CoverageState.PLANNED]
    topics, languages = len(coverage.topics), len(total.languages)
    documents = ngettext("document they rest on", "documents they rest on", total.sources)
    return [
        {
            "value": total.records,
            "label": ngettext("record", "records", total.records),
            "note": _kinds(),
        },
        {"value": total.sources, "label": documents},
        {
            "value": languages,
            "label": ngettext("language", "languages", languages),
            "note": _said(total),
        },
        {"value": _year(total.newest) or _("undated"), "label": _("newest evidence")},
        {
            "value": _("%(known)s of %(all)s") % {"known": known, "all": topics},
            "label": ngettext("topic with records", "topics with records", topics),
        },
    ]


def _kinds():
    return ", ".join(str(PLURAL[kind]).lower() for kind in COUNTED)


def _said(basis):
    return ", ".join(sorted(language_name(code) for code in basis.languages))


def _year(day):
    """Dates of evidence are as vague as their sources: the year is what is sure."""
    return str(day.year) if day else ""


def _row(question, one):
    return {
        "label": one.cell.row.label,
        "url": one.cell.row.url,
        "state": {
            "family": "coverage",
            "key": one.cell.state,
            "label": cell_label(one.cell),
        },
        "words": cell_words(one.cell) if one.cell.count else "",
        "outcomes": cell_outcomes(one.cell),
        "cell_url": cell_address(question, one.cell),
        "sources": one.basis.sources,
        "languages": _said(one.basis),
        "newest": _year(one.basis.newest),
        "checked": _checked(one),
    }


def _checked(one):
    """When somebody looked last; in part, where that settles nothing yet."""
    if one.check is None:
        return ""
    date = PartialDate.from_columns(one.check.checked_on, one.check.checked_precision).display()
    is_partly = one.cell.state == CoverageState.NOT_CHECKED
    return _("%(date)s, in part") % {"date": date} if is_partly else date
