import datetime
import io
import zipfile
from pathlib import Path

import openpyxl
import pytest
from openpyxl.chart import BarChart

from sources.importing import workbook_guard, xlsx_table
from sources.importing.issues import FileRefused
from tests.sources.importing.files import parsed, rewritten, workbook

SAMPLES = Path(__file__).resolve().parents[4] / "shared" / "samples"
needs_samples = pytest.mark.skipif(
    not SAMPLES.is_dir(), reason="the samples beside the repository are not there"
)
SHEET = "xl/worksheets/sheet1.xml"


def read(data, **options):
    return parsed(data, "file.xlsx", **options)


@pytest.fixture(params=["held", "row by row"])
def reader(request, monkeypatch):
    """Both ways to read a sheet give the same."""
    if request.param == "row by row":
        monkeypatch.setattr(xlsx_table, "MOST_CELLS_HELD", 0)


@pytest.mark.usefixtures("reader")
def test_cells_become_text():
    day = datetime.date(2022, 7, 20)
    moment = datetime.datetime(2022, 7, 20, 9, 30)  # noqa: DTZ001 - a workbook knows no zones
    header, rows = read(
        workbook(["a", "b", "c", "d", "e", "f", "g"], [1, 2.5, True, day, moment, " x ", None])
    )
    assert header == ["a", "b", "c", "d", "e", "f", "g"]
    assert rows == [(2, ["1", "2.5", "yes", "2022-07-20", "2022-07-20T09:30:00", "x", ""])]


@pytest.mark.usefixtures("reader")
def test_lines_are_the_rows_of_the_sheet():
    _header, rows = read(workbook(["a", "b"], ["x", 1], [], ["", None], ["y", 2]))
    assert [line for line, _cells in rows] == [2, 5]


@pytest.mark.usefixtures("reader")
def test_blank_cells_right_of_the_header_do_not_count():
    header, rows = read(workbook(["a", "b", ""], ["x", "y", "", ""], ["x", "y", "z", ""], ["x"]))
    assert header == ["a", "b"]
    assert [len(cells) for _line, cells in rows] == [2, 3, 2]


@pytest.mark.usefixtures("reader")
def test_sheet_is_the_first_or_the_one_named():
    data = workbook(["a"], [1], Second=[["b"], [2]])
    assert read(data)[0] == ["a"]
    assert read(data, sheet="") == read(data)
    assert read(data, sheet="Second") == (["b"], [(2, ["2"])])
    assert read(data, sheet="Second ") == (["b"], [(2, ["2"])])
    with pytest.raises(FileRefused, match=r"no sheet called Secnd.*did you mean Second\?"):
        read(data, sheet="Secnd")


@pytest.mark.usefixtures("reader")
def test_sheet_that_is_a_chart_is_no_table():
    book = openpyxl.Workbook()
    book.active.append(["a"])
    book.create_chartsheet("Chart", 0).add_chart(BarChart())
    data = io.BytesIO()
    book.save(data)
    assert read(data.getvalue())[0] == ["a"]
    with pytest.raises(FileRefused, match="no sheet called Chart: expected one of Sheet"):
        read(data.getvalue(), sheet="Chart")


def test_sheet_without_a_name_is_survived():
    def nameless(text):
        return text.replace(b'name="Sheet"', b'name=""')

    assert read(rewritten(workbook(["a"], [1]), workbook=nameless)) == (["a"], [(2, ["1"])])


@pytest.mark.usefixtures("reader")
def test_empty_sheet_is_refused():
    with pytest.raises(FileRefused, match="empty sheet"):
        read(workbook())


@needs_samples
@pytest.mark.parametrize(
    ("name", "rows", "columns"),
    [
        ("clad-eca-database.xlsx", 425, 17),
        ("stip-covid-policy-initiatives.xlsx", 136, 23),
        ("stip-survey-codebook-2021.xlsx", 69, 2),
        ("un-general-debate-speakers.xlsx", 10_944, 6),
    ],
)
def test_samples_are_read(name, rows, columns):
    header, found = parsed((SAMPLES / name).read_bytes(), name)
    assert (len(found), len(header)) == (rows, columns)


@needs_samples
def test_million_row_range_is_not_held(monkeypatch):
    """Its cells, nearly all empty, would take more than half a gigabyte."""
    monkeypatch.setattr(xlsx_table, "_held", lambda *_: pytest.fail("the whole sheet was held"))
    header, rows = parsed((SAMPLES / "clad-eca-database.xlsx").read_bytes(), "file.xlsx")
    assert rows[-1][0] > 1_000_000
    assert rows[0][1][header.index("Document date")] == "2022-01-01"


def test_cell_at_the_far_corner_does_not_fill_memory():
    book = openpyxl.Workbook()
    book.active["A1"] = "slug"
    book.active["XFD1048576"] = "far away"
    data = io.BytesIO()
    book.save(data)
    header, rows = read(data.getvalue())
    assert header == ["slug"]
    assert [line for line, _cells in rows] == [1_048_576]


@pytest.mark.parametrize(
    "hide",
    [
        lambda text: text.replace(b'r="B1048576"', b""),
        lambda text: text.replace(b'r="', b"r='").replace(b'" t=', b"' t=").replace(b'">', b"'>"),
        lambda text: text.replace(b"<c ", b"<c  x='1' "),
    ],
)
def test_far_cell_is_seen_however_it_is_written(hide):
    book = openpyxl.Workbook()
    book.active["A1"], book.active["B1048576"] = "slug", "x"
    data = io.BytesIO()
    book.save(data)
    extent = workbook_guard.checked_extent(io.BytesIO(rewritten(data.getvalue(), sheet1=hide)))
    assert extent.cells > 2_000_000


def test_workbook_that_unpacks_beyond_the_limit_is_refused(monkeypatch):
    monkeypatch.setattr(workbook_guard, "LARGEST_UNPACKED", 8 << 20)
    bomb = rewritten(workbook(["a"]), sheet1=lambda text: text + b" " * (9 << 20))
    assert len(bomb) < 100_000
    with pytest.raises(FileRefused, match="at most 8 MB unpacked, this one declares 9 MB"):
        read(bomb)


def test_workbook_that_hides_its_size_is_refused():
    """The directory says one kilobyte; what unpacks is more."""
    data = rewritten(workbook(["a"]), sheet1=lambda text: text + b" " * (9 << 20))
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        size = archive.getinfo(SHEET).file_size
    lying = data.replace(size.to_bytes(4, "little"), (1000).to_bytes(4, "little"))
    assert lying != data
    with pytest.raises(FileRefused, match="expected an XLSX workbook"):
        read(lying)


def test_workbook_of_very_many_parts_is_refused(monkeypatch):
    monkeypatch.setattr(workbook_guard, "MOST_PARTS", 3)
    with pytest.raises(FileRefused, match="at most 3 parts"):
        read(workbook(["a"]))


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_entities_are_refused(encoding):
    lol = '<!DOCTYPE x [<!ENTITY a "aaaa">]>'

    def with_entity(text):
        return text.decode().replace("<worksheet", lol + "<worksheet", 1).encode(encoding)

    with pytest.raises(FileRefused, match="no document type"):
        read(rewritten(workbook(["a"]), sheet1=with_entity))


@pytest.mark.parametrize("data", [b"not a zip", b"PK\x03\x04" + b"\x00" * 200])
def test_file_that_is_no_workbook_is_refused(data):
    with pytest.raises(FileRefused, match="expected an XLSX workbook"):
        read(data)


@pytest.mark.usefixtures("reader")
def test_broken_workbook_is_refused():
    def broken(text):
        return text.replace(b"<sheetData>", b'<sheetData><row r="1"><c r="A1" s="99" t="s"><v>7<')

    with pytest.raises(FileRefused, match="expected an XLSX workbook"):
        read(rewritten(workbook(["a"]), sheet1=broken))


def test_zip_without_sheets_is_refused():
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w") as archive:
        archive.writestr("hello.txt", "hello")
    with pytest.raises(FileRefused, match="expected an XLSX workbook"):
        read(data.getvalue())


@needs_samples
def test_document_named_as_a_workbook_is_refused():
    document = SAMPLES / "mininnovation-business-plan-template-ru.docx"
    with pytest.raises(FileRefused, match="expected an XLSX workbook"):
        read(document.read_bytes())
