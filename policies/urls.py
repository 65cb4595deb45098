from django.urls import path

from policies import views
from policies.pages import LISTINGS, PAGES
from sources.pages.paths import record_paths

urlpatterns = [
    path("topics/", views.topic_list, name="topics"),
    path("topics/<slug:code>/", views.topic_detail, name="topic"),
    *record_paths(PAGES, LISTINGS),
]
