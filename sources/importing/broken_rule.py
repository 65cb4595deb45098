"""A sentence for a constraint that the database found broken."""

from django.apps import apps

PLAIN = "Nothing was changed. The database refused the file: "


def sentence_of(error):
    """Why the database refused, with the name of the constraint, which is a sentence itself."""
    report = getattr(error.__cause__, "diag", None)
    if report is None or not report.constraint_name:
        return PLAIN + str(error).strip().partition("\n")[0]
    name = report.constraint_name
    said = _messages().get(name) or report.message_primary
    detail = f" {report.message_detail}" if report.message_detail else ""
    return f"{PLAIN}{said} ({name}){detail}"


def _messages():
    """What the constraints of all models say when they are broken, by their names."""
    return {
        constraint.name: str(constraint.violation_error_message)
        for model in apps.get_models()
        for constraint in model._meta.constraints
        if constraint.violation_error_message != constraint.default_violation_error_message
    }
