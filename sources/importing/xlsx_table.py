"""XLSX workbooks: the first sheet, or the one asked for by name."""

import zipfile
from xml.etree.ElementTree import ParseError
from xml.parsers.expat import ExpatError

import openpyxl
from openpyxl.utils.exceptions import InvalidFileException
from python_calamine import CalamineError, CalamineWorkbook, SheetTypeEnum

from sources.importing.issues import FileRefused, did_you_mean, one_of
from sources.importing.rows import Table, cell_text
from sources.importing.workbook_formulas import spoilt_cells
from sources.importing.workbook_guard import checked_extent, refuse_damaged

# The fast reader holds every cell of the used range, filled or not. A larger range is nearly all
# empty in practice, and read by a slower reader that holds one row at a time.
MOST_CELLS_HELD = 5_000_000
# What the two readers raise over a workbook that is broken somewhere inside: those that say why,
# and those that stumble.
SAYS_WHY = (CalamineError, InvalidFileException, zipfile.BadZipFile, ParseError, ExpatError)
STUMBLES = (LookupError, ValueError, TypeError, AttributeError, ArithmeticError, OSError)


def read(file, sheet=""):
    """The table of one sheet; its header is the first row that is not blank.

    `sheet` is its name; empty, it is the first that holds a table and no chart.
    """
    extent = checked_extent(file)
    reader = _row_by_row if extent.cells > MOST_CELLS_HELD else _held
    rows = _filled(reader, file, sheet, extent)
    _line, header = next(rows, (0, None))
    if header is None:
        raise FileRefused("expected a header row, found an empty sheet")
    while header[-1] == "":
        header.pop()
    return Table(header, _cut(rows, len(header)))


def _held(file, sheet):
    """The sheet's place among the tables, its first column that is used, its rows."""
    workbook = CalamineWorkbook.from_filelike(file)
    tables = [
        (number, found.name)
        for number, found in enumerate(workbook.sheets_metadata)
        if found.typ == SheetTypeEnum.WorkSheet
    ]
    place = _place([name for _number, name in tables], sheet)
    worksheet = workbook.get_sheet_by_index(tables[place][0])
    return place, worksheet.start[1] if worksheet.start else 0, worksheet.iter_rows()


def _row_by_row(file, sheet):
    """The same, held one row at a time."""
    workbook = openpyxl.load_workbook(file, read_only=True, data_only=True)
    place = _place([worksheet.title for worksheet in workbook.worksheets], sheet)
    worksheet = workbook.worksheets[place]
    worksheet.reset_dimensions()
    return place, 0, worksheet.iter_rows(values_only=True)


def _place(names, sheet):
    """Where the sheet stands among those names; blanks around a name do not count."""
    if not names:
        raise FileRefused("expected a workbook with at least one sheet")
    if not sheet:
        return 0
    known = [name.strip() for name in names]
    if sheet.strip() not in known:
        raise FileRefused(f"no sheet called {sheet}: {one_of(names)}{did_you_mean(sheet, names)}")
    return known.index(sheet.strip())


def _filled(reader, file, sheet, extent):
    """Rows that are not blank with their line, cells as text."""
    try:
        place, first, rows = reader(file, sheet)
        spoilt = spoilt_cells(file, place) if extent.calculates else {}
        left = min([first, *(column for line in spoilt.values() for column in line)])
        for line, row in _lines(rows, spoilt):
            cells = [""] * (first - left) + [cell_text(cell) for cell in row]
            for column, cell in spoilt.get(line, {}).items():
                cells += [""] * (column - left + 1 - len(cells))
                cells[column - left] = cell
            if any(cell != "" for cell in cells):
                yield line, cells
    except SAYS_WHY as error:
        raise FileRefused(f"expected an XLSX workbook: {error}") from error
    except STUMBLES as error:
        refuse_damaged(error)


def _lines(rows, spoilt):
    """Rows with their line; those with nothing but spoilt cells may lie beyond the last."""
    line = 0
    for line, row in enumerate(rows, 1):
        yield line, row
    for beyond in sorted(spoilt):
        if beyond > line:
            yield beyond, ()


def _cut(rows, width):
    """Blank cells to the right of the header belong to the sheet, not to the table."""
    for line, cells in rows:
        while len(cells) > width and cells[-1] == "":
            cells.pop()
        yield line, cells + [""] * (width - len(cells))
