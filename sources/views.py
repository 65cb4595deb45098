import json

from django.core.paginator import Paginator
from django.db.models import Count, F, Q
from django.shortcuts import get_object_or_404, redirect, render

from sources.addresses import record_page
from sources.choices import ReviewStatus
from sources.dates import PartialDate
from sources.display import ClaimIndex, rows
from sources.models import EntryCard, FormerSlug, Source
from sources.reading import passages_with_claims

SOURCES_PER_PAGE = 50


def ready_record(kind, slug):
    """Document and claim index of a published record, or None. One query."""
    ready = EntryCard.objects.filter(entry__kind=kind, entry__slug=slug)
    texts = ready.values_list("document", "claims").first()
    if texts is None:
        return None
    document, claims = (json.loads(text) for text in texts)
    return document, ClaimIndex(claims)


def record_detail(request, slug, *, page):
    """The page of one published record; an old slug redirects, anything else is not found."""
    ready = ready_record(page.kind, slug)
    if ready is None:
        return redirect(_present_address(page.kind, slug), permanent=True)
    document, index = ready
    context = {
        "document": document,
        "list_url": f"/{page.plural}/",
        "list_label": page.plural.capitalize(),
        "head": page.head(document),
        "rows": rows(document, index, page.layout),
        "title_claims": {"label": "title", "claims": index.of("title"), "value": True},
        "summary_claims": {"label": "summary", "claims": index.of("summary"), "value": True},
        **page.sections(document, index),
    }
    return render(request, page.template, context)


def _present_address(kind, slug):
    former = FormerSlug.objects.filter(
        kind=kind, slug=slug, record__review_status=ReviewStatus.PUBLISHED
    ).select_related("record")
    record = get_object_or_404(former).record
    return record_page(record.kind, record.slug)


def source_list(request):
    """All sources, newest first, with how many claims rest on each."""
    query = request.GET.get("q", "").strip()
    sources = Source.objects.for_list().annotate(claim_count=Count("claims"))
    if query:
        sources = sources.filter(Q(title__icontains=query) | Q(publisher__icontains=query))
    ordered = sources.order_by(F("published_on").desc(nulls_last=True), "-pk")
    page = Paginator(ordered, SOURCES_PER_PAGE).get_page(request.GET.get("page"))
    context = {"page": page, "rows": [_source_row(s) for s in page], "query": query}
    return render(request, "sources/list.html", context)


def _source_row(source):
    published = PartialDate.from_columns(source.published_on, source.published_precision)
    return {"source": source, "published": published.display() if published else ""}


def source_reader(request, slug):
    """The text of a source, paragraph by paragraph, with the spans that claims quote marked."""
    source = get_object_or_404(Source.objects.select_related("work", "publisher_record"), slug=slug)
    siblings = source.work.sources.exclude(pk=source.pk).defer("text").order_by("slug")
    context = {
        "source": source,
        "published": _source_row(source)["published"],
        "passages": passages_with_claims(source),
        "warnings": [
            f"{w.get_kind_display()}: {w.detail}" if w.detail else w.get_kind_display()
            for w in source.warnings.order_by("kind")
        ],
        "siblings": siblings,
    }
    return render(request, "sources/reader.html", context)
