"""Where the vertices of a network stand: near to what they are joined to, never over each other.

Forces (Fruchterman and Reingold, 1991, as networkx has them) place each part that hangs together;
the parts are then set side by side, the largest first. Seeded: the same network, the same picture.
"""

import itertools
import math

import networkx
import numpy

SEED, ROUNDS = 7, 80
APART = 27.0  # units between two vertices: wide enough for a finger
NEAREST = 24.0  # what two must be apart at the least
PASSES, ENOUGH = 120, 0.3
TINY = 1e-6


def layout(ids, pairs, *, width, rooms):
    """({id: (x, y)}, height) of a network in a frame of this width. `rooms` are the lengths of the
    names that some vertices must have room for at their right. Costs a second for 300.
    """
    graph = networkx.Graph()
    graph.add_nodes_from(ids)
    graph.add_edges_from(pairs)
    parts = sorted(networkx.connected_components(graph), key=lambda part: (-len(part), min(part)))
    placed: dict[str, tuple[float, float]] = {}
    shelf = _Shelf(width)
    order = {one: n for n, one in enumerate(ids)}
    for part in parts:
        members = sorted(part, key=order.__getitem__)
        places, size = _of_part(graph.subgraph(members), members, width, rooms)
        x, y = shelf.room_for(size)
        placed |= {one: (x + px, y + py) for one, (px, py) in places.items()}
    return placed, shelf.height


def _of_part(graph, members, width, rooms):
    """The places within one part, from (0, 0), and the (width, height) they take."""
    count = len(members)
    ordered = networkx.Graph()
    ordered.add_nodes_from(members)
    ordered.add_edges_from(sorted(tuple(sorted(edge)) for edge in graph.edges))
    found = networkx.spring_layout(ordered, seed=SEED, iterations=ROUNDS, k=1.6 / math.sqrt(count))
    points = numpy.array([found[one] for one in members])
    points = _turned(points)
    side = min(width, APART * 2.4 * math.sqrt(count) * 1.25)
    lengths = numpy.array([rooms.get(one, 0.0) for one in members])
    side = max(side, lengths.max() + APART)
    points = _settled(_apart(_fitted(points, side, side * 0.72), side, lengths), side)
    points -= points.min(axis=0) - APART / 2
    size = (points + numpy.stack([lengths, 0 * lengths], axis=1)).max(axis=0) + APART / 2
    return {one: tuple(p) for one, p in zip(members, points.tolist(), strict=True)}, tuple(size)


def _turned(points):
    """With the longer side across."""
    if len(points) == 1:
        return points
    points = points - points.mean(axis=0)
    _values, axes = numpy.linalg.eigh(numpy.cov(points.T))
    turned = points @ axes[:, ::-1]
    # The sign of an axis is the solver's choice; the picture must not be.
    return turned * numpy.where(turned[0] < 0, -1, 1)


def _fitted(points, width, height):
    """Spread over a frame; by ranks as much as by distances, so that no corner is crowded."""
    fitted = numpy.empty_like(points)
    for axis, length in enumerate((width, height)):
        values = points[:, axis]
        spread = values.max() - values.min()
        scaled = (values - values.min()) / spread if spread else numpy.full(len(values), 0.5)
        ranks = values.argsort(kind="stable").argsort(kind="stable") / max(len(values) - 1, 1)
        fitted[:, axis] = (0.5 * scaled + 0.5 * ranks) * (length - APART) + APART / 2
    return fitted


def _apart(points, width, lengths):
    """Pushes vertices apart that stand too near to each other or to a name, within the width.

    A name is a row of stand-ins to the right of its vertex: they push and are not pushed.
    """
    names = _stand_ins(lengths)
    for _pass in range(PASSES):
        obstacles = numpy.vstack([points, *(points[one] + shift for one, shift in names)])
        owners = numpy.concatenate([numpy.arange(len(points)), [one for one, _shift in names]])
        push = _pushes(points, obstacles, owners)
        if numpy.abs(push).max() < ENOUGH:
            break
        points = points + push
        right = width - numpy.maximum(lengths, APART / 2)
        points[:, 0] = points[:, 0].clip(APART / 2, right)
    return points


def _stand_ins(lengths):
    """(number of the vertex, shift to its right) of everything that its name covers."""
    return [
        (one, numpy.array([APART * (n + 1), 0.0]))
        for one, length in enumerate(lengths)
        for n in range(math.ceil(length / APART))
    ]


def _pushes(points, obstacles, owners):
    """How far each vertex is to move away from what is too near to it and not its own."""
    across = points[:, None, 0] - obstacles[None, :, 0]
    down = points[:, None, 1] - obstacles[None, :, 1]
    near = (across * across + down * down < APART * APART) & _others(len(points), owners)
    one, other = near.nonzero()
    gaps = numpy.stack([across[one, other], down[one, other]], axis=1)
    distances = numpy.hypot(gaps[:, 0], gaps[:, 1])
    # Two in one place have no direction to go: their numbers decide.
    same = distances < TINY
    gaps[same] = numpy.sign(one - owners[other])[same, None] * numpy.array([1.0, 0.37])
    distances[same] = 1.0
    half = numpy.where(other < len(points), 0.5, 1.0)
    push = numpy.zeros_like(points)
    numpy.add.at(push, one, ((APART + 1 - distances) / distances * half)[:, None] * gaps)
    longest = numpy.hypot(push[:, 0], push[:, 1])[:, None]
    return push * numpy.minimum(1.0, APART / numpy.maximum(longest, TINY))


def _others(count, owners):
    return numpy.arange(count)[:, None] != owners[None, :]


def _settled(points, width):
    """Whatever still stands too near to an earlier one moves to the nearest free place."""
    for number in range(1, len(points)):
        if _is_free(points[number], points[:number]):
            continue
        others = numpy.delete(points, number, axis=0)
        points[number] = next(
            place
            for place in _around(points[number])
            if APART / 2 <= place[0] <= width - APART / 2 and _is_free(place, others)
        )
    return points


def _is_free(place, others):
    return numpy.hypot(*(others - place).T).min() >= NEAREST


def _around(place):
    """Places around a place, ever further away."""
    for ring in itertools.count(1):
        for step in range(6 * ring):
            angle = 2 * math.pi * step / (6 * ring)
            yield place + APART / 2 * ring * numpy.array([math.cos(angle), math.sin(angle)])


class _Shelf:
    """Sets parts side by side, in rows that are as high as their first part."""

    def __init__(self, width):
        self.width, self.x, self.y, self.row = width, 0.0, 0.0, 0.0

    def room_for(self, size):
        if self.x and self.x + size[0] > self.width:
            self.x, self.y, self.row = 0.0, self.y + self.row + APART, 0.0
        place = (self.x, self.y)
        self.x += size[0] + APART
        self.row = max(self.row, size[1])
        return place

    @property
    def height(self):
        return self.y + self.row
