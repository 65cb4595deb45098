"""What many readers ask for and only a publication changes, kept until then."""

from django.core.cache import cache
from django.db.models import Sum
from django.utils.translation import get_language

from sources.models import EntryRevision

SECONDS = 24 * 60 * 60


def kept(name, make):
    """What `make()` gives, as it was since entries last changed. One query, and its own when anew.

    `name` tells apart everything that the result depends on besides the entries.
    """
    revision = EntryRevision.objects.aggregate(sum=Sum("number"))["sum"]
    return cache.get_or_set(f"pages:{name}:{get_language()}:{revision}", make, SECONDS)
