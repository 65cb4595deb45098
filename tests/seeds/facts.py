"""Short ways to ask the shipped base what it says, in the notation of its data files."""

import hashlib
import json
from pathlib import Path

import pytest
from django.core.files.base import ContentFile

from policies.models import Party
from sources.actions.documents import import_document, upload_documents
from sources.choices import Rank
from sources.dates import PartialDate
from sources.models import Claim, Link, Name, OriginalSpan, Record, Source

CORPUS = Path(__file__).resolve().parents[3] / "shared" / "corpus" / "documents-dev.jsonl"


def the(ref):
    """The typed row of `kind/slug`, which must be published."""
    kind, slug = ref.split("/")
    record = Record.objects.published().get(kind=kind, slug=slug)
    return getattr(record, f"as_{kind}")


def when(row, name):
    """A partial date of a row in its notation; "" where it is unknown."""
    days, precision = getattr(row, f"{name}_on"), getattr(row, f"{name}_precision")
    return str(PartialDate.from_columns(days, precision) or "")


def _ref(target):
    if target.country:
        return target.country.iso3
    for kind in ("grouping", "organisation", "person"):
        if getattr(target, kind):
            return f"{kind}:{getattr(target, kind).slug}"
    return f"category:{target.category}"


def parties(ref):
    """Who has a part in a record: {"party/KAZ", "issuer/organisation:unece"}."""
    targets = Party.objects.filter(record=the(ref).record_ptr)
    return {f"{party.role}/{_ref(party)}" for party in targets}


def participants(ref):
    """Who took part in an event, with the mode: {"speaker/person:x": "online"}."""
    rows = the(ref).participations.all()
    return {f"{row.role}/{_ref(row)}": row.mode for row in rows}


def topics(ref):
    return set(the(ref).topic_tags.values_list("topic__code", flat=True))


def names(ref):
    """Names of a record beside its title."""
    return set(Name.objects.filter(record=the(ref).record_ptr).values_list("text", flat=True))


def links(ref):
    """Links that leave a record: {"implements recommendation/x": "stated"}."""
    found = Link.objects.filter(from_record=the(ref).record_ptr).select_related("to_record")
    return {f"{link.kind} {link.to_record.kind}/{link.to_record.slug}": link for link in found}


def claim(ref, field, item=""):
    """The preferred claim of one value."""
    record = the(ref).record_ptr
    return Claim.objects.get(record=record, field=field, item=item, rank=Rank.PREFERRED)


def subjects(ref):
    rows = the(ref).subjects.select_related("record")
    return {f"{row.record.kind}/{row.record.slug}" for row in rows}


def warnings(slug):
    return set(Source.objects.get(slug=slug).warnings.values_list("kind", flat=True))


def original_text(document):
    """The text of a document of the development corpus. Skips the test where there is none."""
    if not CORPUS.exists():
        pytest.skip("The originals are not shipped; this checkout has no corpus beside it.")
    with CORPUS.open(encoding="utf-8") as lines:
        return next(text for text in map(json.loads, lines) if text["id"] == document)["text"]


def import_original(document, source, folder, settings):
    """Imports the original of a shipped source; returns it with its text."""
    settings.MEDIA_ROOT = folder
    text = original_text(document)
    run = import_document(
        upload_documents(file=ContentFile(text.encode(), name=f"{document}.txt"), by=None)
    )
    assert run.failure == ""
    held = Source.objects.get(slug=source)
    assert held.text == text
    return held


def assert_bound(held):
    """Every span noted for the original has a claim that quotes it and is now preferred."""
    spans = OriginalSpan.objects.filter(text_sha256=held.content_sha256).select_related("claim")
    assert spans
    twins = {
        (twin.record_id, twin.field, twin.item, twin.passage.start + twin.span_start): twin
        for twin in Claim.objects.filter(source=held).select_related("passage")
    }
    for span in spans:
        place = (span.claim.record_id, span.claim.field, span.claim.item, span.start)
        twin = twins[place]
        assert hashlib.sha256(twin.quote.encode()).hexdigest() == span.quote_sha256
        assert twin.passage.position == span.paragraph
        if span.stated_start is not None:
            assert twin.stated == held.text[span.stated_start : span.stated_end]
    assert not spans.filter(claim__rank=Rank.PREFERRED).exists()


def assert_own_words(slug, held):
    """No sentence of a digest is a sentence of its original."""
    for passage in Source.objects.get(slug=slug).passages.all():
        for sentence in passage.text.split(". "):
            assert sentence.rstrip(".") not in held.text


def assert_every_value_has_a_sentence(refs):
    """Each record can be opened to at least a title and a summary claim with a whole quote."""
    for ref in refs:
        assert claim(ref, "title").quote
        assert claim(ref, "summary").quote
