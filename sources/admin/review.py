from django.contrib import messages
from django.contrib.admin.utils import unquote
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponseNotAllowed, HttpResponseRedirect
from django.urls import path, reverse

from sources.actions.records import PUBLISHED, is_open_to
from sources.actions.refused import NotPermitted, Refused
from sources.actions.review import open_steps, transition_record
from sources.admin.history import VersionedAdmin
from sources.choices import ReviewStatus

BUTTONS = {
    ReviewStatus.DRAFT: "Back to draft",
    ReviewStatus.IN_REVIEW: "Hand in for review",
    ReviewStatus.PUBLISHED: "Publish",
    ReviewStatus.WITHDRAWN: "Withdraw",
}
COMMENT = 1_000
SHOWN_TRANSITIONS = 5


class ReviewedAdmin(VersionedAdmin):
    """Of records: the review workflow as buttons on the change form."""

    change_form_template = "admin/record_change_form.html"

    def get_urls(self):
        opts = self.opts
        return [
            path(
                "<path:object_id>/transition/",
                self.admin_site.admin_view(self.transition_view),
                name=f"{opts.app_label}_{opts.model_name}_transition",
            ),
            *super().get_urls(),
        ]

    def render_change_form(self, request, context, *args, **kwargs):
        record = context.get("original")
        if record is not None:
            context["review"] = {
                "steps": [(to, BUTTONS[to]) for to in open_steps(record, by=request.user)],
                "closed": "" if is_open_to(record, request.user) else PUBLISHED,
                "transitions": record.transitions.select_related("by")[:SHOWN_TRANSITIONS],
                "url": reverse(
                    f"admin:{self.opts.app_label}_{self.opts.model_name}_transition",
                    args=[record.pk],
                ),
            }
        return super().render_change_form(request, context, *args, **kwargs)

    def transition_view(self, request, object_id):
        if request.method != "POST":
            return HttpResponseNotAllowed(["POST"])
        record = self.get_object(request, unquote(object_id))
        if record is None:
            raise Http404
        if not self.has_change_permission(request, record):
            raise PermissionDenied
        to = request.POST.get("to")
        if to in ReviewStatus.values:
            self._move(request, record, to)
        else:
            self.message_user(request, "That is no step of the review.", messages.ERROR)
        return self._back_to(record.pk)

    def _back_to(self, object_id):
        change = f"admin:{self.opts.app_label}_{self.opts.model_name}_change"
        return HttpResponseRedirect(reverse(change, args=[object_id]))

    def delete_view(self, request, object_id, extra_context=None):
        """Somebody else may publish the record while this person is asked whether to be sure."""
        try:
            return super().delete_view(request, object_id, extra_context)
        except NotPermitted as refused:
            raise PermissionDenied(str(refused)) from refused
        except Refused as refused:
            self.message_user(request, str(refused), messages.ERROR)
        return self._back_to(unquote(object_id))

    def _move(self, request, record, to):
        comment = request.POST.get("comment", "").strip()[:COMMENT]
        try:
            transition_record(record, to=to, by=request.user, comment=comment)
        except Refused as refused:
            self.message_user(request, str(refused), messages.ERROR)
        else:
            now = ReviewStatus(to).label.lower()
            self.message_user(request, f"“{record}” is {now} now.", messages.SUCCESS)
