"""The dataset of claims: each row finds the span of its quote, and where the original says it."""

from collections import Counter, defaultdict
from typing import Any

from sources.actions.binding import bind_originals
from sources.choices import Basis, Rank
from sources.importing.agreeing import rank_by_agreement, stand_back_of
from sources.importing.columns import Choice, Column, Derived, Hint, Text, To
from sources.importing.dataset import AttachedDataset
from sources.importing.issues import Faults, Unfit
from sources.importing.lists import Many
from sources.importing.naming import any_moved, present_spelling
from sources.models import Claim, OriginalSpan, Passage, Record, Source

SHOWN_START = 60
NO_PASSAGE: tuple = (None, "", ())
VALUE = ("record", "field", "item")
SPAN = (*VALUE, "passage", "span_start", "span_end")
ORIGINAL_CELLS = (
    "original_text_sha256", "original_paragraph", "original_start", "original_end",
    "original_quote_sha256", "original_stated_start", "original_stated_end",
)  # fmt: skip
PARAGRAPH_CELL = ORIGINAL_CELLS[1]
SPAN_CELLS, STATED_CELLS = ORIGINAL_CELLS[2:4], ORIGINAL_CELLS[5:]


class ParagraphNumber(Hint):
    """The position of the passage in its source; 1 is the first."""

    in_words = False

    def parse(self, text, references):
        return _whole(text, self.name, least=1)


def _whole(text, cell, least=0):
    if not text.isascii() or not text.isdigit() or len(text) > 9 or int(text) < least:
        raise Unfit(f"expected a whole number from {least}", cell)
    return int(text)


class Told(Column):
    """Which of several claims on one span a row means: the stated words of the stored one."""

    loaded = ("stated",)

    def __init__(self):
        super().__init__("told")
        self.cells = ()

    def bind(self, model):
        self.attnames = ()
        self.empty = ""

    def store(self, value):
        return ()


def _ends_after_it_starts(first, last):
    def check(place):
        if first in place and last in place and place[last] <= place[first]:
            raise Unfit(f"expected an end after {place[first]}", last)

    return check


def _stands_within(place):
    """The stated words are a part of the quote."""
    if not {*SPAN_CELLS, *STATED_CELLS} <= place.keys():
        return
    (start, end), stated = ([place[cell] for cell in cells] for cells in (SPAN_CELLS, STATED_CELLS))
    if start < end and not start <= stated[0] <= stated[1] <= end:
        raise Unfit(f"expected a place within {start} to {end}", STATED_CELLS[0])


class OriginalPlace(Many):
    """Where the same statement stands in the original: at most one OriginalSpan a claim."""

    structured = False
    item_attnames = (
        "work_id", "text_sha256", "paragraph", "start", "end", "quote_sha256", "stated_start",
        "stated_end",
    )  # fmt: skip

    def __init__(self):
        super().__init__("original", OriginalSpan, parent="claim")
        self.cells = ORIGINAL_CELLS
        hashes = {cell: cell.removeprefix("original_") for cell in self.cells if "sha256" in cell}
        self.hashes = {cell: Text(name, shape="sha256") for cell, name in hashes.items()}

    def bind(self, model):
        super().bind(model)
        for column in self.hashes.values():
            column.bind(OriginalSpan)

    def read(self, cells, references):
        if not any(cells):
            return frozenset()
        faults = Faults()
        place: dict[str, Any] = {}
        for cell, text in self._given(cells):
            with faults.of(cell=cell):
                place[cell] = self._part(cell, text, references)
        for check in (_ends_after_it_starts(*SPAN_CELLS), _ends_after_it_starts(*STATED_CELLS)):
            with faults.of():
                check(place)
        with faults.of():
            _stands_within(place)
        faults.check()
        # The work comes first, which the source knows.
        return frozenset([(None, *(place.get(cell) for cell in self.cells))])

    def _given(self, cells):
        """(cell, text) of those that say something, or should."""
        stated = any(cells[-len(STATED_CELLS) :])
        for cell, text in zip(self.cells, cells, strict=True):
            if stated or cell not in STATED_CELLS:
                yield cell, text

    def _part(self, cell, text, references):
        if not text and cell not in STATED_CELLS:
            raise Unfit("expected all or none of the original's five columns")
        if cell in self.hashes:
            return self.hashes[cell].parse(text, references)
        return _whole(text, cell, least=int(cell == PARAGRAPH_CELL))

    def show_item(self, child, references):
        return f"{child[1][:12]} ¶{child[2]} {child[3]}-{child[4]}"


def claim_columns():
    return [
        To("record", to="record"),
        Text("field"),
        Text("item"),
        To("source", to="source"),
        ParagraphNumber("paragraph", required=True),
        Text("quote"),
        Text("stated"),
        Text("value"),
        Choice("rank"),
        Choice("basis"),
        Text("reason"),
        Choice("verification"),
        OriginalPlace(),
        Derived("passage"),
        Derived("span_start"),
        Derived("span_end"),
        Told(),
    ]


class ClaimDataset(AttachedDataset):
    """Claims with the sentence each rests on."""

    def __init__(self, name, **declared):
        super().__init__(name, of=["record"], checks=[reason_is_given], **declared)
        self.key_cells = [*VALUE, "source", "paragraph", "quote"]

    def prepare(self, rows, planner):
        _name_as_now(rows, planner.seen)
        _find_spans(rows)
        _name_works(rows)
        _find_claims([row for row in rows if not row.issues], planner.seen)

    def settle(self, rows, planner):
        _let_twins_be(rows, planner.seen)

    def agree(self, rows, planner):
        rank_by_agreement(rows)
        _prefer_one(rows, planner.seen, keeps=planner.keeper is not None)

    def write(self, writer, rows):
        """Those that cease to be preferred make room first."""
        stepping_down = [
            row.stored.pk
            for row in rows
            if row.stored and "rank" in row.differences and row.values["rank"] != Rank.PREFERRED
        ]
        Claim.objects.filter(pk__in=stepping_down).update(rank=Rank.NORMAL)
        return writer.write(rows)

    def finish(self, writer):
        """Originals that are held already get their claims at once."""
        waiting = writer.planner.seen.get("waiting", {})
        _prefer_those_left(waiting)
        stand_back_of(writer, [record for record, *_value in waiting])
        spans = OriginalSpan.objects.filter(claim__import_run=writer.run)
        awaited = spans.values("text_sha256")
        held = Source.objects.filter(content_sha256__in=awaited).order_by("pk")
        for text_sha256 in held.values_list("content_sha256", flat=True):
            bind_originals(text_sha256=text_sha256, by=writer.planner.by, run=writer.run)


def reason_is_given(values):
    if values["basis"] != Basis.STATED and not values["reason"]:
        yield "reason", f"expected the reason, because the basis is {values['basis']}"


def _name_as_now(rows, seen):
    """A slug that a record or source used to have means that one, in items and values too."""
    if not seen.setdefault("any moved", any_moved()):
        return
    records = Record.objects.filter(pk__any_of={row.values["record"] for row in rows})
    kinds = dict(records.values_list("pk", "kind"))
    claims = [
        (kinds[row.values["record"]], row.values["field"], row.values["item"],
         row.values.get("value", ""))
        for row in rows
    ]  # fmt: skip
    for at, respelled in present_spelling(claims).items():
        rows[at].values.update(respelled)


def _find_spans(rows):
    """The first place in the passage where the quote stands."""
    passages = _passages({row.values["source"] for row in rows})
    for row in rows:
        values = row.values
        pk, text, restated = passages[values["source"]].get(values["paragraph"], NO_PASSAGE)
        start = text.find(values["quote"])
        if pk is None or start < 0:
            row.fail(*_astray(values, text, passages[values["source"]]))
        else:
            values["passage"] = pk
            values["span_start"], values["span_end"] = start, start + len(values["quote"])
        for place in values.get("original", ()):
            if restated and place[2] not in restated:
                said = f"expected what paragraph {values['paragraph']} restates: paragraph "
                row.fail("original_paragraph", said + " or ".join(map(str, restated)))
        if values.get("stated", "") not in values["quote"]:
            row.fail("stated", "expected words of the quote")


def _passages(sources):
    found: dict[int, dict[int, tuple]] = defaultdict(dict)
    passages = Passage.objects.filter(source__in=sources).order_by("position")
    columns = ("source", "position", "pk", "text", "original_paragraphs")
    for source, position, *passage in passages.values_list(*columns):
        found[source][position] = tuple(passage)
    return found


def _astray(values, text, passages):
    """Why a quote is not where the row says, and where it is."""
    elsewhere = [str(at) for at, (_pk, other, _r) in passages.items() if values["quote"] in other]
    hint = f"; it stands in paragraph {', '.join(elsewhere)}" if elsewhere else ""
    if not text:
        return "paragraph", f"expected one of the source's {len(passages)} paragraphs{hint}"
    number, start = values["paragraph"], text[:SHOWN_START]
    return "quote", f"expected words of paragraph {number}, which starts with “{start}”{hint}"


def _name_works(rows):
    """The original is another rendition of the work of the claim's source."""
    sources = {row.values["source"] for row in rows if row.values.get("original")}
    works = dict(Source.objects.filter(pk__in=sources).values_list("pk", "work"))
    for row in rows:
        original = row.values.get("original")
        if original:
            work = works[row.values["source"]]
            row.values["original"] = frozenset((work, *place[1:]) for place in original)


def _find_claims(rows, seen):
    """The stored claim that each row means: with the row's stated words, or the only one there."""
    records = {row.values["record"] for row in rows}
    passages = {row.values["passage"] for row in rows}
    stored = defaultdict(list)
    claims = Claim.objects.filter(record__any_of=records, passage__any_of=passages)
    for *span, stated in claims.values_list(*SPAN, "stated"):
        stored[tuple(span)].append(stated)
    times = seen.setdefault("spans", Counter())
    times.update(hash(_span(row)) for row in rows)
    for row in rows:
        known, stated = stored[_span(row)], row.values.get("stated")
        if stated is None and len(known) > 1:
            row.fail("quote", "expected the column stated: several claims quote these words")
        alone = len(known) == 1 and times[hash(_span(row))] == 1
        row.values["told"] = known[0] if alone or (known and stated is None) else stated or ""


def _let_twins_be(rows, seen):
    """Twins on the words of the original took the rank over when that came in."""
    stored = _preferred({row.values["record"] for row in rows})
    stepping_down = _stepping_down(rows, seen, "perhaps")
    for row in _preferring(rows):
        claim, text_sha256, _where = stored.get(_value(row), (None, "", ""))
        if claim in (None, _claim(row)) or hash(claim) in stepping_down:
            continue
        if any(place[1] == text_sha256 for place in row.values.get("original", ())):
            row.values["rank"] = Rank.NORMAL


def _prefer_one(rows, seen, *, keeps):
    """A value has one preferred claim: among the rows so far and beside what is stored. Of
    shipped files, the one that is stored stays the one.
    """
    stored = _preferred({row.values["record"] for row in rows})
    stepping_down = _stepping_down(rows, seen, "stepping down")
    for row in _preferring(rows):
        claim, _text, where = stored.get(_value(row), (_claim(row), "", ""))
        contested = claim != _claim(row) and hash(claim) not in stepping_down
        if contested and keeps:
            row.values["rank"] = Rank.NORMAL
            row.keep("rank", Rank.NORMAL.value, f"kept: {where} is preferred already")
            seen.setdefault("waiting", {})[_value(row)] = _claim(row)
            continue
        first = seen.setdefault(hash(_value(row)), row.line)
        if first != row.line:
            row.fail("rank", f"expected one preferred claim a value; line {first} is preferred too")
        elif contested:
            row.fail("rank", f"expected one preferred claim a value; {where} is preferred already")


def _prefer_those_left(waiting):
    """Where the claim that was preferred stepped down in a later part of the file after all."""
    for value, claim in waiting.items():
        of_value = Claim.objects.filter(**dict(zip(VALUE, value, strict=True)))
        if not of_value.filter(rank=Rank.PREFERRED).exists():
            named = dict(zip((*SPAN, "stated"), claim, strict=True))
            Claim.objects.filter(**named).update(rank=Rank.PREFERRED)


def _preferring(rows):
    return [row for row in rows if row.values.get("rank") == Rank.PREFERRED]


def _stepping_down(rows, seen, name):
    """Hashes of the claims that the file so far says are not, or no longer, preferred."""
    found = seen.setdefault(name, set())
    found |= {hash(_claim(row)) for row in rows if row.values.get("rank") != Rank.PREFERRED}
    return found


def _value(row):
    return tuple(row.values[name] for name in VALUE)


def _span(row):
    return tuple(row.values[name] for name in SPAN)


def _claim(row):
    return (*_span(row), row.values["told"])


def _preferred(records):
    """The stored preferred claims of the records: value -> (claim, hash of the text, where)."""
    claims = Claim.objects.filter(record__in=records, rank=Rank.PREFERRED).values_list(
        *SPAN, "stated", "source__content_sha256", "source__slug", "passage__position"
    )
    return {
        tuple(found[:3]): (tuple(found[:7]), found[7], f"paragraph {found[9]} of {found[8]}")
        for found in claims
    }
