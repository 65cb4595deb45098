"""What records are about and whom they concern, for whole batches at once."""

from collections import defaultdict

from django.db.models import F, Prefetch, Q

from policies.models import Party, Progress, Site, Topic, TopicTag
from sources.choices import Kind, ReviewStatus

PUBLIC_ORGANISATION = Q(organisation__isnull=True) | Q(
    organisation__review_status=ReviewStatus.PUBLISHED
)

PARTIES = Prefetch(
    "parties",
    Party.objects.select_related("country", "grouping", "organisation", "person"),
    to_attr="shown_parties",
)
TOPICS = Prefetch(
    "topic_tags",
    TopicTag.objects.select_related("topic").order_by(
        "topic__scheme", "topic__position", "topic__code"
    ),
    to_attr="shown_topics",
)
PROGRESS = Prefetch(
    "progress",
    Progress.objects.select_related("reported_by").order_by(
        F("observed_on").desc(nulls_last=True), "-slug"
    ),
    to_attr="shown_progress",
)


def party_countries(record_ids, *, public):
    """Countries that are parties, those of organisations that are, and those of sites; two
    queries. With `public`, organisations that readers may not see do not count.
    """
    parties = Party.objects.filter(record_id__in=record_ids)
    if public:
        parties = parties.filter(PUBLIC_ORGANISATION)
    rows = [
        *parties.values_list("record_id", "country__iso3", "organisation__country__iso3"),
        *Site.objects.filter(record_id__in=record_ids).values_list(
            "record_id", "place__country__iso3"
        ),
    ]
    return gathered(rows)


def gathered(rows):
    """{id: codes} of rows that start with an id and go on with codes, some of them None."""
    found: defaultdict[int, set[str]] = defaultdict(set)
    for record_id, *codes in rows:
        found[record_id].update(code for code in codes if code)
    return found


class TopicTree:
    """Which topics stand above a topic, for one batch; one query."""

    def __init__(self):
        topics = Topic.objects.values_list("pk", "code", "parent_id")
        self._topics = {pk: (code, parent) for pk, code, parent in topics}

    def with_parents(self, topic_ids):
        """The codes of these topics and of everything above them."""
        codes: set[str] = set()
        for topic_id in topic_ids:
            codes.update(self._upwards(topic_id))
        return codes

    def _upwards(self, topic_id):
        seen = set()
        while topic_id is not None and topic_id not in seen:
            seen.add(topic_id)
            code, topic_id = self._topics[topic_id]
            yield code


SITES = Prefetch("sites", Site.objects.select_related("place"), to_attr="shown_sites")


def named_groupings(targets):
    """Slugs of the groupings among the (row, target) of parties or participants."""
    return {row.grouping.slug for row, target in targets if target.type == "grouping"}


def named_organisations(targets):
    """Slugs of the organisations among the (row, target) of parties or participants."""
    return {row.organisation.slug for row, target in targets if target.type == Kind.ORGANISATION}
