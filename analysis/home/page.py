"""What the first page shows."""

from django.db.models import Count, Max, Q
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from analysis.home.known import IN_PART, checks_state, known_countries
from analysis.home.lately import lately
from analysis.home.measures import (
    COMMITMENTS,
    LABEL,
    MeasureFilter,
    indicator_choices,
    measure_of,
)
from analysis.kinds import FOLLOWED
from analysis.matrix.links import URL as COMPARE
from analysis.matrix.words import IN_PART as IN_PART_LABEL
from analysis.matrix.words import LABELS, MEANS, NOBODY, SOMEBODY
from analysis.silence import URL as SILENT
from countries.downloads import downloads
from countries.map_figure import map_figure
from policies.choices import CoverageState
from sources.addresses import PLURALS, country_page
from sources.choices import Kind, Rendition
from sources.clock import months_before, today
from sources.dates import PartialDate, day_text
from sources.models import Claim, Entry, Source
from sources.pages.filtering import messages, understood
from sources.pages.kept import kept
from sources.pages.nouns import COUNTED, grouped

KINDS = (Kind.POLICY, Kind.COMMITMENT, Kind.INITIATIVE, Kind.RECOMMENDATION, Kind.EVENT)
FRESH_MONTHS = 24
# The states of topics in the table of countries. What was looked for in part has the shape of what
# nobody looked for, as both leave it open, and a column of its own.
COLUMNS = {
    CoverageState.EVIDENCE.value: LABELS[CoverageState.EVIDENCE],
    CoverageState.PLANNED.value: LABELS[CoverageState.PLANNED],
    CoverageState.NOTHING_FOUND.value: LABELS[CoverageState.NOTHING_FOUND],
    IN_PART: IN_PART_LABEL,
    CoverageState.NOT_CHECKED.value: LABELS[CoverageState.NOT_CHECKED],
}
MEANINGS = MEANS | {IN_PART: SOMEBODY, CoverageState.NOT_CHECKED: NOBODY}
SHAPES = {IN_PART: CoverageState.NOT_CHECKED.value}
MAP = "/map"


def home_context(data):
    """Everything that home.html shows. Three queries, one more for an indicator; a dozen more for
    the first reader of a day and after anything was published.
    """
    word, errors = _asked(data)
    known = _kept()
    countries = known["countries"]
    figure = map_figure(measure_of(word, countries))
    figure["downloads"] = downloads(MAP, f"?measure={word}")
    table = figure.pop("table")
    return {
        **{name: known[name] for name in ("figures", "fresh")},
        **known["lately"],
        "errors": messages(errors),
        "figure": figure,
        "table": table,
        "measures": [
            {"label": label, "url": f"/?measure={name}#region", "is_chosen": name == word}
            for name, label in LABEL.items()
        ],
        "indicators": [
            {"value": one.slug, "label": one.name, "is_chosen": one.slug == word}
            for one in indicator_choices(countries.countries)
        ],
        "coverage": _coverage(countries),
        "silent_url": f"{SILENT}?kind={Kind.COMMITMENT}",
    }


def home_map(data):
    """The map alone; None where what is asked for is not understood."""
    word, errors = _asked(data)
    return None if errors else map_figure(measure_of(word, _kept()["countries"]))


def _asked(data):
    """(the word of the measure, what is wrong with it)."""
    asked = {name: data[name] for name in ("measure",) if name in data}
    filters, errors = understood(MeasureFilter, asked, Entry.objects.none())
    return filters.setting("measure") or COMMITMENTS, errors


def _kept():
    return kept(f"home:{today()}:{checks_state()}", _known)


def _known():
    """What only publications, checks and the day change."""
    countries = known_countries()
    counts = _counts()
    return {
        "countries": countries,
        "figures": _figures(counts),
        "fresh": _fresh(counts.values(), countries.checked),
        "lately": lately(),
    }


def _counts():
    """{kind: how many, when last changed, last evidence, open and open but silent}. One query."""
    late = months_before(today(), FRESH_MONTHS)
    followed = Q(kind__in=FOLLOWED, is_open=True)
    rows = (
        Entry.objects.order_by()
        .values("kind")
        .annotate(
            number=Count("record_id"),
            changed=Max("changed_at"),
            evidenced=Max("evidenced_on"),
            opened=Count("record_id", filter=followed),
            heard=Count("record_id", filter=followed & Q(evidenced_on__gt=late)),
        )
    )
    return {row["kind"]: row for row in rows}


def _figures(counts):
    """How much there is, for components/key_figures.html. Two queries."""
    documents = Source.objects.exclude(rendition=Rendition.DIGEST).count()
    claims = Claim.objects.filter(record__entry__isnull=False).each_once().count()
    read = ngettext("document read or named", "documents read or named", documents)
    quoted = ngettext("claim, with its sentence", "claims, each with its sentence", claims)
    numbers = [
        *((n, _noun(kind, n), f"/{PLURALS[kind]}/") for kind, n in _numbers(counts)),
        (documents, read, "/sources/"),
        (claims, quoted, "/data/"),
    ]
    return [{"value": grouped(n), "label": label, "url": url} for n, label, url in numbers]


def _numbers(counts):
    return [(kind, counts[kind]["number"] if kind in counts else 0) for kind in KINDS]


def _noun(kind, number):
    """The word behind the number, in the form that it asks for."""
    return (COUNTED[kind] % {"n": number, "shown": ""}).strip()


def _fresh(counts, checked):
    """How fresh the base is, for components/key_figures.html."""
    day, counts = today(), list(counts)
    changed = max((row["changed"] for row in counts), default=None)
    heard = max(filter(None, (row["evidenced"] for row in counts)), default=None)
    opened, fresh = (sum(row[name] for row in counts) for name in ("opened", "heard"))
    looked = [PartialDate.from_columns(*found).display() for found in checked]
    return [
        {
            "value": day_text(changed.date()) if changed else _("nothing yet"),
            "label": _("last change of a record here"),
            "url": "/changes/",
        },
        {
            # Dates of evidence are as vague as their sources: the year is what is sure.
            "value": str(min(heard, day).year) if heard else _("undated"),
            "label": _("newest evidence of any record"),
        },
        {
            "value": _("%(known)s of %(all)s") % {"known": fresh, "all": opened},
            "label": ngettext(
                "open record heard of within two years",
                "open records heard of within two years",
                opened,
            ),
            "url": SILENT,
        },
        {
            "value": looked[0] if looked else _("never"),
            "label": _("somebody last looked for what may be missing"),
        },
    ]


def _coverage(known):
    """For analysis/coverage_countries.html: a row a country, so many topics in each state."""
    states = [*COLUMNS]
    return {
        "url": COMPARE,
        "topics": known.topics,
        "columns": [
            {"key": SHAPES.get(state, state), "label": COLUMNS[state], "means": MEANINGS[state]}
            for state in states
        ],
        "rows": [
            {
                "name": name,
                "url": f"{country_page(code)}#coverage",
                "parts": _parts(known.states[code], states, known.topics),
            }
            for code, name in known.countries.items()
        ],
    }


def _parts(numbers, states, total):
    """Each state with its number and where its stretch of the bar begins and ends, in per cent."""
    parts, before = [], 0
    for state in states:
        parts.append(
            {
                "key": SHAPES.get(state, state),
                "label": COLUMNS[state],
                "number": numbers[state],
                "x": round(100 * before / total, 2),
                "width": round(100 * numbers[state] / total, 2),
            }
        )
        before += numbers[state]
    return parts
