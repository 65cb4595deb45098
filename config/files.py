"""Addresses of files: the same for readers of every language, so no language stands in them."""

from django.urls import path, re_path

import events.pages
import organisations.pages
import policies.pages
from analysis.views.matrix import compare_file
from analysis.views.timeline import timeline_file
from events.views import event_calendar_file, event_file
from sources.addresses import PLURALS
from sources.choices import Kind
from sources.exports import views
from sources.exports.citations import record_citation, source_citation
from sources.exports.latest import change_feed
from sources.exports.previews import record_picture

LISTINGS = [
    *organisations.pages.LISTINGS,
    *policies.pages.LISTINGS,
    *events.pages.LISTINGS,
]
EVENTS = next(one for one in LISTINGS if one.kind == Kind.EVENT)
CITATION = r"(?P<slug>[-\w]+)/cite\.(?P<form>bib|ris|json)$"
PICTURE = r"(?P<slug>[-\w]+)/picture\.png$"
FORM = r"\.(?P<form>csv|jsonl)$"

urlpatterns = [
    *(
        re_path(
            f"^{one.plural}{FORM}", views.record_file, {"listing": one}, name=f"{one.kind}-file"
        )
        for one in LISTINGS
    ),
    *(
        path(f"{one.plural}.atom", views.record_feed, {"listing": one}, f"{one.kind}-feed")
        for one in LISTINGS
    ),
    re_path(f"^sources{FORM}", views.source_file, name="source-file"),
    path("compare.csv", compare_file, name="compare-file"),
    path("events.ics", event_calendar_file, {"listing": EVENTS}, "event-calendars"),
    path("events/<slug:slug>.ics", event_file, name="event-calendar"),
    *(
        re_path(f"^{plural}/{CITATION}", record_citation, {"kind": kind}, f"{kind}-citation")
        for kind, plural in PLURALS.items()
    ),
    *(
        re_path(f"^{plural}/{PICTURE}", record_picture, {"kind": kind}, f"{kind}-picture")
        for kind, plural in PLURALS.items()
    ),
    re_path(f"^sources/{CITATION}", source_citation, name="source-citation"),
    path("timeline.csv", timeline_file, name="timeline-file"),
    path("changes.atom", change_feed, name="change-feed"),
    path("sources.atom", views.source_feed, name="source-feed"),
]
