"""Pages for requests that cannot be served, in the language of their address."""

import pytest
from django.core.exceptions import SuspiciousOperation
from django.test import RequestFactory
from django.utils import translation

from config.errors import bad_request, server_error
from tests.pages.html import page_of, read

WORDS = {
    "/events/": ("en", "This request was not understood", "Something broke on our side"),
    "/ru/events/": ("ru", "Запрос не понят", "На нашей стороне произошёл сбой"),
}


@pytest.mark.parametrize("address", WORDS)
def test_damaged_request_and_failure_are_told_in_the_language_of_the_address(address):
    language, damaged, broken = WORDS[address]
    request = RequestFactory().get(address)
    with translation.override("en" if language == "ru" else "ru"):  # left by another request
        answers = (bad_request(request, SuspiciousOperation()), server_error(request))
    assert [answer.status_code for answer in answers] == [400, 500]
    for answer, words in zip(answers, (damaged, broken), strict=True):
        page = read(answer.content.decode())
        assert page.one("html").attrs["lang"] == language
        assert page.one("h1").text == words


def test_a_failing_page_answers_in_russian(client, db, monkeypatch):
    def fail(*_args):
        raise RuntimeError("broken on purpose")

    client.raise_request_exception = False
    monkeypatch.setattr("sources.views.list_context", fail)
    page = page_of(client, "/ru/policies/", status=500)
    assert page.one("h1").text == "На нашей стороне произошёл сбой"
    assert page.one("main").one("a").attrs["href"] == "/ru/"


def test_a_missing_page_is_said_to_be_missing_in_russian(client, db):
    page = page_of(client, "/ru/nowhere/", status=404)
    assert page.one("h1").text == "По этому адресу ничего нет"
