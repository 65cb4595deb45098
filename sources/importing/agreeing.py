"""Files change what published records show, and their claims may come in another file.

Records come before claims, so a claim that says something else does not keep a row out: it ceases
to be preferred, the page says that the value has no source yet, and the plan says so beforehand.
"""

from django.db.models.functions import Now

from sources.agreement import disagreements, said_of, shown_of
from sources.choices import Rank
from sources.history import changed_by
from sources.importing.claimed import Shown, shown_by_part, shown_by_record
from sources.importing.dataset import AttachedDataset
from sources.models import Claim, Record


def note_disagreements(rows, dataset, references):
    """Notes on each row of a file that changes a published record what its claims do not carry."""
    if not dataset.claimed:
        return
    owners = dataset.owners(rows)
    said = said_of(_published(owners.values()))
    for row in rows:
        if owners.get(row.line) in said:
            of_record = said[owners[row.line]]
            for value in _changed(row, dataset, references):
                _note(row, of_record.disagreement(value))


def _published(ids):
    ids = set(ids)
    published = Record.objects.published().filter(pk__any_of=ids) if ids else Record.objects.none()
    return set(published.values_list("pk", flat=True))


def _changed(row, dataset, references):
    """What the row changes of what is shown; with an empty text what is shown no longer."""
    before = _shown(row.stored.values, row, dataset, references) if row.stored else []
    known = row.stored.values if row.stored else {c.name: c.empty for c in _absent(row, dataset)}
    after = _shown({**known, **row.values}, row, dataset, references)
    there = {value.value for value in after}
    return [
        *(value for value in after if value not in before),
        *(Shown(value.field, value.item, "") for value in before if value.value not in there),
    ]


def _absent(row, dataset):
    return [column for column in dataset.columns.values() if column.name not in row.values]


def _shown(values, row, dataset, references):
    if isinstance(dataset, AttachedDataset):
        return [shown_by_part(dataset, values, references)]
    given = {*row.values, *(name for joint in dataset.together.values() for name in joint.columns)}
    values = {name: value for name, value in values.items() if name in given}
    return list(shown_by_record(dataset, values, references))


def _note(row, found):
    if found is None:
        return
    name = " ".join(filter(None, ("source of", found.field, found.item)))
    now = f"no source yet for {found.shown}" if found.shown else "shown no longer"
    if found.claim:
        row.notes[name] = [
            f"preferred: {found.said}",
            f"{now}; {found.said} is no longer preferred",
        ]
    else:
        row.notes[name] = [None, now]


def stand_back(writer, rows):
    """Claims that contradict what the published records of these rows show now stand back."""
    if writer.dataset.claimed:
        stand_back_of(writer, writer.dataset.owners(rows).values())


def stand_back_of(writer, record_ids):
    """The same for the published ones of these records."""
    ids = _published(record_ids)
    found = disagreements(ids, unclaimed=False) if ids else {}
    claims = [one.claim for of_record in found.values() for one in of_record]
    if claims:
        reason = (
            f"Import of {writer.run.file_name}; claims that say otherwise ceased to be preferred"
        )
        with changed_by(writer.planner.by, reason=reason):
            Claim.objects.filter(pk__in=claims).update(rank=Rank.NORMAL, updated_at=Now())


def rank_by_agreement(rows):
    """Preferred claims that a file brings for published records and that say something else than
    those show come in as normal ones; the plan says so.
    """
    preferred = [
        r for r in rows if r.values.get("rank") == Rank.PREFERRED and r.values.get("value")
    ]
    published = _published(row.values["record"] for row in preferred)
    if not published:
        return
    shown = {
        pk: {value.value: value.text for value in values}
        for pk, values in shown_of(published).items()
    }
    for row in preferred:
        record, field, item, said = (row.values[n] for n in ("record", "field", "item", "value"))
        if record in published:
            now = shown[record].get((field, item), "" if item else said)
            if now != said:
                row.values["rank"] = Rank.NORMAL
                row.notes["rank"] = ["preferred", f"normal: the record shows {now or 'nothing'}"]
