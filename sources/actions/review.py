"""The way of a record through review: draft, in review, published, withdrawn."""

from functools import partial

from django.db import transaction
from django.utils import timezone

from sources.actions.records import check_agreement
from sources.actions.refused import NotPermitted, Refused
from sources.actions.spreading import spread
from sources.choices import ReviewStatus
from sources.history import changed_by
from sources.models import Claim, Record, Transition
from sources.scope import country_codes, country_codes_of

STEPS = {
    ReviewStatus.DRAFT: [ReviewStatus.IN_REVIEW, ReviewStatus.PUBLISHED],
    ReviewStatus.IN_REVIEW: [ReviewStatus.PUBLISHED, ReviewStatus.DRAFT],
    ReviewStatus.PUBLISHED: [ReviewStatus.WITHDRAWN],
    ReviewStatus.WITHDRAWN: [ReviewStatus.DRAFT],
}
FOR_PUBLISHERS = {ReviewStatus.PUBLISHED, ReviewStatus.WITHDRAWN}


def transition_record(record, *, to, by, comment=""):
    """Moves one record a step; `record` shows the new status afterwards. Returns the Transition.

    Safe against two people at once: the second finds the record where the first left it, and is
    refused. Raises Refused (NotPermitted where a right or the scope is missing).
    """
    [transition] = transition_records([record.pk], to=to, by=by, comment=comment)
    record.refresh_from_db(fields=["review_status", "published_at", "updated_at"])
    return transition


def transition_records(record_ids, *, to, by, comment=""):
    """The same step for many records, all or none, in the same few statements.

    `by` is None for the operator's own commands, which may do everything. Costs one query more
    per record for a person with a limited editorial scope. Readers see it once committed.
    """
    with transaction.atomic():
        transitions = move_records(record_ids, to=to, by=by, comment=comment)
        transaction.on_commit(partial(spread, [step.record_id for step in transitions]))
    return transitions


def move_records(record_ids, *, to, by, comment="", import_run=None):
    """The same, and what readers see is brought up to date by the caller, as imports do."""
    reason = comment or f"Moved to {ReviewStatus(to).label.lower()}"
    with transaction.atomic(), changed_by(by, reason=reason):
        # The lock is on the parent row only: whoever moves the same record waits here.
        records = list(Record.objects.select_for_update().filter(pk__in=record_ids).order_by("pk"))
        if len(records) < len(set(record_ids)):
            raise Refused("A record to be moved is no longer there.")
        _check_rights(records, to=to, by=by)
        for record in records:
            _check_step(record, to=to)
        if to == ReviewStatus.PUBLISHED:
            _check_claims(records)
            check_agreement(records, by=by)
        return _move(records, to=to, by=by, comment=comment, import_run=import_run)


def open_steps(record, *, by):
    """The steps this person may take now, for buttons. Publishing may still want a claim."""
    if not by.has_perm("sources.change_record") or not by.may_curate(country_codes(record)):
        return []
    publishes = by.has_perm("sources.publish_record")
    return [to for to in STEPS[record.review_status] if publishes or to not in FOR_PUBLISHERS]


def _check_step(record, *, to):
    if to not in STEPS[record.review_status]:
        now = record.get_review_status_display().lower()
        wanted = ReviewStatus(to).label.lower()
        raise Refused(f"“{record}” is {now}; it cannot be moved to {wanted} from there.")


def _check_rights(records, *, to, by):
    if by is None:
        return
    if to in FOR_PUBLISHERS and not by.has_perm("sources.publish_record"):
        raise NotPermitted(
            "You may not publish or withdraw records: that takes a right of its own."
        )
    if not by.has_perm("sources.change_record"):
        raise NotPermitted("You may not change records.")
    codes = country_codes_of(records)
    for record in records:
        if not by.may_curate(codes[record.pk]):
            raise NotPermitted(f"“{record}” is outside the countries you curate.")


def _check_claims(records):
    """The trigger refuses them too; this names the record and says what to do."""
    claimed = set(
        Claim.objects.filter(record__in=records).values_list("record_id", flat=True).distinct()
    )
    for record in records:
        if record.pk not in claimed:
            raise Refused(
                f"“{record}” has no claim yet. A record is published only with at least one "
                "sentence of a source that it rests on."
            )


def _move(records, *, to, by, comment, import_run):
    now = timezone.now()
    values = {"review_status": to, "updated_at": now}
    if import_run:
        values["import_run"] = import_run
    if to == ReviewStatus.PUBLISHED:
        values["published_at"] = now
    Record.objects.filter(pk__in=[record.pk for record in records]).update(**values)
    return Transition.objects.bulk_create(
        Transition(
            record=record, from_status=record.review_status, to_status=to, by=by, comment=comment
        )
        for record in records
    )
