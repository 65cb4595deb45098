"""Words marked within a text, without a change to the text."""

from django.utils.html import escape, format_html
from django.utils.safestring import mark_safe


def marked(text, spans):
    """The text as safe HTML with <mark> around every span; overlapping spans become one mark.

    Spans are (start, end) in characters. The text itself is not altered: without tags the result
    is the escaped text, character for character.
    """
    parts, at = [], 0
    for start, end in merged(spans):
        parts.append(escape(text[at:start]))
        parts.append(format_html("<mark>{}</mark>", text[start:end]))
        at = end
    parts.append(escape(text[at:]))
    return mark_safe("".join(parts))


def merged(spans):
    """Spans in order, those that touch or overlap joined."""
    joined: list[list[int]] = []
    for start, end in sorted(spans):
        if joined and start <= joined[-1][1]:
            joined[-1][1] = max(joined[-1][1], end)
        else:
            joined.append([start, end])
    return [(start, end) for start, end in joined]
