"""What a curator says of passages. Their words never change; whether they are content may."""

from django.db import transaction

from sources.actions.describing import check_documents
from sources.actions.refused import NotPermitted
from sources.history import changed_by
from sources.models import Passage, Source


def mark_passages(passage_ids, *, is_furniture, by, reason=""):
    """Says of passages that they are page furniture, or content after all; returns how many
    changed. Claims that quote them stay; readers see furniture struck through, search finds none.

    Raises Refused, as every change of a document does: outside the person's scope, and where
    published records rest on it without the right to publish or without a reason.
    """
    if by is not None and not by.has_perm("sources.change_source"):
        raise NotPermitted(
            "You may not say what is content: that takes the right to change sources."
        )
    with transaction.atomic(), changed_by(by, reason=reason):
        passages = Passage.objects.filter(pk__in=passage_ids).exclude(is_furniture=is_furniture)
        sources = Source.objects.filter(pk__in=passages.values("source"))
        works = set(sources.values_list("work_id", flat=True))
        check_documents(works, by=by, reason=reason)
        return passages.update(is_furniture=is_furniture)
