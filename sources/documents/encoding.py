"""From the bytes of a text file to its text."""

import codecs
import re

from charset_normalizer import from_bytes

LONGEST_TEXT = 20_000_000  # characters; a thousand-page report has three million
MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
# What a text never holds: control characters other than tab, line ends and page breaks.
CONTROL = re.compile(r"[\x00-\x08\x0e-\x1b\x7f]")
REGIONAL = ["cp1251", "koi8_r", "cp866", "mac_cyrillic", "cp1254", "cp1252", "cp1250", "iso8859_9"]


class DocumentRefused(ValueError):
    """The document cannot be taken in; the message is a sentence for the person who brought it."""


def decoded(data):
    """The text of a plain-text file in UTF-8, UTF-16 or a code page of the region.

    Raises DocumentRefused where the bytes are no text. A byte-order mark is not part of the text.
    """
    for mark, name in MARKS:
        if data.startswith(mark):
            return storable(_strictly(data, name))
    if b"\x00" in data:
        raise DocumentRefused(
            "The file holds NUL bytes: it is no plain text, or UTF-16 without its byte-order mark."
        )
    try:
        return storable(data.decode("utf-8"))
    except UnicodeDecodeError:
        return storable(_guessed(data))


def storable(text):
    """The text itself, or DocumentRefused where the database could not keep it unaltered."""
    if not text.strip():
        raise DocumentRefused("The document holds no text.")
    if len(text) > LONGEST_TEXT:
        raise DocumentRefused(
            f"The document has {len(text):,} characters; at most {LONGEST_TEXT:,} are taken in."
        )
    if "\x00" in text:
        raise DocumentRefused(f"A NUL character stands at position {text.index(chr(0))}: no text.")
    try:
        text.encode("utf-8")
    except UnicodeEncodeError as error:
        raise DocumentRefused(
            f"Half of a character (a lone surrogate) stands at position {error.start}."
        ) from error
    return text


def _strictly(data, name):
    try:
        return data.decode(name)
    except UnicodeDecodeError as error:
        raise DocumentRefused(
            f"The file says that it is {name.upper()}, but byte {error.start} is not."
        ) from error


def _guessed(data):
    guess = from_bytes(data, cp_isolation=REGIONAL).best()
    text = str(guess) if guess else ""
    if not text or CONTROL.search(text):
        raise DocumentRefused(
            "The file is no plain text in UTF-8, UTF-16 or a code page of the region."
        )
    return text
