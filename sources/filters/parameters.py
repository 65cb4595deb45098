"""How the parameters of lists are read: several values at once, codes, words, years, dates."""

import re

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from sources.choices import Kind
from sources.dates import EARLIEST_YEAR, LATEST_YEAR, DateNotUnderstood, PartialDate
from sources.models import FormerSlug
from sources.vocabulary import names_of

SLUG = re.compile(r"[\w.-]+", re.ASCII)
UNKNOWN = {
    "country": gettext_lazy("“%(text)s” is no country of this base."),
    "grouping": gettext_lazy("“%(text)s” is no grouping of this base."),
    "topic": gettext_lazy("“%(text)s” is no topic of this base."),
    "place": gettext_lazy("“%(text)s” is no place of this base."),
    "indicator": gettext_lazy("“%(text)s” is no indicator of this base."),
    "organisation": gettext_lazy("“%(text)s” is no organisation of this base."),
    "person": gettext_lazy("“%(text)s” is no person of this base."),
    "event": gettext_lazy("“%(text)s” is no event of this base."),
}


class SeveralWidget(forms.TextInput):
    """Reads `a=1&a=2` and `a=1,2` as the same two values."""

    def value_from_datadict(self, data, files, name):
        given = data.getlist(name) if hasattr(data, "getlist") else [data.get(name) or ""]
        return [value.strip() for text in given for value in text.split(",") if value.strip()]


class SeveralField(forms.Field):
    """A list of values, each checked by `read(value)`; an empty list asks for nothing."""

    widget = SeveralWidget

    def __init__(self, *, read, **kwargs):
        super().__init__(**kwargs)
        self.read = read

    def clean(self, value):
        return list(dict.fromkeys(self.read(one) for one in value))


def present_slug(kind, slug):
    """The slug of the record of that kind that used to bear this one; None if there is none."""
    former = FormerSlug.objects.filter(kind=kind, slug=slug)
    return former.values_list("record__slug", flat=True).first()


class Codes:
    """Reads codes of a vocabulary in either case: countries, groupings by slug, codes of topics.

    Codes of reference data once found are remembered by the process, so that only new ones cost a
    query; one that disappears later filters to nothing, which is right. Records are looked up
    each time, because they are withdrawn; a slug that one used to have means that one.
    """

    schema = {"type": "string"}

    def __init__(self, vocabulary, *, upper=False):
        self.vocabulary, self.upper = vocabulary, upper
        self.known: set[str] = set()

    def __deepcopy__(self, memo):
        return self

    def __call__(self, text):
        code = text.upper() if self.upper else text
        if code in self.known:
            return code
        if not SLUG.fullmatch(code):
            raise ValidationError(self.unknown(text))
        if self.vocabulary in Kind.values:
            return self._record(code, text)
        found = names_of(self.vocabulary, {code, code.lower()})
        code = code if code in found else code.lower()
        if code not in found:
            raise ValidationError(self.unknown(text))
        self.known.add(code)
        return code

    def _record(self, slug, text):
        """The present slug of a record that readers see; one query more for a former one."""
        found = names_of(self.vocabulary, {slug, slug.lower()})
        if found:
            return slug if slug in found else slug.lower()
        present = present_slug(self.vocabulary, slug)
        if present is None or not names_of(self.vocabulary, [present]):
            raise ValidationError(self.unknown(text))
        return present

    def unknown(self, text):
        words = UNKNOWN.get(self.vocabulary) or gettext_lazy(
            "“%(text)s” is not known to this base."
        )
        return str(words) % {"text": text}


class Words:
    """Reads the words of a closed vocabulary."""

    def __init__(self, choices):
        self.values = list(choices.values)
        self.schema = {"type": "string", "enum": self.values}

    def __deepcopy__(self, memo):
        return self

    def __call__(self, text):
        if text not in self.values:
            words = {"text": text, "words": ", ".join(self.values)}
            raise ValidationError(_("“%(text)s” is none of: %(words)s.") % words)
        return text


class Years:
    """Reads a year that partial dates may have."""

    schema = {"type": "integer", "minimum": EARLIEST_YEAR, "maximum": LATEST_YEAR}

    def __call__(self, text):
        if not text.isdecimal() or not EARLIEST_YEAR <= int(text) <= LATEST_YEAR:
            words = {"text": text, "first": EARLIEST_YEAR, "last": LATEST_YEAR}
            raise ValidationError(_("“%(text)s” is no year from %(first)s to %(last)s.") % words)
        return int(text)


class Pattern:
    """Reads codes that follow a pattern, such as currencies; in upper case if asked."""

    def __init__(self, pattern, expected, *, upper=False):
        self.schema = {"type": "string", "pattern": f"^(?:{pattern})$"}
        self.pattern, self.expected, self.upper = re.compile(pattern), expected, upper

    def __deepcopy__(self, memo):
        return self

    def __call__(self, text):
        if not self.pattern.fullmatch(text):
            words = {"text": text, "expected": self.expected}
            raise ValidationError(_("“%(text)s” is not %(expected)s.") % words)
        return text.upper() if self.upper else text


class PartialDateField(forms.CharField):
    """A date in the notation of this base: a day, a month, a season, a year."""

    def clean(self, value):
        try:
            return PartialDate.parse(super().clean(value))
        except DateNotUnderstood as error:
            raise ValidationError(str(error)) from error
