from typing import Any

from django.contrib import admin
from django.http import HttpRequest
from django.template.response import TemplateResponse

from sources.choices import ReviewStatus
from sources.models import Record

# What curators work on first, then what it rests on, reference data, and the people.
APPS = ["policies", "events", "organisations", "sources", "countries", "accounts", "auth", "axes"]
SHOWN_WAITING = 10


class RegistanAdminSite(admin.AdminSite):
    """The curators' back office. Every change made here goes through an action."""

    site_header = "Registan"
    site_title = "Registan"
    index_title = "Curation"
    index_template = "admin/curation_index.html"

    def get_app_list(self, request: HttpRequest, app_label: str | None = None) -> list[Any]:
        """What a person may add or change stands before what is only looked up."""
        listed = super().get_app_list(request, app_label)
        listed.sort(key=lambda app: (_place(app["app_label"]), app["name"]))
        for app in listed:
            app["models"].sort(key=lambda model: model["view_only"] and not model["add_url"])
        return listed

    def index(
        self, request: HttpRequest, extra_context: dict[str, Any] | None = None
    ) -> TemplateResponse:
        """With the records that wait for somebody to publish them or send them back."""
        waiting = Record.objects.filter(review_status=ReviewStatus.IN_REVIEW)
        context = {
            "waiting": waiting.order_by("updated_at", "pk")[:SHOWN_WAITING],
            "waiting_count": waiting.count(),
            **(extra_context or {}),
        }
        return super().index(request, context)


def _place(app_label: str) -> int:
    return APPS.index(app_label) if app_label in APPS else len(APPS)
