import json

from django.core.paginator import Paginator
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_safe

from sources.addresses import record_page
from sources.choices import ReviewStatus
from sources.exports.jsonld import data_block, described, described_source
from sources.models import Entry, EntryCard, FormerSlug, Source
from sources.moved import present_source_page
from sources.pages.changes import (
    changes_context,
    history_page,
    shown_change,
    words_for_columns,
)
from sources.pages.documents import documents_context
from sources.pages.history import public_changes
from sources.pages.listing import list_context
from sources.pages.nouns import title_of
from sources.pages.reading import reader_context

CHANGES_A_PAGE = 25


@require_safe
def record_detail(request, slug, *, page):
    """The page of one published record; an old slug redirects, anything else is not found."""
    ready = EntryCard.objects.filter(entry__kind=page.kind, entry__slug=slug)
    texts = ready.values_list("document", "claims").first()
    if texts is None:
        return redirect(_present_address(page.kind, slug), permanent=True)
    document, claims = (json.loads(text) for text in texts)
    site = f"{request.scheme}://{request.get_host()}"
    context = {
        **page.context(document, claims),
        "crumbs": [{"label": title_of(page.kind), "url": f"/{page.plural}/"}],
        "address": request.build_absolute_uri(document["url"]),
        "site": site,
        "structured": data_block(described(document, claims, site)),
    }
    return render(request, page.template, context)


def _present_address(kind, slug):
    former = FormerSlug.objects.filter(
        kind=kind, slug=slug, record__review_status=ReviewStatus.PUBLISHED
    ).select_related("record")
    record = get_object_or_404(former).record
    return record_page(record.kind, record.slug)


@require_safe
def record_history(request, slug, *, page):
    """What changed of one record since it was published, newest first."""
    found = Entry.objects.filter(kind=page.kind, slug=slug)
    row = found.values_list("pk", "title").first()
    if row is None:
        return redirect(history_page(_present_address(page.kind, slug)), permanent=True)
    pk, title = row
    changes = public_changes({pk: page.kind}, words_for_columns(page))[pk]
    shown = Paginator(changes, CHANGES_A_PAGE).get_page(request.GET.get("page"))
    url = record_page(page.kind, slug)
    context = {
        "title": title,
        "url": url,
        "page": shown,
        "changes": [shown_change(change, number) for number, change in enumerate(shown)],
    }
    return render(request, "records/history.html", context)


@require_safe
def change_list(request):
    """The records of which anything changed last, with what it was."""
    context = changes_context(request.GET)
    status = 400 if context["errors"] else 200
    return render(request, "records/changes.html", context, status=status)


@require_safe
def record_list(request, *, listing):
    """A list of published records with filters, exact counts and keyset pages.

    A parameter that is not understood is answered with 400 and the API's own words.
    """
    context = list_context(listing, request.GET)
    return render(request, "records/list.html", context, status=400 if context["errors"] else 200)


@require_safe
def source_list(request):
    """The documents everything rests on, newest first."""
    context = documents_context(request.GET)
    return render(request, "sources/list.html", context, status=400 if context["errors"] else 200)


@require_safe
def source_reader(request, slug):
    """The text of a source, paragraph by paragraph, with the spans that claims quote marked; an old
    slug redirects.
    """
    sources = Source.objects.select_related("work").defer("text")
    source = sources.filter(slug=slug).first()
    if source is None:
        return redirect(present_source_page(slug), permanent=True)
    context = reader_context(source)
    site = f"{request.scheme}://{request.get_host()}"
    context["structured"] = data_block(described_source(source, site))
    return render(request, "sources/reader.html", context)
