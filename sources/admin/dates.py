"""Partial dates in the admin: one line of text in the notation of sources/dates.py.

A form shows `adopted` for the columns `adopted_on` and `adopted_precision`, and `valid_from` and
`valid_until` for the period `valid` and its precision.
"""

import datetime

from django import forms
from django.contrib import admin
from django.contrib.admin.options import BaseModelAdmin

from sources.choices import Precision
from sources.dates import EPOCH, ZERO, DateNotUnderstood, PartialDate, stated_date
from sources.importing.issues import Unfit
from sources.importing.periods import Period
from sources.partial_columns import columns_of, date_names, period_names
from sources.periods import period_text

DAY = datetime.timedelta(days=1)
NOTATION = "2022-07-20, 2022-07, 2022, 2022-summer, 2022..2026 or ~2019; empty: unknown"


class PartialDateField(forms.CharField):
    """Reads the notation and gives a PartialDate, or None for an empty text."""

    def __init__(self, *, required=False, max_length=40, help_text=NOTATION, **options):
        super().__init__(required=required, max_length=max_length, help_text=help_text, **options)

    def clean(self, value):
        try:
            return stated_date(super().clean(value))
        except DateNotUnderstood as error:
            raise forms.ValidationError(_sentence(error)) from error


class DatedForm(forms.ModelForm):
    """Base of forms of models with dates; `dated_form` declares their fields."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        for name in date_names(self._meta.model):
            date = date_of(self.instance, name)
            self.initial.setdefault(name, str(date or ""))
        for name in period_names(self._meta.model):
            for end, text in zip(_ends(name), period_ends(self.instance, name), strict=True):
                self.initial.setdefault(end, text)

    def clean(self):
        cleaned = super().clean()
        for name in [name for name, value in self.cleaned_data.items() if value == EPOCH]:
            self.add_error(name, f"{ZERO}.")
        for name in date_names(self._meta.model):
            if name in self.changed_data and name in self.cleaned_data:
                self._set(name, self.cleaned_data[name])
        for name in period_names(self._meta.model):
            if set(_ends(name)) & set(self.changed_data):
                self._set_period(name)
        return cleaned

    def _set(self, name, date):
        days, precision = date.columns() if date else (None, Precision.UNKNOWN)
        setattr(self.instance, f"{name}_on", days)
        setattr(self.instance, f"{name}_precision", precision)

    def _set_period(self, name):
        period = Period(name)
        try:
            value = period.read(
                [self.data.get(self.add_prefix(end), "") for end in _ends(name)], None
            )
        except Unfit as error:
            for part in error.parts:
                if part.cell in self.cleaned_data:
                    self.add_error(part.cell, _sentence(part))
            return
        days, precision = period.store(value)
        setattr(self.instance, name, days)
        setattr(self.instance, f"{name}_precision", precision)

    def _get_validation_exclusions(self):
        """The columns are set though they are no fields of the form, so their rules hold too."""
        excluded = super()._get_validation_exclusions()  # type: ignore[misc]
        return excluded - set(columns_of(self._meta.model))


def dated_form(model, base):
    """A form class for the model whose dates and periods are fields of text."""
    fields = {name: PartialDateField() for name in date_names(model)}
    for name in period_names(model):
        fields |= {end: PartialDateField() for end in _ends(name)}
    meta = type("Meta", (), {"model": model, "fields": []})  # the admin names the others
    bases = (base,) if issubclass(base, DatedForm) else (DatedForm, base)
    return type(f"{model.__name__}Form", bases, {**fields, "Meta": meta})


def _sentence(error):
    said = str(error)
    return f"{said[:1].upper()}{said[1:]}."


def _ends(name):
    return f"{name}_from", f"{name}_until"


def date_of(row, name):
    """The partial date in the two columns of a row."""
    return PartialDate.from_columns(getattr(row, f"{name}_on"), getattr(row, f"{name}_precision"))


def period_ends(row, name):
    """First and last of a period as texts to edit, each as exact as its precision; "" if open."""
    days, precision = getattr(row, name), getattr(row, f"{name}_precision")
    if days is None:
        return "", ""
    last = days.upper and days.upper - DAY
    return (
        _end_text(days.lower, precision, is_edge=_begins_a_year),
        _end_text(last, precision, is_edge=_ends_a_year),
    )


def _end_text(day, precision, *, is_edge):
    """Days that begin or end a year are its edge, unless they are known to the day."""
    if day is None:
        return ""
    shape = {Precision.YEAR: "%Y", Precision.MONTH: "%Y-%m"}.get(precision, "%Y-%m-%d")
    if precision in (Precision.ABOUT, Precision.RANGE) and is_edge(day):
        shape = "%Y"
    return f"{'~' if precision == Precision.ABOUT else ''}{day:{shape}}"


def _begins_a_year(day):
    return (day.month, day.day) == (1, 1)


def _ends_a_year(day):
    return (day.month, day.day) == (12, 31)


class DatedAdmin(BaseModelAdmin):
    """Mixin of model admins and inlines: dates are one text each, in forms and in lists."""

    def __init__(self, *args):
        super().__init__(*args)
        self.form = dated_form(self.model, self.form)
        for name in date_names(self.model):
            setattr(self, name, _display(name, date_of))
        for name in period_names(self.model):
            setattr(self, f"{name}_shown", _display(name, _period_shown))
            for number, end in enumerate(_ends(name)):
                setattr(self, end, _display(end, _end_shown, name, number))


def _display(label, show, *args):
    def shown(row):
        value = show(row, *(args or (label,)))
        return value.display() if isinstance(value, PartialDate) else value or "not stated"

    return admin.display(description=label.replace("_", " "))(shown)


def _period_shown(row, name):
    return period_text(getattr(row, name), getattr(row, f"{name}_precision"))


def _end_shown(row, name, number):
    return period_ends(row, name)[number]
