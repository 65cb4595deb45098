"""What is cited of a record, of a document and of a sentence in it; and the sentence as a quote."""

import re
from dataclasses import dataclass, replace

from django.utils import translation
from django.utils.translation import gettext as _

from sources.addresses import source_page
from sources.choices import Kind, Rendition, SourceKind
from sources.citing import SITE, Cited
from sources.clock import today
from sources.dates import PartialDate
from sources.pages.languages import PAGE

TAGLINE = "Registan: what was announced, and what became of it"
REPORTS = {SourceKind.REPORT, SourceKind.REVIEW}
SPAN = re.compile(r"([0-9]{1,9})-([0-9]{1,9})")


class SpanRefused(ValueError):
    """What was asked for is no span, or none of this document; says which, for readers."""


@dataclass(frozen=True)
class Quoted:
    """Words of a document: the text from `start` to `end`, in one of its paragraphs."""

    text: str
    paragraph: int
    page: int | None
    language: str
    start: int
    end: int

    @property
    def place(self):
        """In citations: "p. 12, para. 4"."""
        page = f"p. {self.page}, " if self.page else ""
        return f"{page}para. {self.paragraph}"


def cited_record(document, *, changed_at, url):
    """A record here as it stood when it last changed."""
    with translation.override(PAGE):
        kind = str(Kind(document["type"]).label)
    return Cited(
        key=f"registan-{document['type']}-{document['slug']}",
        title=document["title"],
        genre=kind,
        url=url,
        accessed=today(),
        publisher=SITE,
        container=TAGLINE,
        version=changed_at.date(),
        language=document["language"],
    )


def cited_source(source, *, url):
    """A document, where it was published; one that is on no web page, where it is read here."""
    with translation.override(PAGE):
        genre = str(source.get_kind_display())
    is_digest = source.rendition == Rendition.DIGEST
    return Cited(
        key=f"source-{source.slug}",
        title=source.title,
        genre="Digest in our own words" if is_digest else genre,
        url=url if is_digest else source.url or url,
        accessed=today() if is_digest else source.accessed_on or today(),
        author=source.author,
        publisher=SITE if is_digest else source.publisher,
        container=source.series,
        issued=PartialDate.from_columns(source.published_on, source.published_precision),
        number=source.symbol,
        language=source.language,
        archive_url=source.archive_url,
        note=f"Republished by {source.republisher}" if source.republisher else "",
        is_report=source.kind in REPORTS,
    )


def cited_words(source, quoted, *, url):
    """A sentence of a document: the document, and where in it."""
    cited = cited_source(source, url=url)
    key = f"{cited.key}-{quoted.start}-{quoted.end}"
    return replace(cited, key=key, place=quoted.place)


def quoted_words(source, span):
    """The words of a span such as "1492-1650", None without one. Raises SpanRefused if no paragraph
    of the source holds it. One query.
    """
    if not span:
        return None
    match = SPAN.fullmatch(span)
    start, end = map(int, match.groups()) if match else (0, 0)
    if start >= end:
        raise SpanRefused(_("A span is two places in the text, such as 1492-1650."))
    before = source.passages.filter(start__lte=start).order_by("-start").first()
    if before is None or end > before.start + len(before.text):
        raise SpanRefused(_("No paragraph of this document holds such a span."))
    text = before.text[start - before.start : end - before.start]
    language = before.language or source.language
    return Quoted(text, before.position, before.page, language, start, end)


def quote_text(source, quoted, cited, *, reader):
    """The words with all that an article needs to say where they come from; plain text.

    Words of our own digest are no quotation: they are told as ours, after the original.
    """
    title = f"“{inner(cited.title)}”"
    with translation.override(PAGE):
        when = cited.issued.display() if cited.issued else "date not stated"
    who = cited.by or "publisher not stated"
    if source.rendition == Rendition.DIGEST:
        lines = [quoted.text, f"— {TAGLINE}; in our own words, {title}, {cited.place}"]
    else:
        lines = [f"“{quoted.text}”", f"— {who}, {title}, {when}, {cited.place}"]
    lines += [source.url] if source.url and source.rendition != Rendition.DIGEST else []
    lines += [f"Archived: {source.archive_url}"] if source.archive_url else []
    lines.append(f"Read with its context: {reader}")
    return "\n".join(lines)


def inner(title):
    """A title as it stands within quotation marks."""
    return title.translate(str.maketrans("“”", "‘’"))


def originals_of(source):
    """The documents that a digest restates. One query."""
    others = source.work.sources.filter(rendition=Rendition.ORIGINAL).for_list()
    return list(others.order_by("slug"))


def rests_on(claims):
    """The documents behind a record for its citations page, each once, our own digests last."""
    found: dict[str, dict] = {}
    for claim in claims:
        source = claim["source"]
        if source["original"]:
            found.setdefault(source["original"]["slug"], _behind(source["original"]))
        found.setdefault(source["slug"], _behind(source))
    return sorted(found.values(), key=lambda one: one["is_digest"])


def _behind(source):
    return {
        "title": source["title"],
        "publisher": source["publisher"],
        "date": source["published_text"],
        "url": cite_page(source_page(source["slug"])),
        "is_digest": source.get("rendition") == Rendition.DIGEST,
    }


def cite_page(page):
    """Where a record or document is cited: /commitments/some-slug/cite/."""
    return f"{page}cite/"
