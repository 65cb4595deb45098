from django.contrib import admin

from policies.models import CoverageCheck, CoverageCheckSource
from sources.admin.choosing import ChoosingInline
from sources.admin.dates import DatedAdmin
from sources.admin.history import ReferenceAdmin
from sources.admin.readonly import ReadOnlyAdmin


class CoverageCheckSourceInline(ChoosingInline, admin.TabularInline):
    model = CoverageCheckSource
    verbose_name = "source looked through"
    verbose_name_plural = "sources looked through"
    extra = 0
    min_num = 1
    validate_min = True
    autocomplete_fields = ["source"]
    ordering = ["pk"]

    def get_queryset(self, request):
        return super().get_queryset(request).select_related("source").defer("source__text")


@admin.register(CoverageCheck)
class CoverageCheckAdmin(DatedAdmin, ReferenceAdmin):
    of_country = True
    list_display = ["country", "topic", "kind", "outcome", "checked", "checked_by"]
    list_filter = ["outcome", "kind", "country"]
    search_fields = ["country__name", "topic__name", "note", "checked_by"]
    list_select_related = ["country", "topic"]
    autocomplete_fields = ["country", "topic"]
    fields = [("country", "topic", "kind"), ("outcome", "checked"), "note", "checked_by"]
    inlines = [CoverageCheckSourceInline]


@admin.register(CoverageCheckSource)
class CoverageCheckSourceAdmin(ReadOnlyAdmin):
    list_display = ["coverage_check", "source"]
    search_fields = ["source__title", "coverage_check__country__name"]
    list_select_related = ["coverage_check__country", "coverage_check__topic", "source"]
