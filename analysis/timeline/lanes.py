"""Lanes of a timeline: who stands in which, in rows such that nothing covers anything."""

from collections import defaultdict
from dataclasses import dataclass, field

from analysis.timeline.items import Item

LANES, ROW, HEAD = 12, 26.0, 34.0
REACH = 13.0  # half of the room that a mark is given: wide enough for a finger
LETTER = 6.2  # units that a letter takes, about
LONGEST, SHORTEST = 40, 20  # letters of a label that makes itself room, and of one cut to less
WHOLE = 90  # letters of a label where nothing stands behind it
FEW = 70  # items that all get a label, and a line to the day they are due
GAP = 6.0


@dataclass
class Placed:
    """An item in its lane: x of its mark, of what is drawn around it, of its label."""

    item: Item
    x: float
    left: float
    right: float
    bar: tuple[float, float] | None = None
    span: tuple[float, float] | None = None
    due: float | None = None
    row: int = 0
    label: str = ""
    label_x: float = 0.0
    label_ends: bool = False


@dataclass
class Lane:
    """One lane: its words, how many records stand in it, and its items row by row."""

    code: str
    words: str
    count: int
    top: float = 0.0
    rows: list[list[Placed]] = field(default_factory=list)

    @property
    def height(self):
        return HEAD + ROW * len(self.rows)


def lanes_of(items, names, order, axis):
    """(lanes with their items placed, codes of the lanes there is no room for).

    `names` maps codes to words; lanes stand in the given order, else by how much is in them.
    """
    found: defaultdict[str, list[Item]] = defaultdict(list)
    for item in items:
        for code in item.lanes:
            found[code].append(item)
    place = {code: n for n, code in enumerate(order)}
    codes = sorted(found, key=lambda c: (place.get(c, len(place)), not c, -len(found[c]), c))
    lanes, top = [], 0.0
    for code in codes[:LANES]:
        lane = Lane(code, names.get(code, code), len(found[code]), top)
        is_few = len(items) <= FEW
        spots = [placed(item, axis, has_due=is_few) for item in found[code]]
        lane.rows = _rows(spots, axis, is_few)
        top += lane.height
        lanes.append(lane)
    return lanes, codes[LANES:]


def placed(item, axis, *, has_due=True):
    """Where everything of an item is drawn, its row and its label left open. The way to the day
    that something is due takes a row nearly for itself: among many, only the words tell of it.
    """
    first, last = axis.x(item.date.first), axis.x(item.date.last)
    spot = Placed(item, (first + last) / 2, 0, 0)
    if item.period:
        spot.bar = axis.x(item.period[0].first), axis.x(item.period[1].last)
        spot.x = max(spot.x, first)
    if not item.is_exact:
        spot.span = first, last
    spot.due = axis.x(item.due.last) if item.due and has_due else None
    ends = [*(spot.bar or ()), *(spot.span or ()), *([spot.due] if spot.due else [])]
    spot.left = min([spot.x - REACH, *ends])
    spot.right = max([spot.x + REACH, *ends])
    return spot


def _rows(spots, axis, is_few):
    """Each item in the first row that has room for it; labels where there is room left."""
    rows: list[list[Placed]] = []
    for spot in sorted(spots, key=lambda s: (s.left, s.right, s.item.url)):
        if is_few:
            _label(spot, axis, LONGEST)
        free = (n for n, row in enumerate(rows) if row[-1].right + 1 <= spot.left)
        spot.row = next(free, len(rows))
        if spot.row == len(rows):
            rows.append([])
        rows[spot.row].append(spot)
    for row in rows:
        _label_where_free(row, axis)
    return rows


def _label(spot, axis, letters):
    """A label behind the item, before it where the picture ends; its room becomes the item's."""
    text = shortened(spot.item.title, letters)
    width = len(text) * LETTER + GAP
    if spot.right + width <= axis.edges[-1] + REACH:
        spot.label, spot.label_x = text, spot.right + GAP
        spot.right += width
    elif spot.left - width >= axis.edges[0] - REACH:
        spot.label, spot.label_x, spot.label_ends = text, spot.left - GAP, True
        spot.left -= width


def _label_where_free(row, axis):
    """Labels as long as the room before the next item: what is cut to a few letters says nothing.
    A label that stands already only grows.
    """
    neighbours = zip([None, *row[:-1]], row, [*row[1:], None], strict=True)
    for before, spot, following in neighbours:
        if spot.label_ends:
            begin = before.right if before else axis.edges[0] - REACH
            letters = min(int((spot.label_x - begin - GAP) / LETTER), WHOLE)
            spot.label = shortened(spot.item.title, max(letters, len(spot.label)))
            continue
        end = following.left if following else axis.edges[-1] + REACH
        begin = spot.label_x - GAP if spot.label else spot.right
        letters = min(int((end - begin - 2 * GAP) / LETTER), WHOLE)
        title = spot.item.title
        if letters >= min(len(title), max(SHORTEST, len(spot.label))):
            spot.label, spot.label_x = shortened(title, letters), begin + GAP
            spot.right = begin + GAP + len(spot.label) * LETTER


def shortened(text, letters):
    """The text, cut at a word where it is longer."""
    if len(text) <= letters:
        return text
    cut = text[: letters - 1]
    head = cut if text[letters - 1] == " " else cut.rpartition(" ")[0]
    return (head if len(head) > 0.75 * letters else cut).rstrip(" ,;:-") + "\u2026"
