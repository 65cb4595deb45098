from django.contrib import admin
from django.urls import path

from config.health import healthz, readyz

urlpatterns = [
    path("healthz", healthz, name="healthz"),
    path("readyz", readyz, name="readyz"),
    path("admin/", admin.site.urls),
    # pages: path("", include("sources.urls")), one line an app, lowest floor first
    # API: path("api/v1/", include("config.api_v1"))
]
