from django.http import Http404, HttpResponse, StreamingHttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from analysis.network.filters import NetworkFilter, entries
from analysis.network.graph import URL
from analysis.network.page import PICTURE, kept_network, network_context, title_of
from analysis.network.table import csv_lines
from sources.pages.filtering import understood
from sources.pictures import png_of, standalone

TYPES = {"svg": "image/svg+xml", "png": "image/png"}


@require_safe
def network_view(request):
    """Who is joined to what: a picture and a table."""
    context = network_context(request.GET)
    context["address"] = request.build_absolute_uri(URL)
    status = 400 if context["errors"] else 200
    return render(request, "analysis/network.html", context, status=status)


@require_safe
def network_picture(request, form):
    """The picture alone as a file, under the page's filters."""
    known = _known(request)
    if known is None or known["picture"] is None:
        raise Http404("There is no such picture.")
    picture = known["picture"]
    svg = standalone(
        render_to_string(PICTURE, {"picture": picture, "title": title_of(known)}),
        width=picture["width"],
        height=picture["height"],
        title=title_of(known),
        source=_("Registan, %(address)s") % {"address": request.build_absolute_uri(URL)},
        origin=request.build_absolute_uri("/").rstrip("/"),
    )
    body = png_of(svg) if form == "png" else svg
    headers = {"Content-Disposition": f'attachment; filename="network.{form}"'}
    return HttpResponse(body, content_type=TYPES[form], headers=headers)


@require_safe
def network_file(request):
    """Every line of the network under the page's filters, as a table. What is not understood is
    answered by the page.
    """
    known = _known(request)
    if known is None:
        return network_view(request)
    origin = request.build_absolute_uri("/").rstrip("/")
    headers = {"Content-Disposition": 'attachment; filename="network.csv"'}
    return StreamingHttpResponse(
        csv_lines(known["lines"], origin), content_type="text/csv; charset=utf-8", headers=headers
    )


def _known(request):
    filters, errors = understood(NetworkFilter, request.GET, entries())
    return None if errors else kept_network(filters)
