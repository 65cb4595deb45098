from django.contrib.humanize.templatetags.humanize import intcomma
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from countries.map_figure import map_figure
from countries.models import Country
from search.matching import cleaned, find_passages, find_places, find_records, find_topics
from search.shown import passage_hit, record_hits
from sources.addresses import PLURALS, country_page
from sources.choices import Kind, Rendition
from sources.models import Claim, Entry, Source
from sources.pages.cards import ahead, counts_by_kind, counts_in, dated, latest
from sources.pages.kept import kept
from sources.pages.localising import named
from sources.pages.nouns import title_of

KINDS = (
    Kind.POLICY,
    Kind.COMMITMENT,
    Kind.INITIATIVE,
    Kind.RECOMMENDATION,
    Kind.EVENT,
)
ANNOUNCED, AHEAD, ADDED = 8, 4, 12


@require_safe
def home(request):
    """Search box, map of the region, how much there is, what came in last.

    Two queries; eight more for the first reader after anything was published.
    """
    today = timezone.now().date()
    known = kept(f"home:{today}", lambda: _known(today))
    numbers = known.pop("countries")
    countries = [
        {"country": c, "url": country_page(c.iso3), "records": numbers.get(c.iso3, 0)}
        for c in named(Country.objects.filter(is_covered=True), "country", "iso3")
    ]
    context = {**known, "countries": countries, "figure": map_figure(numbers)}
    return render(request, "home.html", context)


def _known(today):
    """Everything on the home page that only publications and the day change."""
    counts = counts_by_kind(Entry.objects.all())
    documents = Source.objects.exclude(rendition=Rendition.DIGEST).count()
    sentences = Claim.objects.filter(record__entry__isnull=False).count()
    return {
        "countries": counts_in("countries"),
        "figures": [
            *(
                _figure(counts.get(kind, 0), title_of(kind).lower(), f"/{PLURALS[kind]}/")
                for kind in KINDS
            ),
            _figure(documents, _("documents read or named"), "/sources/"),
            _figure(sentences, _("statements, each with its sentence"), "/data/"),
        ],
        "announced": dated(Entry.objects.filter(kind__in=KINDS), ANNOUNCED, until=today),
        "ahead": ahead(Entry.objects.of_kind(Kind.EVENT), AHEAD, after=today),
        "added": latest(ADDED),
    }


def _figure(number, label, url):
    return {"value": intcomma(number), "label": label, "url": url}


@require_safe
def search_page(request):
    """Records and passages that hold the words, each with its own pages."""
    text = cleaned(request.GET.get("q", ""))
    context = {"query": text}
    if text:
        records = find_records(text, page=_number(request, "records"))
        passages = find_passages(text, page=_number(request, "passages"))
        context |= {
            "records": records,
            "cards": record_hits(records.hits),
            "passages": passages,
            "hits": [passage_hit(passage) for passage in passages.hits],
            "places": _named_places(find_places(text)),
            "topics": named(find_topics(text), "topic", "code"),
            "contents": [
                {"id": "records", "title": _("Records"), "count": records.total},
                {"id": "passages", "title": _("Paragraphs of sources"), "count": passages.total},
            ],
        }
    return render(request, "search/results.html", context)


def _named_places(found):
    """Two queries more in another language than English."""
    places = named(found["places"], "place", "code")
    named([*found["countries"], *(place.country for place in places)], "country", "iso3")
    return found


def _number(request, name):
    """The page asked for; anything that is no positive number is the first."""
    asked = request.GET.get(name, "")
    return max(int(asked), 1) if asked.isdecimal() and len(asked) < 7 else 1
