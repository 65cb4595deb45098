from django.apps import AppConfig


class AnalysisConfig(AppConfig):
    name = "analysis"

    def ready(self):
        from analysis.answers import answers_panel  # noqa: PLC0415 - needs the models
        from analysis.coverage import coverage_panel  # noqa: PLC0415 - needs the models
        from analysis.topics import topic_panel  # noqa: PLC0415 - needs the models
        from sources.pages.panels import register_panel  # noqa: PLC0415 - the same

        register_panel("country", coverage_panel)
        register_panel("country", answers_panel)
        register_panel("topic", topic_panel)
