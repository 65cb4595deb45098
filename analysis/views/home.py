from django.http import Http404
from django.shortcuts import render
from django.views.decorators.http import require_safe

from analysis.home.page import home_context, home_map
from countries.downloads import map_answer


@require_safe
def home_view(request):
    """The first page: search, the region by a measure, what came last, what is silent."""
    context = home_context(request.GET)
    return render(request, "home.html", context, status=400 if context["errors"] else 200)


@require_safe
def home_map_view(request, form):
    """The map of the first page as a file, by the measure asked for."""
    figure = home_map(request.GET)
    if figure is None:
        raise Http404("There is no such measure.")
    return map_answer(request, figure, form, "/")
