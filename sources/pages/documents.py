"""The list of documents: filters with counts, and how much rests on each."""

from collections import Counter

from django.db.models import Count
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from sources.addresses import source_page
from sources.choices import Rendition, SourceKind
from sources.dates import PartialDate
from sources.facets import Facet, Option, words
from sources.filters.source import SourceFilter
from sources.models import Claim, Source
from sources.pages.filtering import PAGE_SIZE, FilteredList, page_of, parameters, understood
from sources.pages.languages import language_name, page_language
from sources.pages.nouns import grouped
from sources.paging import paginate

URL = "/sources/"
LANGUAGE = Facet("language", gettext_lazy("Language"), "language", several=False)
FACETS = (
    words("kind", gettext_lazy("Kind"), "kind", SourceKind),
    words("rendition", gettext_lazy("Form"), "rendition", Rendition),
    LANGUAGE,
)


def documents_context(data):
    """Everything that sources/list.html shows. A constant number of queries.

    Our own digests are left out unless asked for: they stand with the documents they restate.
    """
    filters, errors = understood(SourceFilter, data, Source.objects.for_list())
    hides_digests = not _chosen(filters, "rendition")
    options = {facet.parameter: _options(filters, facet) for facet in FACETS}
    rows = _rows(filters, hides_digests)
    total = rows.count()
    page = page_of(lambda: _page(filters, rows), errors)
    shown = FilteredList(URL, filters, FACETS, options)
    count = ngettext("%(shown)s document", "%(shown)s documents", total)
    return {
        "cards": _cards(page.rows) if page else [],
        "digests_url": shown.address(rendition=Rendition.DIGEST.value) if hides_digests else "",
        **shown.context(count=count % {"shown": grouped(total)}, page=page, errors=errors),
    }


def _rows(filters, hides_digests):
    return filters.qs.exclude(rendition=Rendition.DIGEST) if hides_digests else filters.qs


def _page(filters, rows):
    return paginate(
        rows,
        filters.order,
        size=filters.setting("page_size") or PAGE_SIZE,
        cursor=filters.setting("cursor") or "",
    )


def _chosen(filters, name):
    return filters.setting(name) or filters.setting(f"{name}__in") or []


def _options(filters, facet):
    """Choices of one facet with the number of documents each would show; one query."""
    data = parameters(filters)
    for name in (facet.parameter, f"{facet.parameter}__in"):
        data.pop(name, None)
    others, _errors = understood(type(filters), data, filters.queryset)
    keeps_digests = facet.parameter == "rendition" or _chosen(others, "rendition")
    rows = _rows(others, not keeps_digests).order_by()
    counts = Counter(dict(rows.values_list(facet.column).annotate(n=Count("pk"))))
    chosen = _chosen(filters, facet.parameter)
    labels = {value: str(label) for value, label in facet.choices}
    values = labels or sorted(counts, key=lambda value: (-counts[value], value))
    return [
        Option(value, labels.get(value) or language_name(value), counts[value], value in chosen)
        for value in values
        if value and (counts[value] or value in chosen)
    ]


def _cards(sources):
    """One query more: how many values rest on the works of these documents."""
    works = {source.work_id for source in sources}
    resting = Claim.objects.filter(source__work__in=works).order_by().values_list("source__work")
    counts = dict(resting.annotate(n=Count("pk")))
    return [_card(source, counts.get(source.work_id, 0)) for source in sources]


def _card(source, claims):
    return {
        "url": source_page(source.slug),
        "title": source.title,
        "language": source.language,
        "who": who(source),
        "date": published_text(source),
        "kind": source.get_kind_display(),
        "form": "" if source.rendition == Rendition.ORIGINAL else source.get_rendition_display(),
        "claims": claims,
        "language_name": _other_language(source.language),
    }


def _other_language(code):
    return language_name(code) if code != page_language() else ""


def who(source):
    """Publisher and, where another, republisher."""
    publisher = source.publisher or _("publisher not stated")
    if not source.republisher:
        return publisher
    words = {"publisher": publisher, "republisher": source.republisher}
    return _("%(publisher)s, republished by %(republisher)s") % words


def published_text(source):
    date = PartialDate.from_columns(source.published_on, source.published_precision)
    return date.display() if date else ""
