"""CSV: comma, semicolon or tab; line numbers stay those of the file across quoted line breaks."""

import csv

from sources.importing.encoding import encoding_of
from sources.importing.issues import FileRefused
from sources.importing.rows import Table, text_of

DELIMITERS = ",;\t"
LONGEST_CELL = 16 * 1024 * 1024
LONGEST_HEADER = 1 << 16

csv.field_size_limit(LONGEST_CELL)


def read(file, sheet=""):
    """The table of a CSV file: RFC 4180 with a delimiter that is found in the header."""
    if sheet:
        raise FileRefused("expected no sheet: a CSV file has none")
    rows = _numbered(file, encoding_of(file))
    _line, header = next(rows, (0, None))
    if header is None:
        raise FileRefused("expected a header row, found only blank lines")
    return Table(header, rows)


def _numbered(file, encoding):
    """Rows that are not blank, with the line each begins in."""
    with text_of(file, encoding, newline="") as text:
        delimiter = _delimiter(text.read(LONGEST_HEADER))
        text.seek(0)
        reader = csv.reader(text, delimiter=delimiter, strict=True)
        line = 1
        try:
            for row in reader:
                cells = [cell.strip() for cell in row]
                if any(cells):
                    yield line, cells
                line = reader.line_num + 1
        except csv.Error as error:
            said = f"expected well-formed CSV from line {line} on: {error}"
            raise FileRefused(said, line=line) from error


def _delimiter(start):
    """The one that stands most often in the first line that is not blank, outside of quotes."""
    header = start.lstrip("\r\n").replace("\r", "\n").partition("\n")[0]
    unquoted = "".join(header.split('"')[0::2])
    return max(DELIMITERS, key=unquoted.count)
