"""Versions in words that readers know, without what they may not see."""

from typing import Any

from django.db import models
from django.utils.text import Truncator, capfirst
from django.utils.translation import gettext as _
from django.utils.translation import pgettext_lazy

from sources.choices import Basis, LinkKind, Rank, Verification
from sources.dates import PartialDate
from sources.models import Claim, ImportRun, Link, Passage, Record, Source
from sources.pages.field_words import FIELDS, field_words
from sources.periods import period_text, seen_text
from sources.projection.claims import reference_in
from sources.versions import HEAVY, dates_in, keys_in, periods_in, plain_columns

LONGEST_QUOTE = 80
WORTH = {"basis": Basis, "verification": Verification}
# Parts of a sentence about one of several claims, not labels that stand alone.
RANKS = {
    Rank.PREFERRED: pgettext_lazy("rank of a sentence", "the value shown here is taken from it"),
    Rank.NORMAL: pgettext_lazy(
        "rank of a sentence", "stands beside, the value shown is not taken from it"
    ),
    Rank.DEPRECATED: pgettext_lazy("rank of a sentence", "kept, not shown as the value"),
}
UNNAMED = {Passage, ImportRun}  # their keys say nothing that the rest does not
UNSAID = {"import_run", "review_status", "published_at"}
UNSAID_OF_PARTS = {"record", "slug", "script", "configuration"}


def part_name(model):
    """What a row that hangs on a record is called."""
    names = {
        "link": _("Link"),
        "name": _("Name"),
        "translation": _("Translation"),
        "party": _("Party"),
        "topictag": _("Topic"),
        "progress": _("Progress"),
        "site": _("Place"),
        "participation": _("Participant"),
        "subject": _("Concerns"),
        "post": _("Post"),
    }
    return names.get(model._meta.model_name) or capfirst(model._meta.verbose_name)


class Words:
    """The words for the values in a number of versions. A query for each table they point to."""

    def __init__(self, found, labels):
        self.labels = labels
        self.names, self.hidden = _names(found)
        self.unseen = _unseen(found)

    def differences(self, step, before, after):
        """What components/version_diff.html shows of one row: {field, before, after}."""
        if not step.history.is_part:
            return self._of_values(step.model, before, after)
        if step.model is Claim and before and after and not self._is_hidden(step, after):
            return self._of_claim(before, after)
        lines = [self._line(step, values) for values in (before, after)]
        if lines[0] == lines[1]:
            return []
        name = part_name(step.model)
        if step.model is Claim:
            return [self._sentence(after or before, "", *lines) | _came_or_went(*lines)]
        return [{"field": name, "before": lines[0], "after": lines[1]} | _came_or_went(*lines)]

    def _of_claim(self, before, after):
        """What became of one sentence, value by value."""
        old, new = _worth(before), _worth(after)
        return [
            self._sentence(after, name, old[name], new[name])
            for name in new
            if old[name] != new[name]
        ]

    def _sentence(self, claim, name, before, after):
        """One row about a sentence; `gathered` names its field."""
        quote = Truncator(claim["quote"]).chars(LONGEST_QUOTE) if name else ""
        about = self._label(claim["field"])
        return {"about": about, "of": (quote, name), "before": before, "after": after}

    def _of_values(self, model, before, after):
        old, new = (self._values(model, values) for values in (before, after))
        return [
            {"field": label, "before": old.get(label, ""), "after": new.get(label, "")}
            for label in new | old
            if old.get(label, "") != new.get(label, "")
        ]

    def _line(self, step, values):
        """A part in one line; "" where there is none or readers may not see it."""
        if not values or self._is_hidden(step, values):
            return ""
        if step.model is Claim:
            return self._claim(values)
        if step.model is Link:
            return self._link(values)
        shown = self._values(step.model, values, leave_out=UNSAID_OF_PARTS | {_owner(step)})
        return ", ".join(shown.values())

    def _is_hidden(self, step, values):
        if step.model is Claim:
            return reference_in(values["field"], values["item"]) in self.unseen
        return any(
            (field.related_model, values[field.attname]) in self.hidden
            for field in step.model._meta.local_fields
            if isinstance(field, models.ForeignKey) and field.attname in values
            if field.attname != step.history.owner
        )

    def _claim(self, values):
        """The sentence and where it stands."""
        return f"{_quoted(values['quote'])} ({self.names.get((Source, values['source_id']), '')})"

    def _link(self, values):
        ends = [self.names.get((Record, values[f"{end}_record_id"]), "") for end in ("from", "to")]
        reason = f" ({values['reason']})" if values["reason"] else ""
        return f"{ends[0]} {LinkKind(values['kind']).label} {ends[1]}{reason}"

    def _values(self, model, values, leave_out=frozenset()):
        """{label: text} of what readers may know of a row."""
        shown = {}
        for name, days, precision in dates_in(model, values):
            date = PartialDate.from_columns(days, precision)
            shown[self._label(name)] = date.display() if date else ""
        for name, days, precision in periods_in(model, values):
            words = seen_text if name == "seen" else period_text
            shown[self._label(name)] = words(days, precision)
        for column in plain_columns(model, values):
            if column.name not in UNSAID | leave_out:
                text = self._text(column, values[column.attname])
                shown[self._label(column.name, column.verbose_name)] = text
        return {label: text for label, text in shown.items() if text}

    def _label(self, name, otherwise=""):
        known = field_words(name) if name in FIELDS else otherwise
        return str(capfirst(self.labels.get(name) or known or name.replace("_", " ")))

    def _text(self, column, value):
        if value is None or value == "":
            return ""
        if isinstance(column, models.ForeignKey):
            return self.names.get((column.related_model, value), "")
        if column.choices:
            return str(dict(column.flatchoices).get(value, value))
        if isinstance(value, bool):
            return _("yes") if value else _("no")
        return str(value)


def gathered(differences):
    """The same, one row for a sentence however many values rest on it: {field, before, after}."""
    found: dict[Any, dict] = {}
    for one in differences:
        key = (one.get("of"), one["before"], one["after"], one.get("field"))
        row = found.setdefault(key, one | {"abouts": {}})
        row["abouts"].setdefault(one.get("about"))
    return [
        {name: row[name] for name in ("before", "after", "event") if name in row}
        | {"field": _field(row)}
        for row in found.values()
    ]


def _came_or_went(before, after):
    """What is a row of its own was there or not: it never stood here with its value not stated."""
    if before and after:
        return {}
    return {"event": _("added") if after else _("removed")}


def _field(row):
    """Sentence about “Title”, “Kind”; with what changed of it: “It proposed…”: rank."""
    if "of" not in row:
        return row["field"]
    fields = ", ".join(map(_quoted, row["abouts"]))
    words = _("Sentence about %(fields)s") % {"fields": fields}
    quote, name = row["of"]
    return f"{words}, {_quoted(quote)}: {name}" if name else words


def _quoted(text):
    return _("“%(title)s”") % {"title": text}


def _owner(step):
    return step.history.owner.removesuffix("_id")


def _worth(claim):
    """What is said of a sentence, under readers' words."""
    return {
        _("value"): claim["value"],
        _("words of the source"): claim["stated"],
        _("what it counts for"): str(RANKS[claim["rank"]]),
        _("basis"): _word("basis", claim),
        _("reason"): claim["reason"],
        _("verification"): _word("verification", claim),
    }


def _word(name, claim):
    return str(WORTH[name](claim[name]).label).lower()


def _names(found):
    """({(model, key): name}, {(model, key) of records that readers may not see})."""
    names: dict[Any, str] = {}
    hidden: set[Any] = set()
    for model, pks in keys_in(found).items():
        if model in UNNAMED:
            continue
        rows = model._base_manager.defer(*HEAVY.get(model, ())).in_bulk(pks)
        if issubclass(model, Record):
            seen = set(Record.objects.published().filter(pk__in=pks).values_list("pk", flat=True))
            rows = {pk: row for pk, row in rows.items() if pk in seen}
            hidden |= {(model, pk) for pk in pks - seen}
        names |= {(model, pk): str(row) for pk, row in rows.items()}
    return names, hidden


def _unseen(found):
    """References in claims to records that readers may not see, as (kind, slug). One query."""
    named = {
        reference_in(values["field"], values["item"])
        for step in found
        if step.model is Claim
        for values in (step.before, step.after)
        if values
    } - {None}
    if not named:
        return set()
    seen = Record.objects.published().filter(slug__in={slug for _kind, slug in named})
    return named - set(seen.values_list("kind", "slug"))
