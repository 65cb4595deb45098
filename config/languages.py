"""The interface's languages: English without a prefix, every other under its code, /ru/.

Links in templates and in the projection are written without a language; `KeepLanguage` puts the
reader's in as a page leaves, so that no page can forget to.
"""

import re
from collections.abc import Callable
from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.utils import translation

# Addresses that are the same in every language: files, the API, the admin, and what has a language.
OTHERS = "|".join(
    ["static", "media", "api", "admin", *(code for code, _name in settings.LANGUAGES)]
)
LINK = re.compile(rf'\b(href|action)="/(?!/|(?:{OTHERS})/|[^"?#]*\.[a-z]+["?])')
CANONICAL = re.compile(rf'(<link rel="canonical" href="\w+://[^/"]+)(?=/(?!(?:{OTHERS})/))')
PREFIXED = re.compile(rf"^/(?:{'|'.join(dict(settings.LANGUAGES))})(?=/)")
WITHOUT_LANGUAGE = re.compile(rf"/(?!/|(?:{OTHERS})/|[^?#]*\.[a-z]+(?:\?|$))")


class KeepLanguage:
    """Who reads in Russian goes on in Russian: prefixes the links and redirects of an answer."""

    def __init__(self, get_response: Callable[[HttpRequest], Any]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        response: Any = self.get_response(request)
        code = language_of(request.path)
        if code == settings.LANGUAGE_CODE:
            return response
        location = response.get("Location", "")
        if WITHOUT_LANGUAGE.match(location):
            response["Location"] = f"/{code}{location}"
        if response.get("Content-Type", "").startswith("text/html") and not response.streaming:
            text = LINK.sub(rf'\1="/{code}/', response.content.decode(response.charset))
            text = CANONICAL.sub(rf"\1/{code}", text, count=1)
            response.content = text.encode(response.charset)
            if response.has_header("Content-Length"):
                response["Content-Length"] = str(len(response.content))
        return response


def language_of(path: str) -> str:
    """The language an address is in; English where it names none."""
    return translation.get_language_from_path(path) or settings.LANGUAGE_CODE


def languages(request: HttpRequest) -> dict[str, object]:
    """For templates: the page's own language, and the same page in each, by absolute address; none
    for what has one language alone.
    """
    plain = PREFIXED.sub("", request.path, count=1)
    query = f"?{request.GET.urlencode()}" if request.GET else ""
    return {
        "page_language": translation.get_language(),
        "in_languages": [
            {
                "code": code,
                "name": translation.get_language_info(code)["name_local"],
                "url": request.build_absolute_uri(_prefix(code) + plain),
                "same_url": request.build_absolute_uri(_prefix(code) + plain + query),
            }
            for code, _name in settings.LANGUAGES
            if WITHOUT_LANGUAGE.match(plain)
        ],
    }


def _prefix(code: str) -> str:
    return "" if code == settings.LANGUAGE_CODE else f"/{code}"
