"""Choosing other rows in inlines: a search field that costs no query for what is chosen already."""

from django import forms
from django.contrib.admin.options import BaseModelAdmin
from django.contrib.admin.widgets import AutocompleteSelect
from django.db.models import Model


class KnownSelect(AutocompleteSelect):
    """The admin's autocomplete, which looks the chosen row up once for every row of an inline.

    `row` is what the inline's queryset fetched along; while it is the one chosen, nothing is asked.
    """

    row: Model | None = None

    def optgroups(self, name, value, attr=None):
        if self.row is None or [str(chosen) for chosen in value] != [str(self.row.pk)]:
            return super().optgroups(name, value, attr)
        label = self.choices.field.label_from_instance(self.row)
        empty = (
            [] if self.is_required else [self.create_option(name, "", "", selected=False, index=0)]
        )
        chosen = self.create_option(name, self.row.pk, label, selected=True, index=0)
        return [(None, [*empty, chosen], 0)]


class ChoosingForm(forms.ModelForm):
    """Hands the rows that are fetched already to the fields that show them."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        for name, field in self.fields.items():
            widget = getattr(field.widget, "widget", field.widget)
            if isinstance(widget, KnownSelect):
                widget.row = self.instance._state.fields_cache.get(name)


class ChoosingInline(BaseModelAdmin):
    """Mixin of inlines with autocomplete; their queryset fetches the chosen rows along."""

    form = ChoosingForm

    def formfield_for_foreignkey(self, db_field, request, **kwargs):
        if db_field.name in self.get_autocomplete_fields(request):
            kwargs["widget"] = KnownSelect(db_field, self.admin_site, using=kwargs.get("using"))
        return super().formfield_for_foreignkey(db_field, request, **kwargs)
