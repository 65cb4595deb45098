"""Names in a picture: those of the most joined first, each where it covers nothing."""

from analysis.timeline.lanes import shortened

LETTER, LINE = 6.4, 15.0  # units that a letter takes, and a line of them
LONGEST, SHORTER = 26, 16
MARK = 9.0


def room_for(name):
    """How far the name of a mark reaches to its right."""
    return len(shortened(name, LONGEST)) * LETTER + 14


def labels(names, places, *, width):
    """{id: (text, x, y, how it is anchored)} of those that find room. `names` are in the order of
    their weight, `places` those of all marks.
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
    for text in dict.fromkeys(shortened(name, letters) for letters in (LONGEST, SHORTER)):
        for label, box in _tries(text, *place):
            if box[0] >= 0 and box[2] <= width and not any(_meet(box, one) for one in taken):
                yield (text, *label), box


def _around(x, y):
    return x - MARK, y - MARK, x + MARK, y + MARK


def _tries(text, x, y):
    """To the right, to the left, below, above: (x, y, anchor) and the box it takes."""
    length, half = len(text) * LETTER, LINE / 2
    yield (x + 13, y + 4.5, "start"), (x + 12, y - half, x + 13 + length, y + half)
    yield (x - 13, y + 4.5, "end"), (x - 13 - length, y - half, x - 12, y + half)
    low, high = y + 24, y - 13
    side = length / 2
    yield (x, low, "middle"), (x - side, low - LINE + 3, x + side, low + 3)
    yield (x, high, "middle"), (x - side, high - LINE + 3, x + side, high + 3)


def _meet(one, other):
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]
