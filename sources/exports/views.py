"""The files beside the lists of pages: /commitments.csv for /commitments/."""

from django.shortcuts import render
from django.views.decorators.http import require_safe

from sources.api.problems import BadParameters
from sources.exports.answers import ListFile
from sources.exports.lists import DocumentList, RecordList
from sources.pages.documents import documents_context
from sources.pages.listing import list_context


@require_safe
def record_file(request, *, listing, form):
    """The whole list of one kind under the page's filters. What is not understood is answered by
    the list itself, where it can be put right.
    """
    listed = RecordList(listing.kind, listing.filterset)
    try:
        return ListFile(listed, form, listing.plural, for_people=True).answer(request)
    except BadParameters as refused:
        context = list_context(listing, request.GET)
        return refused_page(request, "records/list.html", context, refused)


@require_safe
def source_file(request, *, form):
    """The documents that the list of sources shows under these filters."""
    try:
        return ListFile(DocumentList(), form, "sources", for_people=True).answer(request)
    except BadParameters as refused:
        context = documents_context(request.GET)
        return refused_page(request, "sources/list.html", context, refused)


def refused_page(request, template, context, refused):
    """A list that says which parameter was not understood, and why."""
    errors = [{"message": f"{e['parameter']}: {e['message']}"} for e in refused.errors]
    address = request.build_absolute_uri(context["panel"]["action"])
    return render(request, template, context | {"errors": errors, "address": address}, status=400)
