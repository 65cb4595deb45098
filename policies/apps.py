from django.apps import AppConfig


class PoliciesConfig(AppConfig):
    name = "policies"

    def ready(self):
        import policies.imports  # noqa: F401, PLC0415 - registers the datasets
        from policies.projection import register_policies  # noqa: PLC0415 - needs the models

        register_policies()
