"""What the page of the network shows."""

from django.template.loader import render_to_string
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from analysis.network.filters import WHO, WHO_LEGEND, NetworkFilter, entries
from analysis.network.graph import URL
from analysis.network.picture import picture_of
from analysis.network.reading import READ, read_network
from analysis.shapes import ONE
from sources.choices import LinkBasis
from sources.facets import counted
from sources.pages.filtering import FilteredList, messages, parameters, understood
from sources.pages.kept import kept

ROWS = 50
PICTURE = "analysis/network_picture.html"
PLAIN = ("page", "who")


class NetworkList(FilteredList):
    """The page as one request asks for it."""

    def address(self, *, without=(), **values):
        return super().address(without=(*without, *({"page"} - values.keys())), **values)

    def _other_chips(self):
        given = [name for name in PLAIN if name in self.filters.data]
        own = {self.address(without=[name]) for name in given}
        return [chip for chip in super()._other_chips() if chip["remove_url"] not in own]

    def panel(self, chosen):
        return super().panel(chosen) | {"hidden": []}


def network_context(data):
    """Everything that analysis/network.html shows. One query; a handful more for the first reader
    after anything was published.
    """
    filters, errors = understood(NetworkFilter, data, entries())
    known = kept_network(filters)
    shown = NetworkList(URL, filters, NetworkFilter.facets, known["options"])
    chips, total = shown.chips(), known["total"]
    panel = shown.panel(len(chips))
    panel["facets"].insert(0, _who(filters))
    return {
        "errors": messages(errors),
        "url": URL,
        "chips": chips,
        "panel": panel,
        "figure": _figure(known, shown) if known["picture"] else None,
        "alone": _alone(known),
        "is_cut": total > READ,
        "cut": _("The newest %(read)s of %(total)s records that fit are looked at.")
        % {"read": f"{READ:,}", "total": f"{total:,}"},
        **_table(known["lines"], filters.setting("page") or 1, shown),
    }


def kept_network(filters):
    """What only publications change: the choices, the picture, the lines as a table has them."""
    asked = parameters(filters)
    asked.pop("page", None)
    return kept(f"network:{asked.urlencode()}", lambda: _known(filters))


def _known(filters):
    total, options = counted(filters)
    network = read_network(filters)
    return {
        "total": total,
        "options": options,
        "picture": picture_of(network),
        "vertices": len(network.degrees),
        "alone": len([one for one in network.of if one not in network.degrees]),
        "lines": [_row(network, line) for line in _ordered(network)],
        "nodes": [_node(network, vertex) for vertex in network.vertices.values()],
    }


def _ordered(network):
    """Lines of the most joined records first."""
    degrees = network.degrees
    return sorted(
        network.lines.values(),
        key=lambda line: (-degrees[line.start], line.start, -degrees[line.end], line.end),
    )


def _row(network, line):
    """One line as plain values: (name, address, kind) of both ends, the words, the basis."""
    ends = [network.vertices[one] for one in (line.start, line.end)]
    return {
        "ends": [(one.id, one.name, one.url, str(ONE[one.type])) for one in ends],
        "languages": [one.language for one in ends],
        "words": line.words,
        "basis": line.basis,
    }


def _node(network, vertex):
    return {
        "id": vertex.id,
        "type": vertex.type,
        "name": vertex.name,
        "url": vertex.url,
        "degree": network.degrees[vertex.id],
    }


def title_of(known):
    """The title says how much of it all the picture shows."""
    count, total = known["picture"]["count"], known["vertices"]
    if count < total:
        words = _("Who is joined to what: the %(count)s most joined of %(total)s")
        return words % {"count": f"{count:,}", "total": f"{total:,}"}
    words = ngettext(
        "Who is joined to what: %(count)s of them",
        "Who is joined to what: %(count)s of them",
        count,
    )
    return words % {"count": f"{count:,}"}


def _who(filters):
    """The facet of whom records are shown together with; it counts nothing."""
    options = [
        {"value": kind, "label": str(label), "chosen": kind in filters.beside}
        for kind, label in WHO.items()
    ]
    return {"name": "who", "legend": WHO_LEGEND, "options": options}


def _figure(known, shown):
    query = shown.address().partition("?")[2]
    query = f"?{query}" if query else ""
    context = {"picture": known["picture"], "title": title_of(known)}
    return {
        "id": "network",
        "title": context["title"],
        "picture": render_to_string(PICTURE, context),
        "caption": _(
            "What is joined stands near to each other; further than that, places and distances mean"
            " nothing. A larger mark is joined to more. A dashed line is a curator's inference."
        ),
        "downloads": [
            {"label": label, "url": f"{URL}{name}{query}"}
            for label, name in (
                ("SVG", "picture.svg"),
                ("PNG", "picture.png"),
                ("CSV", "lines.csv"),
            )
        ],
        "shapes": known["picture"]["key"],
    }


def _alone(known):
    if not known["alone"]:
        return ""
    words = ngettext(
        "%(n)s record that fits is joined to nothing shown here, and left out.",
        "%(n)s records that fit are joined to nothing shown here, and left out.",
        known["alone"],
    )
    return words % {"n": f"{known['alone']:,}"}


def _table(lines, number, shown):
    """A page of the lines, for components/table.html, and the ways to its neighbours."""
    pages = max(-(-len(lines) // ROWS), 1)
    number = min(number, pages)
    columns = [_("From"), _("Kind"), _("Relation"), _("To"), _("Kind"), _("Basis")]
    rows = [{"cells": _cells(line, columns)} for line in lines[(number - 1) * ROWS : number * ROWS]]
    count = ngettext("%(n)s relation", "%(n)s relations", len(lines)) % {"n": f"{len(lines):,}"}
    return {
        "count": count,
        "table": {
            "id": "network-table",
            "caption": _("The same as a table"),
            "columns": [{"label": label} for label in columns],
            "rows": rows,
            "stack": True,
        }
        if rows
        else None,
        "previous_url": shown.address(page=str(number - 1)) if number > 1 else "",
        "next_url": shown.address(page=str(number + 1)) if number < pages else "",
    }


def _cells(line, columns):
    (_id, name, url, kind), (_other, other_name, other_url, other_kind) = line["ends"]
    language, other_language = line["languages"]
    cells = [
        {"text": name, "url": url, "language": language},
        {"text": kind},
        {"text": line["words"]},
        {"text": other_name, "url": other_url, "language": other_language},
        {"text": other_kind},
        {"text": str(LinkBasis(line["basis"]).label)},
    ]
    return [cell | {"label": label} for cell, label in zip(cells, columns, strict=True)]
