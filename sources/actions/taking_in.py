"""A batch of documents becomes sources with works, passages and warnings, all by set."""

from collections import defaultdict
from dataclasses import dataclass, field
from functools import partial
from itertools import count

from django.db import connection
from django.utils import timezone

from sources.choices import Precision, RowAction
from sources.dates import PartialDate
from sources.documents import language_of, paragraphs, passage_language, warnings_of
from sources.importing.copying import draw_keys
from sources.importing.layouts import TableLayout
from sources.languages import configuration_for
from sources.models import Passage, Source, SourceWarning, Work

BATCH_DOCUMENTS, BATCH_CHARACTERS = 500, 8_000_000
MENTION = [
    "id", "slug", "title", "publisher", "published_on", "published_precision", "language", "file",
    "expected_sha256",
]  # fmt: skip
COMPLETED = ["text", "content_sha256", "language", "file", "import_run_id", "updated_at"]
# The pattern operators have an index of their own, whatever the database's collation.
NUMBERED = """
    SELECT s.slug FROM unnest(%s::text[]) AS wanted (slug) JOIN sources_source s
    ON s.slug ~>=~ (wanted.slug || '-') AND s.slug ~<~ (wanted.slug || '.')
"""


@dataclass(frozen=True)
class Outcome:
    """What became of one document of the file; `characters` of its text."""

    line: int
    action: str
    slug: str
    title: str = ""
    characters: int = 0
    passages: int = 0
    warnings: dict[str, str] = field(default_factory=dict)

    def changes(self):
        """As an ImportRow shows them: column -> [before, after]."""
        before = None if self.action == RowAction.CREATE else "known by mention"
        shown = {"title": [None, self.title]} if before is None else {}
        shown |= {
            "text": [before, f"{self.characters:,} characters"],
            "passages": [None, str(self.passages)],
        }
        return shown | {f"warning: {kind}": [None, text] for kind, text in self.warnings.items()}


def in_batches(documents):
    """Lists of documents, each small enough to be held in memory with all that it becomes."""
    batch, characters = [], 0
    for document in documents:
        batch.append(document)
        characters += len(document.text)
        if len(batch) == BATCH_DOCUMENTS or characters >= BATCH_CHARACTERS:
            yield batch
            batch, characters = [], 0
    if batch:
        yield batch


def take_in(documents, *, run):
    """Brings a batch in, in the same few statements for any number; an Outcome for each, in order.

    Inside the caller's transaction, after an ordinary statement that told the history who and why
    (sources/importing/copying.py). `run` is None for a preview, which is rolled back.
    """
    batch = Batch(documents, run)
    outcomes = [batch.take(document) for document in documents]
    batch.store()
    return outcomes


class Batch:
    """What becomes of a batch: decided document by document in memory, then stored by set."""

    def __init__(self, documents, run):
        self.run = run
        self.known = Known(documents)
        self.new: list[dict] = []
        self.completed: list[dict] = []
        self.passages: list[dict] = []
        self.warnings: list[SourceWarning] = []

    def take(self, document):
        """Decides on one document; those before it in the batch count as held."""
        held = self.known.texts.get(document.sha256)
        if held:
            return Outcome(document.line, RowAction.UNCHANGED, held)
        source, action = self.known.awaiting(document), RowAction.UPDATE
        if source is None:
            source, action = self.known.new_source(document), RowAction.CREATE
        self._complete(source, document)
        (self.new if action == RowAction.CREATE else self.completed).append(source)
        self.known.texts[document.sha256] = source["slug"]
        passages = [*_passages(source)]
        self.passages += passages
        return Outcome(
            document.line, action, source["slug"], source["title"], len(document.text),
            len(passages), self._warn(source, document),
        )  # fmt: skip

    def _complete(self, source, document):
        language = source["language"] or document.language or language_of(document.text)
        source |= {
            "text": document.text,
            "content_sha256": document.sha256,
            "language": language,
            "import_run_id": self.run and self.run.pk,
        }
        if self.run and document.line == 0:
            source["file"] = self.run.file.name  # the bytes; of JSON Lines the run keeps them

    def _warn(self, source, document):
        """All that is odd, as {kind: detail}; noted already by a curator or not."""
        found = warnings_of(
            document.text,
            publisher=source["publisher"],
            published=PartialDate.from_columns(
                source["published_on"], source["published_precision"]
            ),
            stated_published=document.stated,
        )
        self.warnings += (
            SourceWarning(source_id=source["id"], kind=kind, detail=text)
            for kind, text in found.items()
        )
        return {str(kind): text for kind, text in found.items()}

    def store(self):
        sources = TableLayout(Source)
        TableLayout(Work).insert(self.known.new_works)
        sources.insert(self.new)
        now = timezone.now()
        sources.update([source | {"updated_at": now} for source in self.completed], COMPLETED)
        TableLayout(Passage).insert(self.passages)
        SourceWarning.objects.bulk_create(self.warnings, ignore_conflicts=True)
        # Foreign keys now, not all at the end: the server need not remember every row.
        connection.check_constraints()


class Known:
    """The sources and works that a batch meets, as they stand, and as the batch adds to them."""

    def __init__(self, documents):
        hashes = [document.sha256 for document in documents]
        slugs = [document.slug for document in documents]
        held = Source.objects.with_text().filter(content_sha256__any_of=hashes)
        self.texts = dict(held.values_list("content_sha256", "slug"))
        mentioned = Source.objects.filter(text="").values(*MENTION)
        by_hash = mentioned.exclude(expected_sha256="").filter(expected_sha256__any_of=hashes)
        self.by_hash = {source["expected_sha256"]: source for source in by_hash}
        by_slug = mentioned.filter(expected_sha256="", slug__any_of=slugs)
        self.by_slug = {source["slug"]: source for source in by_slug}
        named = Source.objects.filter(slug__any_of=slugs)
        self.work_of = dict(named.values_list("slug", "work_id"))
        self.works = dict(Work.objects.filter(slug__any_of=slugs).values_list("slug", "pk"))
        self.slugs = {*self.work_of, *_numbered(slugs)}
        self.numbers: dict[str, count] = defaultdict(partial(count, 2))
        self.keys = iter(draw_keys(Source, len(documents)))
        self.work_keys = iter(draw_keys(Work, len(documents)))
        self.new_works: list[dict] = []

    def awaiting(self, document):
        """The source known by mention whose text this is. What curators wrote of it stands."""
        by_hash = self.by_hash.pop(document.sha256, None)
        return by_hash or self.by_slug.pop(document.slug, None)

    def new_source(self, document):
        """A new version of a document we hold is a new source of the same work: slug-2."""
        work = self.work_of.get(document.slug)
        slug = self._free(document.slug) if work else document.slug
        self.work_of[slug] = work = work or self._work(document)
        self.slugs.add(slug)
        days, precision = document.published.columns() if document.published else (None, "")
        return {
            "id": next(self.keys),
            "slug": slug,
            "work_id": work,
            "kind": document.kind,
            "title": document.title,
            "publisher": document.publisher,
            "author": document.author,
            "url": document.url,
            "licence": document.licence,
            "language": "",
            "published_on": days,
            "published_precision": precision or Precision.UNKNOWN,
        }

    def _free(self, slug):
        forms = (f"{slug}-{number}" for number in self.numbers[slug])
        return next(form for form in forms if form not in self.slugs)

    def _work(self, document):
        if document.slug not in self.works:
            work = {"id": next(self.work_keys), "slug": document.slug, "title": document.title}
            self.new_works.append(work)
            self.works[document.slug] = work["id"]
        return self.works[document.slug]


def _numbered(slugs):
    with connection.cursor() as cursor:
        cursor.execute(NUMBERED, [slugs])
        return [slug for (slug,) in cursor.fetchall()]


def _passages(source):
    for position, paragraph in enumerate(paragraphs(source["text"]), 1):
        language = passage_language(paragraph.text, source["text"], source["language"])
        yield {
            "source_id": source["id"],
            "position": position,
            "start": paragraph.start,
            "text": paragraph.text,
            "heading": paragraph.heading,
            "page": paragraph.page,
            "language": language,
            "configuration": configuration_for(language),
        }
