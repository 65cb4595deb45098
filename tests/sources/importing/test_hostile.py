"""Files that nobody made in good faith, or that broke on their way: refused in words, always."""

import io
import json
import random
import zipfile

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from sources.choices import RunStatus
from sources.importing import xlsx_table
from sources.importing.issues import FileRefused
from tests.sources.importing.files import issues_of, parsed, planned, rewritten, workbook

HEADER = "slug,title,strength"
LEAKS = ("object has no", "NoneType", "codec can't", "index out of", "unpack", "Errno", "sys.")
SHEET = workbook(["slug", "title", "made"], ["one", "=1+1", 3.5], ["two", True, "x"])
CSV = b'slug,title\r\none,"a ""b"", c"\r\ntwo,\xd0\xb4\xd0\xb2\xd0\xb0\r\n'
JSON = b'{"slug": "one", "topics": ["a", {"b": 1.5}]}\n{"slug": "two"}\n'
STRAY = [
    b"\x00", b'"', b"\r", b"\n", b"<", b">", b"&", b"{", b"]", b"1e400", b"\\ud800", b"\x1a",
    b"\xff\xfe", b"\xef\xbb\xbf", b"<f>1</f>", b"<f/>", b"<c>", b"<row>", b"<is>", b"</c>",
    b' t="e"', b' t="d"', b' s="999"', b' r="0"', b' r="-1"', b' r="ZZZZZZ9"',
    b' r="999999999999"', b"<v>1e400</v>",
]  # fmt: skip


def spoilt(data, luck):
    """The bytes with some changed, lost or put in, or cut off."""
    data = bytearray(data)
    for _time in range(luck.randint(1, 3)):
        at = luck.randrange(len(data) + 1)
        kind = luck.randrange(5)
        if kind == 0:
            del data[at : at + luck.randint(1, 50)]
        elif kind == 1:
            data[at:at] = luck.randbytes(luck.randint(1, 8))
        elif kind == 2 and luck.random() < 0.3:
            del data[at:]
        else:
            data[at:at] = luck.choice(STRAY)
    return bytes(data)


def read_or_refused(data, name):
    try:
        parsed(data, name)
    except FileRefused as refused:
        for issue in refused.issues_of(name):
            assert issue.value
            assert issue.expected.startswith("expected")
            assert not any(leak in issue.expected for leak in LEAKS), issue.expected


pytestmark = pytest.mark.filterwarnings("ignore::UserWarning:openpyxl")
seeds = given(seed=st.integers(min_value=0, max_value=10**9))


@pytest.mark.parametrize(("data", "name"), [(CSV, "file.csv"), (JSON, "file.jsonl")])
@seeds
def test_spoilt_text_is_read_or_refused(data, name, seed):
    read_or_refused(spoilt(data, random.Random(seed)), name)


@seeds
def test_spoilt_archive_is_read_or_refused(seed):
    read_or_refused(spoilt(SHEET, random.Random(seed)), "file.xlsx")


@pytest.mark.parametrize("held", [xlsx_table.MOST_CELLS_HELD, 0])
@pytest.mark.parametrize("part", ["sheet1", "workbook", "styles", "[Content_Types]", ""])
def test_workbook_with_a_spoilt_part_is_read_or_refused(part, held, monkeypatch):
    monkeypatch.setattr(xlsx_table, "MOST_CELLS_HELD", held)
    for seed in range(60):
        luck = random.Random(f"{part} {seed}")
        read_or_refused(rewritten(SHEET, **{part: lambda text: spoilt(text, luck)}), "file.xlsx")  # noqa: B023


@given(data=st.binary(max_size=300), name=st.sampled_from(["file.csv", "file.jsonl", "file.xlsx"]))
def test_noise_is_read_or_refused(data, name):
    read_or_refused(data, name)


def test_archive_whose_directory_points_nowhere_is_damaged():
    """The place of a part is before the beginning of the file."""
    at = SHEET.index(b"PK\x01\x02")
    data = SHEET[:at] + SHEET[at:].replace(b"PK\x05\x06", b"PK\x05\x06", 1)
    end = data.rindex(b"PK\x05\x06")
    far = (10**9).to_bytes(4, "little")
    with pytest.raises(FileRefused, match="expected an XLSX workbook"):
        parsed(data[: end + 16] + far + data[end + 20 :], "file.xlsx")


def test_archive_of_another_kind_of_document_is_refused(monkeypatch):
    """Also by the reader that holds one row at a time, which says so in its own way."""
    monkeypatch.setattr(xlsx_table, "MOST_CELLS_HELD", 0)
    other = {"[Content_Types]": lambda text: text.replace(b"sheet.main", b"slide.main")}
    with pytest.raises(FileRefused, match="expected an XLSX workbook, found a damaged one"):
        parsed(rewritten(SHEET, **other), "file.xlsx")


@pytest.mark.parametrize("keep", [0.1, 0.5, 0.9, 0.999])
def test_truncated_archive_is_refused(keep):
    with pytest.raises(FileRefused, match="expected an XLSX workbook"):
        parsed(SHEET[: int(len(SHEET) * keep)], "file.xlsx")


def test_disk_that_fails_is_no_mistake_of_the_file(monkeypatch):
    def broken(*_args):
        raise OSError(5, "Input/output error")

    monkeypatch.setattr(zipfile.ZipFile, "open", broken)
    with pytest.raises(OSError, match="Input/output"):
        parsed(SHEET, "file.xlsx")


def wide_sheet():
    book = openpyxl.Workbook()
    for column in range(1, 10_001):
        book.active.cell(1, column, f"column {column}")
    data = io.BytesIO()
    book.save(data)
    return data.getvalue()


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("name", "header"),
    [
        ("file.csv", lambda: ",".join(f"column {n}" for n in range(10_000))),
        ("file.csv", lambda: ",".join(["slug"] * 10_000)),
        ("file.csv", lambda: "slug" + "," * 9_999),
        ("file.jsonl", lambda: json.dumps({f"k{n}": n for n in range(10_000)})),
        ("file.xlsx", wide_sheet),
    ],
)
def test_ten_thousand_columns_are_refused_by_name(name, header):
    run = planned("commitments", header(), name=name)
    assert run.status == RunStatus.REFUSED
    assert 9_000 < run.issues.count() <= 10_001
    assert {line for line, *_rest in issues_of(run)} <= {0, 1}


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("cells", "column", "said"),
    [
        (f"one,{'x' * (17 << 20)},agreed", "", "well-formed CSV from line 2 on: field larger"),
        (f"one,{'x' * (9 << 20)},agreed", "title", "at most 500 characters, found 9437184"),
        (f"{'a-' * (4 << 20)}a,One,agreed", "slug", "at most 120 characters, found 8388609"),
        (f"one,One,{'x' * (9 << 20)}", "strength", "expected one of"),
        (f"one,One{',' * 20_000}", "", "expected 3 cells, found 20002"),
    ],
)
def test_huge_cell_is_refused_by_its_place(cells, column, said):
    [(line, where, _value, expected)] = issues_of(planned("commitments", f"{HEADER}\n{cells}\n"))
    assert (line, where) == (2, column)
    assert said in expected


def test_archive_that_is_no_workbook_is_refused():
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w") as archive:
        archive.writestr("../../outside", "x")
        archive.writestr("xl/workbook.xml", "<workbook/>")
    with pytest.raises(FileRefused, match="expected an XLSX workbook"):
        parsed(data.getvalue(), "file.xlsx")
