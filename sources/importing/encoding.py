"""Which encoding a table's bytes are in, found without holding the file in memory."""

import codecs

from charset_normalizer import from_bytes

from sources.documents.encoding import CONTROL, MARKS, REGIONAL
from sources.importing.issues import FileRefused

STEP = 1 << 20
SAMPLE = 1 << 17


def encoding_of(file):
    """The name of the encoding in which the whole file can be read. Rewinds the file.

    A byte-order mark decides; then NUL bytes, which only UTF-16 has; then UTF-8 if every byte
    fits; then the code pages of the region, guessed from the first part. Raises FileRefused.
    """
    file.seek(0)
    start = file.read(SAMPLE)
    name = _by_mark(start)
    if name is None and b"\x00" in start:
        name = _utf16(start)
    elif name is None:
        name = "utf-8" if _fits(file, "utf-8") else _guess(start)
    if name is None or not _fits(file, name):
        raise FileRefused("expected text in UTF-8, UTF-16 or a code page such as cp1251")
    file.seek(0)
    return name


def _by_mark(start):
    for mark, name in MARKS:
        if start.startswith(mark):
            return name
    return None


def _utf16(start):
    """Which half of a character the NUL bytes are; None where the bytes are no text after all."""
    high_byte_first = start[0::2].count(0) > start[1::2].count(0)
    name = "utf-16-be" if high_byte_first else "utf-16-le"
    return None if CONTROL.search(start.decode(name, errors="ignore")) else name


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


def _guess(start):
    guess = from_bytes(start, cp_isolation=REGIONAL).best()
    return guess.encoding if guess else None
