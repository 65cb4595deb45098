"""The words of closed vocabularies as the API shows them: English, whatever language is active."""

from functools import cache

from django.utils import translation


@cache
def labels_of(choices):
    """{value: label} of a TextChoices class; made once, since a lazy label is translated anew each
    time it is looked at.
    """
    with translation.override("en"):
        return {str(value): str(label) for value, label in choices.choices}


def label_of(choices, value):
    """The label of a value; empty for an empty one."""
    return labels_of(choices).get(value, "")
