"""What a page of one kind of record declares: its layout, its head and its further sections."""

import datetime
from collections.abc import Callable
from dataclasses import dataclass, field

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from sources.addresses import PLURALS
from sources.choices import Kind
from sources.pages.claims import ClaimIndex, carried, entries_row, gathered, together
from sources.pages.contents import contents
from sources.pages.field_words import field_words
from sources.pages.languages import PAGE, in_page_language, language_name, page_language
from sources.pages.localising import localised
from sources.pages.neighbours import neighbours
from sources.pages.notes import notes
from sources.pages.rows import SILENT, Field, Roles, assessed_otherwise, rows, said_mark

# Who may say what became of a record, what that is worth, and what to say where none of them did.
ASSESSORS = {
    "independent": (
        _("Independent"),
        _("By somebody who neither promised it nor carries it out."),
        _("No independent source read so far says how it stands."),
    ),
    "self_reported": (
        _("Self-reported"),
        _("By those who promised it, carry it out, pay for it or decided on it."),
        _("No source read so far tells what those responsible say."),
    ),
    "curator": (
        _("Curator's assessment"),
        _("By a curator of this base, with the reason."),
        _("No curator has assessed it."),
    ),
}


@dataclass(frozen=True)
class RecordPage:
    """One kind's detail page.

    `dated` pages show the record's main date in the head, where no label is needed to read it.
    `status_key` is where the document holds the status of the head, `status_family` its marks;
    `progress_family` those of the steps. Each of `extra` makes template context of its own kind
    from (document, index, neighbours).
    """

    kind: Kind
    layout: tuple[Field | Roles, ...]
    status_key: str = ""
    status_family: str = ""
    progress_family: str = "progress"
    dated: bool = False
    template: str = "records/detail.html"
    extra: tuple[Callable, ...] = field(default=())

    @property
    def plural(self):
        """The kind's word in addresses: policies."""
        return PLURALS[self.kind]

    def context(self, document, claims):
        """Everything the template shows. One query, and those of `extra`; in another language than
        English a handful more for its names.
        """
        (document,) = localised(document)
        index, near = ClaimIndex(claims), neighbours(document)
        values = rows(document, index, self.layout)
        context = {
            "document": document,
            "published": datetime.datetime.fromisoformat(document["published_at"]),
            "head": self.head(document),
            "head_rows": head_rows(index, document),
            "rows": values,
            "differing": [row["label"] for row in values if row.get("differ")],
            "progress": progress(document, index, self.progress_family),
            "said_alone": said_alone(document),
            "relations": relations(document, index, near),
            "decided_in": decided_in(document, near),
            "names": name_rows(document, index),
            "translations": translations(document),
            "topics": topics_row(document, index),
            "derived": derived_groupings(document, self.plural),
        }
        for extra in self.extra:
            context |= extra(document, index, near)
        return context | {"contents": contents(context), "notes": notes(context)}

    def head(self, document):
        """For components/record_head.html."""
        date = document["date"] if self.dated else None
        head = {
            "kind": document.get("kind_label") or str(self.kind.label),
            "date": date["text"] if date else "",
            "names": [
                {"text": n["text"], "language": n["language"], "kind": n["kind_label"].lower()}
                for n in document["names"]
                if n["kind"] == "acronym"
            ],
            **in_page_language(document),
        }
        status = document.get(self.status_key)
        if status and status not in SILENT:
            label = document[f"{self.status_key}_label"]
            head["status"] = {"family": self.status_family, "key": status, "label": label}
        if step := assessed_otherwise(document, self.status_key):
            head["differs"] = said_mark(self.status_family, step)
        return head


def head_rows(index, document):
    """What title and summary rest on: one line, and one for each that rests on nothing."""
    parts = [name for name in ("title", "summary") if document.get(name)]
    bare = [
        {"label": field_words(name), "value": document[name]}
        for name in parts
        if not carried(index.about(name))
    ]
    claims = together([(field_words(name), index.about(name)) for name in parts])
    return [*([{"label": _("title and summary"), "claims": claims}] if claims else []), *bare]


def topics_row(document, index):
    entries = [
        {"text": t["name"], "url": t["url"], "about": t["code"]} for t in document.get("topics", [])
    ]
    return {"label": _("topics"), **entries_row(index, "topics", entries)}


def derived_groupings(document, plural):
    """Groupings that no source names here: filters by them find the record all the same, as its
    countries belong to them.
    """
    targets = [*document.get("parties", []), *document.get("participants", [])]
    named = {target["ref"] for target in targets}
    return [
        {"text": grouping["name"], "url": f"/{plural}/?grouping={grouping['slug']}"}
        for grouping in document.get("groupings", [])
        if f"grouping:{grouping['slug']}" not in named
    ]


def name_rows(document, index):
    """One row a kind of name; each name with its language and the days it was in use."""
    kinds: dict[str, list] = {}
    for name in document["names"]:
        days = _days(name["from"], name["until"])
        language = language_name(name["language"]) if name["language"] != page_language() else ""
        entry = {
            "text": name["text"],
            "note": ", ".join(filter(None, (language, days))),
            "language": name["language"],
            "about": name["text"],
        }
        kinds.setdefault(name["kind_label"], []).append(entry)
    return [
        {"label": label, **entries_row(index, "names", entries)} for label, entries in kinds.items()
    ]


def _days(first, last):
    if first and last:
        return gettext("%(first)s to %(last)s") % {"first": first, "last": last}
    return first or last


def translations(document):
    """Title and summary in the languages that the page does not already show."""
    shown = [t for t in document["translations"] if t["language"] != page_language()]
    return [t | {"name": language_name(t["language"])} for t in shown]


def relations(document, index, near):
    """For components/relation_list.html. What a link rests on is said by the record it starts
    from: this one, or the one at its other end.
    """
    here = f"{document['type']}/{document['slug']}"
    return [_relation(link, index, near, here) for link in document["links"]]


def _relation(link, index, near, here):
    other = near.get(link["record"])
    relation = {
        "verb": link["label"],
        "title": link["record"]["title"],
        "language": link["record"].get("language", ""),
        "is_machine": link["record"].get("is_machine", False),
        "url": link["record"]["url"],
        "kind": str(Kind(link["record"]["type"]).label),
        "date": other.date,
        "basis": link["basis"],
        "reason": link["reason"],
    }
    if link["basis"] == "stated":
        says = index if link["direction"] == "out" else other.index
        claims = says.about("links", link["item"])
        words = {"label": f"{link['label']} {relation['title']}", "value": here}
        relation["row"] = words | {"claims": gathered([("", claim) for claim in claims])}
    return relation


def decided_in(document, near):
    """The decisions that concern the record, with the sentence each rests on."""
    if document["type"] == Kind.EVENT:
        return []
    here = f"{document['type']}/{document['slug']}"
    return [
        {
            "title": decision["title"],
            "language": decision.get("language", ""),
            "url": decision["url"],
            "date": near.get(decision).date,
            "status": {
                "family": "strength", "key": decision["verb"], "label": decision["verb_label"]
            },
            "event": decision["event"],
            "label": decision["title"],
            "value": decision["title"],
            "claims": gathered(
                [("", claim) for claim in near.get(decision).index.about("subjects", here)]
            ),
        }
        for decision in document.get("decisions", [])
    ]  # fmt: skip


def progress(document, index, family):
    """What became of it: a lane for each kind of assessor, empty ones too; none of all if nobody
    said anything. Each lane has the items of components/timeline.html.
    """
    steps = document.get("progress", [])
    if not steps:
        return []
    return [
        {
            "title": title,
            "meaning": meaning,
            "nobody": nobody,
            "items": [_step(s, index, family) for s in steps if s["assessment"] == assessment],
        }
        for assessment, (title, meaning, nobody) in ASSESSORS.items()
    ]


def said_alone(document):
    """True if nobody but those responsible says what became of it."""
    return {step["assessment"] for step in document.get("progress", [])} == {"self_reported"}


def _step(step, index, family):
    key = step.get("stage") or step["status"]
    claims = index.about("progress", step["slug"])
    by = step["reported_by"]
    return {
        "date": step["observed_text"],
        "status": {"family": family, "key": key, "label": step["label"]},
        "text": step["note"],
        "text_language": PAGE if page_language() != PAGE else "",
        "by": {name: by.get(name, "") for name in ("title", "url", "language")} if by else None,
        "label": step["label"],
        "value": step["label"],
        "claims": gathered([("", claim) for claim in claims]),
    }
