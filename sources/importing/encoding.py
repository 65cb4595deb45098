"""Which encoding a table's bytes are in, found without holding the file in memory."""

import codecs

from charset_normalizer import from_bytes

from sources.documents.encoding import CONTROL, MARKS, REGIONAL
from sources.importing.issues import WHOLE_FILE, FileRefused

STEP = 1 << 20
SAMPLE = 1 << 17


def encoding_of(file):
    """The name of the encoding in which the whole file can be read. Rewinds the file.

    A byte-order mark decides; then whether every other byte is small, as in UTF-16; then UTF-8 if
    every byte fits; then the code pages of the region, guessed from the first part. Single NUL
    bytes make no UTF-16: they stand in a cell, which will be named. Raises FileRefused.
    """
    file.seek(0)
    start = file.read(SAMPLE)
    name = _by_mark(start)
    if name is None and b"\x00" in start:
        name = _with_nul(file, start)
    elif name is None:
        name = "utf-8" if _fits(file, "utf-8") else _guess(start)
    if name is None or not _fits(file, name):
        said, line = _no_utf8(start)
        expected = "expected text in UTF-8, UTF-16 or a code page such as cp1251"
        raise FileRefused(f"{expected}{said}", line=line)
    file.seek(0)
    return name


def _by_mark(start):
    for mark, name in MARKS:
        if start.startswith(mark):
            return name
    return None


def _with_nul(file, start):
    """UTF-16 without its mark, or a text into which NUL bytes strayed."""
    if any(_is_small(start[half::2]) for half in (0, 1)):
        return _utf16(start)
    if _fits(file, "utf-8"):
        return "utf-8"
    if start.count(b"\x00") >= start.count(b"\n"):
        return _utf16(start)
    plain = start.replace(b"\x00", b"")
    name = _guess(plain)
    return name if name and _is_text(plain, name) else None


def _is_small(half):
    """Of most scripts, one half of each UTF-16 character is below 0x20; of UTF-8, few bytes are."""
    return 2 * sum(half.count(byte) for byte in range(0x20)) > len(half)


def _utf16(start):
    """Which half of a character the NUL bytes are; None where the bytes are no text after all."""
    high_byte_first = start[0::2].count(0) > start[1::2].count(0)
    name = "utf-16-be" if high_byte_first else "utf-16-le"
    return name if _is_text(start, name) else None


def _is_text(start, name):
    return not CONTROL.search(start.decode(name, errors="ignore"))


def _fits(file, name):
    decoder = codecs.getincrementaldecoder(name)()
    file.seek(0)
    try:
        while step := file.read(STEP):
            decoder.decode(step)
        decoder.decode(b"", final=True)
    except UnicodeDecodeError:
        return False
    return True


def _no_utf8(start):
    """The first byte of the first part that is no UTF-8, in words, and its line."""
    try:
        codecs.getincrementaldecoder("utf-8")().decode(start)  # which may end within a character
    except UnicodeDecodeError as error:
        line = start.count(b"\n", 0, error.start) + 1
        return f"; byte {start[error.start]:02X} in line {line} is no UTF-8", line
    return "", WHOLE_FILE


def _guess(start):
    guess = from_bytes(start, cp_isolation=REGIONAL).best()
    return guess.encoding if guess else None
