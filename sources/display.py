"""From the ready document and claims of a record to the rows that a page shows.

A page declares its layout, a tuple of `Field`; `rows` pairs each value with the claims it rests on.
Nothing here asks the database: document and claims are what the projection stored.
"""

from dataclasses import dataclass


@dataclass(frozen=True)
class Field:
    """One line of a detail page: the document's key, its label and what shape the value has.

    shape: text, date, money, status (with `family`, for its mark), choice, record, refs, list.
    `claim` is the claims' field where it is not called like the key.
    """

    key: str
    label: str
    shape: str = "text"
    family: str = ""
    claim: str = ""
    role: str = ""


class ClaimIndex:
    """The claims of one record, found by field and item."""

    def __init__(self, claims):
        self.claims = [shown_claim(claim) for claim in claims]

    def of(self, field, items=None):
        """Claims about the field; with items, those about any of them or about the field whole."""
        found = [c for c in self.claims if c["field"] == field]
        if items is None:
            return found
        return [c for c in found if not c["item"] or c["item"] in items]


def shown_claim(claim):
    """A claim of the projection in the words of components/claim.html."""
    source = claim["source"]
    published = source.get("published_text", "")
    return {
        **claim,
        "url": claim["address"],
        "source_title": source["title"],
        "publisher": source.get("publisher", ""),
        "dated": published,
        "year": published[-4:] if published[-4:].isdigit() else "",
        "place": f"paragraph {claim['paragraph']}",
        "original": source.get("original"),
        "archive_url": source.get("archive_url", ""),
    }


def rows(document, index, layout):
    """The rows of components/value_row.html, in the order of the layout."""
    return [_row(document, index, field) for field in layout]


def _row(document, index, field):
    row = {"label": field.label, **SHAPES[field.shape](document, field)}
    items = row.pop("items", None)
    claims = index.of(field.claim or field.key, items)
    row["claims"] = claims
    row["differ"] = items is None and sources_differ(claims)
    return row


def sources_differ(claims):
    """True if claims of one value that are not deprecated give it different values."""
    return len({c["value"] for c in claims if c["rank"] != "deprecated"}) > 1


def _text(document, field):
    return {"value": document.get(field.key)}


def _dated(document, field):
    return {"value": (document.get(field.key) or {}).get("text")}


def _choice(document, field):
    return {"value": document.get(f"{field.key}_label")}


def _status(document, field):
    key = document.get(field.key)
    if not key:
        return {"value": ""}
    label = document.get(f"{field.key}_label")
    return {"status": {"family": field.family, "key": key, "label": label}}


def _record(document, field):
    target = document.get(field.key)
    if not target:
        return {"value": ""}
    return {"value": target.get("title") or target.get("name"), "url": target.get("url", "")}


def _refs(document, field):
    """Parties or participants of one role, each with what qualifies it."""
    chosen = [p for p in document.get(field.key, []) if not field.role or p["role"] == field.role]
    values = [
        {"text": p["name"], "url": p.get("url", ""), "note": p.get("mode_label", "")}
        for p in chosen
    ]
    return {"entries": values, "items": {p["item"] for p in chosen}}


def _list(document, field):
    values = [
        {"text": v.get("name") or v.get("text") or v.get("title"), "url": v.get("url", "")}
        for v in document.get(field.key, [])
    ]
    items = {v.get("item") or v.get("code") or v.get("text") for v in document.get(field.key, [])}
    return {"entries": values, "items": items}


def _percentage(document, field):
    rate = document.get(field.key)
    return {"value": f"{float(rate):g} %" if rate is not None else ""}


def _address(document, field):
    return {"value": document.get(field.key), "url": document.get(field.key)}


def _posts(document, field):
    """Posts read from either end: person and role, or organisation and role, with the period."""
    posts = document.get(field.key, [])
    values = [
        {
            "text": p["name"],
            "url": p["url"],
            "note": ", ".join(filter(None, (p["role"], p["period"]))),
        }
        for p in posts
    ]
    return {"entries": values, "items": {p["item"] for p in posts}}


SHAPES = {
    "percentage": _percentage,
    "address": _address,
    "posts": _posts,
    "text": _text,
    "date": _dated,
    "money": _dated,
    "choice": _choice,
    "status": _status,
    "record": _record,
    "refs": _refs,
    "list": _list,
}
