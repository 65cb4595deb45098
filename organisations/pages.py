"""The pages of organisations and people."""

import json

from django.db.models import Q
from django.utils.text import capfirst
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from organisations.choices import OrganisationKind
from organisations.filters import OrganisationFilter, PersonFilter
from sources.choices import Kind
from sources.models import Entry, EntryCard
from sources.pages.cards import sections, shown_cards
from sources.pages.claims import gathered
from sources.pages.listing import Listing
from sources.pages.localising import localised, post_when
from sources.pages.record import RecordPage
from sources.pages.rows import Field

EACH = 4
KINDS = (
    Kind.COMMITMENT,
    Kind.INITIATIVE,
    Kind.POLICY,
    Kind.RECOMMENDATION,
    Kind.OBLIGATION,
    Kind.EVENT,
    Kind.DECISION,
    Kind.STATEMENT,
    Kind.PERSON,
)
SAID_MOST = 12


def filled_posts(document, _index, near):
    """People in post, latest first; what a post rests on is said by the person."""
    return {
        "posts": [
            _post(post, post["person"], near.get(post["person"]).index, document["slug"])
            for post in document["posts"]
        ]
    }


def held_posts(document, index, _near):
    """Posts over time, latest first."""
    return {
        "posts": [
            _post(post, post["organisation"], index, post["organisation"]["slug"])
            for post in document["posts"]
        ]
    }


def _post(post, other, index, organisation_slug):
    """A row of components/value_row.html: when, as what, and who or where."""
    item = f"{organisation_slug}: {post['role']}"
    note = gettext("as %(role)s") % {"role": post["role"]}
    return {
        "label": capfirst(post_when(post) or gettext("date not stated")),
        "entries": [{"text": other["title"], "url": other["url"], "note": note}],
        "claims": gathered([("", claim) for claim in index.about("posts", item)]),
    }


def sessions(document, _index, _near):
    """The meetings of a body, latest first. One query."""
    held = EntryCard.objects.filter(entry__record__as_event__body__slug=document["slug"])
    newest = held.order_by("-entry__sort_on", "-entry_id").values_list("card", flat=True)
    return {"sessions": [_session(card) for card in localised(*map(json.loads, newest))]}


def _session(card):
    place = (card["place"] or {}).get("name", "")
    ordinal = card["ordinal"]
    number = gettext("session %(number)s") % {"number": ordinal} if ordinal else ""
    return {
        "date": (card["date"] or {}).get("text", ""),
        "title": card["title"],
        "url": card["url"],
        "kind": ", ".join(filter(None, (card["kind_label"], number, place))),
    }


def part_in(document, _index, _near):
    """What the organisation has a part in: a few of each kind, and how many. Two queries."""
    slug = document["slug"]
    about = Entry.objects.filter(organisations__contains=[slug], kind__in=KINDS).exclude(
        record__as_event__body__slug=slug
    )
    found, _counts = sections(about, each=EACH, query=f"organisation={slug}", kinds=KINDS)
    return {"part_in": found}


def involved(document, _index, _near):
    """Where a person spoke, took part or was named, newest first. One query."""
    slug = document["slug"]
    found = Entry.objects.filter(
        Q(record__as_statement__speaker__slug=slug)
        | Q(record__as_event__participations__person__slug=slug)
        | Q(record__parties__person__slug=slug)
    ).distinct()
    newest = found.order_by("-sort_on", "-record_id").values_list("text__card", flat=True)
    return {"involved": shown_cards(newest[:SAID_MOST])}


ORGANISATION = RecordPage(
    kind=Kind.ORGANISATION,
    template="organisations/organisation.html",
    extra=(filled_posts, sessions, part_in),
    layout=(
        Field("kind", _("Kind"), "choice", words=OrganisationKind),
        Field("parent", _("Part of"), "record"),
        Field("place", _("Where"), "where", also=("country",)),
        Field("valid", _("Time of existence"), "existed", minor=True),
        Field("website", _("Web site"), "address", claim="url", minor=True),
    ),
)

PERSON = RecordPage(
    kind=Kind.PERSON,
    template="organisations/person.html",
    extra=(held_posts, involved),
    layout=(
        Field("given_name", _("Given name")),
        Field("family_name", _("Family name")),
        Field("honorific", _("Form of address"), minor=True),
    ),
)

PAGES = (ORGANISATION, PERSON)


LISTINGS = (
    Listing(
        Kind.ORGANISATION,
        OrganisationFilter,
        _("Ministries, agencies, international organisations and the bodies that meet."),
    ),
    Listing(Kind.PERSON, PersonFilter, _("People with a public role, and the posts they held.")),
)
