"""The way from an address that a source used to have to its present one."""

from django.http import Http404

from sources.addresses import source_page
from sources.models import FormerSourceSlug


def present_source_page(slug):
    """The reader of the source that bore this slug once. Raises Http404. One query."""
    former = FormerSourceSlug.objects.filter(slug=slug)
    for present in former.values_list("source__slug", flat=True):
        return source_page(present)
    raise Http404(f"There is no source at “{slug}”.")
