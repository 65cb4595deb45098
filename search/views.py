import json

from django.shortcuts import render
from django.utils.html import escape
from django.utils.safestring import mark_safe

from countries.views import map_figure, records_by_country
from search.matching import START, STOP, find_passages, find_records
from sources.addresses import PLURALS, source_page
from sources.cards import counts_by_kind, latest, shown_card
from sources.choices import Kind
from sources.models import Entry

LATEST = 8
FIGURES = (Kind.COMMITMENT, Kind.POLICY, Kind.INITIATIVE, Kind.EVENT)


def home(request):
    """Search box, map of the region, how much there is, and what came in last. Five queries."""
    numbers = counts_by_kind(Entry.objects.all())
    context = {
        "figure": map_figure(records_by_country()),
        "latest": latest(LATEST),
        "figures": [
            {"value": numbers.get(kind, 0), "label": PLURALS[kind], "url": f"/{PLURALS[kind]}/"}
            for kind in FIGURES
        ],
    }
    return render(request, "home.html", context)


def search_page(request):
    """Records and passages that hold the words, each with its own pages."""
    text = request.GET.get("q", "").strip()
    context = {"query": text}
    if text:
        records = find_records(text, page=_number(request, "records"))
        passages = find_passages(text, page=_number(request, "passages"))
        context |= {
            "records": records,
            "cards": [shown_card(json.loads(entry.text.card)) for entry in records.hits],
            "passages": passages,
            "hits": [_hit(passage) for passage in passages.hits],
        }
    return render(request, "search/results.html", context)


def _number(request, name):
    """The page asked for; anything that is no positive number is the first."""
    asked = request.GET.get(name, "")
    return max(int(asked), 1) if asked.isdecimal() and len(asked) < 7 else 1


def _hit(passage):
    return {
        "title": passage.source.title,
        "publisher": passage.source.publisher,
        "url": source_page(passage.source.slug, passage.position),
        "place": f"paragraph {passage.position}",
        "language": passage.language,
        "html": highlighted(passage.headline),
    }


def highlighted(headline):
    """The headline as safe HTML: everything escaped, the matching words in <mark>."""
    escaped = escape(headline).replace(START, "<mark>").replace(STOP, "</mark>")
    return mark_safe(escaped)
