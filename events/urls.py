from events.pages import LISTINGS, PAGES
from sources.pages.paths import record_paths

urlpatterns = record_paths(PAGES, LISTINGS)
