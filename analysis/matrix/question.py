"""What one request compares: which countries, by what, and what counts."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import Q
from django.utils.translation import gettext as _

from analysis.kinds import COUNTED
from analysis.matrix.topics import Topics
from countries.models import Country, Membership
from sources.addresses import country_page
from sources.choices import Kind
from sources.clock import today
from sources.dates import EARLIEST_YEAR, LATEST_YEAR
from sources.models import Entry
from sources.vocabulary import names_of

TOPICS, KINDS, POLICY_KINDS, YEARS = "topics", "kinds", "policy_kinds", "years"
ROWS = (TOPICS, KINDS, POLICY_KINDS, YEARS)
EVERY = "all"
USUAL_YEARS = 12


@dataclass(frozen=True)
class Column:
    """A country by its code; or (`is_whole`) what names a grouping by its slug and no country."""

    key: str
    label: str
    url: str = ""
    is_whole: bool = False


@dataclass(frozen=True)
class Question:
    """`kinds` is what counts; `topics` narrows it to records about any of these, `since` and
    `until` to those of these years.
    """

    columns: Sequence[Column]
    topic_tree: Topics
    rows_are: str = TOPICS
    kinds: Sequence[str] = COUNTED
    topics: Sequence[str] = ()
    expanded: Sequence[str] = ()
    since: int | None = None
    until: int | None = None

    def entries(self):
        """The records that count, of any country: those of the lists under the same filters."""
        counted = Q(kind__in=self.kinds)
        if self.topics:
            counted &= Q(topics__overlap=list(self.topics))
        if self.since is not None:
            counted &= Q(years__overlap=list(range(self.since, LATEST_YEAR + 1)))
        if self.until is not None:
            counted &= Q(years__overlap=list(range(EARLIEST_YEAR, self.until + 1)))
        return Entry.objects.filter(counted)

    @property
    def countries(self):
        return [column.key for column in self.columns if not column.is_whole]

    @property
    def wholes(self):
        return [column.key for column in self.columns if column.is_whole]

    @property
    def years(self):
        """From the first to the last year asked for; twelve up to this one unless told."""
        last = self.until if self.until is not None else max(today().year, self.since or 0)
        first = self.since if self.since is not None else last - USUAL_YEARS + 1
        return range(first, last + 1)

    def is_expanded(self, code):
        return EVERY in self.expanded or code in self.expanded


def question_of(filters):
    """The question of a valid MatrixFilter. Four queries."""
    rows_are = filters.setting("rows") or TOPICS
    groupings = filters.setting("grouping") or []
    countries = [*(filters.setting("country") or []), *members_of(groupings)]
    wholes = [*groupings, *(filters.setting("whole") or [])]
    if not countries and not wholes:
        countries = followed_countries()
    return Question(
        columns=columns_of(countries, wholes),
        topic_tree=Topics(),
        rows_are=rows_are,
        kinds=_kinds(rows_are, filters.setting("kind")),
        topics=filters.setting("topic") or [],
        expanded=filters.setting("expand") or [],
        since=filters.setting("year__gte"),
        until=filters.setting("year__lte"),
    )


def columns_of(countries, wholes):
    """Each once, in the order given, with their names. Two queries at most."""
    names = names_of("country", countries)
    columns = [Column(code, names[code], country_page(code)) for code in dict.fromkeys(countries)]
    if wholes:
        acronyms = names_of("grouping", wholes)
        columns += [
            Column(slug, _("%(grouping)s as a whole") % {"grouping": acronyms[slug]}, is_whole=True)
            for slug in dict.fromkeys(wholes)
        ]
    return columns


def _kinds(rows_are, asked):
    if rows_are == POLICY_KINDS:
        return (Kind.POLICY,)
    return tuple(kind for kind in COUNTED if kind in asked) if asked else COUNTED


def members_of(groupings):
    """Codes of the countries that belong to these groupings today, by name. One query."""
    if not groupings:
        return []
    held = Membership.objects.filter(grouping__slug__in=groupings, valid__contains=today())
    return list(held.order_by("country__name").values_list("country__iso3", flat=True))


def followed_countries():
    """Codes of the countries of the region that this base follows."""
    covered = Country.objects.filter(is_covered=True).order_by("name")
    return list(covered.values_list("iso3", flat=True))
