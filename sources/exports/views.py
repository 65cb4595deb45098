"""The files and feeds beside the lists of pages: /commitments.csv for /commitments/."""

from django.shortcuts import render
from django.views.decorators.http import require_safe

from sources.api.problems import BadParameters
from sources.exports.answers import Lines, ListFile, Table
from sources.exports.lists import DocumentList, RecordList
from sources.exports.newest import newest_records, newest_sources
from sources.pages.documents import documents_context
from sources.pages.listing import list_context


@require_safe
def record_file(request, *, listing, form):
    """The whole list of one kind under the page's filters. What is not understood is answered by
    the list itself, where it can be put right.
    """
    listed = RecordList(listing.kind, listing.filterset)
    try:
        return beside_a_page(listed, listing.plural, form).answer(request)
    except BadParameters as refused:
        return refused_list(request, listing, refused)


@require_safe
def record_feed(request, *, listing):
    """What was published last of one kind under the page's filters."""
    try:
        return newest_records(listing).answer(request)
    except BadParameters as refused:
        return refused_list(request, listing, refused)


def beside_a_page(listed, name, form) -> ListFile:
    """The file of a list, a table such that Excel reads its letters."""
    return Table(listed, name, for_people=True) if form == "csv" else Lines(listed, name)


def refused_list(request, listing, refused):
    context = list_context(listing, request.GET)
    return refused_page(request, "records/list.html", context, refused)


@require_safe
def source_file(request, *, form):
    """The documents that the list of sources shows under these filters."""
    try:
        return beside_a_page(DocumentList(), "sources", form).answer(request)
    except BadParameters as refused:
        return refused_sources(request, refused)


@require_safe
def source_feed(request):
    """The documents that came here last, under the page's filters."""
    try:
        return newest_sources().answer(request)
    except BadParameters as refused:
        return refused_sources(request, refused)


def refused_sources(request, refused):
    context = documents_context(request.GET)
    return refused_page(request, "sources/list.html", context, refused)


def refused_page(request, template, context, refused):
    """A list that says which parameter was not understood, and why."""
    errors = [{"message": f"{e['parameter']}: {e['message']}"} for e in refused.errors]
    return render(request, template, context | {"errors": errors}, status=400)
