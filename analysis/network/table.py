"""The lines of a network as a file."""

from sources.exports.table import BYTE_ORDER_MARK, csv_text

COLUMNS = (
    "from", "from_kind", "from_title", "relation", "to", "to_kind", "to_title", "basis",
    "from_url", "to_url",
)  # fmt: skip


def csv_lines(lines, origin):
    """A line of text a line of the network, the header first; `origin` stands before addresses."""
    yield BYTE_ORDER_MARK + csv_text(COLUMNS)
    for line in lines:
        (one, name, url, kind), (other, other_name, other_url, other_kind) = line["ends"]
        yield csv_text(
            [
                *(one, kind, name, line["words"], other, other_kind, other_name, line["basis"]),
                *(f"{origin}{address}" for address in (url, other_url)),
            ]
        )
