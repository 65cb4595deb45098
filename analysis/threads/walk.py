"""From one record backwards to what led to it and forwards to what came of it."""

from dataclasses import dataclass, field
from functools import cached_property

from analysis.threads.graph import SOURCE, Key, Node, earlier_end, is_before
from analysis.threads.placing import placed
from analysis.threads.reading import read_records, read_source_with_records, read_sources
from analysis.threads.ways import DOWN, FORWARDS, LOOSE, UP, onwards

DEPTH, LARGEST = 6, 200


@dataclass
class Thread:
    """A record with what came before and after it.

    `before` and `after` say of each node how many steps away it is, `beside` are those merely
    related to it; `came_of` leads from a node to those that followed from it; `is_cut`: there is
    more than was followed.
    """

    focus: Node
    nodes: dict[Key, Node]
    before: dict[Key, int]
    after: dict[Key, int]
    beside: list[Key]
    came_of: dict[Key, list[Key]]
    is_cut: bool

    @cached_property
    def edges(self):
        """What joins any two nodes of the thread, each once, in a lasting order."""
        found = {edge for node in self.nodes.values() for edge in node.edges}
        inside = [edge for edge in found if {edge.start, edge.end} <= self.nodes.keys()]
        return sorted(inside, key=lambda edge: (edge.start, edge.end, edge.kind))

    def edges_at(self, key):
        return [edge for edge in self.edges if key in (edge.start, edge.end)]

    @cached_property
    def steps(self):
        """How far away each node is; what merely stands beside is left out."""
        return {self.focus.key: 0} | self.before | self.after


def thread_of(kind, slug):
    """The thread of a published record or of a source; None where there is no such thing.

    At most one query a step, and two; never more than LARGEST nodes.
    """
    if kind == SOURCE:
        focus, records = read_source_with_records(slug)
    else:
        focus, records = read_records([(kind, slug)]).get((kind, slug)), {}
    if focus is None:
        return None
    walk = _Walk(focus, records | {focus.key: focus})
    while walk.frontier and walk.steps < DEPTH:
        walk.go_on()
    return walk.thread()


@dataclass
class _Walk:
    """`reached` says of a node and a way how many steps led there; `since` which day those that
    came of a decision cannot lie before; `concerned` are those that decisions are about.
    """

    focus: Node
    read: dict[Key, Node]
    reached: dict[tuple[Key, str], int] = field(default_factory=dict)
    since: dict = field(default_factory=dict)
    concerned: set[Key] = field(default_factory=set)
    came_of: dict[Key, list[Key]] = field(default_factory=dict)
    frontier: list[tuple[Key, str]] = field(default_factory=list)
    steps: int = 0
    is_cut: bool = False

    def __post_init__(self):
        self.frontier = [(self.focus.key, UP), (self.focus.key, DOWN)]
        self.reached = dict.fromkeys(self.frontier, 0)

    def go_on(self):
        """One step further in every direction. One query, none where there is nothing new."""
        frontier, self.frontier = self.frontier, []
        self.steps += 1
        self._read_around(dict.fromkeys(key for key, _way in frontier))
        for key, way in frontier:
            for edge in self.edges(key):
                self._follow(key, way, edge)

    def edges(self, key):
        return self.read[key].edges if key in self.read else []

    def _read_around(self, keys):
        around = dict.fromkeys(edge.other(key) for key in keys for edge in self.edges(key))
        unread = [key for key in around if key not in self.read and key[0] != SOURCE]
        room = max(LARGEST - len(self.read), 0)
        self.is_cut = self.is_cut or len(unread) > room
        self.read |= read_records(unread[:room])

    def _follow(self, key, way, edge):
        other = edge.other(key)
        if other not in self.read and other[0] != SOURCE:
            return
        onward = onwards(
            edge,
            way,
            start=key,
            is_later=self.earlier_end(edge) == key,
            at_focus=key == self.focus.key,
        )
        if onward is None or (onward in FORWARDS and self._is_too_early(key, edge, other)):
            return
        if onward == DOWN and edge.is_about:
            self.concerned.add(other)
        if onward in FORWARDS:
            self.came_of.setdefault(key, []).append(other)
            self._remember_day(key, edge, other)
        if (other, onward) not in self.reached:
            self.reached[other, onward] = self.steps
            self.frontier.append((other, onward))

    def earlier_end(self, edge):
        """Of a source nothing but its being the earlier end is known yet, nor needed."""
        start, end = self.read.get(edge.start), self.read.get(edge.end)
        return earlier_end(edge, start, end) if start and end else edge.end

    def _is_too_early(self, key, edge, other):
        """Whether it lay behind the decision already that the walk came from."""
        return not edge.is_about and is_before(self.read[other].date, self.since.get(key))

    def _remember_day(self, key, edge, other):
        day = self.read[key].date if edge.is_about else self.since.get(key)
        known = self.since.get(other)
        if day and (known is None or is_before(day, known)):
            self.since[other] = day

    def thread(self):
        """What the walk found. One query where it came to sources."""
        sources = {key for key, _way in self.reached if key[0] == SOURCE}
        self.read |= read_sources(sources - self.read.keys())
        steps, early = placed(self)
        beside = self._beside(steps)
        return Thread(
            focus=self.focus,
            nodes={key: self.read[key] for key in [self.focus.key, *steps, *beside]},
            before={key: n for key, n in steps.items() if key in early},
            after={key: n for key, n in steps.items() if key not in early},
            beside=beside,
            came_of=self.came_of,
            is_cut=self.is_cut or bool(self.frontier),
        )

    def _beside(self, steps):
        loose = (e.other(self.focus.key) for e in self.focus.edges if e.kind in LOOSE)
        return [key for key in dict.fromkeys(loose) if key in self.read and key not in steps]
