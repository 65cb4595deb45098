"""Cells of a workbook that hold no value of their own: formulas never calculated, and errors.

The readers of workbooks give nothing for them, as if they were empty. Runs after the guard, and
only over workbooks in which it saw a formula or an error.
"""

import zipfile
from collections import defaultdict
from xml.parsers import expat

from sources.importing.rows import SpoiltCell

WORKBOOK, TARGETS = "xl/workbook.xml", "xl/_rels/workbook.xml.rels"
NOT_CALCULATED = "expected a value: open and save the workbook in a spreadsheet, or paste values"
MOST_FOUND = 10_000  # each is an issue, and more issues than that are not kept


def spoilt_cells(file, place):
    """{line: {column: SpoiltCell}} of the worksheet at that place; columns count from 0.

    Raises what an archive and its XML may raise. Leaves the file anywhere.
    """
    with zipfile.ZipFile(file) as archive:
        found = _SpoiltCells()
        _parse(archive, _worksheets(archive)[place], found.start, found.end)
    return found.lines


def _worksheets(archive):
    """Names of the parts that hold the tables, in the order of the sheets; charts left out."""
    parts = {name.replace("\\", "/").lower(): name for name in archive.namelist()}
    targets = {
        target["Id"]: target["Target"].replace("\\", "/").lower()
        for target in _attributes(archive, parts[TARGETS], "Relationship")
        if target["Type"].endswith("/worksheet")
    }
    sheets = [
        next(value for name, value in sheet.items() if name.endswith(":id"))
        for sheet in _attributes(archive, parts[WORKBOOK], "sheet")
    ]
    wanted = [targets[sheet] for sheet in sheets if sheet in targets]
    return [parts[_absolute(target)] for target in wanted]


def _absolute(target):
    return target.lstrip("/") if target.startswith(("/", "xl/")) else f"xl/{target}"


def _attributes(archive, part, tag):
    """Attributes of every element of that name in the part."""
    found = []

    def start(name, attributes, _parser):
        if name == tag:
            found.append(attributes)

    _parse(archive, part, start, lambda *_: None)
    return found


def _parse(archive, part, start, end):
    """Reads the part and calls back with the names of its elements, less their prefixes."""
    parser = expat.ParserCreate()
    parser.buffer_text = True
    parser.StartElementHandler = lambda name, attributes: start(_local(name), attributes, parser)
    parser.EndElementHandler = lambda name: end(_local(name), parser)
    with archive.open(part) as stream:
        parser.ParseFile(stream)


def _local(name):
    return name.rpartition(":")[2]


class _SpoiltCells:
    """Looks at the cells of a sheet as it is read, and keeps those without a value."""

    def __init__(self):
        self.lines: dict[int, dict[int, SpoiltCell]] = defaultdict(dict)
        self.line, self.column = 0, -1
        self.shared = {}  # formulas that other cells refer to, by their number
        self.kept = 0

    def start(self, name, attributes, parser):
        if name == "c":
            self.column = _column(attributes.get("r"), self.column + 1)
            self.kind = attributes.get("t", "n")
            self.formula = self.value = None
        elif name == "row":
            self.line, self.column = int(attributes.get("r", self.line + 1)), -1
        elif name == "f":
            self.number = attributes.get("si")
        elif name == "is":
            self.value = "inline"
        if name in ("f", "v"):
            self.words: list[str] = []
            parser.CharacterDataHandler = self.words.append

    def end(self, name, parser):
        if name == "f":
            self._take_formula("".join(self.words))
        elif name == "v":
            self.value = "".join(self.words)
        elif name == "c":
            self._judge()
        if name in ("f", "v"):
            parser.CharacterDataHandler = None

    def _take_formula(self, words):
        if words and self.number:
            self.shared[self.number] = words
        self.formula = "=" + (words or self.shared.get(self.number, ""))

    def _judge(self):
        if self.kind == "e":
            said = f"the error {self.value} of a spreadsheet"
            self._keep(self.formula or self.value or "", f"expected a value, found {said}")
        elif self.formula and not self._has_value():
            self._keep(self.formula, NOT_CALCULATED)

    def _has_value(self):
        """A text may have been calculated to be empty, a number not."""
        return self.value is not None if self.kind == "str" else bool(self.value)

    def _keep(self, text, expected):
        if self.kept < MOST_FOUND:
            self.kept += 1
            self.lines[self.line][self.column] = SpoiltCell(text, expected)


def _column(reference, following):
    """The number of the column in a reference such as AB12; without one, the one that follows."""
    number = 0
    for letter in (reference or "").rstrip("0123456789"):
        number = number * 26 + ord(letter.upper()) - ord("A") + 1
    return number - 1 if number else following
