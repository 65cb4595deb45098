"""Whether anything known says that an event took place, or all that is known was said before it."""

from collections import Counter

from events.choices import Held
from policies.evidence import AT_EVENTS, first_published
from policies.keys import date_of
from sources.choices import ReviewStatus
from sources.models import Claim, Link


class Occurrences:
    """What is known of a batch of published events; four queries."""

    def __init__(self, record_ids):
        self.published = first_published(record_ids)
        rests_on = Claim.objects.filter(record__in=record_ids).order_by()
        works = rests_on.values_list("record_id", "source__work_id").distinct()
        self.works = Counter(pk for pk, _work in works)
        made = Link.objects.filter(
            to_record__in=record_ids,
            kind__in=AT_EVENTS,
            from_record__review_status=ReviewStatus.PUBLISHED,
        )
        self.occasions = {*made.values_list("to_record_id", flat=True)}

    def of(self, event):
        """Evidenced by what was decided, said or made there, or told on its last day or later;
        announced if all of its sources came out before its first day; else "": they may be either.
        """
        if event.shown_decisions or event.shown_statements or event.pk in self.occasions:
            return Held.EVIDENCED
        starts, ends = date_of(event, "starts"), date_of(event, "ends")
        first, last = starts or ends, ends or starts
        told = self.published[event.pk]
        if not first or not told:
            return ""
        if any(date.first >= last.last for date in told):
            return Held.EVIDENCED
        is_whole = len(told) == self.works[event.pk]
        before = is_whole and all(date.last < first.first for date in told)
        return Held.ANNOUNCED if before else ""
