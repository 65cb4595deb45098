"""The network of some records: they themselves, who has a part in them, and what joins them."""

from collections import Counter
from dataclasses import dataclass, field
from functools import cached_property

from django.utils.translation import gettext as _

from analysis.shapes import COUNTRY, GROUPING, TOPIC
from events.choices import ParticipationRole
from policies.choices import PartyRole
from sources.addresses import country_page, record_page, topic_page
from sources.choices import Kind, LinkBasis, LinkKind
from sources.pages.languages import PAGE, in_page_language, page_language

URL = "/network/"


@dataclass(frozen=True)
class Vertex:
    """A record, country, grouping, organisation, person or topic."""

    id: str
    type: str
    name: str
    url: str
    language: str = ""


@dataclass(frozen=True)
class Line:
    """How one vertex stands to another: "<start> <words> <end>", stated or inferred."""

    start: str
    end: str
    words: str
    basis: str = LinkBasis.STATED.value


@dataclass
class Network:
    """`of` are the ids of the records it was made from."""

    vertices: dict[str, Vertex] = field(default_factory=dict)
    lines: dict[tuple[str, str, str], Line] = field(default_factory=dict)
    of: set[str] = field(default_factory=set)

    @cached_property
    def degrees(self):
        """How many others each vertex is joined to."""
        pairs = {frozenset((line.start, line.end)) for line in self.lines.values()}
        return Counter(one for pair in pairs for one in pair)

    def joined(self):
        """The ids of everything that is joined to something, the most joined first."""
        return sorted(self.degrees, key=lambda one: (-self.degrees[one], one))

    def add(self, vertex):
        self.vertices.setdefault(vertex.id, vertex)

    def join(self, start, end, words, basis=LinkBasis.STATED.value):
        if start != end and {start, end} <= self.vertices.keys():
            self.lines.setdefault((start, end, words), Line(start, end, words, basis))


def network_of(cards, links, beside):
    """The network of records from their cards and of the links between them: rows of (start id,
    kind of link, end id, basis). `beside` are the kinds that they are shown together with.
    """
    network = Network()
    for card in cards:
        network.add(_record(card))
    network.of = set(network.vertices)
    for card in cards:
        _join_records(network, card)
        for vertex, words in _around(card):
            if vertex.type in beside:
                network.add(vertex)
                network.join(_id(card), vertex.id, words)
    for start, kind, end, basis in links:
        network.join(start, end, str(LinkKind(kind).label), basis)
    return network


def _id(part):
    return f"{part['type']}/{part['slug']}"


def _record(card):
    named = in_page_language(card)
    return Vertex(_id(card), card["type"], named["title"], card["url"], named.get("language", ""))


def _join_records(network, card):
    """What joins a record to other records without a link of its own."""
    if card.get("event"):
        decided = card["type"] == Kind.DECISION
        words = _("was decided at") if decided else _("was said at")
        network.join(_id(card), _id(card["event"]), words)
    for subject in card.get("subjects", ()):
        network.join(_id(card), _id(subject), _("is about"))


def _around(card):
    """(vertex, words) of whoever has a part in a record, and of what it is about."""
    roles = ParticipationRole if card["type"] == Kind.EVENT else PartyRole
    for part in [*card.get("parties", ()), *card.get("participants", ())]:
        vertex = _named(part["ref"], part["name"])
        if vertex:
            yield vertex, str(roles(part["role"]).label).lower()
    if card.get("country"):
        country = card["country"]
        yield _country(country["code"], country["name"]), _("took place in")
    for key, words in (
        ("body", _("is a meeting of")),
        ("speaker", _("was said by")),
        ("organisation", _("was said for")),
    ):
        if card.get(key):
            yield _reference(card[key]), words
    for topic in card.get("topics", ()):
        vertex = Vertex(f"{TOPIC}/{topic['code']}", TOPIC, topic["name"], topic_page(topic["code"]))
        yield vertex, _("is about")


def _named(ref, name):
    """Whom a party is; None for a category in words."""
    kind, colon, slug = ref.partition(":")
    if not colon:
        return _country(ref, name)
    if kind == GROUPING:
        return Vertex(f"{GROUPING}/{slug}", GROUPING, name, f"{URL}?grouping={slug}")
    if kind in (Kind.ORGANISATION, Kind.PERSON):
        return Vertex(f"{kind}/{slug}", kind, name, record_page(kind, slug), _unless_own())
    return None


def _country(code, name):
    return Vertex(f"{COUNTRY}/{code}", COUNTRY, name, country_page(code))


def _reference(record):
    return Vertex(_id(record), record["type"], record["title"], record["url"], _unless_own())


def _unless_own():
    """The language of titles that cards only mention: that of the projection, unless the page has
    it, too.
    """
    return "" if page_language() == PAGE else PAGE
