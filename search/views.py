from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from search.matching import cleaned, find_passages, find_places, find_records, find_topics
from search.shown import passage_hit, record_hits
from sources.pages.localising import named


@require_safe
def search_page(request):
    """Records and passages that hold the words, each with its own pages."""
    text = cleaned(request.GET.get("q", ""))
    context = {"query": text}
    if text:
        records = find_records(text, page=_number(request, "records"))
        passages = find_passages(text, page=_number(request, "passages"))
        places, topics = _named_places(find_places(text)), find_topics(text)
        context |= {
            "is_straight": any(places.values()) or bool(topics),
            "records": records,
            "cards": record_hits(records.hits),
            "passages": passages,
            "hits": [passage_hit(passage) for passage in passages.hits],
            "places": places,
            "topics": named(topics, "topic", "code"),
            "contents": [
                {"id": "records", "title": _("Records"), "count": records.total},
                {"id": "passages", "title": _("Paragraphs of sources"), "count": passages.total},
            ],
        }
    return render(request, "search/results.html", context)


def _named_places(found):
    """Three queries more in another language than English."""
    named(found["groupings"], "grouping", "slug")
    places = named(found["places"], "place", "code")
    named([*found["countries"], *(place.country for place in places)], "country", "iso3")
    return found


def _number(request, name):
    """The page asked for; anything that is no positive number is the first."""
    asked = request.GET.get(name, "")
    return max(int(asked), 1) if asked.isdecimal() and len(asked) < 7 else 1
