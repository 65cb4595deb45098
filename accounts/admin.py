from django.contrib import admin
from django.contrib.auth.admin import UserAdmin as DjangoUserAdmin

from accounts.models import EditorialScope, User

OF_DJANGO = list(DjangoUserAdmin.fieldsets or [])


class EditorialScopeInline(admin.TabularInline):
    model = EditorialScope
    extra = 0
    verbose_name_plural = "may curate records of these countries"


@admin.register(User)
class UserAdmin(DjangoUserAdmin):
    """Rights come from groups (Curator, Publisher, Importer), countries from the scope."""

    list_display = [
        "username",
        "email",
        "first_name",
        "last_name",
        "curates_everywhere",
        "is_staff",
    ]
    list_filter = ["is_staff", "is_superuser", "is_active", "curates_everywhere", "groups"]
    fieldsets = [
        *OF_DJANGO[:2],
        ("Editorial scope", {"fields": ["curates_everywhere"]}),
        *OF_DJANGO[2:],
    ]
    inlines = [EditorialScopeInline]


@admin.register(EditorialScope)
class EditorialScopeAdmin(admin.ModelAdmin):
    list_display = ["user", "country_code"]
    list_filter = ["country_code"]
    search_fields = ["user__username", "country_code"]
    list_select_related = ["user"]
    autocomplete_fields = ["user"]
