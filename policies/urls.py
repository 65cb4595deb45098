from django.urls import path

from policies import views
from sources.views import record_detail

urlpatterns = [
    path("topics/", views.topic_list, name="topics"),
    path("topics/<slug:code>/", views.topic_detail, name="topic"),
    *(
        path(f"{page.plural}/<slug:slug>/", record_detail, {"page": page}, name=page.kind)
        for page in views.PAGES
    ),
]
