"""What a page of one kind of record declares: its layout, its head and its further sections."""

from dataclasses import dataclass, field

from sources.addresses import PLURALS
from sources.choices import Kind
from sources.display import Field


@dataclass(frozen=True)
class RecordPage:
    """One kind's detail page. `extra` makes kind-specific template context from (document, index).

    `status_family` names the status marks of the kind; `status_key` where the document holds it.
    """

    kind: Kind
    layout: tuple[Field, ...]
    status_key: str = ""
    status_family: str = ""
    date_key: str = ""
    template: str = "records/detail.html"
    extra: tuple = field(default=())

    @property
    def plural(self):
        """The kind's word in addresses: policies."""
        return PLURALS[self.kind]

    def head(self, document):
        """For components/record_head.html."""
        head = {
            "kind": document.get("kind_label") or self.kind.label,
            "title": document["title"],
            "summary": document.get("summary", ""),
            "names": other_names(document),
        }
        if self.date_key and document.get(self.date_key):
            head["date"] = document[self.date_key]["text"]
        status = document.get(self.status_key)
        if status:
            label = document.get(f"{self.status_key}_label", status)
            head["status"] = {"family": self.status_family, "key": status, "label": label}
        return head

    def sections(self, document, index):
        """Links, progress and whatever the kind adds, as template context."""
        context = {
            "relations": relations(document),
            "link_claims": {"label": "links", "claims": index.of("links"), "value": True},
            "name_claims": {"label": "names", "claims": index.of("names"), "value": True},
            "history": history(document, index, self.status_family),
            "topics": document.get("topics", []),
            "topic_claims": {"label": "topics", "claims": index.of("topics"), "value": True},
        }
        for extra in self.extra:
            context |= extra(document, index)
        return context


def other_names(document):
    """Names beside the title, each once a text."""
    names = {n["text"]: n for n in document.get("names", []) if n["text"] != document["title"]}
    return [
        {"text": n["text"], "language": n["language"], "kind": n["kind_label"].lower()}
        for n in names.values()
    ]


def relations(document):
    """For components/relation_list.html; a link to this record is read from its other end."""
    return [
        {
            "verb": link["label"],
            "title": link["record"]["title"],
            "url": link["record"]["url"],
            "kind": Kind(link["record"]["type"]).label,
            "basis": link["basis"],
            "reason": link["reason"],
        }
        for link in document.get("links", [])
    ]


def history(document, index, family):
    """The dated statuses of the record for components/timeline.html, oldest first."""
    return [
        {
            "date": (step["observed"] or {}).get("text", ""),
            "title": step["label"],
            "kind": step["assessment_label"],
            "text": step["note"],
            "label": step["label"],
            "claims": index.of("progress", {step["slug"]}),
        }
        for step in document.get("progress", [])
    ]
