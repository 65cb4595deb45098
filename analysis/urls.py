from django.urls import path, re_path

from analysis.views.home import home_map_view, home_view
from analysis.views.matrix import cell_view, compare_view
from analysis.views.network import network_file, network_picture, network_view
from analysis.views.silence import silent_view
from analysis.views.threads import thread_view
from analysis.views.timeline import timeline_picture, timeline_view
from countries.downloads import FORMS

urlpatterns = [
    path("", home_view, name="home"),
    re_path(rf"^map\.(?P<form>{FORMS})$", home_map_view, name="home-map"),
    path("compare/", compare_view, name="compare"),
    path("compare/cell/", cell_view, name="compare-cell"),
    path("silent/", silent_view, name="silent"),
    path("network/", network_view, name="network"),
    path("network/lines.csv", network_file, name="network-file"),
    re_path(r"^network/picture\.(?P<form>svg|png)$", network_picture, name="network-picture"),
    path("timeline/", timeline_view, name="timeline"),
    re_path(r"^timeline/picture\.(?P<form>svg|png)$", timeline_picture, name="timeline-picture"),
    path("thread/<slug:kind>/<slug:slug>/", thread_view, name="thread"),
]
