"""The paragraphs of a text, by their exact place in it.

No character of the text is altered: a paragraph is `text[start : start + len(paragraph.text)]`,
non-breaking spaces and line breaks as they stand, and every visible character is in exactly one.
"""

import re
from dataclasses import dataclass
from itertools import pairwise

LONGEST = 20_000  # characters; PostgreSQL indexes no more than 1 MB of words of one passage
LONGEST_HEADING = 120
NARROWEST_WRAPPED, WIDEST_WRAPPED = 50, 100
PAGE_BREAK = "\f"
MARKDOWN_HEADING = re.compile(r"^#{1,6}\s+(?=\S)")
NO_HEADING = re.compile(
    r"^(photo|image|picture|illustration|graph|figure|source|credit|published|posted|written)s?\b"
    r"|^\W+$|^\[\[",
    re.IGNORECASE,
)
SENTENCE_END = re.compile(r"[.!?…。][\"'”’»)\]]*\s")


@dataclass(frozen=True)
class Paragraph:
    """`start` counts characters of the whole text, `page` from 1 (None: the text has no pages)."""

    start: int
    text: str
    heading: str = ""
    page: int | None = None


def paragraphs(text):
    """A text's paragraphs in order: its non-blank lines, hard-wrapped lines joined to blocks."""
    spans = [
        piece
        for block in _blocks(text)
        for start, end in (block if not _is_wrapped(text, block) else [_around(block)])
        for piece in _short_enough(text, start, end)
    ]
    return _with_headings(text, spans)


def _lines(text):
    """Start and end of each line without the blanks around it; a blank line has start == end."""
    position = 0
    for line in text.splitlines(keepends=True):
        stripped = line.strip()
        start = position + line.find(stripped) if stripped else position
        yield start, start + len(stripped)
        position += len(line)


def _blocks(text):
    """Runs of lines that neither a blank line nor a marked heading parts."""
    block: list[tuple[int, int]] = []
    for start, end in _lines(text):
        is_heading = MARKDOWN_HEADING.match(text[start:end])
        if block and (is_heading or start == end):
            yield block
            block = []
        if is_heading:
            yield [(start, end)]
        elif start < end:
            block.append((start, end))
    if block:
        yield block


def _is_wrapped(text, block):
    """True if the lines were broken because the next word no longer fitted the width.

    Lists and menus fail this: their lines end where the item ends. One break in four may be
    early and one line wide, as around a long address that was put on a line of its own.
    """
    if len(block) < 2 or not NARROWEST_WRAPPED <= _width(block) <= WIDEST_WRAPPED:
        return False
    if len(block) == 2:
        return text[block[1][0]].islower()
    early = sum(
        end - start + 1 + len(text[following:stop].split(None, 1)[0]) <= _width(block)
        for (start, end), (following, stop) in pairwise(block)
    )
    return early * 4 <= len(block)


def _width(block):
    """The width lines were broken at: of the second widest line, of two the first."""
    widths = [end - start for start, end in block]
    return widths[0] if len(widths) == 2 else sorted(widths)[-2]


def _around(block):
    return block[0][0], block[-1][1]


def _short_enough(text, start, end):
    """The stretch itself, or pieces of it that each end with a sentence, or at least a word."""
    while end - start > LONGEST:
        window = text[start : start + LONGEST]
        ends = [match.end() for match in SENTENCE_END.finditer(window)]
        cut = ends[-1] if ends and ends[-1] > LONGEST // 2 else window.rfind(" ") + 1 or LONGEST
        yield start, start + len(window[:cut].rstrip())
        start += cut
        start += len(text[start:end]) - len(text[start:end].lstrip())
    if start < end:
        yield start, end


def _with_headings(text, spans):
    has_pages = PAGE_BREAK in text
    heading, found = "", []
    for index, (start, end) in enumerate(spans):
        body = text[start:end]
        following = text[slice(*spans[index + 1])] if index + 1 < len(spans) else ""
        title = _heading(body, following)
        heading = title or heading
        page = text.count(PAGE_BREAK, 0, start) + 1 if has_pages else None
        found.append(Paragraph(start, body, "" if title else heading, page))
    return found


def _heading(body, following):
    """The words of a heading, or nothing: short, no full stop, above a whole paragraph."""
    if len(body) > LONGEST_HEADING or not following:
        return ""
    marked = MARKDOWN_HEADING.sub("", body)
    if marked != body:
        return marked.rstrip("# ")
    is_title = len(body.split()) >= 3 and body[0].isupper() and body[-1] not in ".,;:!…"
    is_body = len(following) > LONGEST_HEADING and len(following) > 2 * len(body)
    return body if is_title and is_body and not NO_HEADING.match(body) else ""
