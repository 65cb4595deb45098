from django.contrib import admin

from sources.actions import records
from sources.actions.refused import Disagrees
from sources.addresses import record_page
from sources.admin.dates import DatedAdmin
from sources.admin.forms import RecordForm
from sources.admin.inlines import (
    ClaimInline,
    LinkInInline,
    LinkOutInline,
    NameInline,
    TranslationInline,
)
from sources.admin.refusing import REFUSALS, say_refused
from sources.admin.review import ReviewedAdmin
from sources.choices import ReviewStatus
from sources.scope import country_codes


class TypedRecordAdmin(DatedAdmin, ReviewedAdmin):
    """Base of the admins of typed records. A subclass declares `sections`, its own fieldsets,
    and `parts`, inlines of its own.

    Everything that is saved goes through `sources.actions.records`, in one change a request.
    Outside their editorial scope people read, and do not write; nor do they write what is
    published without the right to publish.
    """

    form = RecordForm
    sections: list[tuple[str, list]] = []
    parts: list[type[admin.options.InlineModelAdmin]] = []
    search_fields = ["title", "slug", "names__folded"]
    list_filter = ["review_status"]
    list_per_page = 50
    show_full_result_count = False
    date_hierarchy = "updated_at"
    ordering = ["-updated_at", "-pk"]
    prepopulated_fields = {"slug": ["title"]}
    save_on_top = True

    class Media:
        css = {"all": ["css/curation.css"]}

    def get_inlines(self, request, obj):
        return [
            *self.parts, NameInline, TranslationInline, ClaimInline, LinkOutInline, LinkInInline,
        ]  # fmt: skip

    def get_fieldsets(self, request, obj=None):
        change = [("This change", {"fields": ["change_reason", "seen"]})]
        may_change = self.has_change_permission(request, obj) if obj else True
        return [
            (None, {"fields": ["title", "slug", "language", "summary"]}),
            *((title, {"fields": fields}) for title, fields in self.sections),
            *(change if may_change else []),
        ]

    def view_on_site(self, record):
        published = record.review_status == ReviewStatus.PUBLISHED
        return record_page(record.kind, record.slug) if published else None

    def has_change_permission(self, request, obj=None):
        allowed = super().has_change_permission(request, obj) and _in_scope(request, obj)
        return allowed and (obj is None or records.is_open_to(obj, request.user))

    def has_delete_permission(self, request, obj=None):
        published = obj is not None and obj.review_status == ReviewStatus.PUBLISHED
        return request.user.is_superuser and not published

    def get_actions(self, request):
        """Records are deleted one at a time, if at all."""
        actions = super().get_actions(request)
        actions.pop("delete_selected", None)
        return actions

    def get_form(self, request, obj=None, change=False, **options):
        form = super().get_form(request, obj, change, **options)
        found = getattr(request, "disagreements", ())
        return type(form.__name__, (form,), {"disagreements": found}) if found else form

    def changeform_view(self, request, object_id=None, form_url="", extra_context=None):
        """What an action or the database refuses is said, and nothing of the form is saved.

        Whether record and claims agree shows only once both are saved. Where they do not, that is
        undone, and the same form comes back with what was typed and the errors at its fields.
        """
        try:
            try:
                return super().changeform_view(request, object_id, form_url, extra_context)
            except Disagrees as refused:
                request.disagreements = refused.found
                return super().changeform_view(request, object_id, form_url, extra_context)
        except REFUSALS as problem:
            return say_refused(self, request, problem)

    def save_model(self, request, obj, form, change):
        """Nothing yet: `save_related` saves record and parts as one change."""

    def save_related(self, request, form, formsets, change):
        reason = form.cleaned_data.get("change_reason", "")
        record = form.instance
        with records.changing(record, by=request.user, reason=reason):
            records.save_record(record)
            for formset in formsets:
                _save_parts(record, formset)

    def delete_model(self, request, obj):
        records.delete_record(obj, by=request.user, reason="Deleted in the admin")


def _save_parts(record, formset):
    formset.save(commit=False)
    saved = [*formset.new_objects, *(part for part, _fields in formset.changed_objects)]
    records.save_parts(record, saved=saved, removed=formset.deleted_objects)


def _in_scope(request, record):
    """Asked many times while one page is built, so answered once a request and record."""
    if record is None:
        return True
    answers = request.__dict__.setdefault("_editorial_scope", {})
    if record.pk not in answers:
        answers[record.pk] = request.user.may_curate(country_codes(record))
    return answers[record.pk]
