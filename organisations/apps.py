from django.apps import AppConfig


class OrganisationsConfig(AppConfig):
    name = "organisations"

    def ready(self):
        import organisations.imports  # noqa: F401, PLC0415 - registers the datasets
        from organisations.projection import register_organisations  # noqa: PLC0415 - needs the models

        register_organisations()
