from django.urls import path

from analysis.views.silence import silent_view
from analysis.views.threads import thread_view

urlpatterns = [
    path("silent/", silent_view, name="silent"),
    path("thread/<slug:kind>/<slug:slug>/", thread_view, name="thread"),
]
