"""Keeping entries right: after a change, after an import, after reference data changed."""

import json
from collections import defaultdict
from itertools import groupby

from django.db.models import Q

from sources.models import Entry, EntryCard, Link, Record
from sources.projection.registry import dependents_of, registered_kinds
from sources.projection.sharing import shared_out
from sources.projection.store import BUCKET, Outcome, bring_in_line, bump

CHUNK = BUCKET


def refresh(record_ids, *, jobs=1):
    """Brings the entries of these records, and of all that show something of them, up to date.

    Call it after the change is committed (`transaction.on_commit`). Safe to run twice and for
    records of any status: only published ones keep an entry, only rows that differ are written.
    Work is done a thousand records a transaction; cost is a constant number of queries for each.
    Of a record that is gone the dependents cannot be found any more: pass them along. `jobs` is
    the number of processes, for operators' commands alone (sources/projection/sharing.py).
    """
    ids = set(record_ids)
    done: set[int] = set()
    todo = ids | dependents_in_chunks(ids) | neighbours(ids)
    total = Outcome()
    while todo:
        outcome = _step(todo, jobs)
        done |= todo
        # Of those asked for, the dependents were found at the start.
        todo = (dependents_in_chunks(outcome.faces - ids) - done) | outcome.evicted
        total |= outcome
    return total.changed


def refresh_all():
    """The same for every record: what a renamed country or a changed membership calls for."""
    changed: set[int] = set()
    for kind in registered_kinds():
        for chunk in id_chunks(kind):
            changed |= refresh_chunk(kind, chunk)
    return changed


def refresh_chunk(kind, record_ids):
    """Entries of these records alone, without what shows them; entries evicted are built again."""
    outcome = bring_in_line(kind, record_ids)
    if outcome.evicted:
        bring_in_line(kind, outcome.evicted)
    return outcome.changed


def id_chunks(kind):
    """The ids of all records of a kind, in order, a list a chunk."""
    ids = Record.objects.of_kind(kind).order_by("pk").values_list("pk", flat=True)
    return list(chunks(ids))


def chunks(ids):
    """Lists of about a thousand of these ids, which are in order.

    Ids under one lock stay together, so that processes at work on two lists seldom wait.
    """
    chunk: list[int] = []
    for _bucket, together in groupby(ids, key=lambda pk: pk // CHUNK):
        locked = list(together)
        if chunk and len(chunk) + len(locked) > CHUNK:
            yield chunk
            chunk = []
        chunk += locked
    if chunk:
        yield chunk


def dependents_in_chunks(ids):
    found: set[int] = set()
    for chunk in chunks(sorted(ids)):
        found |= dependents_of(chunk) | linked(chunk)
    return found - set(ids)


def linked(ids):
    """Records at the other end of links of these; one query."""
    links = Link.objects.filter(Q(from_record__in=ids) | Q(to_record__in=ids))
    return {pk for ends in links.values_list("from_record_id", "to_record_id") for pk in ends}


def neighbours(ids):
    """Records that the stored documents of these name: a relation that is gone by now can only
    be seen there, and it was shown at both ends.
    """
    found: set[int] = set()
    for chunk in chunks(sorted(ids)):
        named: set[tuple[str, str]] = set()
        for text in EntryCard.objects.filter(pk__in=chunk).values_list("document", flat=True):
            named.update(_references(json.loads(text)))
        rows = Entry.objects.filter(slug__in={slug for _kind, slug in named})
        found |= {
            pk for pk, *address in rows.values_list("pk", "kind", "slug") if tuple(address) in named
        }
    return found


def _references(value):
    if isinstance(value, dict):
        if value.keys() >= {"type", "slug", "title"}:
            yield value["type"], value["slug"]
        value = value.values()
    elif not isinstance(value, list):
        return
    for part in value:
        yield from _references(part)


def _step(ids, jobs):
    by_kind = defaultdict(list)
    for chunk in chunks(sorted(ids)):
        kinds = Record.objects.filter(pk__in=chunk).order_by("pk").values_list("pk", "kind")
        for pk, kind in kinds:
            by_kind[kind].append(pk)
    if sum(map(len, by_kind.values())) < len(ids):
        _bump_all()
    outcome = Outcome()
    work = [(kind, chunk) for kind in sorted(by_kind) for chunk in chunks(by_kind[kind])]
    for part in shared_out(_bring_in_line, work, jobs):
        outcome |= part
    return outcome


def _bring_in_line(work):
    return bring_in_line(*work)


def _bump_all():
    """A record that is gone took its entry along, and nobody can tell any more of what kind."""
    for kind in registered_kinds():
        bump(kind)
