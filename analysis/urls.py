from django.urls import path

from analysis.views.threads import thread_view

urlpatterns = [
    path("thread/<slug:kind>/<slug:slug>/", thread_view, name="thread"),
]
