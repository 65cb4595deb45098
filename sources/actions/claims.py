"""Which of several claims about one value the record shows."""

from django.db import transaction

from sources.actions.records import changing
from sources.actions.refused import Refused
from sources.choices import Rank
from sources.importing.dataset import DATASETS, RecordDataset
from sources.importing.issues import Unfit
from sources.importing.lists import Many
from sources.importing.references import References
from sources.models import Claim


def prefer_claim(claim, *, by, reason):
    """Makes this the preferred claim about its value; the one that was becomes normal.

    The record takes over the claim's `value` where one column of an import file would hold it.
    Of a list, an amount, or a claim that names no value, the record stays as it is: returns True
    if it shows what the claim says, False if somebody has to see to that. Raises Refused, and a
    ValidationError if the value does not fit the rest of the record; then nothing has changed.
    """
    if not reason.strip():
        raise Refused("Say why this claim is preferred.")
    with transaction.atomic():
        claim = Claim.objects.select_related("record").get(pk=claim.pk)
        record = getattr(claim.record, f"as_{claim.record.kind}")
        with changing(record, by=by, reason=reason):
            _swap(claim)
            shown = _take_over(record, claim)
            record.full_clean()
            record.save()
    return shown


def _swap(claim):
    """The former steps down first: a value has one preferred claim at a time."""
    of_value = Claim.objects.filter(record=claim.record, field=claim.field, item=claim.item)
    ranks = {row.pk: row for row in of_value.select_for_update()}
    if claim.pk not in ranks:
        raise Refused("Somebody else removed this claim in the meantime.")
    if ranks[claim.pk].rank == Rank.PREFERRED:
        raise Refused("This claim is preferred already.")
    for row in ranks.values():
        if row.rank == Rank.PREFERRED:
            row.rank = Rank.NORMAL
            row.save(update_fields=["rank", "updated_at"])
    ranks[claim.pk].rank = Rank.PREFERRED
    ranks[claim.pk].save(update_fields=["rank", "updated_at"])


def _take_over(record, claim):
    column = _column_of(record.kind, claim.field)
    if column is None or claim.item or not claim.value:
        return False
    try:
        value = column.read([claim.value], References())
    except Unfit:
        return False
    for attname, stored in zip(column.attnames, column.store(value), strict=True):
        setattr(record, attname, stored)
    return True


def _column_of(kind, field):
    """The column of import files that holds this one value of a record, whole and alone."""
    of_kind = (d for d in DATASETS.values() if isinstance(d, RecordDataset) and d.kind == kind)
    column = next(of_kind).columns.get(field)
    if column is None or isinstance(column, Many) or len(column.cells) > 1:
        return None
    return column
