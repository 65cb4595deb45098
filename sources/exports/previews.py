"""The picture of a record that stands beside a link to it: kind, title, when and where."""

import json
from unicodedata import east_asian_width

from django.core.cache import cache
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.template.loader import render_to_string
from django.views.decorators.http import require_safe

from sources.addresses import record_page
from sources.api.conditional import content_etag, marked, not_modified
from sources.feeds import readable
from sources.models import EntryCard, FormerSlug
from sources.pages.cards import shown_card
from sources.pictures import png_of

WIDTH, LEFT = 1056, 1128
SIZES = ((62, 3), (52, 4), (44, 5))  # of the title, and how many lines of it there is room for
BOTTOM = 440
LEADING = 1.18
NARROW, WIDE = set("iljtfrI.,:;'’‘|!()[]- "), set("mwMWщшюжфЩШЮЖФ@%—")
NAMED = 4
KEPT_SECONDS = 30 * 24 * 60 * 60


def picture_svg(card):
    """The SVG of one card."""
    shown = shown_card(card)
    size, lines = fitted(shown["title"])
    step = round(size * LEADING)
    first = 150 + size + (BOTTOM - 150 - size - step * (len(lines) - 1)) // 3
    text = render_to_string(
        "records/picture.svg",
        {
            "kind": shown["kind"],
            "status": shown["status"]["label"] if shown["status"] else "",
            "size": size,
            "lines": [(first + step * number, line) for number, line in enumerate(lines)],
            "about": cut(about(shown), 30, WIDTH),
            "tiles": range(15, 1200, 30),
        },
    )
    return readable(text)


def about(shown):
    """19–20 July 2022 · Kazakhstan, Kyrgyzstan and 4 more."""
    countries = [str(name) for name in shown["countries"]]
    named = ", ".join(countries[:NAMED])
    if len(countries) > NAMED:
        named += f" +{len(countries) - NAMED}"
    return " · ".join(filter(None, (str(shown["date"]), named)))


def fitted(title):
    """The largest size at which a title has room, and its lines; the last is cut if none fits."""
    for size, most in SIZES:
        lines = wrapped(title, size)
        if len(lines) <= most:
            return size, lines
    return size, [*lines[: most - 1], cut(" ".join(lines[most - 1 :]), size, WIDTH)]


def wrapped(text, size):
    lines = [""]
    for word in text.split():
        longer = f"{lines[-1]} {word}".strip()
        if lines[-1] and width_of(longer, size) > WIDTH:
            lines.append(cut(word, size, WIDTH))
        else:
            lines[-1] = cut(longer, size, WIDTH) if not lines[-1] else longer
    return lines


def cut(text, size, width):
    """The text as far as there is room, with an ellipsis where it was cut."""
    if width_of(text, size) <= width:
        return text
    while text and width_of(f"{text}…", size) > width:
        text = text[:-1]
    return f"{text.rstrip()}…"


def width_of(text, size):
    """How wide a text in semibold Source Sans is, about; rather too wide than too narrow."""
    return size * sum(_share(sign) for sign in text)


def _share(sign):
    if sign in NARROW:
        return 0.32
    if sign in WIDE:
        return 0.9
    if east_asian_width(sign) in "WF":
        return 1.0
    return 0.66 if sign.isupper() else 0.56


@require_safe
def record_picture(request, slug, *, kind):
    """The picture as PNG, drawn once for each state of the record."""
    found = EntryCard.objects.filter(entry__kind=kind, entry__slug=slug)
    text = found.values_list("card", flat=True).first()
    if text is None:
        return _moved(kind, slug)
    svg = picture_svg(json.loads(text))
    etag = content_etag(svg)
    if kept := not_modified(request, etag):
        return kept
    png = cache.get_or_set(f"picture:{etag}", lambda: png_of(svg, zoom=1), KEPT_SECONDS)
    return marked(HttpResponse(png, content_type="image/png"), etag)


def _moved(kind, slug):
    former = FormerSlug.objects.filter(kind=kind, slug=slug, record__entry__isnull=False)
    for present in former.values_list("record__slug", flat=True):
        return redirect(f"{record_page(kind, present)}picture.png", permanent=True)
    raise Http404(f"There is no {kind} at “{slug}”.")
