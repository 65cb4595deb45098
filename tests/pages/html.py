"""Just enough of a reader of HTML to ask a page what stands in it."""

from dataclasses import dataclass, field
from html.parser import HTMLParser

VOID = {"area", "br", "col", "hr", "img", "input", "link", "meta", "source", "wbr"}


@dataclass
class Node:
    tag: str
    attrs: dict = field(default_factory=dict)
    inside: list = field(default_factory=list)

    @property
    def text(self):
        """The words within, white space collapsed."""
        return " ".join(self.raw.split())

    @property
    def raw(self):
        """The text within, character for character."""
        return "".join(part if isinstance(part, str) else part.raw for part in self.inside)

    @property
    def classes(self):
        return (self.attrs.get("class") or "").split()

    def walk(self):
        for part in self.inside:
            if isinstance(part, Node):
                yield part
                yield from part.walk()

    def all(self, selector):
        """Nodes by tag or by .class."""
        if selector.startswith("."):
            return [node for node in self.walk() if selector[1:] in node.classes]
        return [node for node in self.walk() if node.tag == selector]

    def one(self, selector):
        (found,) = self.all(selector)
        return found

    def by_id(self, name):
        return next(node for node in self.walk() if node.attrs.get("id") == name)

    def links(self):
        """{text: address} of all links."""
        return {node.text: node.attrs["href"] for node in self.all("a") if "href" in node.attrs}


class _Reader(HTMLParser):
    def __init__(self):
        super().__init__(convert_charrefs=True)
        self.open = [Node("document")]

    def handle_starttag(self, tag, attrs):
        node = Node(tag, dict(attrs))
        self.open[-1].inside.append(node)
        if tag not in VOID:
            self.open.append(node)

    def handle_startendtag(self, tag, attrs):
        self.open[-1].inside.append(Node(tag, dict(attrs)))

    def handle_endtag(self, tag):
        if tag in VOID:
            return
        closed = self.open.pop()
        assert closed.tag == tag, f"<{closed.tag}> is closed by </{tag}>"

    def handle_data(self, data):
        self.open[-1].inside.append(data)


def read(text):
    """The tree of a page. Every tag has to be closed where it belongs."""
    reader = _Reader()
    reader.feed(text)
    reader.close()
    assert [node.tag for node in reader.open] == ["document"]
    return reader.open[0]


def page_of(client, address, *, status=200):
    response = client.get(address)
    assert response.status_code == status, f"{address}: {response.status_code}"
    return read(response.content.decode())


def rows_of(page):
    """{label: row} of the values on a page."""
    return {row.one("dt").text: row for row in page.all(".values__row")}
