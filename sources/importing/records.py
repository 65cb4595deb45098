"""What datasets of records have in common: the columns of the record itself, and their checks."""

from sources.importing.columns import Language, Text

FROM_ONE = (1, 32_767)  # ordinals


def record_columns():
    """Slug, title, summary and language, the columns of every record."""
    return [
        Text("slug", shape="slug"),
        Text("title"),
        Text("summary"),
        Language("language"),
    ]


def in_order(first, second):
    """The check that `second` cannot lie wholly before `first` begins (partial dates)."""

    def check(values):
        start, end = values[first], values[second]
        if start and end and end.last < start.first:
            yield second, f"expected a date that is not before {first} ({start})"

    return check
