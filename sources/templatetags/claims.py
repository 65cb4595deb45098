"""What components/claims.html asks of a list of claims."""

from django import template

from sources.pages.claims import who_says

register = template.Library()
register.filter(who_says)


@register.filter
def of_documents(claims):
    """Claims that quote a document, or restate one that is not quoted beside them."""
    return [claim for claim in claims if not claim.get("restated")]


@register.filter
def note_numbers(claims):
    """The numbers of the notes that hold these sentences: "1, 4"; "" on a page without notes."""
    return ", ".join(str(number) for number in sorted({c["note"] for c in claims if "note" in c}))


@register.filter
def restated(claims):
    """Sentences of our own digest that repeat what is quoted beside them."""
    return [claim for claim in claims if claim.get("restated")]
