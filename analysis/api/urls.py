from django.urls import path

from analysis.api.threads import ThreadViewSet

urlpatterns = [
    path("threads/<slug:kind>/<slug:slug>/", ThreadViewSet.as_view({"get": "retrieve"})),
]
