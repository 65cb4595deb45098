"""Days in templates."""

from django import template

from sources.dates import day_text

register = template.Library()


@register.filter
def day(date):
    """In the reader's words, "20 July 2022"; "" for none."""
    return day_text(date) if date else ""
