"""The words of a block once more: what stands in <title> is what a link to the page shows."""

from django import template
from django.template.loader_tags import BLOCK_CONTEXT_KEY
from django.utils.safestring import mark_safe

register = template.Library()


@register.simple_tag(takes_context=True)
def words_of(context, name):
    """A block of text as the page fills it, on one line; it stands in base.html before this."""
    block = context.render_context[BLOCK_CONTEXT_KEY].get_block(name)
    return mark_safe(" ".join(block.render(context).split()))
