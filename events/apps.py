from django.apps import AppConfig


class EventsConfig(AppConfig):
    name = "events"

    def ready(self):
        import events.imports  # noqa: F401, PLC0415 - registers the datasets
        from events.projection import register_events  # noqa: PLC0415 - needs the models

        register_events()
