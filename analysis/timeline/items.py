"""Ready cards of the projection as the points and bars of a timeline."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from analysis.timeline.filters import BY_COUNTRY, BY_KIND
from sources.choices import Kind, Precision
from sources.dates import PartialDate, span_text
from sources.pages.languages import in_page_language

SHORT = 28  # days that something may last and still be a point


@dataclass(frozen=True)
class Item:
    """One record: when it happened or began, from when to when it lasts, by when it is due.

    `lanes` are the codes of those it belongs to: a record of three countries stands in three.
    """

    kind: str
    title: str
    language: str
    url: str
    date: PartialDate
    period: tuple[PartialDate, PartialDate] | None
    due: PartialDate | None
    lanes: tuple[str, ...]

    @property
    def is_exact(self):
        """Known to the day, or to the days it lasted."""
        if self.date.precision == Precision.RANGE:
            return (self.date.last - self.date.first).days < SHORT
        return self.date.precision == Precision.DAY

    @property
    def days(self):
        """The first and the last day that the picture shows anything of it."""
        dates = [self.date, *(self.period or ()), *([self.due] if self.due else [])]
        return min(date.first for date in dates), max(date.last for date in dates)

    @property
    def words(self):
        """Everything that the picture shows of it."""
        words = f"{self.date.display()}: {self.title} ({Kind(self.kind).label})"
        if self.period:
            first, last = self.period
            words += _(", lasts %(period)s") % {"period": span_text(first.first, last.last)}
        if self.due:
            words += _(", due %(date)s") % {"date": self.due.display()}
        return words


def item_of(card, *, lanes):
    """An item from a card as `localised` left it, in lanes by kind, country or topic. It must be
    dated.
    """
    named = in_page_language(card)
    starts, ends = _date(card, "starts"), _date(card, "ends")
    lasting = starts and ends and (ends.last - starts.first).days >= SHORT
    return Item(
        kind=card["type"],
        title=named["title"],
        language=named.get("language", ""),
        url=card["url"],
        date=_date(card, "date"),
        period=(starts, ends) if lasting else None,
        due=_date(card, "due"),
        lanes=_lanes(card, lanes),
    )


def _date(card, name):
    shown = card.get(name)
    return PartialDate.parse(shown["value"]) if shown else None


def _lanes(card, lanes):
    if lanes == BY_KIND:
        return (card["type"],)
    values = card["countries"] if lanes == BY_COUNTRY else card.get("topics", [])
    return tuple(value["code"] for value in values) or ("",)
