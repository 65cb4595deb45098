import io
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from countries.models import Observation
from sources.importing import table as table_module
from sources.importing.issues import FileRefused
from tests.factories import CountryFactory, IndicatorFactory
from tests.sources.importing.files import applied, parsed, table_file

SAMPLES = Path(__file__).resolve().parents[4] / "shared" / "samples"
needs_samples = pytest.mark.skipif(
    not SAMPLES.is_dir(), reason="the samples beside the repository are not there"
)
RUSSIAN = "слаг;название\nодин;Стратегия инновационного развития Республики Узбекистан\n"


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_delimiter_is_found(delimiter):
    rows = [["slug", "title"], ["one", "a, b; c\td"]]
    assert parsed(table_file(rows, delimiter=delimiter)) == (rows[0], [(2, rows[1])])


def test_delimiter_within_quotes_does_not_count():
    assert parsed(b'"a;b;c;d",e\n1,2\n')[0] == ["a;b;c;d", "e"]


def test_lines_stay_those_of_the_file():
    data = b'slug,title\r\none,"three\r\nlines\r\nhere"\r\n\r\n , \r\ntwo,x\r\n'
    assert [line for line, _cells in parsed(data)[1]] == [2, 7]


def test_header_may_follow_blank_lines():
    assert parsed(b"\n\nslug\none\n") == (["slug"], [(4, ["one"])])


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be"])
def test_encoding_is_found(encoding):
    header, rows = parsed(RUSSIAN.encode(encoding))
    assert header == ["слаг", "название"]
    assert rows[0][1][1].startswith("Стратегия")


def test_cp1251_is_guessed():
    assert parsed(RUSSIAN.encode("cp1251")) == parsed(RUSSIAN.encode())


def test_late_byte_that_is_not_utf8_is_guessed_from_the_whole():
    data = ("slug,title\n" + "one,plain words\n" * 20_000).encode() + "два,слова\n".encode("cp1251")
    header, rows = parsed(data)
    assert header == ["slug", "title"]
    assert len(rows) == 20_001


@pytest.mark.parametrize(
    "data", [b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR" * 9, bytes(range(256)) * 8]
)
def test_bytes_that_are_no_text_are_refused(data):
    with pytest.raises(FileRefused):
        parsed(data)


def test_byte_that_is_no_text_is_named_with_its_line():
    data = b"slug,title\none,\xd0\x94\xd0\xb2\xd0\xb0\ntwo,x\xff\x01\n"
    with pytest.raises(FileRefused, match="byte FF in line 3 is no UTF-8") as refused:
        parsed(data)
    assert refused.value.line == 3


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"", "found an empty file"),
        (b"\n \n\n", "only blank lines"),
        (b'slug,title\none,"open\n', "well-formed CSV from line 2 on"),
    ],
)
def test_file_that_is_no_table_is_refused(data, said):
    with pytest.raises(FileRefused, match=said):
        parsed(data)


def test_file_beyond_the_limit_is_refused(monkeypatch):
    monkeypatch.setattr(table_module, "LARGEST_FILE", 2 << 20)
    with pytest.raises(FileRefused, match="at most 2 MB, found 3 MB"):
        parsed(b"slug\n" + b"x\n" * (3 << 19))


def test_format_is_the_one_the_name_says():
    with pytest.raises(FileRefused, match=r"expected a file named ….csv"):
        parsed(b"slug\n", name="table.docx")


def test_sheet_of_a_csv_file_is_refused():
    with pytest.raises(FileRefused, match="no sheet"):
        parsed(b"slug\n", sheet="Data")


def test_rows_are_read_one_by_one():
    """A row can be had before the rest of the file was looked at, but for its encoding."""
    file = io.BytesIO(b"slug\n" + b"one\n" * 300_000)
    table = table_module.open_table(file, "file.csv")
    assert next(table.rows) == (2, ["one"])
    assert file.tell() < 300_000


def test_file_may_be_closed_before_its_rows_are_read_to_the_end():
    with io.BytesIO(b"slug\none\ntwo\n") as file:
        table = table_module.open_table(file, "file.csv")
        next(table.rows)
    del table


@pytest.mark.parametrize("cell", ["=1+1", "+7 701", "-5", "-", "@UNECE", '=HYPERLINK("x")', "#N/A"])
def test_cell_is_the_text_that_stands_there(cell):
    assert parsed(table_file([["slug", "title"], ["one", cell]]))[1] == [(2, ["one", cell])]


@pytest.mark.django_db
def test_negative_number_is_a_number():
    indicator, country = IndicatorFactory(), CountryFactory()
    header = "indicator,country,place,year,value,source,source_url\n"
    row = f"{indicator.code},{country.iso3},,2020,-12.5,Statistics,https://example.org/\n"
    applied("observations", header + row)
    assert Observation.objects.get().value == Decimal("-12.5")


@needs_samples
@pytest.mark.parametrize(
    ("name", "rows"),
    [
        ("sti-scoreboard-inventory.csv", 374),
        ("unfccc-ndc-registry.csv", 741),
        ("country-codes.csv", 249),
        ("climate-laws-metadata-sample.csv", 3),
        ("iati-publishers-list.csv", 1227),
    ],
)
def test_samples_are_read(name, rows):
    header, found = parsed((SAMPLES / name).read_bytes(), name)
    assert len(found) == rows
    assert {len(cells) for _line, cells in found} == {len(header)}


CELLS = st.text(
    st.characters(exclude_categories=["Cs"], exclude_characters="\x00\ufeff"), max_size=12
)


@given(
    rows=st.lists(st.lists(CELLS, min_size=3, max_size=3), min_size=1, max_size=8),
    delimiter=st.sampled_from(",;\t"),
    encoding=st.sampled_from(["utf-8", "utf-8-sig", "utf-16"]),
)
def test_what_was_written_is_read(rows, delimiter, encoding):
    """Whatever the cells hold: quotes, delimiters, line breaks, any script."""
    header = ["slug", "title", "summary"]
    _header, found = parsed(table_file([header, *rows], delimiter=delimiter, encoding=encoding))
    stripped = [[cell.strip() for cell in row] for row in rows]
    assert [cells for _line, cells in found] == [row for row in stripped if any(row)]
    lines = [line for line, _cells in found]
    assert lines == sorted(set(lines))
