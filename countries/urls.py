from django.urls import path, re_path

from countries import views
from countries.downloads import FORMS

urlpatterns = [
    path("countries/", views.country_list, name="countries"),
    re_path(rf"^countries/map\.(?P<form>{FORMS})$", views.country_map, name="countries-map"),
    re_path(
        r"^countries/(?P<code>[a-z]{3})/indicators\.(?P<form>csv)$",
        views.country_indicators,
        name="country-indicators",
    ),
    re_path(
        rf"^countries/(?P<code>[a-z]{{3}})/indicators/(?P<slug>[-\w]+)\.(?P<form>{FORMS})$",
        views.country_indicators,
        name="country-indicator",
    ),
    path("countries/<slug:code>/", views.country_detail, name="country"),
]
