"""The admin of documents: their changes go through `sources.actions.describing`, with a reason
where readers see what rests on them.
"""

from django import forms
from django.contrib import messages

from sources.actions.describing import (
    delete_document,
    describing,
    save_warnings,
    say_why,
    shown_resting_on,
    why_closed,
    works_of,
)
from sources.admin.history import VersionedAdmin
from sources.admin.refusing import REFUSALS, say_refused


def reason_field():
    return forms.CharField(
        required=False,
        max_length=300,
        label="Reason for the change",
        help_text="Kept with the version.",
    )


class DescribedForm(forms.ModelForm):
    """The form of a document, or of a part of one: why it is changed."""

    change_reason = reason_field()

    def works(self):
        """The works that the change concerns: of the document as stored, and as it shall be."""
        chosen = self.cleaned_data.get("work")
        return works_of([self.instance, *([chosen] if chosen else [])])

    def clean(self):
        cleaned = super().clean()
        reason = self.cleaned_data.get("change_reason", "")
        shown = None if reason.strip() else shown_resting_on(self.works())
        if shown:
            self.add_error("change_reason", say_why(shown))
        return cleaned


class DescribedAdmin(VersionedAdmin):
    """Of documents and their passages: whoever may not change one reads it, and is told why."""

    def works(self, row):
        """The works that a change of this row concerns."""
        return works_of([row])

    def why_closed(self, request, row):
        """Asked many times while one page is built, so answered once a request and row."""
        if row is None or not row.pk:
            return ""
        answers = request.__dict__.setdefault("_closed_documents", {})
        if row.pk not in answers:
            answers[row.pk] = why_closed(self.works(row), request.user)
        return answers[row.pk]

    def has_change_permission(self, request, obj=None):
        allowed = super().has_change_permission(request, obj)
        return allowed and not self.why_closed(request, obj)

    def render_change_form(self, request, context, *args, **kwargs):
        closed = self.why_closed(request, context.get("original"))
        if closed and request.user.has_perm("sources.change_source"):
            self.message_user(request, closed, messages.WARNING)
        return super().render_change_form(request, context, *args, **kwargs)

    def changeform_view(self, request, object_id=None, form_url="", extra_context=None):
        try:
            return super().changeform_view(request, object_id, form_url, extra_context)
        except REFUSALS as problem:
            return say_refused(self, request, problem)


class DocumentAdmin(DescribedAdmin):
    """Of sources and works. A subclass declares `sections`, its fieldsets."""

    sections: list[tuple[str | None, list]] = []

    def get_fieldsets(self, request, obj=None):
        open_to = self.has_change_permission(request, obj) if obj else True
        change: list[tuple[str | None, list]] = [("This change", ["change_reason"])]
        sections = [*self.sections, *(change if open_to else [])]
        return [(title, {"fields": fields}) for title, fields in sections]

    def save_model(self, request, obj, form, change):
        """Nothing yet: `save_related` saves document and warnings as one change."""

    def save_related(self, request, form, formsets, change):
        reason = form.cleaned_data["change_reason"]
        with describing(form.instance, by=request.user, reason=reason) as document:
            document.save()
            for formset in formsets:
                formset.save(commit=False)
                changed = [warning for warning, _fields in formset.changed_objects]
                saved = [*formset.new_objects, *changed]
                save_warnings(document, saved=saved, removed=formset.deleted_objects)

    def has_delete_permission(self, request, obj=None):
        return request.user.is_superuser

    def get_actions(self, request):
        """Documents are deleted one at a time, if at all."""
        actions = super().get_actions(request)
        actions.pop("delete_selected", None)
        return actions

    def delete_model(self, request, obj):
        delete_document(obj, by=request.user, reason="Deleted in the admin")
