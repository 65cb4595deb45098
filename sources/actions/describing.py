"""Changes to documents: to a source, to a work, to the warnings kept with them.

Records rest on documents through their claims, and show their title, publisher and date, also
those of the other forms of a work: a digest names its original. So whoever changes a document needs
every record that rests on its work within their scope; and where one of these is published, the
right to publish, and a reason. `by` is None for the operator's own commands.
"""

from collections.abc import Collection
from contextlib import contextmanager
from functools import partial

from django.db import transaction

from sources.actions.records import SAY_WHY
from sources.actions.refused import NotPermitted, Refused
from sources.actions.spreading import spread
from sources.history import changed_by
from sources.importing.naming import respell
from sources.models import Claim, Record, Source, SourceWarning, Work
from sources.scope import country_codes_of

CORRECTED = "Corrected in the admin"  # why, where nobody has to say more


@contextmanager
def describing(document, *, by, reason=""):
    """What is saved inside is one change of this source or work, a new one included.

    Raises Refused; then nothing has changed. What rests on the work that a source leaves counts
    like what rests on the one it comes to. Readers see it once the transaction is committed.
    """
    with transaction.atomic(), changed_by(by, reason=reason.strip() or CORRECTED):
        stored = _stored(document)
        before = works_of([stored]) if stored else set()
        check_documents(before, by=by, reason=reason)
        yield document
        works = before | works_of([document])
        check_documents(works - before, by=by, reason=reason)
        affected = set(resting_on(works).values_list("pk", flat=True))
        if stored and isinstance(document, Source):
            affected |= respell("source", stored.slug, document.slug)
        transaction.on_commit(partial(spread, affected))


def change_document(document, *, by, reason="", **values):
    """Sets columns of a source or work. A new `slug` of a source leaves a redirect behind."""
    with describing(document, by=by, reason=reason):
        for name, value in values.items():
            setattr(document, name, value)
        document.full_clean()
        document.save()


def save_warnings(source, *, saved=(), removed=()):
    """Inside `describing`: removes and saves warnings kept with the source."""
    for warning in removed:
        warning.delete()
    for warning in saved:
        warning.source = source
        warning.full_clean()
        warning.save()


def warn_of(source, *, kind, detail="", by, reason=""):
    """Keeps a warning with the source: its publisher is missing, its date cannot be."""
    with describing(source, by=by, reason=reason):
        save_warnings(source, saved=[SourceWarning(kind=kind, detail=detail)])


def delete_document(document, *, by, reason):
    """Removes a source or a work for good, for administrators; its versions stay."""
    if by is not None and not by.is_superuser:
        raise NotPermitted("Only an administrator may delete a document.")
    works = works_of([document])
    with transaction.atomic(), changed_by(by, reason=reason):
        check_documents(works, by=by, reason=reason)
        affected = set(resting_on(works).values_list("pk", flat=True))
        document.delete()
        transaction.on_commit(partial(spread, affected))


def works_of(documents: Collection[Source | Work]) -> set[int]:
    """The works that these sources are forms of, or that they are."""
    works = (one.pk if isinstance(one, Work) else one.work_id for one in documents)
    return {work for work in works if work}


def resting_on(works):
    """The records of which a claim rests on some form of these works, drafts too."""
    claims = Claim.objects.filter(source__work__in=works).order_by()
    return Record.objects.filter(pk__in=claims.values("record")).order_by("kind", "slug")


def shown_resting_on(works):
    """One record that readers see and that rests on these works; None if there is none."""
    return resting_on(works).published().first()


def check_documents(works, *, by, reason=""):
    """Raises Refused unless the person may change documents of these works, for this reason."""
    if by is None:
        return
    closed = why_closed(works, by)
    if closed:
        raise NotPermitted(closed)
    shown = None if reason.strip() else shown_resting_on(works)
    if shown:
        raise Refused(say_why(shown))


def why_closed(works, by):
    """Why the person may not change documents of these works, as a sentence; "" if they may."""
    if not by.has_perm("sources.change_source"):
        return "You may not change documents: that takes the right to change sources."
    outside = _outside(works, by)
    if outside:
        return outside
    shown = None if by.has_perm("sources.publish_record") else shown_resting_on(works)
    if shown:
        return (
            f"“{shown}” rests on this document and is published: ask somebody who may publish to"
            " change the document."
        )
    return ""


def say_why(shown):
    return f"“{shown}” rests on this document and is published: {SAY_WHY}."


def _outside(works, by):
    """What keeps the works out of the person's scope: a record, and whom it concerns."""
    if by.may_curate(()):
        return ""
    records = list(resting_on(works))
    codes = country_codes_of(records)
    allowed = set(by.scopes.values_list("country_code", flat=True))
    for record in records:
        if not codes[record.pk] or not codes[record.pk] <= allowed:
            concerned = ", ".join(sorted(codes[record.pk] - allowed)) or "no country"
            return (
                f"“{record}” rests on this document and concerns {concerned}, outside the"
                " countries you curate."
            )
    return ""


def _stored(document):
    """The row as it was, without its text; None for a new one."""
    rows = type(document).objects.filter(pk=document.pk)
    return rows.defer("text").first() if isinstance(document, Source) else rows.first()
