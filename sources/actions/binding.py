"""Claims of a digest meet the original: once we hold its text, each gets a twin that quotes it."""

import hashlib
from bisect import bisect_right
from collections import defaultdict
from functools import partial

from django.db import transaction
from django.db.models.functions import Now

from sources.actions.refused import Refused
from sources.choices import Rank
from sources.history import changed_by
from sources.models import Claim, OriginalSpan, Passage, Source
from sources.projection import refresh

COPIED = ["record_id", "field", "item", "value", "basis", "reason", "verification"]


def bind_originals(*, text_sha256, by=None, run=None):
    """Gives every claim whose original has this hash a twin on the original's exact words.

    The twin takes over the rank: where the digest's claim was preferred, the twin is, and the
    digest's becomes normal. Twins that exist already are left as curators keep them, so that a
    second call changes nothing. Returns the number of claims made; 0 too if we hold no such text.
    Twins belong to the import `run` that brought text and claims together: the text's own, unless
    told. Raises Refused if a span does not hold the words it should; then none is made.
    """
    source = Source.objects.filter(content_sha256=text_sha256).exclude(text="").first()
    if source is None:
        return 0
    with transaction.atomic(), changed_by(by, reason=f"The original is held: {source.slug}"):
        spans = list(
            OriginalSpan.objects.filter(text_sha256=text_sha256)
            .select_related("claim")
            .select_for_update(of=("claim",))
            .order_by("pk")
        )
        passages = list(source.passages.order_by("start"))
        twins = _missing(_twins(spans, source, passages), Claim.objects.filter(source=source))
        for twin in twins:
            twin.import_run_id = run.pk if run else source.import_run_id
        _store(twins, spans)
        transaction.on_commit(partial(refresh, sorted({twin.record_id for twin in twins})))
    return len(twins)


def _place(claim):
    return (
        claim.record_id,
        claim.field,
        claim.item,
        claim.passage_id,
        claim.span_start,
        claim.span_end,
    )


def _twins(spans, source, passages):
    """One claim for each thing that is said: two sentences of a digest may restate one sentence
    of the original, and they may take two values from it, or the same in other words.
    """
    at_place = defaultdict(list)
    for span in spans:
        twin = _twin(span, source, passages)
        at_place[_place(twin)].append(twin)
    return [twin for twins in at_place.values() for twin in _told_apart(twins)]


def _told_apart(twins):
    """Claims at one place, those with stated words first; one that adds nothing is left out."""
    told: list[Claim] = []
    for twin in sorted(twins, key=lambda twin: not twin.stated):
        same = next((other for other in told if _adds_nothing(twin, other)), None)
        if same is None:
            told.append(twin)
        elif twin.rank == Rank.PREFERRED:
            same.rank = Rank.PREFERRED
    return told


def _adds_nothing(twin, other):
    if twin.stated == other.stated:
        return True
    return not twin.stated and twin.value in ("", other.value)


def _missing(twins, claims):
    """Those that are not made yet. A curator may have put the stated words of one differently:
    a claim at the place that is like no twin stands for one of them.
    """
    made = defaultdict(list)
    for claim in claims:
        made[_place(claim)].append(claim.stated)
    unlike = []
    for twin in twins:
        if twin.stated in made[_place(twin)]:
            made[_place(twin)].remove(twin.stated)
        else:
            unlike.append(twin)
    missing = []
    for twin in unlike:
        if made[_place(twin)]:
            made[_place(twin)].pop()
        else:
            missing.append(twin)
    return missing


def _twin(span, source, passages):
    quote = source.text[span.start : span.end]
    if hashlib.sha256(quote.encode()).hexdigest() != span.quote_sha256:
        raise Refused(
            f"{_name(span)} does not fit: characters {span.start} to {span.end} of “{source.slug}” "
            "are not the words whose hash was noted."
        )
    passage = _passage_around(span, passages)
    start = span.start - passage.start
    return Claim(
        source=source,
        passage=passage,
        span_start=start,
        span_end=start + len(quote),
        quote=quote,
        stated=_stated(span, source),
        rank=span.claim.rank,
        **{name: getattr(span.claim, name) for name in COPIED},
    )


def _passage_around(span, passages) -> Passage:
    index = bisect_right(passages, span.start, key=lambda passage: passage.start) - 1
    passage = passages[index] if index >= 0 else None
    if passage is None or span.end > passage.start + len(passage.text):
        raise Refused(
            f"{_name(span)} does not fit: characters {span.start} to {span.end} do not lie within "
            "one paragraph of the original."
        )
    return passage


def _stated(span, source):
    if span.stated_start is None or span.stated_end is None:
        return ""
    if not span.start <= span.stated_start < span.stated_end <= span.end:
        raise Refused(f"{_name(span)} does not fit: the value stands outside the quoted words.")
    return source.text[span.stated_start : span.stated_end]


def _name(span):
    claim = span.claim
    return f"The claim about “{claim.record}”, {claim.field} {claim.item}".rstrip()


def _store(twins, spans):
    """Digest claims step down first: a value has one preferred claim at a time."""
    values = {(twin.record_id, twin.field, twin.item) for twin in twins}
    stepping_down = [
        span.claim_id
        for span in spans
        if span.claim.rank == Rank.PREFERRED
        and (span.claim.record_id, span.claim.field, span.claim.item) in values
    ]
    Claim.objects.filter(pk__in=stepping_down).update(rank=Rank.NORMAL, updated_at=Now())
    Claim.objects.bulk_create(twins)
