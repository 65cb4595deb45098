"""The list of documents: filters with counts, and how much rests on each."""

import datetime
from collections import Counter, defaultdict

from django.db.models import Count
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from sources.addresses import source_page
from sources.choices import Rendition, ReviewStatus, SourceKind
from sources.dates import PartialDate
from sources.facets import COUNTRY, GROUPING, TOPIC, YEAR, Facet, Option, words
from sources.filters.source import SourceFilter
from sources.models import Claim, Source
from sources.pages.filtering import PAGE_SIZE, FilteredList, page_of, parameters, understood
from sources.pages.kept import kept
from sources.pages.languages import language_name, page_language
from sources.pages.nouns import grouped
from sources.paging import paginate
from sources.vocabulary import names_of

URL = "/sources/"
ONE_DAY = datetime.timedelta(days=1)
ABOUT = (COUNTRY, GROUPING, TOPIC)
LANGUAGE = Facet("language", gettext_lazy("Language"), "language", several=False)
FACETS = (
    words("kind", gettext_lazy("Kind"), "kind", SourceKind),
    words("rendition", gettext_lazy("Form"), "rendition", Rendition),
    LANGUAGE,
    *ABOUT,
    YEAR,
)


def documents_context(data):
    """Everything that sources/list.html shows. A constant number of queries.

    Our own digests are left out unless asked for: they stand with the documents they restate.
    """
    filters, errors = understood(SourceFilter, data, Source.objects.for_list())
    hides_digests = not _chosen(filters, "rendition")
    about = kept("documents-about", _about_works)
    options = {facet.parameter: _options(filters, facet, about) for facet in FACETS}
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


def _about_works():
    """{column: {work: codes}} of what the published records are about that rest on each work."""
    columns = [facet.column for facet in ABOUT]
    resting = Claim.objects.filter(record__entry__isnull=False).order_by().distinct()
    paths = [f"record__entry__{column}" for column in columns]
    found: dict[str, dict[int, set]] = {column: defaultdict(set) for column in columns}
    for work, *codes in resting.values_list("source__work", *paths, "record").iterator():
        for column, some in zip(columns, codes, strict=False):
            found[column][work].update(some)
    return {column: dict(works) for column, works in found.items()}


def _options(filters, facet, about):
    """Choices of one facet with the number of documents each would show; two queries at most."""
    data = parameters(filters)
    for name in (facet.parameter, f"{facet.parameter}__in"):
        data.pop(name, None)
    others, _errors = understood(type(filters), data, filters.queryset)
    keeps_digests = facet.parameter == "rendition" or _chosen(others, "rendition")
    rows = _rows(others, not keeps_digests).order_by()
    counts = _counts(rows, facet, about)
    chosen = [str(value) for value in _chosen(filters, facet.parameter)]
    counts.update(dict.fromkeys(chosen, 0))
    labels = _labels(facet, counts)
    values = [value for value in labels if value and (counts[value] or value in chosen)]
    if facet is YEAR:
        values.sort(reverse=True)
    elif not facet.choices:
        values.sort(key=lambda value: (-counts[value], labels[value]))
    return [Option(value, labels[value], counts[value], value in chosen) for value in values]


def _counts(rows, facet, about):
    if facet in ABOUT:
        counts: Counter[str] = Counter()
        for work, number in rows.values_list("work").annotate(n=Count("pk")):
            for code in about[facet.column].get(work, ()):
                counts[code] += number
        return counts
    if facet is YEAR:
        days = rows.exclude(published_on=None).values_list("published_on", flat=True)
        return Counter(
            str(year)
            for found in days
            for year in range(found.lower.year, (found.upper - ONE_DAY).year + 1)
        )
    return Counter(dict(rows.values_list(facet.column).annotate(n=Count("pk"))))


def _labels(facet, counts):
    if facet.choices:
        return {value: str(label) for value, label in facet.choices}
    if facet.vocabulary:
        return {code: code for code in counts} | names_of(facet.vocabulary, counts)
    return {value: value if facet is YEAR else language_name(value) for value in counts}


def _cards(sources):
    """One query more: how many claims rest on the works of these documents."""
    works = {source.work_id for source in sources}
    resting = Claim.objects.filter(
        source__work__in=works, record__review_status=ReviewStatus.PUBLISHED
    )
    named = resting.each_once().order_by().values_list("source__work")
    counts = dict(named.annotate(n=Count("pk")))
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
        "is_held": bool(source.content_sha256),
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
