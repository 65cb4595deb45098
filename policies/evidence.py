"""When something was last heard of a record, whether anything is still to come, and by when.

Evidence is dated: the record's own date, progress, the sources it rests on, what was decided about
it, what followed it up. Having looked and found nothing is none.
"""

from collections import defaultdict

from policies.choices import ObligationStatus, PolicyStatus, ProgressStatus, Response, Stage
from policies.keys import date_of, is_public
from sources.choices import Kind, LinkKind, Rendition, ReviewStatus
from sources.dates import PartialDate
from sources.models import Claim, Link, Source

SEEN_NOTHING = {ProgressStatus.NO_EVIDENCE, ProgressStatus.NOT_CHECKED}
OVER: dict[str, set[str]] = {
    Kind.POLICY: {PolicyStatus.EXPIRED, PolicyStatus.REPLACED, PolicyStatus.WITHDRAWN},
    Kind.INITIATIVE: {Stage.COMPLETED, Stage.CLOSED, Stage.ABANDONED},
    Kind.OBLIGATION: {ObligationStatus.REPEALED},
}
DONE_WITH = {
    ProgressStatus.DONE,
    ProgressStatus.ABANDONED,
    ProgressStatus.SUPERSEDED,
    ProgressStatus.NOT_APPLICABLE,
}
AT_EVENTS = (LinkKind.ADOPTED_AT, LinkKind.ENDORSED_AT, LinkKind.MADE_AT)
# The dates of a record at the other end of a link, the first known one of its kind. What a
# decision or statement takes over from its event is left out: a change of the event would not
# reach the record from here.
DATES = (
    *("as_event__ends", "as_event__starts", "as_policy__adopted", "as_policy__starts"),
    *("as_initiative__starts", "as_commitment__made", "as_recommendation__made"),
    *("as_obligation__stated", "as_decision__made", "as_statement__made"),
)


class Evidence:
    """What is known of the dates of published records, for one batch; four queries."""

    def __init__(self, record_ids):
        self.published = first_published(record_ids)
        self.linked = defaultdict(list)
        incoming = Link.objects.filter(to_record__in=record_ids).exclude(kind=LinkKind.RELATED)
        outgoing = Link.objects.filter(from_record__in=record_ids, kind__in=AT_EVENTS)
        for links, own, other in (
            (incoming, "to_record_id", "from_record"),
            (outgoing, "from_record_id", "to_record"),
        ):
            for pk, date in _other_dates(links, own, other):
                self.linked[pk].append(date)

    def latest(self, row, main):
        """The latest date of any evidence of a row, `main` being its own; None without any."""
        seen = [step for step in _progress(row) if step.status not in SEEN_NOTHING]
        dates = [
            main,
            *(date_of(step, "observed") for step in seen),
            *_decided(row),
            *self.published[row.pk],
            *self.linked[row.pk],
        ]
        return max(filter(None, dates), key=lambda date: (date.last, date.first), default=None)


def is_open(row):
    """True while more is to be heard of it: nobody says that it is done, over or given up."""
    if row.kind in OVER:
        status = row.stage if row.kind == Kind.INITIATIVE else row.status
        return status not in OVER[row.kind]
    if row.kind == Kind.RECOMMENDATION and row.response == Response.REJECTED:
        return False
    said = [step.status for step in _progress(row) if step.status not in SEEN_NOTHING]
    return not said or said[0] not in DONE_WITH


def due(row):
    """When it is to be done, or ends by its own words; None where nobody said."""
    if row.kind == Kind.COMMITMENT:
        return date_of(row, "due")
    return date_of(row, "ends") if row.kind in {Kind.POLICY, Kind.INITIATIVE} else None


def _progress(row):
    """Newest first; policies have none."""
    return getattr(row, "shown_progress", ())


def _decided(row):
    """When gatherings decided about it."""
    for subject in row.decided_in.all():
        decision = subject.decision
        if is_public(decision):
            yield date_of(decision, "made")
            if is_public(decision.event):
                yield date_of(decision.event, "ends") or date_of(decision.event, "starts")


def first_published(record_ids):
    """{id: dates on which the works that a record rests on first came out}; two queries.

    A copy, a translation or our own digest of a text is no news of what it tells.
    """
    rests_on = Claim.objects.filter(record__in=record_ids).order_by()
    pairs = set(rests_on.values_list("record_id", "source__work_id"))
    sources = Source.objects.filter(
        work__in={work for _pk, work in pairs}, published_on__isnull=False
    ).exclude(rendition=Rendition.DIGEST)
    first = sources.order_by("work_id", "published_on__endswith", "pk").distinct("work_id")
    dates = {
        work: PartialDate.from_columns(*columns)
        for work, *columns in first.values_list("work_id", "published_on", "published_precision")
    }
    found: defaultdict[int, list] = defaultdict(list)
    for pk, work in pairs:
        if work in dates:
            found[pk].append(dates[work])
    return found


def _other_dates(links, own, other):
    """(id, date) of the published records at the other end of links; one query."""
    public = links.filter(**{f"{other}__review_status": ReviewStatus.PUBLISHED})
    columns = [f"{other}__{name}_{part}" for name in DATES for part in ("on", "precision")]
    for pk, *values in public.values_list(own, *columns):
        for days, precision in zip(values[::2], values[1::2], strict=True):
            if days is not None:
                yield pk, PartialDate.from_columns(days, precision)
                break
