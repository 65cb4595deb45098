from django.contrib import admin


class RegistanAdminSite(admin.AdminSite):
    """The curators' back office. Every change made here goes through an action."""

    site_header = "Registan"
    site_title = "Registan"
    index_title = "Curation"
