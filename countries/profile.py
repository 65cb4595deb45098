"""What the page of a country shows of its records besides a few cards of each kind."""

import json
from collections import defaultdict

from django.db.models import CharField, Count, Value, Window
from django.utils.translation import gettext as _

from countries.policy_bars import policy_bars
from sources.choices import Kind, Rendition
from sources.dates import PartialDate
from sources.models import Claim, Entry, Source
from sources.pages.cards import NEWEST
from sources.pages.languages import in_page_language
from sources.pages.localising import localised, post_when

POLICIES, UNDATED, PEOPLE, WORKS = 40, 24, 30, 100
WORKS_SHOWN = 5
POSTS_SHOWN = 4


def profile(country):
    """{"bars": policies in time, "posts": people in post}. One query."""
    about = Entry.objects.filter(countries__contains=[country.iso3])
    policies = about.filter(kind=Kind.POLICY)
    parts = {
        "dated": policies.filter(sort_on__isnull=False).order_by(*NEWEST)[:POLICIES],
        "undated": policies.filter(sort_on=None).order_by("title", "record_id")[:UNDATED],
        "people": about.filter(kind=Kind.PERSON).order_by("title", "record_id")[:PEOPLE],
    }
    queries = [_columns(part, chosen) for part, chosen in parts.items()]
    rows = sorted(queries[0].union(*queries[1:], all=True))
    cards = localised(*(json.loads(text) for *_keys, text in rows))
    found = defaultdict(list)
    for (part, *_rest), card in zip(rows, cards, strict=True):
        found[part].append(card)
    posts = [post for card in found["people"] for post in _posts(card)]
    posts.sort(key=lambda post: (post["last"], post["title"]), reverse=True)
    return {
        "bars": policy_bars(found["dated"], found["undated"]) if rows else None,
        "posts": posts[:POSTS_SHOWN],
        "more_posts": posts[POSTS_SHOWN:],
    }


def _columns(part, chosen):
    named = chosen.annotate(part=Value(part, output_field=CharField()))
    return named.values_list("part", "title", "record_id", "text__card")


def _posts(card):
    """The posts of one person: who, as what, where, and when a source says so."""
    for post in card.get("posts", []):
        yield {
            **in_page_language(card),
            "url": card["url"],
            "role": post["role"],
            "organisation": post["organisation"],
            "when": post_when(post) or _("date not stated"),
            "last": _last_day(post),
        }


def _last_day(post):
    """The last day for which anything is known of a post, as text that sorts; "" without any."""
    known = [post[name] for name in ("valid", "seen") if post.get(name)]
    return max((part["until"] or part["from"] or "" for part in known), default="")


def sources_of(country):
    """The documents that the records about a country rest on, events and people included, as their
    publishers put them out or else as our digests restate them, the most used first, and how many
    there are. Two queries.
    """
    claims = Claim.objects.filter(record__entry__countries__contains=[country.iso3])
    works = claims.order_by().values("source__work").annotate(n=Count("record_id", distinct=True))
    counted = works.annotate(total=Window(Count("*"))).order_by("-n", "source__work")
    most = list(counted.values_list("source__work", "n", "total")[:WORKS])
    numbers = {work: n for work, n, _total in most}
    columns = ("slug", "work", "title", "publisher", "url", "language", "rendition")
    rows = Source.objects.filter(work__in=numbers).only(
        *columns, "published_on", "published_precision"
    )
    newest = sorted(rows, key=lambda one: (one.rendition != Rendition.DIGEST, -one.pk))
    first = {source.work_id: source for source in newest}
    shown = [_document(first[work], n) for work, n in numbers.items() if work in first]
    return {
        "documents": shown[:WORKS_SHOWN],
        "more": shown[WORKS_SHOWN:],
        "total": most[0][-1] if most else 0,
    }


def _document(source, number):
    date = PartialDate.from_columns(source.published_on, source.published_precision)
    return {
        "title": source.title,
        "language": source.language,
        "publisher": source.publisher,
        "dated": date.display() if date else "",
        "url": f"/sources/{source.slug}/",
        "address": source.url,
        "records": number,
    }
