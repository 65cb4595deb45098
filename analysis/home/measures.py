"""The measures that the map of the first page may show, one at a time."""

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from analysis.home.known import IN_PART, Known
from analysis.matrix.links import URL as COMPARE
from analysis.matrix.words import IN_PART as IN_PART_LABEL
from analysis.matrix.words import LABELS
from countries.choices import Direction
from countries.indicator_figures import figure_text
from countries.map_figure import Measure, Shade
from countries.models import Indicator, Observation
from countries.worded import worded_indicators
from policies.choices import CoverageState
from sources.addresses import PLURALS
from sources.choices import Kind
from sources.clock import today
from sources.dates import day_text
from sources.filters import StrictFilterSet
from sources.filters.kinds import Setting
from sources.filters.parameters import SLUG, SeveralField
from sources.models import Entry
from sources.pages.nouns import counted, grouped, title_of

COMMITMENTS, IN_FORCE, INITIATIVES, COVERAGE = WORDS = (
    "commitments",
    "policies_in_force",
    "initiatives",
    "coverage",
)
LABEL = {
    COMMITMENTS: gettext_lazy("Commitments"),
    IN_FORCE: gettext_lazy("Policies in force"),
    INITIATIVES: gettext_lazy("Initiatives"),
    COVERAGE: gettext_lazy("Coverage"),
}
NOT_CHECKED, NOTHING = CoverageState.NOT_CHECKED, CoverageState.NOTHING_FOUND
UNCHECKED = gettext_lazy("not checked")
UNCHECKED_IN_FULL = gettext_lazy("not checked in full")


class MeasureOf:
    """Reads the word of a measure, or the slug of an indicator."""

    def __deepcopy__(self, memo):
        return self

    def __call__(self, text):
        if text in WORDS:
            return text
        # What can be no slug never reaches the database, which refuses some of it with an error.
        if SLUG.fullmatch(text) and Indicator.objects.filter(slug=text).exists():
            return text
        known = ", ".join(WORDS)
        raise ValidationError(f"“{text}” is none of {known}, and no indicator of this base.")


class OneMeasureField(SeveralField):
    """One measure; a map has room for no second."""

    def clean(self, value):
        found = super().clean(value)
        if len(found) > 1:
            raise ValidationError("A map shows one measure at a time.")
        return found[0] if found else None


class MeasureFilter(StrictFilterSet):
    """What the first page is asked with."""

    measure = Setting(OneMeasureField, read=MeasureOf(), label=gettext_lazy("Measure"))

    class Meta(StrictFilterSet.Meta):
        model = Entry
        fields: list[str] = []


def measure_of(word, known: Known):
    """The measure by its word, for countries.map_figure. Two queries for an indicator, in another
    language than English three; else none.
    """
    if word == COVERAGE:
        return _coverage(known)
    if word == COMMITMENTS:
        return _records(known, Kind.COMMITMENT)
    if word == INITIATIVES:
        return _records(known, Kind.INITIATIVE)
    if word == IN_FORCE:
        return _in_force(known)
    [indicator] = worded_indicators(Indicator.objects.filter(slug=word))
    return _indicator(indicator, known)


def _records(known, kind):
    plural = title_of(kind)
    return Measure(
        title=_("%(kind)s by country") % {"kind": plural},
        shades={code: _record_shade(known, code, kind) for code in known.countries},
        column=plural,
        unknown=UNCHECKED_IN_FULL,
        zero=_("0: nothing found"),
        caption=_("A record stands with each country that its source names."),
    )


def _record_shade(known, code, kind):
    cell = known.by_kind[code][kind]
    if cell.count:
        text, words = grouped(cell.count), counted(kind, cell.count)
        return Shade(cell.count, text, words, url=f"/{PLURALS[kind]}/?country={code}")
    return _empty(cell)


def _unchecked(is_in_part, url):
    """No number, whether nobody looked or somebody for a part: the words tell these apart."""
    words = str(IN_PART_LABEL).lower() if is_in_part else str(UNCHECKED)
    return Shade(text=words, words=words, url=url)


def _empty(cell):
    """Nought only where somebody looked in vain."""
    if cell.state == NOT_CHECKED:
        return _unchecked(cell.is_in_part, cell.url)
    words = str(LABELS[cell.state]).lower()
    return Shade(0, "0", words, words, cell.url)


def _in_force(known):
    day = today()
    return Measure(
        title=_("Policies in force on %(day)s") % {"day": day_text(day)},
        shades={code: _in_force_shade(known, code, day) for code in known.countries},
        column=_("In force"),
        remarks=_("Of all"),
        unknown=UNCHECKED_IN_FULL,
        zero=_("0 known"),
        caption=_(
            "A policy counts if its stated period runs on this day. Of many no source states the"
            " period: few does not mean that few apply."
        ),
    )


def _in_force_shade(known, code, day):
    cell = known.by_kind[code][Kind.POLICY]
    if not cell.count:
        return _empty(cell)
    number, everything = known.in_force.get(code, 0), counted(Kind.POLICY, cell.count)
    url = f"/policies/?country={code}" + (f"&in_force={day.isoformat()}" if number else "")
    words = _("%(number)s in force, of %(policies)s") % {"number": number, "policies": everything}
    remark = _("of %(number)s") % {"number": everything}
    return Shade(number, grouped(number), words, remark, url)


def _coverage(known):
    total = known.topics
    return Measure(
        title=_("Topics with records, of %(total)s") % {"total": total},
        shades={code: _coverage_shade(known, code, total) for code in known.countries},
        column=_("Topics"),
        unknown=UNCHECKED_IN_FULL,
        zero=_("0: nothing found"),
        caption=_("A topic counts if any record of the country is about it, planned or there."),
    )


def _coverage_shade(known, code, total):
    """Nought only where nothing is left that nobody looked for."""
    states = known.states[code]
    number = states[CoverageState.EVIDENCE] + states[CoverageState.PLANNED]
    url = f"{COMPARE}?country={code}"
    if not number and (states[NOT_CHECKED] or states[IN_PART]):
        return _unchecked(states[IN_PART], url)
    words = _("%(known)s of %(all)s") % {"known": number, "all": total}
    return Shade(number, str(number), words, url=url)


def _indicator(indicator, known):
    """The latest figure of each country. One query."""
    latest = (
        Observation.objects.filter(
            indicator=indicator, place=None, country__iso3__in=list(known.countries)
        )
        .order_by("country_id", "-year")
        .distinct("country_id")
        .values_list("country__iso3", "value", "year", "source", "source_url")
    )
    found = list(latest)
    sources = {(source, url) for *_rest, source, url in found}
    source, url = next(iter(sources)) if len(sources) == 1 else ("", "")
    return Measure(
        title=_indicator_title(indicator),
        shades={code: _figure(code, value, year) for code, value, year, *_rest in found},
        column=_("Figure"),
        remarks=_("Year"),
        unknown=_("no figure"),
        is_count=False,
        is_low_dark=indicator.direction == Direction.LOWER,
        caption=_indicator_caption(indicator),
        source_label=source or indicator.publisher,
        source_url=url or indicator.url,
    )


def _indicator_title(indicator):
    if indicator.name.lower().endswith(indicator.unit.lower()):
        return indicator.name
    return f"{indicator.name} ({indicator.unit})"


def _indicator_caption(indicator):
    latest = _("The latest figure of each country; the years differ.")
    if indicator.direction == Direction.NEITHER:
        return latest
    return f"{latest} {_('In the key, better stands further right.')}"


def _figure(code, value, year):
    text = figure_text(value)
    words = _("%(figure)s in %(year)s") % {"figure": text, "year": year}
    return Shade(float(value), text, words, str(year), f"/countries/{code.lower()}/#indicators")


def indicator_choices(codes):
    """Indicators with a figure for any of these countries, by name in the language in force. One
    query, and one for names in another language than English.
    """
    held = Observation.objects.filter(country__iso3__in=list(codes), place=None).values("indicator")
    return sorted(worded_indicators(Indicator.objects.filter(pk__in=held)), key=lambda i: i.name)
