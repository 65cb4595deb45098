import pytest

from sources.importing.issues import FileRefused
from tests.sources.importing.files import parsed


def read(*lines):
    return parsed("\n".join(lines).encode(), "file.jsonl")


def test_header_is_every_key_of_any_object():
    header, rows = read('{"slug": "a", "title": "A"}', "", '{"slug": "b", "url": "x"}')
    assert header == ["slug", "title", "url"]
    assert rows == [(1, ["a", "A", ""]), (3, ["b", "", "x"])]


def test_values_become_the_text_of_a_cell():
    _header, [(_line, cells)] = read('{"a": 3, "b": 2.50, "c": true, "d": null, "e": 1e-7}')
    assert cells == ["3", "2.5", "yes", "", "0.0000001"]


def test_lists_and_objects_stay():
    _header, [(_line, cells)] = read('{"a": ["x", "y"], "b": {"type": "Point"}}')
    assert cells == [["x", "y"], {"type": "Point"}]


def test_line_separator_within_a_string_does_not_end_the_line():
    _header, rows = read('{"a": "one\u2028two\u0085three"}', '{"a": "b"}')
    assert [line for line, _cells in rows] == [1, 2]


@pytest.mark.parametrize(
    "line", ["[1, 2]", '"text"', '{"a": 1', '{"a": NaN}', '{"a": Infinity}', "[" * 100_000]
)
def test_line_that_is_no_object_is_refused_by_its_number(line):
    with pytest.raises(FileRefused, match="line 2"):
        read('{"a": 1}', line)


def test_file_without_objects_is_refused():
    with pytest.raises(FileRefused, match="found none"):
        read("", "{}")
