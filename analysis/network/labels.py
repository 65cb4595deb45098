"""Names in a picture: those of the most joined first, each where it covers nothing."""

from analysis.timeline.lanes import shortened

LETTER, LINE = 6.4, 15.0  # units that a letter takes, and a line of them
LETTERS = (32, 22)  # of a line, the longer first: two such lines, then one
MARK = 9.0


def room_for(name):
    """How far the name of a mark reaches to its right."""
    return _length(in_lines(name, LETTERS[0], 2)) + 14


def labels(names, places, *, width):
    """{id: (lines of text, x, y of the first, how they are anchored)} of those that find room.
    `names` are in the order of their weight, `places` those of all marks.
    """
    taken = [_around(x, y) for x, y in places.values()]
    found = {}
    for one, name in names.items():
        spot = next(_free(name, places[one], taken, width), None)
        if spot:
            found[one], box = spot
            taken.append(box)
    return found


def _free(name, place, taken, width):
    """The ways in which a name finds room, the longer ones first."""
    ways = (in_lines(name, letters, most) for most in (2, 1) for letters in LETTERS)
    for lines in dict.fromkeys(ways):
        for label, box in _tries(lines, *place):
            if box[0] >= 0 and box[2] <= width and not any(_meet(box, one) for one in taken):
                yield (lines, *label), box


def in_lines(name, letters, most):
    """The name in at most so many lines of at most so many letters, cut where it is longer."""
    lines: list[str] = []
    left = name
    while len(left) > letters and len(lines) + 1 < most and " " in left[: letters + 1]:
        line = left[: letters + 1].rpartition(" ")[0]
        lines.append(line)
        left = left[len(line) + 1 :]
    return (*lines, shortened(left, letters))


def _length(lines):
    return max(map(len, lines)) * LETTER


def _around(x, y):
    return x - MARK, y - MARK, x + MARK, y + MARK


def _tries(lines, x, y):
    """To the right, to the left, below, above: (x, y, anchor) and the box it takes."""
    length, more = _length(lines), LINE * (len(lines) - 1)
    half, first = (LINE + more) / 2, y + 4.5 - more / 2
    yield (x + 13, first, "start"), (x + 12, y - half, x + 13 + length, y + half)
    yield (x - 13, first, "end"), (x - 13 - length, y - half, x - 12, y + half)
    low, high = y + 24, y - 13 - more
    side = length / 2
    yield (x, low, "middle"), (x - side, low - LINE + 3, x + side, low + more + 3)
    yield (x, high, "middle"), (x - side, high - LINE + 3, x + side, high + more + 3)


def _meet(one, other):
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]
