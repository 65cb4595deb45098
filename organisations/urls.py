from django.urls import path

from organisations import views
from sources.views import record_detail

urlpatterns = [
    path(f"{page.plural}/<slug:slug>/", record_detail, {"page": page}, name=page.kind)
    for page in views.PAGES
]
