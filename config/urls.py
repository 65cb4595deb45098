from django.conf.urls.i18n import i18n_patterns
from django.contrib import admin
from django.urls import include, path

from config.discovery import open_search, robots, sitemap, sitemap_index
from config.health import healthz, readyz
from config.site import data_page, design_page

urlpatterns = [
    path("healthz", healthz, name="healthz"),
    path("readyz", readyz, name="readyz"),
    path("admin/", admin.site.urls),
]

# The API and files are the same in every language.
urlpatterns += [
    path("api/", include("config.api_v1")),
    path("", include("config.files")),
    path("robots.txt", robots),
    path("opensearch.xml", open_search, name="open-search"),
    path("sitemap.xml", sitemap_index, name="sitemaps"),
    path("sitemap-<slug:name>-<int:number>.xml", sitemap, name="sitemap"),
]

# The pages, one line an app, lowest floor first; in Russian under /ru/.
urlpatterns += i18n_patterns(
    path("", include("sources.urls")),
    path("", include("countries.urls")),
    path("", include("organisations.urls")),
    path("", include("policies.urls")),
    path("", include("events.urls")),
    path("", include("analysis.urls")),
    path("", include("search.urls")),
    path("data/", data_page, name="data"),
    path("design/", design_page, name="design"),
    prefix_default_language=False,
)

handler400 = "config.errors.bad_request"
handler500 = "config.errors.server_error"
