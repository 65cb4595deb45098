"""Pictures of pages as files: an SVG that needs nothing around it, and the same as PNG.

On a page, a picture takes its colours from the stylesheet, light or dark. A file has no page, so it
carries the stylesheet of pictures with the light colours written into it.
"""

import re
from functools import cache

import resvg_py
from django.conf import settings
from django.utils.html import escape

STATIC = settings.BASE_DIR / "static"
FONTS = ("registan-sans-regular.ttf", "registan-sans-semibold.ttf", "registan-signs.ttf")
FAMILY = '"Registan Sans", "Source Sans 3", sans-serif'
TOKEN = re.compile(r"--([\w-]+):\s*(.+?);")
USED = re.compile(r"var\(--([\w-]+)\)")
SCHEMES = re.compile(r"light-dark\(\s*([^,()]+),\s*[^()]+\)")
COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
PAGES_ONLY = "/* Pages only"
# Plain rules of maps and charts, which pages have in their own stylesheets; none for a width.
DRAWN = re.compile(r"^  (\.(?:map|hatch|chart|sparkline_)[-_][\w-]+ \{[^{}]*\})", re.MULTILINE)
NOT_DRAWN = ".map-legend"
MARGIN, HEAD, FOOT, LINE = 24, 20, 44, 28
LETTER = 10.5  # units that a letter of the title takes, about


def standalone(picture, *, width, height, title, source, origin):
    """A picture of a page (<svg viewBox …>) as a whole file, with its title and where it is from.

    `origin` is put before the addresses of its links: https://example.org.
    """
    lines = _wrapped(title, int(width / LETTER))
    top = MARGIN + HEAD + LINE * (len(lines) - 1) + 24
    whole_width, whole_height = width + 2 * MARGIN, top + height + FOOT
    inner = picture.replace(' href="/', f' href="{escape(origin)}/')
    inner = re.sub(
        r"^\s*<svg\b", f'<svg x="{MARGIN}" y="{top}" width="{width}" height="{height}"', inner
    )
    heading = "".join(
        f'<text class="pic-title" x="{MARGIN}" y="{MARGIN + HEAD + LINE * n}">{escape(line)}</text>'
        for n, line in enumerate(lines)
    )
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{whole_width}" height="{whole_height}"'
        f' viewBox="0 0 {whole_width} {whole_height}"><style>{plain_stylesheet()}</style>'
        f'<rect class="pic-paper" width="100%" height="100%"/>{heading}{inner}'
        f'<text class="pic-source" x="{MARGIN}" y="{whole_height - 16}">{escape(source)}</text>'
        "</svg>"
    )


def png_of(svg, *, zoom=1.5):
    """A self-contained SVG as PNG, drawn with our own fonts on whatever machine. Costs tenths of a
    second for a large picture. Raises ValueError where it is no SVG.
    """
    return bytes(
        resvg_py.svg_to_bytes(
            svg_string=svg,
            zoom=zoom,
            skip_system_fonts=True,
            font_files=[str(STATIC / "fonts" / name) for name in FONTS],
            sans_serif_family="Registan Sans",
            font_family="Registan Sans",
        )
    )


@cache
def plain_stylesheet():
    """The stylesheet of pictures with every token replaced by its light value."""
    sheet = (STATIC / "css" / "registan.css").read_text(encoding="utf-8")
    # The first time a token is named it is given its value; print changes some of them later.
    tokens = dict(reversed(TOKEN.findall(sheet))) | {"type": FAMILY}
    text = (STATIC / "css" / "pictures.css").read_text(encoding="utf-8")
    profile = (STATIC / "css" / "profile.css").read_text(encoding="utf-8")
    shared = [rule for rule in DRAWN.findall(sheet + profile) if not rule.startswith(NOT_DRAWN)]
    rules = COMMENT.sub("", " ".join([text.partition(PAGES_ONLY)[0], *shared]))
    for _depth in range(3):
        rules = USED.sub(lambda used: tokens[used.group(1)], rules)
    return " ".join(SCHEMES.sub(lambda pair: pair.group(1), rules).split())


def _wrapped(text, letters):
    lines, line = [], ""
    for word in text.split():
        if line and len(line) + 1 + len(word) > letters:
            lines.append(line)
            line = word
        else:
            line = f"{line} {word}".strip()
    return [*lines, line]
