"""Templates: none unused, none with inline script or style, all comments resolved."""

import re

from tests.house.tree import ROOT, python_files, tracked

TEMPLATES = ROOT / "templates"
CALLED_BY_DJANGO = re.compile(r"^(\d{3}\.html|admin/|registration/)")


def templates():
    return [path for path in tracked(".html") if TEMPLATES in path.parents]


def _texts():
    sources = [path for path in python_files() if "tests" not in path.parts]
    samples = [path for path in tracked(".json") if TEMPLATES in path.parents]
    return [path.read_text() for path in [*sources, *templates(), *samples]]


def test_no_template_is_unused():
    everything = "\n".join(_texts())
    names = [path.relative_to(TEMPLATES).as_posix() for path in templates()]
    unused = [n for n in names if not CALLED_BY_DJANGO.match(n) and f'"{n}"' not in everything]
    assert unused == []


def test_no_template_holds_inline_script_or_style():
    inline = re.compile(r"<style|\sstyle=|<script(?![^>]*\ssrc=)|\son[a-z]+=", re.IGNORECASE)
    found = {}
    for path in templates():
        text = re.sub(r'<script[^>]*type="application/ld\+json"', "", path.read_text())
        if inline.search(text):
            found[path.name] = inline.search(text).group()
    assert found == {}


def test_no_page_calls_another_host():
    outside = re.compile(r"""<(?:link|script|img)[^>]+(?:href|src)=["']https?://""")
    assert [path.name for path in templates() if outside.search(path.read_text())] == []
