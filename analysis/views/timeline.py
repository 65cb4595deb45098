from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from analysis.timeline.filters import TimelineFilter, entries
from analysis.timeline.page import PICTURE, URL, picture_context, timeline_context
from analysis.timeline.table import TimedList
from sources.api.problems import BadParameters
from sources.exports.answers import Table
from sources.exports.views import refused_page
from sources.pages.filtering import understood
from sources.pictures import png_of, standalone

TYPES = {"svg": "image/svg+xml", "png": "image/png"}


@require_safe
def timeline_view(request):
    """What happened when, and what is planned: a picture and a table."""
    context = timeline_context(request.GET)
    context["address"] = request.build_absolute_uri(URL)
    status = 400 if context["errors"] else 200
    return render(request, "analysis/timeline.html", context, status=status)


@require_safe
def timeline_picture(request, form):
    """The picture alone as a file, under the page's filters."""
    filters, errors = understood(TimelineFilter, request.GET, entries())
    context = None if errors else picture_context(filters)
    if context is None:
        raise Http404("There is no such picture.")
    picture = context["picture"]
    svg = standalone(
        render_to_string(PICTURE, context),
        width=picture["width"],
        height=picture["height"],
        title=context["title"],
        source=_("Registan, %(address)s") % {"address": request.build_absolute_uri(URL)},
        origin=request.build_absolute_uri("/").rstrip("/"),
    )
    body = png_of(svg) if form == "png" else svg
    headers = {"Content-Disposition": f'attachment; filename="timeline.{form}"'}
    return HttpResponse(body, content_type=TYPES[form], headers=headers)


@require_safe
def timeline_file(request):
    """Every record of the timeline under the page's filters, as a table."""
    try:
        return Table(TimedList(), "timeline", for_people=True).answer(request)
    except BadParameters as refused:
        context = timeline_context(request.GET)
        return refused_page(request, "analysis/timeline.html", context, refused)
