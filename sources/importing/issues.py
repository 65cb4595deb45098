"""What is wrong with a file, in words that name the place, the value and what was expected."""

from contextlib import contextmanager
from dataclasses import dataclass
from difflib import get_close_matches
from itertools import islice

WHOLE_FILE = 0  # the line of issues that concern the file as a whole
SHOWN_CHOICES = 15
MOST_FAULTS = 100
LONGEST_ECHO = 100  # characters of what stands in the file, within a sentence
MANY_WORDS, ALIKE, LONGEST_WORD = 2000, 3, 200


@dataclass(frozen=True, slots=True)
class Issue:
    """One thing wrong: line as in the file (0: the file as a whole), column, value, expectation."""

    line: int
    column: str
    value: str
    expected: str


class FileRefused(Exception):
    """The file cannot be read as a table; the message says what was expected.

    `line` is where, if that is known; `issues` where there is more than one thing to say.
    """

    def __init__(self, expected, *, line=WHOLE_FILE, issues=()):
        super().__init__(expected)
        self.line = line
        self.issues = issues

    def issues_of(self, file_name):
        """What is wrong with the file of that name; at least one."""
        return self.issues or [Issue(self.line, "", file_name, str(self))]


class HeaderRefused(Exception):
    """The columns are not the dataset's; `issues` names each of them, `layout` has the others, by
    which rows can be looked at all the same.
    """

    def __init__(self, issues, layout):
        super().__init__("; ".join(issue.expected for issue in issues))
        self.issues = issues
        self.layout = layout


class Unfit(ValueError):
    """A cell does not hold what its column holds; the message says what was expected.

    `cell` names the column to blame where a value is read from several, `value` the item of a
    cell that holds a list.
    """

    def __init__(self, expected, cell=None, value=None):
        super().__init__(expected)
        self.cell = cell
        self.value = value

    @property
    def parts(self):
        """Each thing that does not fit."""
        return [self]


class Gone(Unfit):
    """A cell names a record that a person removed for good; the message says who and when.

    Only files that ship with the product are read so: theirs is no mistake of the file.
    """


class UnfitParts(Unfit):
    """Several things in the cells of one value do not fit."""

    def __init__(self, parts):
        super().__init__("; ".join(map(str, parts)), parts[0].cell)
        self.found = parts

    @property
    def parts(self):
        return self.found


class Faults:
    """Gathers what does not fit, so that somebody who mends a file sees all of it at once.

    A cell may hold a million items: after so many faults it is not read on.
    """

    def __init__(self):
        self.found: list[Unfit] = []

    @contextmanager
    def of(self, *, cell=None, value=None):
        """Faults inside are those of this cell, or of this item of a list."""
        try:
            yield
        except Unfit as unfit:
            self.found += [
                Unfit(str(part), part.cell or cell, part.value or value) for part in unfit.parts
            ]
            if len(self.found) >= MOST_FAULTS:
                rest = Unfit("expected fewer faults in one cell: the rest was not read", cell)
                raise UnfitParts([*self.found, rest]) from unfit

    def check(self):
        """Raises what was found, if anything was."""
        if self.found:
            raise UnfitParts(self.found)


def shortened(text, longest=LONGEST_ECHO):
    """A text short enough to be read in a message; an ellipsis says that there was more."""
    return text if len(text) <= longest else text[: longest - 1] + "…"


def one_of(words):
    """ "expected one of a, b, c"; long lists are cut."""
    words = list(words)
    shown = ", ".join(words[:SHOWN_CHOICES])
    return f"expected one of {shown}" + (", …" if len(words) > SHOWN_CHOICES else "")


def did_you_mean(word, words):
    """ "; did you mean KAZ?" for the nearest of the words, nothing where none is near.

    Of very many words, only those that begin alike are looked at.
    """
    word = word.casefold()[:LONGEST_WORD]
    if len(words) > MANY_WORDS:
        words = [known for known in words if known[:ALIKE].casefold() == word[:ALIKE]]
    by_folded = {known.casefold(): known for known in islice(words, MANY_WORDS)}
    near = get_close_matches(word, by_folded, n=1, cutoff=0.6)
    return f"; did you mean {by_folded[near[0]]}?" if near else ""
