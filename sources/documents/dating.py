"""What is odd about a document's dates, as its own text shows it.

Deliberately modest: a warning is something a curator looks at, so a wrong one costs more than a
missed one. English only, which is what most publishers of the region put out beside their own.
"""

import datetime
import re

from sources.choices import Precision, WarningKind
from sources.dates import EPOCH

MONTH_NAMES = [
    "january", "february", "march", "april", "may", "june",
    "july", "august", "september", "october", "november", "december",
]  # fmt: skip
SHORT_MONTHS = [name[:3] for name in MONTH_NAMES]
MONTH = "|".join(f"{name[:3]}(?:{name[3:]})?" for name in MONTH_NAMES)
MONTH_NAME = re.compile(rf"\b(?:{MONTH})\b")
WEEKDAYS = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"]
WEEKDAY = rf"(?:(?P<weekday>{'|'.join(WEEKDAYS)}),?\s+)?"
DAYS = r"(?P<day>\d{1,2})(?:\s*(?:[-–—]|to|and)\s*(?P<last>\d{1,2}))?"
YEAR = r"(?:,?\s+(?P<year>(?:19|20)\d\d)\b)?"
PATTERNS = [
    re.compile(rf"\b{WEEKDAY}(?P<month>{MONTH})\b\.?\s+{DAYS}\b(?!\d){YEAR}", re.IGNORECASE),
    re.compile(rf"\b{WEEKDAY}{DAYS}\s+(?P<month>{MONTH})\b\.?{YEAR}", re.IGNORECASE),
]
ANY_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
SENTENCE = re.compile(r"(?:[^.!?\n]|[.!?](?!\s))+")
TOLD_AS_PAST = re.compile(
    r"\b(?:was|were|held|took\s+(?:place|part)|met|visited|attended|participated|gathered|hosted"
    r"|organi[sz]ed|opened|adopted|signed|delivered|presented)\b",
    re.IGNORECASE,
)
TOLD_AS_PLAN = re.compile(
    r"\b(?:will|shall|to\s+be|upcoming|forthcoming|next|plan(?:s|ned)?|scheduled|expected|invited"
    r"|announced|agreed|decided|until|by|before|deadline|due|postponed|proposed)\b",
    re.IGNORECASE,
)
# Later than this after publication, a day without a year belongs to the year before.
SOON = datetime.timedelta(days=31)
EPOCH_LINE = re.compile(
    r"^\W*(?:date|published)\W*(?:1970-01-01|January 1, 1970|1 January 1970)\W*$",
    re.IGNORECASE | re.MULTILINE,
)


def warnings_of(text, *, publisher, published, stated_published=None):
    """What is odd about a source with this text, as {WarningKind: detail}.

    `published` is a PartialDate or None; `stated_published` the day that was given for it, even
    where it was refused.
    """
    found = {}
    if not publisher:
        found[WarningKind.PUBLISHER_MISSING] = "No publisher is given."
    if not published:
        found[WarningKind.DATE_MISSING] = "No date of publication is given."
    checks = {
        WarningKind.DATE_IMPOSSIBLE: _impossible(text, stated_published),
        WarningKind.DATE_BEFORE_CONTENT: _before_content(text, published),
        WarningKind.YEAR_MISSING: _without_year(text, published),
        WarningKind.WEEKDAY_WRONG: _wrong_weekday(text),
    }
    return found | {kind: detail for kind, detail in checks.items() if detail}


def _impossible(text, stated):
    if stated and stated.first == EPOCH == stated.last:
        return "The date given is 1 January 1970, a computer's zero; it was left out."
    line = EPOCH_LINE.search(text)
    return f"The text says “{line.group().strip()}”, a computer's zero." if line else ""


def _before_content(text, published):
    if not published or published.precision != Precision.DAY:
        return ""
    if not _names_a_month(text):
        return ""
    for sentence in SENTENCE.finditer(text):
        words = sentence.group()
        if not _names_a_month(words):
            continue
        if not TOLD_AS_PAST.search(words) or TOLD_AS_PLAN.search(words):
            continue
        for match in _dates(words):
            day = _day(match, match["last"] or match["day"], published.last.year)
            if day and published.last < day <= published.last + SOON:
                return f"Dated {published.display()}, but tells of “{match.group()}” as past."
    return ""


def _without_year(text, published):
    if published or ANY_YEAR.search(text):
        return ""
    match = next(_dates(text), None)
    return f"The text says “{match.group().strip()}” and names no year." if match else ""


def _wrong_weekday(text):
    for match in _dates(text):
        if not match["weekday"] or not match["year"]:
            continue
        day = _day(match, match["day"], None)
        if day and WEEKDAYS[day.weekday()] != match["weekday"].lower():
            right = WEEKDAYS[day.weekday()].capitalize()
            return f"The text says “{match.group()}”, which was a {right}."
    return ""


def _names_a_month(text):
    """Without one there is no date; finding that out takes a tenth of the patterns' time."""
    return MONTH_NAME.search(text.casefold())


def _dates(text):
    if not _names_a_month(text):
        return
    for pattern in PATTERNS:
        yield from pattern.finditer(text)


def _day(match, day, year):
    month = SHORT_MONTHS.index(match["month"][:3].lower()) + 1
    try:
        return datetime.date(int(match["year"] or year), month, int(day))
    except ValueError:
        return None
