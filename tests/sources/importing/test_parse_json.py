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
    ("line", "why"),
    [
        ("[1, 2]", "found a list"),
        ('"text"', "found a single value"),
        ('{"a": 1', "Expecting ',' delimiter at character 8"),
        ('{"a": NaN}', "NaN is no JSON number"),
        ('{"a": -Infinity}', "-Infinity is no JSON number"),
        ("[" * 100_000, "more than 20 levels deep"),
        ('{"a": %s}' % ("[" * 30 + "]" * 30), "more than 20 levels deep"),
        ('{"a": %s}' % ("9" * 5000), "a number of 5000 digits"),
        ('{"a": 1, "b": 2, "a": 3}', "a stands there twice"),
    ],
)
def test_line_that_is_no_object_says_why(line, why):
    header, [_good, (number, spoilt)] = read('{"a": 1}', line)
    assert header == ["a"]
    assert (number, spoilt, spoilt.text) == (2, [], line if len(line) <= 200 else line[:199] + "…")
    assert spoilt.expected == f"expected a JSON object: {why}"


def test_every_line_of_a_file_without_objects_is_named():
    with pytest.raises(FileRefused) as refused:
        read("[]", "", "x")
    assert [(issue.line, issue.value) for issue in refused.value.issues_of("file.jsonl")] == [
        (1, "[]"),
        (3, "x"),
    ]


def test_file_without_objects_is_refused():
    with pytest.raises(FileRefused, match="found none"):
        read("", "{}")
