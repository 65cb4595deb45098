"""Changes to one record and to what hangs on it: names, translations, claims, links, parties.

Every function takes `by`, the person (None: the operator's own commands), and `reason`, why.
Both stand in every version that the change writes. Raises Refused or a ValidationError; then
nothing has changed. What readers see follows once the transaction is committed. Of a published
record that is at once: it takes the right to publish, and a reason.
"""

from contextlib import contextmanager
from functools import partial

from django.db import transaction

from sources.actions.refused import Disagrees, NotPermitted, Refused
from sources.actions.spreading import spread
from sources.agreement import disagreements, sentence
from sources.choices import ReviewStatus
from sources.folding import fold_name
from sources.history import changed_by
from sources.importing.dataset import claimed_parts
from sources.importing.naming import respell
from sources.models import Claim, NameFields, Record
from sources.projection.keeping import dependents_in_chunks
from sources.scope import country_codes

PUBLISHED = "published: ask somebody who may publish, or ask for it to be taken back to review"
SAY_WHY = "say in one line why you change what readers see"


@contextmanager
def changing(record, *, by, reason=""):
    """What is saved inside is one change of this record.

    The scope is checked before and after: nobody may take a record of another country, nor move
    one there. The record's row stays locked until the transaction ends, and a record that somebody
    else changed since it was read is refused, not overwritten. A new slug is a new name in every
    claim that names the record.
    """
    with transaction.atomic(), changed_by(by, reason=reason):
        called = ""
        if record.pk:
            stored = _lock(record)
            called, record.review_status = stored.slug, stored.review_status
            check_scope(record, by)
            _check_published(record, by=by, reason=reason)
        yield record
        check_scope(record, by)
        respelled = respell(record.kind, called, record.slug) if called else set()
        if record.review_status == ReviewStatus.PUBLISHED:
            check_agreement([record], by=by)
        transaction.on_commit(partial(spread, {record.pk, *respelled}))


def _lock(record):
    stored = Record.objects.select_for_update().get(pk=record.pk)
    if stored.updated_at != record.updated_at:
        raise Refused(f"Somebody else changed “{record}” in the meantime. Open it again.")
    return stored


def _check_published(record, *, by, reason):
    if record.review_status != ReviewStatus.PUBLISHED:
        return
    if not is_open_to(record, by):
        raise NotPermitted(f"“{record}” is {PUBLISHED}.")
    if not reason.strip():
        raise Refused(f"“{record}” is published: {SAY_WHY}.")


def check_agreement(records, *, by):
    """Raises Disagrees unless these records, published or to be, show what their claims say.

    What no claim carries is refused to people; the operator's own commands may publish it, and
    readers see that it has no source yet. What a claim contradicts is refused to all.
    """
    found = disagreements([record.pk for record in records], unclaimed=by is not None)
    for record in records:
        if record.pk in found:
            said = sentence(found[record.pk])
            raise Disagrees(
                f"“{record}” does not show what its claims say. {said}", found[record.pk]
            )


def is_open_to(record, by):
    """True if a change to the record waits for its publication, or this person may publish."""
    published = record.review_status == ReviewStatus.PUBLISHED
    return not published or by is None or by.has_perm("sources.publish_record")


def check_scope(record, by):
    """Raises NotPermitted unless the person may change this record as it stands."""
    if by is None:
        return
    if not by.has_perm("sources.change_record"):
        raise NotPermitted("You may not change records.")
    if not by.may_curate(country_codes(record)):
        raise NotPermitted(f"“{record}” is outside the countries you curate.")


def kind_of(model):
    """The kind of record a typed model holds: commitment for Commitment."""
    return model._meta.get_field("record_ptr").remote_field.related_name.removeprefix("as_")


def save_record(record):
    """Inside `changing`: saves a typed record that a form has validated already."""
    if not record.pk:
        record.kind = kind_of(type(record))
    record.save()


def save_parts(record, *, saved=(), removed=()):
    """Inside `changing`: removes and saves rows that hang on the record, removals first."""
    for part in removed:
        _detach(record, part)
    for part in saved:
        _attach(record, part)


def create_record(model, *, by, reason="", parts=(), **values):
    """A new draft with its first parts, unsaved rows such as Party(role=…, country=…)."""
    record = model(kind=kind_of(model), **values)
    record.full_clean()
    with changing(record, by=by, reason=reason):
        save_record(record)
        save_parts(record, saved=parts)
    return record


def change_record(record, *, by, reason="", **values):
    """Sets columns of a typed record. A new `slug` leaves a redirect behind."""
    with changing(record, by=by, reason=reason):
        for name, value in values.items():
            setattr(record, name, value)
        record.full_clean()
        record.save()


def delete_record(record, *, by, reason=""):
    """Removes a record for good, for administrators; its versions stay. Withdraw it instead."""
    with transaction.atomic(), changed_by(by, reason=reason):
        locked = Record.objects.select_for_update().get(pk=record.pk)
        if by is not None and not by.is_superuser:
            raise NotPermitted("Only an administrator may delete a record; withdraw it instead.")
        if locked.review_status == ReviewStatus.PUBLISHED:
            raise Refused(f"“{locked}” is published. Withdraw it before you delete it.")
        affected = {locked.pk, *dependents_in_chunks([locked.pk])}
        record.delete()
        transaction.on_commit(partial(spread, affected))


def attach(record, part, *, by, reason=""):
    """Adds a row that hangs on the record, or saves a change to one."""
    with changing(record, by=by, reason=reason):
        save_parts(record, saved=[part])


def detach(record, part, *, by, reason=""):
    """Removes a row that hangs on the record. The last claim of a published record stays."""
    with changing(record, by=by, reason=reason):
        save_parts(record, removed=[part])


def add_claim(record, *, passage, quote, by, reason="", **values):
    """A claim that quotes words of a passage; `values` are field, item, stated, value, rank …"""
    start, end = span_of(passage, quote)
    claim = Claim(
        source=passage.source,
        passage=passage,
        quote=quote,
        span_start=start,
        span_end=end,
        **values,
    )
    attach(record, claim, by=by, reason=reason)
    return claim


def span_of(passage, quote):
    """Where the words stand in the passage. Raises Refused unless they stand there exactly once."""
    times = passage.text.count(quote) if quote else 0
    if not times:
        raise Refused("The passage does not hold these words. Copy them exactly as they stand.")
    if times > 1:
        raise Refused(f"The passage holds these words {times} times. Quote more of the sentence.")
    start = passage.text.index(quote)
    return start, start + len(quote)


def _attach(record, part):
    setattr(part, owner_field(type(part), record), record)
    if isinstance(part, NameFields):
        part.folded = fold_name(part.text)
    part.full_clean()
    called = _called(part)
    part.save()
    if called:
        respell(_dataset_of_part(type(part)), called, part.slug)


def _called(part):
    """The slug that a stored part bears, by which claims of its record name it; "" for none."""
    if not part.pk or not _dataset_of_part(type(part)):
        return ""
    return type(part).objects.values_list("slug", flat=True).get(pk=part.pk)


def _dataset_of_part(model):
    """The name of the dataset of parts with a slug of their own, such as progress."""
    return next((d.name for d in claimed_parts() if d.model is model and "slug" in d.columns), "")


def _detach(record, part):
    is_last = isinstance(part, Claim) and not record.claims.exclude(pk=part.pk).exists()
    if is_last and Record.objects.published().filter(pk=record.pk).exists():
        raise Refused("The last claim of a published record stays: withdraw the record first.")
    part.delete()


def owner_field(part_model, record):
    """The name of the foreign key by which such a row hangs on such a record: record, event …

    A link has two; it hangs on the one it starts from.
    """
    owners = [type(record), *record._meta.get_parent_list()]
    return next(
        field.name
        for field in part_model._meta.fields
        if field.is_relation and field.related_model in owners
    )
