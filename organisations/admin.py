from django.contrib import admin

from organisations.models import Organisation, Person, Post
from sources.admin.choosing import ChoosingInline
from sources.admin.dates import DatedAdmin
from sources.admin.readonly import ReadOnlyAdmin
from sources.admin.record import TypedRecordAdmin


class PostInline(DatedAdmin, ChoosingInline, admin.TabularInline):
    model = Post
    extra = 0
    fields = ["organisation", "role", "valid_from", "valid_until", "seen_from", "seen_until"]
    autocomplete_fields = ["organisation"]
    ordering = ["pk"]

    def get_queryset(self, request):
        return super().get_queryset(request).select_related("organisation", "person")


@admin.register(Organisation)
class OrganisationAdmin(TypedRecordAdmin):
    list_display = ["title", "organisation_kind", "country", "review_status", "updated_at"]
    list_filter = ["review_status", "organisation_kind"]
    list_select_related = ["country"]
    autocomplete_fields = ["parent", "country", "place"]
    sections = [
        (
            "The organisation",
            [
                "organisation_kind", "parent", ("country", "place"), "url",
                ("valid_from", "valid_until"),
            ],
        ),
    ]  # fmt: skip


@admin.register(Person)
class PersonAdmin(TypedRecordAdmin):
    list_display = ["title", "family_name", "given_name", "review_status", "updated_at"]
    search_fields = [*TypedRecordAdmin.search_fields, "posts__role"]
    sections = [("The person", ["honorific", ("given_name", "family_name")])]
    parts = [PostInline]


@admin.register(Post)
class PostAdmin(DatedAdmin, ReadOnlyAdmin):
    list_display = ["person", "organisation", "role", "valid_shown", "seen_shown"]
    search_fields = ["person__title", "organisation__title", "role"]
    list_select_related = ["person", "organisation"]
