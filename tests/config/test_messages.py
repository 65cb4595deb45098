"""The catalogues hold every message, each translated, as text and as Django reads it."""

import re

import pytest

from config.messages import (
    TRANSLATED,
    as_mo,
    as_po,
    brought_up_to_date,
    folder_of,
    read,
    untranslated,
)

PLACEHOLDER = re.compile(r"%\((\w+)\)s")
pytestmark = pytest.mark.parametrize("code", TRANSLATED)


def forms(message):
    """(message, translation) of every form a message has."""
    ids = message.id if isinstance(message.id, tuple) else (message.id,)
    strings = message.string if isinstance(message.string, tuple) else (message.string,)
    return ids, strings


def test_every_message_is_translated(code):
    assert untranslated(brought_up_to_date(code)) == []


def test_catalogue_holds_today_s_messages(code):
    kept = (folder_of(code) / "django.po").read_text(encoding="utf-8")
    assert as_po(brought_up_to_date(code)) == kept, "run `make messages`"


def test_compiled_catalogue_is_that_of_the_text(code):
    assert (folder_of(code) / "django.mo").read_bytes() == as_mo(read(code))


def test_translations_keep_placeholders_and_tags(code):
    for message in read(code):
        ids, strings = forms(message)
        wanted = {name for text in ids for name in PLACEHOLDER.findall(text)}
        for text in strings:
            assert {*PLACEHOLDER.findall(text)} == wanted or not message.id, text
            assert text.count("<") == ids[-1].count("<") or not message.id, text


def test_plural_messages_have_all_forms(code):
    catalogue = read(code)
    for message in catalogue:
        if isinstance(message.id, tuple):
            assert len(message.string) == catalogue.num_plurals, message.id
