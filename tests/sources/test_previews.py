"""Pictures of records for links to them: readable, small, drawn once."""

import struct

import pytest
from django.core.cache import cache
from django.db import connection
from django.test.utils import CaptureQueriesContext

from sources.addresses import PLURALS
from sources.exports import previews
from sources.exports.previews import WIDTH, fitted, picture_svg, width_of
from sources.models import Record
from sources.pictures import png_of
from sources.projection import refresh
from tests.factories.record import withdraw
from tests.factories.story import tell_story

LONG = "Қазақстан Республикасының цифрлық даму, инновациялар және аэроғарыш өнеркәсібі министрлігі "


@pytest.fixture
def story(db):
    story = tell_story("one")
    refresh(story.ids)
    return story


def size_of(png):
    assert png[:8] == b"\x89PNG\r\n\x1a\n"
    return struct.unpack(">II", png[16:24])


@pytest.mark.parametrize("kind", sorted(PLURALS))
def test_every_record_has_a_small_picture_of_the_usual_size(client, story, kind):
    record = next(one for one in story.records if one.kind == kind)
    answer = client.get(f"/{PLURALS[kind]}/{record.slug}/picture.png")
    assert answer["Content-Type"] == "image/png"
    assert size_of(answer.content) == (1200, 630)
    assert len(answer.content) < 100_000


@pytest.mark.parametrize("title", ["Short", LONG, LONG * 4, "W" * 300, "a " * 400, "", "ﷺ" * 100])
def test_a_title_stands_within_the_picture(title):
    size, lines = fitted(title)
    room = dict(previews.SIZES)[size]
    assert len(lines) <= room
    assert max(width_of(line, size) for line in lines) <= WIDTH


def test_a_title_that_fits_is_whole_and_another_says_that_it_goes_on():
    assert " ".join(fitted(LONG)[1]) == LONG.strip()
    assert fitted(LONG * 4)[1][-1].endswith("…")


def test_words_do_not_become_markup(client, story):
    card = client.get("/api/v1/commitments/").json()["results"][0]
    svg = picture_svg(card | {"title": "</text><image href='x'/> & \x0b"})
    assert "<image" not in svg
    assert size_of(png_of(svg, zoom=1)) == (1200, 630)


def test_a_picture_is_drawn_once_for_each_state_of_a_record(client, story, monkeypatch):
    drawn = []
    monkeypatch.setattr(previews, "png_of", lambda svg, zoom: drawn.append(svg) or b"png")
    cache.clear()
    address = "/commitments/promise-one/picture.png"
    answer = client.get(address)
    with CaptureQueriesContext(connection) as asked:
        assert client.get(address).content == b"png"
    assert len(asked) == 1
    again = client.get(address, headers={"If-None-Match": answer["ETag"]})
    assert again.status_code == 304
    assert len(drawn) == 1
    Record.objects.filter(pk=story.commitment.pk).update(title="Another title")
    refresh([story.commitment.pk])
    client.get(address)
    assert "Another title" in drawn[1]


def test_what_moved_leads_on_and_what_is_withdrawn_has_no_picture(client, story):
    Record.objects.filter(pk=story.commitment.pk).update(slug="moved")
    refresh([story.commitment.pk])
    moved = client.get("/commitments/promise-one/picture.png")
    assert moved["Location"] == "/commitments/moved/picture.png"
    withdraw(story.commitment)
    refresh([story.commitment.pk])
    assert client.get("/commitments/moved/picture.png").status_code == 404
