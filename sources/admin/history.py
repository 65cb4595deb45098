from django.contrib import admin
from django.contrib.admin.utils import unquote
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.db import models
from django.http import Http404
from django.shortcuts import render

from sources.actions.refused import NotPermitted
from sources.admin.refusing import REFUSALS, say_refused
from sources.admin.versions import changes_of
from sources.history import changed_by
from sources.tasks import refresh_every_page

CHANGES_A_PAGE = 50


class VersionedAdmin(admin.ModelAdmin):
    """A model admin whose history shows every version, with who and why."""

    formfield_overrides = {models.URLField: {"assume_scheme": "https"}}

    def get_deleted_objects(self, objs, request):
        """Whoever may delete a row may delete what goes with it, though it is read-only alone."""
        to_delete, counts, _missing_rights, protected = super().get_deleted_objects(objs, request)
        return to_delete, counts, set(), protected

    def history_view(self, request, object_id, extra_context=None):
        """Instead of the admin's own log, which knows no values and no imports."""
        row = self.get_object(request, unquote(object_id))
        if row is None:
            raise Http404
        if not self.has_view_or_change_permission(request, row):
            raise PermissionDenied
        page = Paginator(changes_of(row), CHANGES_A_PAGE).get_page(request.GET.get("page"))
        context = {
            **self.admin_site.each_context(request),
            "title": f"Versions of “{row}”",
            "opts": self.opts,
            "object": row,
            "page": page,
            **(extra_context or {}),
        }
        return render(request, "admin/versions.html", context)


class ScopedAdmin(VersionedAdmin):
    """Of data that is no record. It concerns every country, so it takes people without a limited
    editorial scope; rows that are `of_country` are those of one country, and open to those who
    curate that one.
    """

    of_country = False

    def country_of(self, row):
        """The ISO alpha-3 code of the country whose row it is."""
        return row.country.iso3

    def in_scope(self, request, row):
        return request.user.may_curate([self.country_of(row)] if self.of_country else ())

    def has_add_permission(self, request):
        open_to = self.of_country or request.user.may_curate(())
        return super().has_add_permission(request) and open_to

    def has_change_permission(self, request, obj=None):
        allowed = super().has_change_permission(request, obj)
        return allowed and (obj is None or self.in_scope(request, obj))

    def has_delete_permission(self, request, obj=None):
        allowed = super().has_delete_permission(request, obj)
        return allowed and (obj is None or self.in_scope(request, obj))

    def get_actions(self, request):
        """Many at once are deleted by those whom every one of them is open to."""
        actions = super().get_actions(request)
        if not request.user.may_curate(()):
            actions.pop("delete_selected", None)
        return actions


class ReferenceAdmin(ScopedAdmin):
    """For data that is no record: saved as it is, with who and why.

    Reference data has no actions of its own; its shape is guarded by constraints alone. What any
    page may name, a country or a topic, says `shows_everywhere`: a job refreshes them all.
    `identifiers` stand in print and stay as they were made.
    """

    shows_everywhere = False
    identifiers: tuple[str, ...] = ()

    def get_readonly_fields(self, request, obj=None):
        return [*super().get_readonly_fields(request, obj), *(self.identifiers if obj else ())]

    def changeform_view(self, request, object_id=None, form_url="", extra_context=None):
        try:
            with changed_by(request.user, reason="Corrected in the admin"):
                return super().changeform_view(request, object_id, form_url, extra_context)
        except REFUSALS as problem:
            return say_refused(self, request, problem)

    def delete_view(self, request, object_id, extra_context=None):
        with changed_by(request.user, reason="Deleted in the admin"):
            return super().delete_view(request, object_id, extra_context)

    def save_related(self, request, form, formsets, change):
        super().save_related(request, form, formsets, change)
        if not self.in_scope(request, form.instance):
            raise NotPermitted(f"“{form.instance}” is outside the countries you curate.")
        self._spread()

    def delete_model(self, request, obj):
        super().delete_model(request, obj)
        self._spread()

    def delete_queryset(self, request, queryset):
        with changed_by(request.user, reason="Deleted in the admin"):
            super().delete_queryset(request, queryset)
        self._spread()

    def _spread(self):
        if self.shows_everywhere:
            refresh_every_page.delay_on_commit()  # type: ignore[attr-defined]
