"""Records as schema.org describes things, for the data block of their pages (JSON-LD).

Read off the ready document and its claims: nothing is asked, and nothing is said here that the page
does not show. What schema.org has no word for is left to the API.
"""

import json

from django.utils.safestring import SafeString, mark_safe

from sources.choices import Rendition, SourceKind
from sources.dates import PartialDate
from sources.exports.schema_org import DESCRIBERS, EXACT, NO_WORKS, filled, type_of, work
from sources.pages.languages import in_page_language

CONTEXT = "https://schema.org"
LICENCE = "https://creativecommons.org/licenses/by/4.0/"
# What would end the element or open another one within it.
ESCAPES = {ord(sign): f"\\u{ord(sign):04X}" for sign in "<>&\u2028\u2029"}


def data_block(thing) -> SafeString:
    """The text of a <script type="application/ld+json">: no browser runs it, nothing breaks out."""
    text = json.dumps(thing, ensure_ascii=False, separators=(",", ":"))
    return mark_safe(text.translate(ESCAPES))


def described(document, claims, site):
    """A record as schema.org has it, and the page about it; `site` stands before addresses."""
    shown, address = in_page_language(document), f"{site}{document['url']}"
    thing = {
        "@context": CONTEXT,
        "@type": type_of(document),
        "@id": f"{address}#{document['type']}",
        "url": address,
        "name": shown["title"],
        "description": shown["summary"],
        "alternateName": [name["text"] for name in document["names"]],
        **DESCRIBERS[document["type"]](document, site),
        "mainEntityOfPage": filled(
            {
                "@type": "WebPage",
                "@id": address,
                "inLanguage": document["language"],
                "datePublished": document["published_at"][:10],
                "isPartOf": {"@type": "WebSite", "name": "Registan", "url": f"{site}/"},
                "license": LICENCE,
                "citation": _documents(claims, site),
            }
        ),
    }
    if document["type"] not in NO_WORKS:
        thing |= work(document)
    return filled(thing)


def _documents(claims, site):
    """What it rests on, each document once; digests are our own words and stand for no source."""
    found: dict[str, dict] = {}
    for claim in claims:
        source = claim["source"]
        one = source["original"] or source
        if one.get("rendition") != Rendition.DIGEST and one["slug"] not in found:
            found[one["slug"]] = document_reference(one, site)
    return list(found.values())


def document_reference(source, site):
    """A document as a citation names it."""
    address = f"{site}/sources/{source['slug']}/"
    reference = {
        "@type": "CreativeWork",
        "@id": f"{address}#document",
        "name": source["title"],
        "publisher": _publisher(source["publisher"]),
        "url": source["url"] or address,
    }
    return filled(reference)


def described_source(source, site):
    """A document as schema.org has it; of our digests, the page alone."""
    address = f"{site}/sources/{source.slug}/"
    published = PartialDate.from_columns(source.published_on, source.published_precision)
    thing = {
        "@context": CONTEXT,
        "@type": DOCUMENTS.get(source.kind, "CreativeWork"),
        "@id": f"{address}#document",
        "name": source.title,
        "author": source.author and {"@type": "Person", "name": source.author},
        "publisher": _publisher(source.publisher),
        "datePublished": str(published) if published and published.precision in EXACT else None,
        "inLanguage": source.language,
        "identifier": source.symbol,
        "license": source.licence,
        "url": source.url or address,
        "archivedAt": source.archive_url,
        "mainEntityOfPage": address,
    }
    return filled(thing)


DOCUMENTS = {
    SourceKind.NEWS: "NewsArticle",
    SourceKind.BLOG: "BlogPosting",
    SourceKind.REPORT: "Report",
    SourceKind.REVIEW: "Report",
    SourceKind.LAW: "Legislation",
    SourceKind.WEB_PAGE: "WebPage",
    SourceKind.DATASET: "Dataset",
}


def _publisher(name):
    return name and {"@type": "Organization", "name": name}


def described_country(country, names, site):
    """A country by its names and codes (ISO 3166)."""
    address = f"{site}/countries/{country.iso3.lower()}/"
    thing = {
        "@context": CONTEXT,
        "@type": "Country",
        "@id": f"{address}#country",
        "url": address,
        "name": country.name,
        "alternateName": [name for name in dict.fromkeys(names) if name != country.name],
        "identifier": [country.iso3, country.iso2],
    }
    return filled(thing)
