import json

from events.choices import ParticipationRole
from sources.choices import Kind
from sources.display import ClaimIndex, Field
from sources.models import Entry
from sources.record_page import RecordPage


def decided(document, index):
    """The decisions and statements of an event, each with its claims. One query."""
    ready = (
        Entry.objects.filter(record__as_decision__event__slug=document["slug"])
        .order_by("record__as_decision__position", "record_id")
        .values_list("text__document", "text__claims")
    )
    said = (
        Entry.objects.filter(record__as_statement__event__slug=document["slug"])
        .order_by("record_id")
        .values_list("text__document", "text__claims")
    )
    return {
        "decisions": [_decision(*texts) for texts in ready],
        "statements": [_decision(*texts) for texts in said],
    }


def _decision(document_text, claims_text):
    document = json.loads(document_text)
    claims = ClaimIndex(json.loads(claims_text))
    verb = document.get("verb")
    return {
        "title": document["title"],
        "url": document["url"],
        "text": document["summary"],
        "kind": document.get("kind_label", ""),
        "status": verb and {"family": "strength", "key": verb, "label": document["verb_label"]},
        "subjects": document.get("subjects", []),
        "label": document["title"],
        "claims": claims.of("summary") or claims.of("title"),
    }


EVENT = RecordPage(
    kind=Kind.EVENT,
    date_key="starts",
    template="events/event.html",
    extra=(decided,),
    layout=(
        Field("kind", "Kind", "choice"),
        Field("body", "Meeting of", "record"),
        Field("ordinal", "Session"),
        Field("starts", "From", "date"),
        Field("ends", "To", "date"),
        Field("place", "Place", "record"),
        Field("country", "Country", "record"),
        Field("venue", "Venue"),
        Field("format", "Format", "choice"),
        *(Field("participants", role.label, "refs", role=role.value) for role in ParticipationRole),
    ),
)

DECISION = RecordPage(
    kind=Kind.DECISION,
    status_key="verb",
    status_family="strength",
    date_key="made",
    layout=(
        Field("event", "Taken at", "record"),
        Field("verb", "Verb", "status", family="strength"),
        Field("made", "Taken on", "date"),
        Field("subjects", "Concerns", "list"),
    ),
)

STATEMENT = RecordPage(
    kind=Kind.STATEMENT,
    date_key="made",
    layout=(
        Field("kind", "Kind", "choice"),
        Field("speaker", "Speaker", "record"),
        Field("organisation", "For", "record"),
        Field("event", "Said at", "record"),
        Field("made_in", "Made in", "record"),
        Field("made", "Made on", "date"),
    ),
)

PAGES = (EVENT, DECISION, STATEMENT)
