"""Answers that the client may already have: ETag, Last-Modified, 304."""

import hashlib

from django.http import HttpResponse
from django.utils.cache import get_conditional_response
from django.utils.http import http_date


def not_modified(request, etag, changed_at=None):
    """The 304 for a client that has this state of the answer, else None."""
    seconds = int(changed_at.timestamp()) if changed_at else None
    answer = get_conditional_response(request, etag=etag, last_modified=seconds)
    return answer if answer is None else marked(answer, etag, changed_at)


def json_answer(text, etag, changed_at=None):
    """JSON text as a response that can be asked for again on condition."""
    return marked(HttpResponse(text, content_type="application/json"), etag, changed_at)


def content_etag(text):
    """The ETag of an answer by its own content."""
    return f'"{hashlib.blake2b(text.encode(), digest_size=16).hexdigest()}"'


def marked(answer, etag, changed_at=None):
    """The answer with what a client needs to ask for it again on condition; no ETag if empty."""
    if etag:
        answer["ETag"] = f"W/{etag}"  # weak: the same answer may travel compressed
    answer["Cache-Control"] = "public, no-cache"  # may be kept, must be asked about
    answer["Access-Control-Allow-Origin"] = "*"  # public data, no cookies: any site may read it
    if changed_at:
        answer["Last-Modified"] = http_date(changed_at.timestamp())
    return answer
