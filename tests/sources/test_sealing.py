"""Sealed values can be neither read nor made outside."""

import base64
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sources.paging import Order, Position, write_cursor
from sources.sealing import NotSealedHere, seal, unseal

VALUE = ["sources_entry", "-date", 0, "2022-07-20", 1234567]


@given(
    value=st.lists(st.none() | st.integers() | st.text() | st.booleans(), max_size=8),
    salt=st.text(min_size=1),
)
def test_a_sealed_value_comes_back(value, salt):
    text = seal(value, salt=salt)
    assert re.fullmatch(r"[\w-]+", text)
    assert unseal(text, salt=salt) == value


def test_the_same_value_is_sealed_alike():
    """Answers hold cursors, and are compared by their hash."""
    assert seal(VALUE, salt="a") == seal(VALUE, salt="a")


def test_a_cursor_cannot_be_read():
    """Neither as it stands nor decoded in parts does it hold key, date, table or order."""
    cursor = write_cursor(Position("2022-07-20", 1234567), Order("-date", "sort_on"), "entry")
    parts = [cursor, *re.split(r"[:.]", cursor)]
    decoded = (
        b" ".join(base64.urlsafe_b64decode(part + "=" * (-len(part) % 4)) for part in parts)
        + " ".join(parts).encode()
    )
    for told in (b"1234567", b"2022", b"date", b"entry", (1234567).to_bytes(3, "big")):
        assert told not in decoded


def test_sealed_neighbours_have_nothing_in_common():
    """Values that differ by one digit differ in about half of all bits."""
    one, other = (int.from_bytes(seal([pk], salt="a").encode(), "big") for pk in (1001, 1002))
    assert (one ^ other).bit_count() > 40


@pytest.mark.parametrize("place", range(0, 50, 7))
def test_a_changed_text_is_refused(place):
    text = seal(VALUE, salt="a")
    changed = text[:place] + ("A" if text[place] != "A" else "B") + text[place + 1 :]
    with pytest.raises(NotSealedHere):
        unseal(changed, salt="a")


@pytest.mark.parametrize("text", ["", "x", "é", "a" * 23, "=", "\x00", "%", seal(VALUE, salt="b")])
def test_what_was_not_sealed_here_is_refused(text):
    with pytest.raises(NotSealedHere):
        unseal(text, salt="a")


def test_a_former_secret_still_opens(settings):
    text = seal(VALUE, salt="a")
    settings.SECRET_KEY, settings.SECRET_KEY_FALLBACKS = "new", [settings.SECRET_KEY]
    assert unseal(text, salt="a") == VALUE
    settings.SECRET_KEY_FALLBACKS = []
    with pytest.raises(NotSealedHere):
        unseal(text, salt="a")
