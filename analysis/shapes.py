"""The shapes that stand for kinds in pictures: kinds differ by shape first, by colour second."""

from django.utils.translation import gettext_lazy as _

from sources.choices import Kind

COUNTRY, GROUPING, TOPIC = "country", "grouping", "topic"

# Outlines around the point (0, 0), some eight units in each direction.
SHAPES = {
    Kind.EVENT.value: "M-7 0a7 7 0 1 0 14 0a7 7 0 1 0-14 0z",
    Kind.DECISION.value: "M0-8.5 8.5 0 0 8.5-8.5 0z",
    Kind.POLICY.value: "M-6.5-6.5h13v13h-13z",
    Kind.INITIATIVE.value: "M-4-7h8l4 7-4 7h-8l-4-7z",
    Kind.COMMITMENT.value: "M0-8 8 6h-16z",
    Kind.RECOMMENDATION.value: "M0 8-8-6h16z",
    Kind.OBLIGATION.value: "M-2.75-8h5.5v5.25h5.25v5.5h-5.25v5.25h-5.5v-5.25h-5.25v-5.5h5.25z",
    Kind.STATEMENT.value: "M-7.5-7h15v10h-6.5l-4.5 5v-5h-4z",
    Kind.ORGANISATION.value: "M0-8 7.6-2.5 4.7 6.5h-9.4l-2.9-9z",
    Kind.PERSON.value: "M-3.5-4.5a3.5 3.5 0 1 1 7 0a3.5 3.5 0 1 1-7 0zM-7 7.5c0-9 14-9 14 0z",
    COUNTRY: "M0-9 2.6-6.4 6.4-6.4 6.4-2.6 9 0 6.4 2.6 6.4 6.4 2.6 6.4 0 9-2.6 6.4-6.4 6.4-6.4 2.6"
    "-9 0-6.4-2.6-6.4-6.4-2.6-6.4z",
    GROUPING: "M-8.5 0a8.5 8.5 0 1 0 17 0a8.5 8.5 0 1 0-17 0z"
    "M-4.5 0a4.5 4.5 0 1 1 9 0a4.5 4.5 0 1 1-9 0z",
    TOPIC: "M-8-4.5h16v9h-16z",
}
PLURAL = {
    Kind.EVENT.value: _("Events"),
    Kind.DECISION.value: _("Decisions"),
    Kind.POLICY.value: _("Policies"),
    Kind.INITIATIVE.value: _("Initiatives"),
    Kind.COMMITMENT.value: _("Commitments"),
    Kind.RECOMMENDATION.value: _("Recommendations"),
    Kind.OBLIGATION.value: _("Obligations"),
    Kind.STATEMENT.value: _("Statements"),
    Kind.ORGANISATION.value: _("Organisations"),
    Kind.PERSON.value: _("People"),
    COUNTRY: _("Countries"),
    GROUPING: _("Groupings"),
    TOPIC: _("Topics"),
}

ONE = {
    **{kind.value: kind.label for kind in Kind},
    COUNTRY: _("Country"),
    GROUPING: _("Grouping"),
    TOPIC: _("Topic"),
}


def key_of(kinds):
    """The key of a picture: a shape and its word for each of these kinds, in a lasting order."""
    return [
        {"kind": kind, "label": str(PLURAL[kind]), "path": path}
        for kind, path in SHAPES.items()
        if kind in kinds
    ]
