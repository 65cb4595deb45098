"""Which encoding a table's bytes are in, found without holding the file in memory."""

import codecs

from charset_normalizer import from_bytes

from sources.documents.encoding import MARKS, REGIONAL
from sources.importing.issues import FileRefused

STEP = 1 << 20
SAMPLE = 1 << 17


def encoding_of(file):
    """The name of the encoding in which the whole file can be read. Rewinds the file.

    A byte-order mark decides; then UTF-8 if every byte fits; then UTF-16 by its NUL bytes; then
    the code pages of the region, guessed from the first part. Raises FileRefused.
    """
    file.seek(0)
    start = file.read(SAMPLE)
    name = _by_mark(start)
    if name is None:
        name = "utf-8" if _fits(file, "utf-8") else _guess(start)
    if name is None or (name != "utf-8" and not _fits(file, name)):
        raise FileRefused("expected text in UTF-8, UTF-16 or a code page such as cp1251")
    file.seek(0)
    return name


def _by_mark(start):
    for mark, name in MARKS:
        if start.startswith(mark):
            return name
    evens, odds = start[0::2].count(0), start[1::2].count(0)
    if max(evens, odds) > len(start) // 8:
        return "utf-16-be" if evens > odds else "utf-16-le"
    return None


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
    if b"\x00" in start:
        return None
    guess = from_bytes(start, cp_isolation=REGIONAL).best()
    return guess.encoding if guess else None
