from django.apps import AppConfig


class SourcesConfig(AppConfig):
    name = "sources"

    def ready(self):
        import sources.imports  # noqa: F401, PLC0415 - registers the datasets
