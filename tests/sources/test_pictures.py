"""Pictures as files: whole in themselves, drawn with our own fonts."""

import re
import struct
from xml.etree import ElementTree

import pytest
from django.conf import settings

from sources.pictures import plain_stylesheet, png_of, standalone

CLASS = re.compile(r"\.(pic[\w-]*)")
PICTURE = (
    '<svg class="pic" viewBox="0 0 100 40"><a href="/events/x/"><text y="20">{}</text></a></svg>'
)


def picture(words="Words", title="What happened"):
    return standalone(
        PICTURE.format(words), width=100, height=40, title=title,
        source="Registan", origin="https://example.org",
    )  # fmt: skip


def size_of(png):
    assert png[:8] == b"\x89PNG\r\n\x1a\n"
    return struct.unpack(">II", png[16:24])


def test_a_file_says_what_it_is_and_where_it_is_from():
    root = ElementTree.fromstring(picture(title="A & B"))
    words = ["".join(text.itertext()) for text in root.iter("{http://www.w3.org/2000/svg}text")]
    assert words == ["A & B", "Words", "Registan"]
    assert 'href="https://example.org/events/x/"' in picture()


def test_a_long_title_takes_several_lines():
    root = ElementTree.fromstring(picture(title="A title of several words " * 3))
    lines = [one for one in root.iter() if one.attrib.get("class") == "pic-title"]
    assert len(lines) > 3
    assert len({line.attrib["y"] for line in lines}) == len(lines)


def test_no_colour_is_left_to_a_page():
    sheet = plain_stylesheet()
    assert "var(" not in sheet
    assert "light-dark" not in sheet
    assert ".pic-paper { fill: #fbf7ee; }" in sheet
    assert "@media" not in sheet


def test_every_class_of_a_picture_has_a_rule():
    sheet = (settings.BASE_DIR / "static" / "css" / "pictures.css").read_text()
    known = {*CLASS.findall(sheet)}
    for path in (settings.BASE_DIR / "templates" / "analysis").glob("*_picture.html"):
        fixed = {*re.findall(r'class="(pic-[\w-]+)"', path.read_text())}
        assert fixed - known == set(), path.name


def test_a_png_has_the_size_of_its_svg():
    svg = picture()
    width, height = re.search(r'width="(\d+)" height="(\d+)"', svg).groups()
    assert size_of(png_of(svg, zoom=2)) == (2 * int(width), 2 * int(height))


@pytest.mark.parametrize("words", ["Almaty", "Ташкент", "Қазақстан", "Bakı: ğ ş ə ₼ ₸"])
def test_letters_of_the_region_are_drawn(words):
    """Each differs from what stands for a letter that no font has."""
    box = "\U000f0000"
    assert png_of(picture(words)) != png_of(picture(box * len(words)))
    assert png_of(picture(words)) != png_of(picture(""))


def test_what_is_no_picture_is_refused():
    with pytest.raises(ValueError, match="unknown token"):
        png_of("no picture")
