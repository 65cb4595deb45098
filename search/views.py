from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from search.filters import SearchFilter
from search.matching import cleaned, find_passages, find_places, find_records, find_topics
from search.shown import passage_hit, record_hits
from sources.models import Entry
from sources.pages.filtering import messages, understood
from sources.pages.localising import named


@require_safe
def search_page(request):
    """Records and passages that hold the words, each with its own pages. A parameter that is not
    understood is answered with 400, as by lists.
    """
    filters, errors = understood(SearchFilter, request.GET, Entry.objects.none())
    text = cleaned(filters.setting("q") or "")
    context = {"query": text, "errors": messages(errors)}
    if text and not errors:
        records = find_records(text, page=filters.setting("records") or 1)
        passages = find_passages(text, page=filters.setting("passages") or 1)
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
    return render(request, "search/results.html", context, status=400 if errors else 200)


def _named_places(found):
    """Three queries more in another language than English."""
    named(found["groupings"], "grouping", "slug")
    places = named(found["places"], "place", "code")
    named([*found["countries"], *(place.country for place in places)], "country", "iso3")
    return found
