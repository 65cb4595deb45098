"""Which columns of a model hold its partial dates and its periods."""

from django.contrib.postgres.fields import DateRangeField


def date_names(model):
    """Names of the partial dates of a model: `adopted` where it has `adopted_on`."""
    return [name.removesuffix("_on") for name in _ranges(model) if name.endswith("_on")]


def period_names(model):
    """Names of its periods: `valid`."""
    return [name for name in _ranges(model) if not name.endswith("_on")]


def _ranges(model):
    return [field.name for field in model._meta.fields if isinstance(field, DateRangeField)]


def columns_of(model):
    """The columns that stand behind its dates and periods."""
    dates = [column for name in date_names(model) for column in (f"{name}_on", f"{name}_precision")]
    return dates + [c for name in period_names(model) for c in (name, f"{name}_precision")]
