"""The pages and files by which things here are cited."""

import json

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from sources.addresses import record_page, source_page
from sources.choices import Rendition
from sources.citing import FORMATS, as_text
from sources.models import Entry, FormerSlug, Source
from sources.moved import present_source_page
from sources.pages.citing import (
    SpanRefused,
    cite_page,
    cited_record,
    cited_source,
    cited_words,
    originals_of,
    quote_text,
    quoted_words,
    rests_on,
)
from sources.pages.filtering import messages

LONGEST_BOX = 14  # lines
NAMES = {"bib": "BibTeX", "ris": "RIS", "json": "CSL-JSON"}


@require_safe
def record_cite(request, slug, *, kind):
    """How a record is cited, and the documents it rests on, which are often what one wants."""
    found = _document(kind, slug)
    if found is None:
        return redirect(cite_page(_present(kind, slug)), permanent=True)
    document, claims, changed_at = found
    page = document["url"]
    cited = cited_record(document, changed_at=changed_at, url=request.build_absolute_uri(page))
    context = {
        "title": document["title"],
        "back": {"label": document["title"], "url": page},
        "behind": rests_on(json.loads(claims)),
        **_formats(cited, page),
    }
    return _page(request, context)


@require_safe
def record_citation(request, slug, form, *, kind):
    """The citation of a record for reference managers."""
    found = _document(kind, slug)
    if found is None:
        return redirect(f"{_present(kind, slug)}cite.{form}", permanent=True)
    document, _claims, changed_at = found
    url = request.build_absolute_uri(document["url"])
    return _file(cited_record(document, changed_at=changed_at, url=url), form)


@require_safe
def source_cite(request, slug):
    """How a document, or words of it, is cited; the words stand ready for an article."""
    source = Source.objects.for_list().filter(slug=slug).first()
    if source is None:
        return redirect(_with_query(cite_page(present_source_page(slug)), request), permanent=True)
    span = request.GET.get("span", "")
    try:
        words = _words(request, source, span)
    except SpanRefused as refused:
        return _refused(request, source, refused)
    return _page(request, _source_context(source, span, *words))


def _refused(request, source, refused):
    """The page of the whole document, led by what is wrong with the span."""
    context = _source_context(source, "", *_words(request, source, ""))
    errors = messages({"span": [str(refused)]})
    return _page(request, context | {"errors": errors}, status=400)


def _source_context(source, span, quoted, cited, reader):
    page = source_page(source.slug)
    is_digest = source.rendition == Rendition.DIGEST
    return {
        "title": source.title,
        "back": {"label": source.title, "url": page},
        "quoted": quoted,
        "quote_text": quote_text(source, quoted, cited, reader=reader) if quoted else "",
        "reader": reader,
        "is_digest": is_digest,
        "originals": [
            {"title": one.title, "url": cite_page(source_page(one.slug))}
            for one in (originals_of(source) if is_digest else ())
        ],
        **_formats(cited, page, f"?span={span}" if span else ""),
    }


@require_safe
def source_citation(request, slug, form):
    """The citation of a document, or of words of it, for reference managers."""
    source = Source.objects.for_list().filter(slug=slug).first()
    if source is None:
        address = f"{present_source_page(slug)}cite.{form}"
        return redirect(_with_query(address, request), permanent=True)
    try:
        _quoted, cited, _reader = _words(request, source, request.GET.get("span", ""))
    except SpanRefused as refused:
        return _refused(request, source, refused)
    return _file(cited, form)


def _with_query(address, request):
    query = request.META["QUERY_STRING"]
    return f"{address}?{query}" if query else address


def _words(request, source, span):
    quoted = quoted_words(source, span)
    paragraph = quoted.paragraph if quoted else None
    reader = request.build_absolute_uri(source_page(source.slug, paragraph))
    cited = cited_words(source, quoted, url=reader) if quoted else cited_source(source, url=reader)
    return quoted, cited, reader


def _document(kind, slug):
    """(document, claims, when it last changed) of a published record, or None. One query."""
    rows = Entry.objects.filter(kind=kind, slug=slug)
    row = rows.values_list("text__document", "text__claims", "changed_at").first()
    if row is None:
        return None
    document, claims, changed_at = row
    return json.loads(document), claims, changed_at


def _present(kind, slug):
    """The present page of a record that bore this slug once. Raises Http404."""
    former = FormerSlug.objects.filter(kind=kind, slug=slug, record__entry__isnull=False)
    for present in former.values_list("record__slug", flat=True):
        return record_page(kind, present)
    raise Http404(f"There is no {kind} at “{slug}”.")


def _formats(cited, page, query=""):
    """The citation in every format, to copy and to download."""
    files = [
        {
            "id": form,
            "name": NAMES[form],
            "text": write(cited),
            "url": f"{page}cite.{form}{query}",
            "rows": min(write(cited).count("\n") + 1, LONGEST_BOX),
        }
        for form, (write, _type) in FORMATS.items()
    ]
    return {"citation": as_text(cited), "files": files}


def _page(request, context, status=200):
    context["heading"] = _("How to cite")
    return render(request, "records/cite.html", context, status=status)


def _file(cited, form):
    write, content_type = FORMATS[form]
    answer = HttpResponse(write(cited), content_type=content_type)
    answer["Content-Disposition"] = f'attachment; filename="{cited.key}.{form}"'
    answer["Access-Control-Allow-Origin"] = "*"
    return answer
