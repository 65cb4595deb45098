from django.urls import path

from countries import views

urlpatterns = [
    path("countries/", views.country_list, name="countries"),
    path("countries/<slug:code>/", views.country_detail, name="country"),
]
