from django.http import HttpResponse
from django.shortcuts import render
from django.utils import translation
from django.views.decorators.http import require_safe

from analysis.filters import MatrixFilter
from analysis.matrix import matrix_of, question_of
from analysis.matrix.cell_page import cell_context
from analysis.matrix.data import matrix_data
from analysis.matrix.links import URL
from analysis.matrix.page import matrix_context
from analysis.matrix.table import csv_pieces
from sources.models import Entry


@require_safe
def compare_view(request):
    """Countries side by side."""
    context = matrix_context(request.GET) | {"address": request.build_absolute_uri(URL)}
    status = 400 if context["errors"] else 200
    return render(request, "analysis/compare.html", context, status=status)


@require_safe
def compare_file(request):
    """The same as a table, a line a cell. What is not understood is answered by the page."""
    filters = MatrixFilter(request.GET, Entry.objects.none())
    if not filters.is_valid():
        return compare_view(request)
    with translation.override("en"):
        data = matrix_data(matrix_of(question_of(filters), with_sources=True))
    text = "".join(csv_pieces(data, request.build_absolute_uri("/").rstrip("/")))
    answer = HttpResponse(text, content_type="text/csv; charset=utf-8; header=present")
    answer["Content-Disposition"] = 'attachment; filename="compare.csv"'
    return answer


@require_safe
def cell_view(request):
    """What one cell of a comparison rests on."""
    context = cell_context(request.GET) | {"address": request.build_absolute_uri()}
    status = 400 if context.get("errors") else 200
    return render(request, "analysis/cell.html", context, status=status)
