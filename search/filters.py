"""What a search is asked with."""

from django import forms
from django.utils.translation import gettext_lazy as _

from sources.filters import StrictFilterSet
from sources.filters.kinds import Setting
from sources.models import Entry

FURTHEST = 999_999


class SearchFilter(StrictFilterSet):
    """Words, and which page of the records and of the paragraphs found. Any words are understood:
    what no text holds finds nothing.
    """

    q = Setting(forms.Field, label=_("Search"))
    records = Setting(forms.IntegerField, min_value=1, max_value=FURTHEST)
    passages = Setting(forms.IntegerField, min_value=1, max_value=FURTHEST)

    class Meta(StrictFilterSet.Meta):
        model = Entry
        fields: list[str] = []
