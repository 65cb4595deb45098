from django.apps import AppConfig


class PoliciesConfig(AppConfig):
    name = "policies"

    def ready(self):
        from policies.projection import register_policies  # noqa: PLC0415 - needs the models

        register_policies()
