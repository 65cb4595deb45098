"""The language stands in the address, and stays there."""

import pytest
from django.http import HttpResponse, HttpResponseRedirect
from django.test import RequestFactory
from django.urls import resolve, reverse
from django.utils import translation

from config.languages import KeepLanguage, languages


def answered(path, response):
    return KeepLanguage(lambda request: response)(RequestFactory().get(path))


@pytest.mark.parametrize(
    ("link", "kept"),
    [
        ("/", "/ru/"),
        ("/countries/kaz/", "/ru/countries/kaz/"),
        ("/commitments/?country=KAZ#more", "/ru/commitments/?country=KAZ#more"),
        ("/?q=3.5", "/ru/?q=3.5"),
        ("/ru/events/", "/ru/events/"),
        ("/api/v1/events/", "/api/v1/events/"),
        ("/static/css/registan.css", "/static/css/registan.css"),
        ("/events.atom?country=KAZ", "/events.atom?country=KAZ"),
        ("/admin/", "/admin/"),
        ("//elsewhere.example/countries/", "//elsewhere.example/countries/"),
        ("https://elsewhere.example/countries/", "https://elsewhere.example/countries/"),
        ("#main", "#main"),
        ("?cursor=x", "?cursor=x"),
    ],
)
def test_links_of_a_russian_page_stay_russian(link, kept):
    page = HttpResponse(f'<a class="a" href="{link}">x</a><form action="{link}">')
    shown = answered("/ru/events/", page).content.decode()
    assert shown == f'<a class="a" href="{kept}">x</a><form action="{kept}">'


def test_english_page_is_left_as_it_is():
    page = HttpResponse('<a href="/events/">x</a>')
    assert answered("/events/", page).content == b'<a href="/events/">x</a>'


def test_longer_page_says_how_long_it_is():
    page = HttpResponse('<a href="/events/">x</a>', headers={"Content-Length": "24"})
    shown = answered("/ru/events/", page)
    assert shown["Content-Length"] == str(len(shown.content))


def test_canonical_address_of_a_russian_page_is_russian():
    page = HttpResponse('<link rel="canonical" href="https://x.example/events/">')
    shown = answered("/ru/events/", page).content.decode()
    assert shown == '<link rel="canonical" href="https://x.example/ru/events/">'
    assert answered("/ru/events/", HttpResponse(shown)).content.decode() == shown


def test_what_has_one_language_offers_no_other():
    assert languages(RequestFactory().get("/api/docs/"))["in_languages"] == []


def test_redirect_of_a_russian_page_stays_russian():
    moved = answered("/ru/events/old/", HttpResponseRedirect("/events/new/"))
    assert moved["Location"] == "/ru/events/new/"


def test_other_answers_are_left_as_they_are():
    data = HttpResponse('{"a": "href="/events/"}', content_type="application/json")
    assert answered("/ru/events/", data).content == b'{"a": "href="/events/"}'


def test_every_page_has_an_address_in_each_language():
    assert resolve("/events/").url_name == "events"
    with translation.override("ru"):
        assert resolve("/ru/events/").url_name == "events"
        assert reverse("events") == "/ru/events/"
        assert reverse("event-file", kwargs={"form": "csv"}) == "/events.csv"


@pytest.mark.parametrize("path", ["/events/", "/ru/events/"])
def test_page_names_itself_in_each_language(path):
    shown = languages(RequestFactory().get(path, {"country": "KAZ"}))["in_languages"]
    assert [(one["code"], one["name"], one["url"], one["same_url"]) for one in shown] == [
        (
            "en",
            "English",
            "http://testserver/events/",
            "http://testserver/events/?country=KAZ",
        ),
        (
            "ru",
            "Русский",
            "http://testserver/ru/events/",
            "http://testserver/ru/events/?country=KAZ",
        ),
    ]


@pytest.mark.django_db
def test_browser_s_wish_does_not_change_what_an_address_shows(client):
    shown = client.get("/events/", headers={"accept-language": "ru"})
    assert shown["Content-Language"] == "en"
    assert client.get("/ru/events/", headers={"accept-language": "en"})["Content-Language"] == "ru"
