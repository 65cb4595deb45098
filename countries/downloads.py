"""The region's map and a country's indicators as files: SVG and PNG to show, CSV to reckon with."""

import textwrap

from django.http import HttpResponse
from django.template.loader import render_to_string
from django.utils.html import strip_tags
from django.utils.translation import gettext as _

from sources.addresses import country_page
from sources.exports.table import BYTE_ORDER_MARK, csv_text
from sources.pictures import png_of, standalone

FORMS = "svg|png|csv"
TYPES = {"svg": "image/svg+xml", "png": "image/png", "csv": "text/csv; charset=utf-8"}
LINE, STEP = 18, 22  # units that a line of words takes, and one of the key
LETTERS = 96  # of a line of words below a picture
CHART_WIDTH, CHART_HEIGHT = 640, 256
MAP_COLUMNS = ("country", "name", "measure", "value", "words", "remark", "source", "url")
FIGURE_COLUMNS = (
    "country", "indicator", "name", "unit", "year", "value", "median_of_the_region", "source",
    "source_url",
)  # fmt: skip


def downloads(address, query=""):
    """For components/figure.html: the files at an address without its ending."""
    return [{"label": form.upper(), "url": f"{address}.{form}{query}"} for form in FORMS.split("|")]


def map_answer(request, figure, form, page):
    """A map as `map_figure` made it, in one of the forms; `page` is where it stands."""
    if form == "csv":
        return _answer(_map_text(figure, _origin(request)), form, "map")
    drawn = figure["map"]
    words = _wrapped([figure["caption"], _source_line(figure), _disclaimer()])
    key = [{**step, "y": drawn.height + 16 + STEP * n} for n, step in enumerate(figure["legend"])]
    below = drawn.height + 16 + STEP * len(key) + LINE
    picture = {
        "width": drawn.width,
        "height": below + LINE * len(words),
        "key": key,
        "lines": [(below + LINE * n, line) for n, line in enumerate(words)],
    }
    inner = render_to_string("countries/map_picture.html", {"figure": figure, "picture": picture})
    return _drawn(request, inner, picture, figure["title"], (form, "map", page))


def indicator_answer(request, multiple, form, page):
    """One picture of a country's indicators, as `small_multiples` made it."""
    words = _wrapped(
        [multiple["median"], multiple["better"], f"{_('Source:')} {multiple['source']}"]
    )
    picture = {
        "width": CHART_WIDTH,
        "height": CHART_HEIGHT + 30 + LINE * (len(words) + 1),
        "chart": CHART_HEIGHT,
        "lines": [(CHART_HEIGHT + 30 + LINE * (n + 1), line) for n, line in enumerate(words)],
    }
    inner = render_to_string(
        "countries/indicator_picture.html", {"one": multiple, "picture": picture}
    )
    return _drawn(request, inner, picture, multiple["full_title"], (form, multiple["slug"], page))


def figures_answer(country, multiples, name):
    """The figures behind pictures of a country's indicators, each with who published it."""
    lines = [
        csv_text([country.iso3, *(str(cell) for cell in row)])
        for multiple in multiples
        for row in multiple["rows"]
    ]
    return _answer(BYTE_ORDER_MARK + csv_text(FIGURE_COLUMNS) + "".join(lines), "csv", name)


def _map_text(figure, origin):
    lines = [csv_text(MAP_COLUMNS)]
    for shape in figure["shapes"]:
        shade, code = shape["shade"], shape["outline"].iso3
        value = "" if shade.number is None else f"{shade.number:.12g}"
        lines.append(
            csv_text(
                [
                    *(code, shape["name"], figure["title"], value, shade.words, shade.remark),
                    *(figure["figures_from"], f"{origin}{shade.url or country_page(code)}"),
                ]
            )
        )
    return BYTE_ORDER_MARK + "".join(lines)


def _drawn(request, inner, picture, title, named):
    form, name, page = named
    svg = standalone(
        inner,
        width=picture["width"],
        height=picture["height"],
        title=title,
        source=_("Registan, %(address)s") % {"address": request.build_absolute_uri(page)},
        origin=_origin(request),
    )
    return _answer(png_of(svg, zoom=2) if form == "png" else svg, form, name)


def _answer(body, form, name):
    headers = {"Content-Disposition": f'attachment; filename="{name}.{form}"'}
    return HttpResponse(body, content_type=TYPES[form], headers=headers)


def _origin(request):
    return request.build_absolute_uri("/").rstrip("/")


def _wrapped(texts):
    return [line for text in texts if text for line in textwrap.wrap(str(text), LETTERS)]


def _source_line(figure):
    return f"{_('Source:')} {figure['source_label']}"


def _disclaimer():
    return strip_tags(render_to_string("components/disclaimer.html")).strip()
