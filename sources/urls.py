from django.urls import path

from sources import views
from sources.exports.citations import source_cite

urlpatterns = [
    path("changes/", views.change_list, name="changes"),
    path("sources/", views.source_list, name="sources"),
    path("sources/<slug:slug>/", views.source_reader, name="source"),
    path("sources/<slug:slug>/cite/", source_cite, name="source-cite"),
]
