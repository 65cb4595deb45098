from django.contrib import admin

from sources.partial_columns import columns_of, date_names, period_names


class ReadOnlyAdmin(admin.ModelAdmin):
    """For rows that are looked up here and changed elsewhere, if at all."""

    list_per_page = 50
    show_full_result_count = False

    def get_fields(self, request, obj=None):
        columns = columns_of(self.model)
        names = [field.name for field in self.opts.fields if field.name not in columns]
        ends = [f"{name}_{end}" for name in period_names(self.model) for end in ("from", "until")]
        return [name for name in [*names, *date_names(self.model), *ends] if name != "id"]

    def has_add_permission(self, request):
        return False

    def has_change_permission(self, request, obj=None):
        return False

    def has_delete_permission(self, request, obj=None):
        return False
