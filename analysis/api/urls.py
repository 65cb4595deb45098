from django.urls import path

from analysis.api.coverage import CoverageViewSet
from analysis.api.matrix import MatrixViewSet
from analysis.api.network import NetworkViewSet
from analysis.api.threads import ThreadViewSet
from analysis.api.timeline import TimelineViewSet

urlpatterns = [
    path("coverage/<str:code>/", CoverageViewSet.as_view({"get": "retrieve"})),
    path("matrix/", MatrixViewSet.as_view({"get": "list"})),
    path("network/", NetworkViewSet.as_view({"get": "list"})),
    path("timeline/", TimelineViewSet.as_view({"get": "list"})),
    path("threads/<slug:kind>/<slug:slug>/", ThreadViewSet.as_view({"get": "retrieve"})),
]
