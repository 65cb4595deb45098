import io

import openpyxl
import pytest

from sources.importing import workbook_formulas, xlsx_table
from sources.models import Record
from tests.sources.importing.files import applied, parsed, refused, rewritten, workbook

CALCULATE = "expected a value: open and save the workbook in a spreadsheet, or paste values"
EMPTY = b"<v />"


@pytest.fixture(params=["held", "row by row"], autouse=True)
def reader(request, monkeypatch):
    """Both ways to read a sheet give the same."""
    if request.param == "row by row":
        monkeypatch.setattr(xlsx_table, "MOST_CELLS_HELD", 0)


def calculated(data, formula, cell):
    """The workbook after a spreadsheet gave the cell with that formula a value."""
    written = f"<f>{formula}</f>".encode()

    def change(text):
        place = text.index(written)
        start, end = text.rindex(b"<c ", 0, place), place + len(written) + len(EMPTY)
        assert text[place + len(written) : end] == EMPTY
        told = text[start:place].replace(b">", cell[0] + b">") + written + cell[1]
        return text[:start] + told + text[end:]

    return rewritten(data, sheet1=change)


def read(data):
    return parsed(data, "file.xlsx")


def spoilt(cell):
    return str(cell), getattr(cell, "expected", None)


@pytest.mark.django_db
def test_formula_without_a_value_is_an_error_that_names_it():
    data = workbook(
        ["slug", "title", "summary", "strength", "made", "topics"],
        ["one", "One", "=1+1", "agreed", "=DATE(2021,1,1)", "=A1;B1"],
        ["two", "Two", "", "agreed", "", ""],
    )
    assert refused("commitments", data, name="file.xlsx") == [
        (2, "summary", "=1+1", CALCULATE),
        (2, "made", "=DATE(2021,1,1)", CALCULATE),
        (2, "topics", "=A1;B1", CALCULATE),
    ]


@pytest.mark.django_db
def test_formula_with_a_value_is_that_value():
    data = workbook(
        ["slug", "title", "strength", "summary", "topics"], ["one", "One", "agreed", "=1+1", '=""']
    )
    data = calculated(data, "1+1", (b"", b"<v>2</v>"))
    data = calculated(data, '""', (b' t="str"', b"<v></v>"))
    applied("commitments", data, name="file.xlsx")
    assert Record.objects.get().summary == "2"


@pytest.mark.parametrize("cell", [(b' t="str"', b""), (b' t="s"', b"<v></v>"), (b"", b"")])
def test_formula_has_no_value_however_that_is_written(cell):
    data = calculated(workbook(["a", "b"], ["x", "=1+1"]), "1+1", cell)
    assert spoilt(read(data)[1][0][1][1]) == ("=1+1", CALCULATE)


def test_error_is_no_value():
    data = calculated(workbook(["a", "b"], ["=NA()", "#REF!"]), "NA()", (b' t="e"', b"<v>#N/A</v>"))
    _header, [(_line, cells)] = read(data)
    assert list(map(spoilt, cells)) == [
        ("=NA()", "expected a value, found the error #N/A of a spreadsheet"),
        ("#REF!", "expected a value, found the error #REF! of a spreadsheet"),
    ]


def test_formula_that_cells_share_is_named_in_each():
    def share(text):
        text = text.replace(b"<f>A1</f>", b'<f t="shared" si="0" ref="B2:B3">A1</f>')
        return text.replace(b"<f>A2</f>", b'<f t="shared" si="0"/>')

    data = rewritten(workbook(["a", "b"], ["x", "=A1"], ["y", "=A2"]), sheet1=share)
    assert [cells for _line, cells in read(data)[1]] == [["x", "=A1"], ["y", "=A1"]]


def test_text_that_looks_like_a_formula_or_an_error_is_text():
    book = openpyxl.Workbook()
    book.active.append(["a", "b"])
    book.active.append(["x", "y"])
    book.active["A2"].value, book.active["A2"].data_type = "=1+1", "s"
    book.active["B2"].value, book.active["B2"].data_type = "#N/A", "s"
    data = io.BytesIO()
    book.save(data)
    _header, [(_line, cells)] = read(data.getvalue())
    assert list(map(spoilt, cells)) == [("=1+1", None), ("#N/A", None)]


def test_formulas_outside_of_what_is_filled_are_seen():
    """Below the last row with a value, and left of the first column with one."""
    book = openpyxl.Workbook()
    book.active["B2"], book.active["C2"] = '="slug"', "title"
    book.active["B3"], book.active["C3"] = "=B2", "One"
    book.active["C9"] = "=C3"
    data = io.BytesIO()
    book.save(data)
    header, rows = read(data.getvalue())
    assert header[-2:] == ['="slug"', "title"]
    assert [(line, cells[-2:]) for line, cells in rows] == [(3, ["=B2", "One"]), (9, ["", "=C3"])]


def test_formulas_of_another_sheet_do_not_count():
    data = workbook(["a", "b"], ["x", "y"], Second=[["=1+1"]])
    assert read(data) == (["a", "b"], [(2, ["x", "y"])])
    assert parsed(data, "file.xlsx", sheet="Second")[0] == ["=1+1"]


def test_cells_that_do_not_say_where_they_stand_are_counted():
    def bare(text):
        for place in (b' r="A1"', b' r="B1"', b' r="A2"', b' r="B2"', b' r="1"', b' r="2"'):
            text = text.replace(place, b"")
        return text

    data = rewritten(workbook(["a", "b"], ["x", "=1+1"]), sheet1=bare)
    cells = workbook_formulas.spoilt_cells(io.BytesIO(data), 0)
    assert dict(cells) == {2: {1: "=1+1"}}


def test_prefixes_and_absolute_targets_are_understood():
    def prefixed(text):
        for tag in (b"row", b"c", b"f", b"v"):
            text = text.replace(b"<%s>" % tag, b"<x:%s>" % tag)
            text = text.replace(b"<%s " % tag, b"<x:%s " % tag)
            text = text.replace(b"</%s>" % tag, b"</x:%s>" % tag)
        return text.replace(b"<worksheet ", b'<worksheet xmlns:x="urn:x" ')

    data = rewritten(workbook(["a", "b"], ["x", "=1+1"]), sheet1=prefixed)
    assert dict(workbook_formulas.spoilt_cells(io.BytesIO(data), 0)) == {2: {1: "=1+1"}}


def test_very_many_formulas_are_not_all_kept(monkeypatch):
    monkeypatch.setattr(workbook_formulas, "MOST_FOUND", 3)
    data = workbook(["a", "b"], *(["x", "=1+1"] for _n in range(9)))
    assert len(workbook_formulas.spoilt_cells(io.BytesIO(data), 0)) == 3
