from django.shortcuts import render
from django.views.decorators.http import require_safe

from analysis.silence import URL, silence_context


@require_safe
def silent_view(request):
    """Of what nothing new was heard for so many months."""
    context = silence_context(request.GET) | {"address": request.build_absolute_uri(URL)}
    status = 400 if context["errors"] else 200
    return render(request, "analysis/silent.html", context, status=status)
