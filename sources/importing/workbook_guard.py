"""What a workbook may not do to us: unpack without end, define entities, span a million columns.

Runs before any reader of workbooks sees the file. Everything is unpacked once, piece by piece, so
that a size that the archive only pretends is found out.
"""

import errno
import lzma
import re
import struct
import zipfile
import zlib
from dataclasses import dataclass

from sources.importing.issues import FileRefused

LARGEST_UNPACKED = 400 * 1024 * 1024
MOST_PARTS = 2000
PIECE = 1 << 20
OVERLAP = 300
MARKUP = re.compile(rb"<!\s*(?:DOCTYPE|ENTITY)", re.IGNORECASE)
ROW = re.compile(rb"<(?:\w+:)?row\b[^>]{0,200}?\br=[\"'](\d{1,9})")
CELL = re.compile(rb"<(?:\w+:)?c(?=[\s/>])(?:[^>]{0,200}?\br=[\"']([A-Z]{1,3})\d)?")
# A formula, or a cell of the type error; in parts that are no sheets they do no harm.
FORMULA = re.compile(rb"<(?:[^<>\s:/]+:)?f[\s/>]|\bt\s*=\s*[\"']e[\"']")
WIDEST = 16_384
SAYS_WHY = (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError)
# What a directory of the archive that points nowhere leads to.
DAMAGED = (OSError, ValueError, LookupError, struct.error, lzma.LZMAError)


@dataclass
class Extent:
    """How far the cells of the widest and longest sheets reach: what a dense reader allocates.

    `calculates` is true where some cell may hold a formula or an error.
    """

    rows: int = 0
    columns: int = 0
    calculates: bool = False

    def stretch(self, markup):
        for row in ROW.findall(markup):
            self.rows = max(self.rows, int(row))
        for column in set(CELL.findall(markup)):
            # A cell that does not say where it stands may stand anywhere.
            self.columns = max(self.columns, _number(column) or WIDEST)
        self.calculates = self.calculates or FORMULA.search(markup) is not None

    @property
    def cells(self):
        return self.rows * self.columns


def _number(letters):
    number = 0
    for letter in letters:
        number = number * 26 + letter - ord("A") + 1
    return number


def checked_extent(file):
    """The extent of the workbook's cells. Raises FileRefused where the file is not harmless."""
    try:
        with zipfile.ZipFile(file) as archive:
            return _check(archive)
    except SAYS_WHY as error:
        raise FileRefused(f"expected an XLSX workbook: {error}") from error
    except DAMAGED as error:
        refuse_damaged(error)
    finally:
        file.seek(0)


def refuse_damaged(error):
    """Raises FileRefused for what a damaged workbook leads to; an error of the disk goes on."""
    if isinstance(error, OSError) and error.errno not in (None, errno.EINVAL):
        raise error
    raise FileRefused("expected an XLSX workbook, found a damaged one") from error


def _check(archive):
    parts = archive.infolist()
    if len(parts) > MOST_PARTS:
        raise FileRefused(f"expected at most {MOST_PARTS} parts in a workbook, found {len(parts)}")
    declared = sum(part.file_size for part in parts)
    if declared > LARGEST_UNPACKED:
        raise FileRefused(
            f"expected a workbook of at most {LARGEST_UNPACKED >> 20} MB unpacked, "
            f"this one declares {declared >> 20} MB"
        )
    extent = Extent()
    for part in parts:
        with archive.open(part) as stream:
            _check_part(part.filename, stream, extent)
    return extent


def _check_part(name, stream, extent):
    """Reading to the end also compares the size declared and the checksum with what is there."""
    piece = stream.read(PIECE)
    is_markup = piece.replace(b"\x00", b"").lstrip(b"\xef\xbb\xbf\xff\xfe\r\n\t ").startswith(b"<")
    end = b""
    while piece:
        if is_markup:
            seen = end + piece.replace(b"\x00", b"")
            if MARKUP.search(seen):
                raise FileRefused(f"expected no document type and no entities in {name}")
            extent.stretch(seen)
            end = seen[-OVERLAP:]
        piece = stream.read(PIECE)
