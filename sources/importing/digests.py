"""The dataset of digests: sources of our own, whose paragraphs become passages."""

import hashlib
from collections import defaultdict
from dataclasses import dataclass, field

from sources.choices import Rendition, SourceKind
from sources.importing.bibliography import SourceDataset
from sources.importing.columns import REQUIRED, Column, Language, Partial, Text, To, Url, unstorable
from sources.importing.copying import copy_rows
from sources.importing.issues import Faults, Unfit
from sources.languages import configuration_for
from sources.models import Passage, Source

LICENCE = "CC BY 4.0"
BETWEEN = "\n\n"
PASSAGE_COLUMNS = [
    "source_id", "position", "start", "text", "heading", "language", "is_furniture",
    "original_paragraphs", "configuration",
]  # fmt: skip


@dataclass(frozen=True)
class DigestText:
    """The paragraphs of a digest; two are equal if their whole texts are, and if each restates
    the same paragraphs of the original.
    """

    sha256: str
    originals: tuple = ()
    paragraphs: tuple = field(compare=False, default=())

    @classmethod
    def of(cls, paragraphs):
        texts, originals = zip(*paragraphs, strict=True)
        sha256 = hashlib.sha256(BETWEEN.join(texts).encode()).hexdigest()
        return cls(sha256, originals, texts)

    def text(self):
        return BETWEEN.join(self.paragraphs)

    def passages(self):
        """(position, start, text, numbers of the original's paragraphs) of each paragraph."""
        start = 0
        for position, text in enumerate(self.paragraphs, 1):
            yield position, start, text, self.originals[position - 1]
            start += len(text) + len(BETWEEN)


class Paragraphs(Column):
    """[{"text": "...", "original_paragraphs": [3, 4]}, ...]: text and passages of the source."""

    structured = True

    @property
    def loaded(self):
        return ("content_sha256",)

    def bind(self, model):
        self.attnames = ("text", "content_sha256")
        self.empty = REQUIRED

    def read(self, cells, references):
        paragraphs = cells[0]
        if not isinstance(paragraphs, list) or not paragraphs:
            raise Unfit('expected a list of paragraphs, each {"text": "..."}')
        read, faults = [], Faults()
        for number, given in enumerate(paragraphs, 1):
            with faults.of(value=given):
                read.append(_paragraph(number, given))
        faults.check()
        return DigestText.of(read)

    def load(self, stored):
        return DigestText(stored[0])

    def store(self, value):
        return value.text(), value.sha256

    def show(self, value, references):
        numbers = "; ".join(", ".join(map(str, numbers)) for numbers in value.originals)
        restated = f", restating {numbers}" if any(value.originals) else ""
        return f"text {value.sha256[:12]}{restated}"


def _paragraph(number, given):
    text = given.get("text") if isinstance(given, dict) else None
    if not isinstance(text, str) or not text.strip():
        raise Unfit(f"expected a text in paragraph {number}")
    if unstorable(text):
        raise Unfit(f"{unstorable(text)} of paragraph {number}")
    originals = given.get("original_paragraphs", [])
    if not isinstance(originals, list) or not all(type(n) is int and n > 0 for n in originals):
        raise Unfit(f"expected numbers of the original's paragraphs in paragraph {number}")
    return text.strip(), tuple(originals)


def digest_columns():
    return [
        Text("slug", shape="slug"),
        To("work", to="work"),
        Text("title"),
        Text("publisher"),
        Language("language", required=True),
        Url("url"),
        Partial("published"),
        Paragraphs("paragraphs"),
    ]


class DigestDataset(SourceDataset):
    """Sources written for this base. Their text never changes: a new version is a new source."""

    def __init__(self, name, **declared):
        fixed = {"kind": SourceKind.DIGEST, "rendition": Rendition.DIGEST, "licence": LICENCE}
        super().__init__(name, fixed=fixed, **declared)

    def prepare(self, rows, planner):
        slugs = [row.values["slug"] for row in rows]
        others = Source.objects.filter(slug__in=slugs).exclude(kind=SourceKind.DIGEST)
        taken = set(others.values_list("slug", flat=True))
        texts = [row.values["paragraphs"].sha256 for row in rows if "paragraphs" in row.values]
        held = dict(
            Source.objects.filter(content_sha256__in=texts).values_list("content_sha256", "slug")
        )
        for row in rows:
            if row.values["slug"] in taken:
                row.fail("slug", "expected a slug of its own; a source that is no digest has it")
            text = row.values.get("paragraphs")
            if text and held.get(text.sha256, row.values["slug"]) != row.values["slug"]:
                row.fail("paragraphs", f"expected a text of its own; {held[text.sha256]} has it")

    def settle(self, rows, planner):
        """What the stored paragraphs restate stands with the passages, not with the source."""
        stored = {row.stored.pk: row.stored for row in rows if row.stored}
        restated = defaultdict(list)
        passages = Passage.objects.filter(source__in=stored).order_by("position")
        for source, numbers in passages.values_list("source", "original_paragraphs"):
            restated[source].append(tuple(numbers))
        for pk, found in stored.items():
            text = found.values["paragraphs"]
            found.values["paragraphs"] = DigestText(text.sha256, tuple(restated[pk]))

    def judge(self, row, stored):
        text = row.values.get("paragraphs")
        if text and text.sha256 != stored.values["paragraphs"].sha256:
            row.fail(
                "paragraphs",
                "expected the text that is stored: it never changes under its claims;"
                " a new version is a new source with a slug of its own",
            )

    def write(self, writer, rows):
        keys = writer.write(rows)
        copy_rows(Passage._meta.db_table, PASSAGE_COLUMNS, self._passages(rows, keys))
        for row in rows:
            if row.stored and "paragraphs" in row.differences:
                self._restate(row.stored.pk, row.values["paragraphs"])
        return keys

    @staticmethod
    def _restate(source, text):
        """The words stay; which paragraphs of the original they restate may be corrected."""
        passages = list(Passage.objects.filter(source=source).order_by("position"))
        for passage, numbers in zip(passages, text.originals, strict=True):
            passage.original_paragraphs = numbers
        Passage.objects.bulk_update(passages, ["original_paragraphs"])

    @staticmethod
    def _passages(rows, keys):
        for row in rows:
            if row.stored or row.line not in keys:
                continue
            language = row.values["language"]
            configuration = configuration_for(language)
            for position, start, text, numbers in row.values["paragraphs"].passages():
                told = (position, start, text, "", language, False, numbers, configuration)
                yield keys[row.line], *told
