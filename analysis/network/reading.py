"""The cards and links that a network is made of."""

import json

from django.db.models import F

from analysis.network.graph import network_of
from sources.choices import ReviewStatus
from sources.models import Link
from sources.pages.localising import localised

READ = 1_000
NEWEST = (F("sort_on").desc(nulls_last=True), F("record_id").desc())


def read_network(filters):
    """The network of the newest records that fit. Two queries; further ones for names in another
    language than English.
    """
    newest = filters.qs.order_by(*NEWEST).values_list("pk", "text__card")[:READ]
    rows = list(newest)
    cards = localised(*(json.loads(text) for _pk, text in rows))
    return network_of(cards, _links([pk for pk, _text in rows]), filters.beside)


def _links(ids):
    """(start, kind, end, basis) of links between these records."""
    published = ReviewStatus.PUBLISHED
    links = Link.objects.filter(
        from_record__in=ids,
        to_record__in=ids,
        from_record__review_status=published,
        to_record__review_status=published,
    )
    columns = (
        "from_record__kind", "from_record__slug", "kind",
        "to_record__kind", "to_record__slug", "basis",
    )  # fmt: skip
    return [
        (f"{kind}/{slug}", link, f"{other}/{other_slug}", basis)
        for kind, slug, link, other, other_slug, basis in links.order_by("pk").values_list(*columns)
    ]
