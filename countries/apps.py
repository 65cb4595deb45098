from django.apps import AppConfig


class CountriesConfig(AppConfig):
    name = "countries"

    def ready(self):
        import countries.imports  # noqa: F401, PLC0415 - registers the datasets
        from countries.projection import register_countries  # noqa: PLC0415 - needs the models

        register_countries()
