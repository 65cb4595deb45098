from django.urls import path

from sources import views

urlpatterns = [
    path("sources/", views.source_list, name="sources"),
    path("sources/<slug:slug>/", views.source_reader, name="source"),
]
