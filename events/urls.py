from django.urls import path, re_path

from events import views
from events.pages import LISTINGS, PAGES
from sources.pages.paths import record_paths

urlpatterns = [
    path("events/calendar/", views.event_calendar, name="calendar"),
    re_path(
        r"^events/calendar/(?P<year>(?:18|19|20|21)\d\d)/$",
        views.event_calendar,
        name="calendar-year",
    ),
    path("events/series/<slug:slug>/", views.event_series, name="series"),
    *record_paths(PAGES, LISTINGS),
]
