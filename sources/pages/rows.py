"""From the ready document and claims of a record to the rows that a page shows.

A page declares its layout, a tuple of `Field` and `Roles`; `rows` pairs each value with the claims
it rests on. Nothing here asks the database: document and claims are what the projection stored.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from sources.choices import Kind, Rank
from sources.dates import PartialDate
from sources.pages.claims import (
    carried,
    entries_row,
    gathered,
    said_of_value,
    sources_differ,
    together,
    words_of_difference,
)
from sources.pages.languages import page_language
from sources.pages.localising import date_words
from sources.periods import joined_text

Words = str | Promise
# Values that say that nothing was found: no source has to say so.
SILENT = {
    "not_checked": _("Nobody has looked into it here yet"),
    "none_known": _("No answer is known here"),
}


@dataclass(frozen=True)
class Field:
    """One line of a detail page: the document's key, its label and what shape the value has.

    shape: a key of SHAPES. `claim` is the claims' field where it is not called like the key;
    `family` names the marks of a status, `words` the vocabulary that the claims' values come from.
    `also` are further keys shown in the same line. An unknown value of a `minor` field is only
    named at the end. `scale` is what the words of a vocabulary mean, in order, where that is not
    plain from the words.
    """

    key: str
    label: Words
    shape: str = "text"
    family: str = ""
    claim: str = ""
    words: type | None = None
    also: tuple[str, ...] = ()
    minor: bool = False
    scale: Mapping[str, Words] = field(default_factory=dict)


@dataclass(frozen=True)
class Roles:
    """Lines for parties or participants: one a role that somebody has, in the order of roles.

    `labels` says a role differently on this page; those of `always` stand there without anybody;
    where nobody has any role, one line called `nobody` says so.
    """

    key: str
    nobody: Words
    labels: Mapping[str, Words] = field(default_factory=dict)
    always: tuple[str, ...] = ()


def rows(document, index, layout):
    """The rows of components/value_row.html, in the order of the layout."""
    shown, unknown = [], []
    for line in layout:
        if isinstance(line, Roles):
            shown += _role_rows(document, index, line)
            continue
        row = SHAPES[line.shape](document, index, line)
        if line.minor and not has_value(row) and not row.get("claims"):
            unknown.append(line.label.lower())
        else:
            shown.append({"label": line.label, **row})
    if unknown:
        shown.append({"label": _("Also not stated"), "missing": ", ".join(unknown)})
    return shown


def has_value(row):
    several = row.get("statuses") or row.get("entries")
    return bool(row.get("status") or several or row.get("value") not in (None, ""))


def _role_rows(document, index, line):
    people = document.get(line.key, [])
    roles = dict.fromkeys([*line.always, *(p["role"] for p in people)])
    if not roles:
        return [{"label": line.nobody}]
    return [_role_row(role, people, index, line) for role in roles]


def _role_row(role, people, index, line):
    chosen = [p for p in people if p["role"] == role]
    label = line.labels.get(role) or (chosen[0]["role_label"] if chosen else role.capitalize())
    entries = [
        {"text": p["name"], "url": p["url"], "note": p.get("mode_label", ""), "about": p["item"]}
        for p in chosen
    ]
    return {"label": label, **entries_row(index, line.key, entries)}


def _single(value, index, line, read=None):
    """A row with one value. Claims that give it different values say which."""
    claims = index.about(line.claim or line.key)
    differ, bare = sources_differ(claims), not carried(claims)
    said = [(said_of_value(claim, read), claim) for claim in claims]
    row = {**value, "claims": gathered(said, say=differ or bare), "bare": bare}
    if differ:
        row |= words_of_difference(claims)
    return row if has_value(row) else row | _unsettled(said, in_words=bool(read))


def _unsettled(said, *, in_words):
    """What to show of a value that is not settled, though some sources give one: as they state it,
    in their language, unless `in_words` of the page.
    """
    words = {
        text: claim["language"] or claim["source"]["language"]
        for text, claim in said
        if text and claim["rank"] != Rank.DEPRECATED
    }
    told = [
        {"text": text, "language": "" if in_words or language == page_language() else language}
        for text, language in words.items()
    ]
    return {"said": told} if told else {}


def _text(document, index, line):
    """Words of the record itself, in its language; a number has none."""
    value, own = document.get(line.key), document.get("language", "")
    other = own if isinstance(value, str) and own != page_language() else ""
    return _single({"value": value, "language": other}, index, line)


def _dated(document, index, line):
    value = (document.get(line.key) or {}).get("text")
    return _single({"value": value}, index, line, read=date_words)


def _worded(document, index, line):
    """Money or a stretch of days, for readers; a claim's own words tell it best."""
    return _single({"value": (document.get(line.key) or {}).get("text")}, index, line)


def _choice(document, index, line):
    value = {"value": document.get(f"{line.key}_label")}
    return _single(value, index, line, read=_words_in(line.words))


def _status(document, index, line):
    key = document.get(line.key)
    if not key:
        return {"value": ""}
    row = _single(
        {"status": _mark(line.family, key, document[f"{line.key}_label"])},
        index, line, read=_words_in(line.words),
    )  # fmt: skip
    if key in SILENT and not row["claims"]:
        row["reference"] = SILENT[key]
    if step := assessed_otherwise(document, line.key):
        return row | _beside(row.pop("status"), step, index, line)
    return row | ({"scale": _scale(key, line)} if key in line.scale else {})


def assessed_otherwise(document, key):
    """The newest progress where it puts a record at another stage than the record shows."""
    steps = document.get("progress", []) if key == "stage" else []
    if not steps or steps[0].get("stage") in {None, "", document[key]}:
        return None
    return steps[0]


def said_mark(family, step):
    """What a step of progress says, and in the note who says so and of when."""
    note = ", ".join(filter(None, (step["assessment_label"].lower(), step["observed_text"])))
    return _mark(family, step.get("stage") or step["status"], step["label"], note)


def _beside(status, step, index, line):
    """Both answers in one row, marked as differing: neither overrules the other."""
    about = index.about("progress", step["slug"])
    said = [(status["label"], index.about(line.claim or line.key)), (step["label"], about)]
    return {
        "statuses": [status, said_mark(line.family, step)],
        "claims": together(said),
        "differ": _("assessments differ"),
    }


def _scale(key, line):
    """Where a word stands among those of its scale, for components/scale.html."""
    labels = labels_of(line.words)
    steps = [
        {"key": word, "label": labels[word], "meaning": meaning, "is_here": word == key}
        for word, meaning in line.scale.items()
    ]
    return {
        "meaning": line.scale[key],
        "place": [*line.scale].index(key) + 1,
        "family": line.family,
        "steps": steps,
    }


def _mark(family, key, label, note=""):
    return {"family": family, "key": key, "label": label, "note": note}


def _words_in(vocabulary):
    if vocabulary is None:
        return None
    labels = labels_of(vocabulary)
    return lambda value: labels.get(value, value)


def labels_of(vocabulary):
    """{stored word: label} of a closed vocabulary, in the language in force."""
    return {value: str(label) for value, label in vocabulary.choices}


def _latest(document, index, line):
    """What each kind of assessor said last, and when; their answers are never made into one."""
    steps = document.get("progress", [])
    if not steps:
        status = _mark(line.family, document["status"], document["status_label"])
        return {"status": status, "reference": SILENT.get(document["status"], "")}
    latest: dict[str, dict] = {}
    for step in steps:
        latest.setdefault(step["assessment"], step)
    said = [(step["label"], index.about("progress", step["slug"])) for step in latest.values()]
    return {
        "statuses": [said_mark(line.family, step) for step in latest.values()],
        "claims": together(said),
    }


def _record(document, index, line):
    target = document.get(line.key)
    if not target:
        return _single({"value": ""}, index, line)
    value = {"value": target["title"], "url": target["url"]}
    return _single(value | {"language": target.get("language", "")}, index, line)


def _period(document, index, line):
    """Two dates in one line, `key` and the one of `also`: "2020-2024", "until 2024"."""
    return _two_dates(document, index, line, is_open=True)


def _days(document, index, line):
    """The same for what happens on a day or some days: "19-20 July 2022"."""
    return _two_dates(document, index, line, is_open=False)


def _two_dates(document, index, line, *, is_open):
    keys = (line.key, *line.also)
    starts, ends = dates = [_date(document.get(key)) for key in keys]
    about = [index.about(key) for key in keys]
    differ = any(sources_differ(claims) for claims in about)
    pairs = [
        (words % {"date": said_of_value(claim, _inflected)}, claim)
        for words, claims in zip((_("from %(date)s"), _("until %(date)s")), about, strict=True)
        for claim in claims
    ]
    row = {"value": joined_text(starts, ends, is_open=is_open)}
    row["claims"] = gathered(pairs, say=differ)
    row["bare"] = any(
        date and not carried(claims) for date, claims in zip(dates, about, strict=True)
    )
    return row | (words_of_difference([*about[0], *about[1]]) if differ else {})


def _inflected(notation):
    return date_words(notation, inflected=True)


def _date(shown):
    return PartialDate.parse(shown["value"]) if shown else None


def _where(document, index, line):
    """Several keys in one line, each with claims of its own: venue, place, country."""
    entries = []
    for key in (line.key, *line.also):
        value = document.get(key)
        if value:
            named = value if isinstance(value, dict) else {"name": value}
            entries.append({"text": named["name"], "url": named.get("url", ""), "field": key})
    return entries_row(index, "", entries)


def _list(document, index, line):
    entries = [
        {
            "text": v.get("name") or v.get("title"),
            "url": v.get("url", ""),
            "language": v.get("language", ""),
            "note": str(Kind(v["type"]).label) if "type" in v else "",
            "about": v["item"],
        }
        for v in document.get(line.key, [])
    ]
    return entries_row(index, line.claim or line.key, entries)


def _percentage(document, index, line):
    rate = document.get(line.key)
    return _single({"value": f"{rate}%" if rate is not None else ""}, index, line)


def _address(document, index, line):
    return _single({"value": document.get(line.key), "url": document.get(line.key)}, index, line)


SHAPES = {
    "text": _text,
    "date": _dated,
    "existed": _worded,
    "money": _worded,
    "period": _period,
    "days": _days,
    "choice": _choice,
    "status": _status,
    "latest": _latest,
    "record": _record,
    "where": _where,
    "list": _list,
    "percentage": _percentage,
    "address": _address,
}
