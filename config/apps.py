from django.contrib.admin.apps import AdminConfig


class RegistanAdminConfig(AdminConfig):
    """The admin of Registan: the stock admin under our own site class (config.admin)."""

    default_site = "config.admin.RegistanAdminSite"
