"""The sentences of a page as numbered notes: for paper, where nothing can be pressed, and for
whoever wants to read all of them at once.
"""

from sources.pages.localising import dated_again

IN_ORDER = ("head_rows", "quote", "rows", "decisions", "statements", "posts", "progress")


def notes(context):
    """Every sentence behind what a page shows, once each, by document in the order of reading:
    for components/notes.html.

    Each claim of the context learns the number of its note. A digest that only repeats what is
    quoted beside it gets none.
    """
    claims = [claim for claim in _claims_in(_in_order(context)) if _is_shown(claim)]
    documents: dict[str, dict] = {}
    for claim in claims:
        said = documents.setdefault(claim["source"]["slug"], {})
        said.setdefault(_sentence(claim), []).append(claim)
    found, last = [], 0
    for said in documents.values():
        found.append(_document(list(said.values()), first=last + 1))
        last += len(said)
    return found


def _is_shown(claim):
    """Only what was gathered for a place of the page, which says of it what it repeats."""
    return not claim.get("restated", True)


def _sentence(claim):
    return claim["address"], claim["start"], claim["end"]


def _document(said, *, first):
    """One document and what it says; `said` are the claims of each sentence."""
    for number, claims in enumerate(said, first):
        for claim in claims:
            claim["note"] = number
    source = said[0][0]["source"]
    told = source["original"] or source
    return {
        "title": told["title"],
        "publisher": told["publisher"],
        "dated": dated_again(told["published_text"]),
        "is_digest": bool(source["original"]),
        "address": told["url"],
        "archive_url": source["archive_url"],
        "url": source["page"],
        "first": first,
        "sentences": [_note(claims) for claims in said],
    }


def _note(claims):
    reasons = dict.fromkeys(claim["reason"] for claim in claims if claim["reason"])
    return claims[0] | {"reasons": list(reasons)}


def _in_order(context):
    others = [key for key in context if key not in {*IN_ORDER, "document"}]
    return [context[key] for key in (*IN_ORDER, *others) if key in context]


def _claims_in(shown):
    if isinstance(shown, dict):
        yield from shown.get("claims", [])
        shown = [value for key, value in shown.items() if key != "claims"]
    if isinstance(shown, list):
        for part in shown:
            yield from _claims_in(part)
