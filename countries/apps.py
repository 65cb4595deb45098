from django.apps import AppConfig


class CountriesConfig(AppConfig):
    name = "countries"

    def ready(self):
        from countries.projection import register_countries  # noqa: PLC0415 - needs the models

        register_countries()
