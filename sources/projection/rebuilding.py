"""All entries anew, or the proof that they need not be."""

from dataclasses import dataclass

from sources.projection.build import build
from sources.projection.keeping import id_chunks, refresh_chunk
from sources.projection.registry import registered_kinds
from sources.projection.sharing import shared_out
from sources.projection.store import COLUMNS, stored


@dataclass(frozen=True)
class Difference:
    """One entry that is not what a rebuild would write, and the column that differs.

    Column "entry": it is missing, or there although its record is not published.
    """

    kind: str
    slug: str
    column: str


def rebuild(*, kinds=None, jobs=1, report=None):
    """Rewrites every entry that is not what it should be; returns how many those were.

    Chunk by chunk, each in its own transaction: killed in the middle it leaves valid rows, and
    run again it goes on. With several jobs the chunks are shared between processes and end in
    the same bytes. `report(done, total)` is told after every chunk.
    """
    work = [(kind, chunk) for kind in kinds or registered_kinds() for chunk in id_chunks(kind)]
    total = sum(len(chunk) for _kind, chunk in work)
    changed = done = 0
    for size, count in shared_out(_rebuild_chunk, work, jobs):
        done, changed = done + size, changed + count
        if report:
            report(done, total)
    return changed


def check(*, kinds=None):
    """Yields a Difference for everything a rebuild would change; nothing is written."""
    for kind in kinds or registered_kinds():
        for chunk in id_chunks(kind):
            before, after = stored(chunk), build(kind, chunk)
            for pk in sorted(before.keys() | after.keys()):
                yield from _differences(kind, before.get(pk), after.get(pk))


def _differences(kind, before, after):
    if before is None or after is None:
        yield Difference(kind, (before or after)["slug"], "entry")
        return
    for column in COLUMNS:
        if before[column] != after[column]:
            yield Difference(kind, after["slug"], column)


def _rebuild_chunk(work):
    kind, record_ids = work
    return len(record_ids), len(refresh_chunk(kind, record_ids))
