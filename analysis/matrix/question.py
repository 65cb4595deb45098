"""What one request compares: which countries, by what, and what counts."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import Q
from django.utils.translation import gettext as _

from analysis.kinds import COUNTED
from analysis.matrix.places import Places
from analysis.matrix.topics import Topics
from sources.addresses import country_page
from sources.choices import Kind
from sources.clock import today
from sources.dates import EARLIEST_YEAR, LATEST_YEAR
from sources.models import Entry

TOPICS, KINDS, POLICY_KINDS, YEARS = "topics", "kinds", "policy_kinds", "years"
ROWS = (TOPICS, KINDS, POLICY_KINDS, YEARS)
EVERY = "all"
USUAL_YEARS, LONGEST_YEARS = 12, 60


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
    places: Places
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
    def likened(self):
        """Those among which likeness is looked for: with a single column all that are followed."""
        chosen = self.countries
        return chosen if len(chosen) > 1 else list(dict.fromkeys([*chosen, *self.places.followed]))

    @property
    def wholes(self):
        return [column.key for column in self.columns if column.is_whole]

    @property
    def years(self):
        """From the first to the last year asked for; twelve up to this one unless told."""
        first, last = self.since, self.until
        if last is None:
            last = max(today().year, first or 0)
            last = min(last, first + LONGEST_YEARS - 1) if first is not None else last
        return range(last - USUAL_YEARS + 1 if first is None else first, last + 1)

    def is_expanded(self, code):
        """Topics asked for by name always show what is below them."""
        return EVERY in self.expanded or code in self.expanded or code in self.topics


def question_of(filters):
    """The question of a valid MatrixFilter. Six queries, with groupings."""
    groupings = filters.setting("grouping") or []
    wholes = [*groupings, *(filters.setting("whole") or [])]
    places, countries = Places(wholes), list(filters.setting("country") or [])
    for slug in groupings:
        countries += places.members.get(slug, [])
    if not countries and not wholes:
        countries = places.followed
    return question_about(filters, places, countries, wholes)


def question_about(filters, places, countries=(), wholes=()):
    """What these filters ask of these columns. Two queries, one more with groupings."""
    rows_are = filters.setting("rows") or TOPICS
    return Question(
        columns=columns_of(places, countries, wholes),
        places=places,
        topic_tree=Topics(),
        rows_are=rows_are,
        kinds=_kinds(rows_are, filters.setting("kind")),
        topics=filters.setting("topic") or [],
        expanded=filters.setting("expand") or [],
        since=filters.setting("year__gte"),
        until=filters.setting("year__lte"),
    )


def columns_of(places, countries, wholes):
    """Each once, in the order given."""
    columns = [
        Column(code, places.names[code], country_page(code)) for code in dict.fromkeys(countries)
    ]
    for slug in dict.fromkeys(wholes):
        label = _("%(grouping)s as a whole") % {"grouping": places.grouping_names[slug]}
        columns.append(Column(slug, label, is_whole=True))
    return columns


def _kinds(rows_are, asked):
    if rows_are == POLICY_KINDS:
        return (Kind.POLICY,)
    return tuple(kind for kind in COUNTED if kind in asked) if asked else COUNTED
