"""The picture of a network; templates/analysis/network_picture.html draws it."""

import math

from django.utils.translation import ngettext

from analysis.network.labels import labels, room_for
from analysis.network.layout import layout
from analysis.shapes import ONE, SHAPES, key_of
from sources.choices import LinkBasis

WIDTH, MARGIN = 920, 20.0
SHOWN = 300
NAMED, HUB = 30, 4  # so many are sure of a name, if they are joined to so many


def picture_of(network):
    """Everything the template draws of the most joined vertices; None where nothing is joined."""
    between = _between(network, set(network.joined()[:SHOWN]))
    pairs = sorted(between)
    inside = {one for pair in pairs for one in pair}
    chosen = [one for one in network.joined() if one in inside]
    if not chosen:
        return None
    hubs = [one for one in chosen[:NAMED] if network.degrees[one] >= HUB]
    rooms = {one: room_for(network.vertices[one].name) for one in hubs}
    places, height = layout(chosen, pairs, width=WIDTH - 2 * MARGIN, rooms=rooms)
    places = {one: (x + MARGIN, y + MARGIN) for one, (x, y) in places.items()}
    names = {one: network.vertices[one].name for one in chosen}
    found = labels(names, places, width=WIDTH)
    return {
        "width": WIDTH,
        "height": round(height + 2 * MARGIN),
        "lines": [_line(pair, places, between[pair]) for pair in pairs],
        "marks": [
            _mark(network, one, places[one], found.get(one))
            for one in sorted(chosen, key=lambda one: places[one][::-1])
        ],
        "key": key_of({network.vertices[one].type for one in chosen}),
        "count": len(chosen),
    }


def _between(network, inside):
    """{two vertices: the lines between them} of those that both are among these."""
    found: dict[tuple, list] = {}
    for line in network.lines.values():
        if {line.start, line.end} <= inside:
            found.setdefault(tuple(sorted((line.start, line.end))), []).append(line)
    return found


def _line(pair, places, between):
    (x1, y1), (x2, y2) = (places[one] for one in pair)
    return {
        "path": f"M{x1:.1f} {y1:.1f}L{x2:.1f} {y2:.1f}",
        "is_inferred": all(line.basis == LinkBasis.INFERENCE for line in between),
    }


def _mark(network, one, place, label):
    vertex, degree = network.vertices[one], network.degrees[one]
    x, y = place
    joined = ngettext("joined to %(n)s", "joined to %(n)s", degree) % {"n": degree}
    return {
        "kind": vertex.type,
        "url": vertex.url,
        "language": vertex.language,
        "words": f"{vertex.name} ({ONE[vertex.type]}), {joined}",
        "path": SHAPES[vertex.type],
        "x": round(x, 1),
        "y": round(y, 1),
        "hit_x": round(x - 12, 1),
        "hit_y": round(y - 12, 1),
        "scale": round(min(0.75 + 0.14 * math.sqrt(degree), 1.35), 2),
        "label": _label(label) if label else None,
    }


def _label(label):
    lines, x, y, anchor = label
    return {"lines": lines, "x": round(x, 1), "y": round(y, 1), "anchor": anchor}
