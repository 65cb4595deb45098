from django.shortcuts import render
from django.views.decorators.http import require_safe

from analysis.home.page import home_context


@require_safe
def home_view(request):
    """The first page: search, the region by a measure, what came last, what is silent."""
    context = home_context(request.GET)
    return render(request, "home.html", context, status=400 if context["errors"] else 200)
