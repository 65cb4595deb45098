from django.contrib import admin

from countries.models import (
    Country,
    CountryGeometry,
    CountryName,
    Grouping,
    GroupingName,
    Indicator,
    IndicatorName,
    Membership,
    Observation,
    Place,
    PlaceName,
)
from sources.admin.choosing import ChoosingInline
from sources.admin.dates import DatedAdmin
from sources.admin.history import ReferenceAdmin
from sources.admin.names import NamedForm
from sources.admin.readonly import ReadOnlyAdmin


class NamesInline(DatedAdmin, admin.TabularInline):
    form = NamedForm
    extra = 0
    fields = ["text", "kind", "language", "script", "valid_from", "valid_until"]
    ordering = ["language", "pk"]


class CountryNameInline(NamesInline):
    model = CountryName


class PlaceNameInline(NamesInline):
    model = PlaceName


class GroupingNameInline(admin.TabularInline):
    model = GroupingName
    extra = 0
    ordering = ["language"]


class IndicatorNameInline(admin.TabularInline):
    model = IndicatorName
    extra = 0
    ordering = ["language"]


class MembershipInline(DatedAdmin, ChoosingInline, admin.TabularInline):
    model = Membership
    extra = 0
    fields = ["country", "grouping", "role", "valid_from", "valid_until", "note"]
    autocomplete_fields = ["country", "grouping"]
    ordering = ["pk"]

    def get_queryset(self, request):
        return super().get_queryset(request).select_related("country", "grouping")


@admin.register(Country)
class CountryAdmin(ReferenceAdmin):
    shows_everywhere = True
    of_country = True
    identifiers = ("iso3", "iso2", "iso_numeric")
    list_display = ["name", "iso3", "iso2", "iso_numeric", "capital", "is_covered"]
    list_filter = ["is_covered", "memberships__grouping"]
    search_fields = ["name", "official_name", "iso3", "names__folded"]
    inlines = [CountryNameInline, MembershipInline]

    def country_of(self, row):
        return row.iso3


@admin.register(Grouping)
class GroupingAdmin(DatedAdmin, ReferenceAdmin):
    shows_everywhere = True
    identifiers = ("slug",)
    list_display = ["acronym", "name", "founded"]
    search_fields = ["slug", "acronym", "name"]
    fields = ["slug", "acronym", "name", "founded", "url"]
    inlines = [GroupingNameInline, MembershipInline]


@admin.register(Membership)
class MembershipAdmin(DatedAdmin, ReferenceAdmin):
    shows_everywhere = True
    of_country = True
    list_display = ["country", "grouping", "role", "valid_shown", "note"]
    list_filter = ["grouping", "role"]
    search_fields = ["country__name", "grouping__acronym", "grouping__name"]
    list_select_related = ["country", "grouping"]
    autocomplete_fields = ["country", "grouping"]
    fields = ["country", "grouping", "role", "valid_from", "valid_until", "note"]


@admin.register(Place)
class PlaceAdmin(ReferenceAdmin):
    shows_everywhere = True
    of_country = True
    identifiers = ("code",)
    list_display = ["name", "code", "kind", "country", "region"]
    list_filter = ["kind", "country"]
    search_fields = ["name", "code", "names__folded"]
    list_select_related = ["country", "region"]
    autocomplete_fields = ["country", "region"]
    list_per_page = 50
    inlines = [PlaceNameInline]


@admin.register(Indicator)
class IndicatorAdmin(ReferenceAdmin):
    identifiers = ("code", "slug")
    list_display = ["name", "code", "unit", "direction", "publisher"]
    list_filter = ["direction", "publisher"]
    search_fields = ["name", "code", "slug"]
    inlines = [IndicatorNameInline]


@admin.register(Observation)
class ObservationAdmin(ReferenceAdmin):
    of_country = True
    list_display = ["indicator", "country", "place", "year", "value", "source"]
    list_filter = ["indicator", "country"]
    search_fields = ["indicator__name", "indicator__code", "country__name", "source"]
    list_select_related = ["indicator", "country", "place"]
    autocomplete_fields = ["indicator", "country", "place"]
    ordering = ["-pk"]
    list_per_page = 50
    show_full_result_count = False


class NameListAdmin(DatedAdmin, ReadOnlyAdmin):
    """Names are edited with what bears them."""

    list_filter = ["kind", "language"]
    search_fields = ["text", "folded"]


@admin.register(CountryName)
class CountryNameAdmin(NameListAdmin):
    list_display = ["text", "country", "kind", "language", "valid_shown"]
    list_select_related = ["country"]


@admin.register(PlaceName)
class PlaceNameAdmin(NameListAdmin):
    list_display = ["text", "place", "kind", "language", "valid_shown"]
    list_select_related = ["place"]


@admin.register(GroupingName)
class GroupingNameAdmin(ReadOnlyAdmin):
    """Edited with the grouping."""

    list_display = ["name", "acronym", "grouping", "language"]
    list_filter = ["language"]
    search_fields = ["name", "acronym", "grouping__name"]
    list_select_related = ["grouping"]


@admin.register(IndicatorName)
class IndicatorNameAdmin(ReadOnlyAdmin):
    """Edited with the indicator."""

    list_display = ["name", "unit", "indicator", "language"]
    list_filter = ["language"]
    search_fields = ["name", "indicator__name"]
    list_select_related = ["indicator"]


@admin.register(CountryGeometry)
class CountryGeometryAdmin(ReadOnlyAdmin):
    """Outlines come in with the dataset country-geometry."""

    list_display = ["country"]
    search_fields = ["country__name"]
    list_select_related = ["country"]
    fields = ["country"]

    def get_queryset(self, request):
        return super().get_queryset(request).defer("outline")
