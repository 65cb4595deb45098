"""Columns of datasets: how a cell becomes a value, and how that is stored, compared and shown.

A column is declared without its model (`Text("title")`), which it meets when its dataset is
registered: lengths, choices, defaults and whether a value is required are the model field's.
"""

import datetime
import re
from decimal import Decimal
from functools import lru_cache

from django.core.exceptions import ValidationError
from django.core.validators import URLValidator
from django.db.models import NOT_PROVIDED
from pycountry import currencies

from sources.dates import EPOCH, ZERO, DateNotUnderstood, PartialDate, stated_date
from sources.folding import fold_name
from sources.importing.issues import Unfit, did_you_mean, one_of
from sources.languages import is_language

REQUIRED = object()
UNSTORABLE = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff]")
NAMED = {0x00: "NUL", 0x08: "a backspace", 0x1A: "an end-of-file mark", 0x1B: "an escape"}
FIRST_HALF = 0xD800
NUMBER = re.compile(r"^-?\d{1,20}(?:\.\d{1,15})?$")
SHAPES = {
    "slug": (re.compile(r"^[a-z0-9]+(?:[-_][a-z0-9]+)*$"), "a slug, such as some-slug-2022"),
    "script": (re.compile(r"^[A-Z][a-z]{3}$"), "an ISO 15924 code, such as Cyrl"),
    "sha256": (re.compile(r"^[0-9a-f]{64}$"), "a SHA-256, 64 hexadecimal digits"),
    "iso2": (re.compile(r"^[A-Z]{2}$"), "an ISO 3166 alpha-2 code, such as KZ"),
    "iso3": (re.compile(r"^[A-Z]{3}$"), "an ISO 3166 alpha-3 code, such as KAZ"),
    "iso_numeric": (re.compile(r"^[0-9]{3}$"), "an ISO 3166 numeric code, such as 398"),
}


class Column:
    """A column of a file with the one field of the model that it fills.

    `cells` are the file's columns it reads, `attnames` the table's columns it writes; the value
    in between is what is compared. `empty` is the value of an empty cell, or REQUIRED.
    """

    cells: tuple[str, ...]
    attnames: tuple[str, ...]
    structured = False  # JSON Lines may give it a list or an object
    in_words = False  # a cell of true or false, as a format says it, is none of its texts
    says_yes_or_no = False
    repeats = True  # cells of this column are often alike, so that reading them once is enough

    def __init__(self, name, field=None, *, required=False):
        self.name = name
        self.cells = (name,)
        self.field_name = field or name
        self.required = required

    @property
    def loaded(self):
        """The table's columns that `load` is given."""
        return self.attnames

    def bind(self, model):
        """Meets the model: takes limits and defaults from the field it fills."""
        self.field = model._meta.get_field(self.field_name)
        self.attnames = (self.field.attname,)
        self.empty = REQUIRED if self.required else _empty_value(self.field)

    def read(self, cells, references):
        """The value of the row's cells for this column. Raises Unfit."""
        text = cells[0]
        if text == "":
            if self.empty is REQUIRED:
                raise Unfit("expected a value, found none")
            return self.empty
        return self.parse(text, references)

    def parse(self, text, references):
        return text

    def key(self, value):
        """The part of the value by which rows are told apart, for columns of the natural key."""
        return value

    def load(self, stored):
        """The value of a stored row, to compare with."""
        return stored[0]

    def store(self, value):
        """What goes into the table's columns `attnames`."""
        return (value,)

    def show(self, value, references):
        """The value as text, in a file's notation."""
        return "" if value is None else str(value)

    def refers(self, value):
        """(reference, key) of each row of another table that the value names."""
        return ()

    def said(self, value, references):
        """The value as text, as claims write it."""
        return self.show(value, references)


def _empty_value(field):
    if field.null:
        return None
    if field.default is not NOT_PROVIDED:
        return field.get_default()
    if field.blank and field.empty_strings_allowed:
        return ""
    return REQUIRED


def unstorable(text):
    """What is expected instead of a text that cannot be kept; "" for one that can.

    PostgreSQL keeps no NUL, no workbook control characters, no encoding half a character.
    """
    found = UNSTORABLE.search(text)
    if not found:
        return ""
    code = ord(found[0])
    what = NAMED.get(code, "half a character" if code >= FIRST_HALF else "a control character")
    return f"expected text, found {what} (U+{code:04X}) as character {found.start() + 1}"


def check_storable(text):
    """Raises Unfit for a text that cannot be kept."""
    said = unstorable(text)
    if said:
        raise Unfit(said)


class Text(Column):
    """Words; in one line unless the field is a TextField. Shapes are checked by name."""

    repeats = False
    in_words = True

    def __init__(self, name, field=None, *, shape=None, required=False):
        super().__init__(name, field, required=required)
        self.shape = SHAPES[shape] if shape else None

    def bind(self, model):
        super().bind(model)
        self.longest = self.field.max_length

    def parse(self, text, references):
        check_storable(text)
        if self.longest:
            if len(text) > self.longest:
                raise Unfit(f"expected at most {self.longest} characters, found {len(text)}")
            if "\n" in text or "\r" in text:
                raise Unfit("expected one line, found a line break")
        if self.shape and not self.shape[0].match(text):
            raise Unfit(f"expected {self.shape[1]}")
        return text


class NameText(Text):
    """A name, stored beside its folded form."""

    def bind(self, model):
        super().bind(model)
        self.attnames = ("text", "folded")

    def store(self, value):
        return value, fold_name(value)


class Url(Text):
    """An http or https address."""

    check = URLValidator(schemes=["http", "https"])

    def parse(self, text, references):
        text = super().parse(text, references)
        try:
            self.check(text)
        except ValidationError as error:
            raise Unfit("expected an address that begins with http:// or https://") from error
        return text


class Currency(Text):
    """An ISO 4217 code."""

    codes = {currency.alpha_3 for currency in currencies}

    def parse(self, text, references):
        if text not in self.codes:
            near = did_you_mean(text, self.codes)
            raise Unfit(f"expected an ISO 4217 currency code, such as USD{near}")
        return text


class Language(Text):
    """A language of ISO 639, perhaps with a country or a script: prs, en-GB, uz-Latn."""

    repeats = True

    def parse(self, text, references):
        if not is_language(text):
            raise Unfit("expected an ISO 639 code, such as en, ru, prs or uz-Latn")
        return text


class Choice(Column):
    """One of the field's choices, as the stored lower-case word."""

    def bind(self, model):
        super().bind(model)
        self.words = {str(word) for word, _label in self.field.choices}

    def parse(self, text, references):
        if text not in self.words:
            words = [str(word) for word, _label in self.field.choices]
            raise Unfit(one_of(words) + did_you_mean(text, words))
        return text


class Boolean(Column):
    """yes or no."""

    says_yes_or_no = True
    words = {"yes": True, "no": False}

    def parse(self, text, references):
        if text.lower() not in self.words:
            raise Unfit("expected yes or no")
        return self.words[text.lower()]

    def show(self, value, references):
        return "yes" if value else "no"


class Integer(Column):
    """A whole number within the field's range, or a narrower one."""

    largest = {"PositiveSmallIntegerField": 32_767, "PositiveIntegerField": 2_147_483_647}

    def __init__(self, name, field=None, *, within=None, required=False):
        super().__init__(name, field, required=required)
        self.within = within

    def bind(self, model):
        super().bind(model)
        self.within = self.within or (0, self.largest[self.field.get_internal_type()])

    def parse(self, text, references):
        low, high = self.within
        if not text.isascii() or not text.isdigit() or not low <= int(text[:12]) <= high:
            raise Unfit(f"expected a whole number from {low} to {high}")
        return int(text)


class Number(Column):
    """A decimal number with a point: 12.5. No thousands separators, no exponent."""

    def bind(self, model):
        super().bind(model)
        self.whole = self.field.max_digits - self.field.decimal_places

    def parse(self, text, references):
        if not NUMBER.match(text):
            raise Unfit("expected a number such as 1250000 or 12.5")
        whole, _point, fraction = text.lstrip("-").partition(".")
        places = self.field.decimal_places
        if len(fraction.rstrip("0")) > places or len(whole.lstrip("0")) > self.whole:
            raise Unfit(f"expected at most {self.whole} digits before and {places} after the point")
        return Decimal(text)

    def show(self, value, references):
        return "" if value is None else f"{value.normalize():f}"


class Day(Column):
    """A day: 2022-07-20."""

    def parse(self, text, references):
        try:
            day = datetime.date.fromisoformat(text)
        except ValueError as error:
            raise Unfit("expected a day, such as 2022-07-20") from error
        if day == EPOCH:
            raise Unfit(ZERO)
        return day


class Partial(Column):
    """A partial date as sources/dates.py writes it, in the columns `_on` and `_precision`."""

    def bind(self, model):
        field = model._meta.get_field(f"{self.field_name}_on")
        self.attnames = (field.attname, f"{self.field_name}_precision")
        self.empty = REQUIRED if self.required else None

    def parse(self, text, references):
        return partial_date(text)

    def load(self, stored):
        return PartialDate.from_columns(*stored)

    def store(self, value):
        return value.columns() if value else (None, "unknown")


@lru_cache(maxsize=8192)
def partial_date(text):
    try:
        return stated_date(text)
    except DateNotUnderstood as error:
        raise Unfit(str(error)) from error


class To(Column):
    """A reference to one row by its code; `to` is a registered reference.

    `record` as `to` means any record, as kind/slug.
    """

    def __init__(self, name, field=None, *, to, required=False):
        super().__init__(name, field, required=required)
        self.to = to

    def parse(self, text, references):
        if self.to == "record":
            return references.find_record(text)
        return references.find(self.to, text)

    def show(self, value, references):
        return references.code(self.to, value)

    def refers(self, value):
        return () if value is None else [(self.to, value)]


class ToWithin(To):
    """A reference by two cells: the scheme and, within it, the code (sdg, 9.5)."""

    def __init__(self, name, field=None, *, to, within, required=False):
        super().__init__(name, field, to=to, required=required)
        self.cells = (name, within)

    def read(self, cells, references):
        if cells[0] == "":
            return super().read(cells, references)
        return references.find(self.to, f"{cells[1]}/{cells[0]}")


class Hint(Column):
    """A column that is not stored: it helps to find or explain what is."""

    in_words = True

    def bind(self, model):
        self.attnames = ()
        self.empty = REQUIRED if self.required else ""

    def parse(self, text, references):
        check_storable(text)
        return text

    def load(self, stored):
        return None

    def store(self, value):
        return ()


class Derived(Column):
    """A stored value that no cell gives: the dataset's `prepare` fills it in."""

    def __init__(self, field):
        super().__init__(field)
        self.cells = ()

    def bind(self, model):
        super().bind(model)
        self.empty = None
