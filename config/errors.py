"""Answers to requests that cannot be served at all, in the language of their address.

They may fail before any middleware chose a language, so the address alone decides; the templates
lean on nothing but the catalogue.
"""

from http import HTTPStatus

from django.http import HttpRequest, HttpResponse
from django.template import loader
from django.utils import translation

from config.languages import language_of


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    return _answer(request, HTTPStatus.BAD_REQUEST, "400.html")


def server_error(request: HttpRequest) -> HttpResponse:
    return _answer(request, HTTPStatus.INTERNAL_SERVER_ERROR, "500.html")


def _answer(request: HttpRequest, status: HTTPStatus, template: str) -> HttpResponse:
    with translation.override(language_of(request.path)):
        page = loader.get_template(template).render({"page_language": translation.get_language()})
    return HttpResponse(page, status=status)
