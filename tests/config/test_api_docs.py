"""The try-it page, in a real browser and under the policy that forbids everything inline."""

import pytest
from playwright.sync_api import expect

from sources.projection import refresh
from tests.factories.story import tell_story


@pytest.mark.browser
def test_a_reader_tries_an_address(page, live_server):
    refresh(tell_story("one").ids)
    said = []
    page.on("console", lambda message: said.append(message.text))
    page.on("pageerror", lambda error: said.append(str(error)))

    page.goto("/api/docs/")
    page.get_by_text("/api/v1/commitments/", exact=True).first.click()
    page.get_by_role("button", name="Try it out").click()
    page.get_by_role("button", name="Execute").click()
    answer = page.locator(".live-responses-table .highlight-code").first
    expect(answer).to_contain_text("/api/v1/commitments/promise-one/", timeout=20_000)
    assert said == []


@pytest.mark.django_db
def test_the_page_holds_nothing_inline(client):
    answer = client.get("/api/docs/")
    text = answer.content.decode()
    assert "<style" not in text
    assert " style=" not in text
    assert "<script>" not in text
    assert "'unsafe-" not in answer["Content-Security-Policy"]


@pytest.mark.django_db
def test_the_page_loads_what_it_uses_of_swagger_ui(client):
    text = client.get("/api/docs/").content.decode()
    assert "swagger-ui-bundle" in text
    assert "standalone" not in text


@pytest.mark.django_db
def test_the_script_of_the_page_is_a_file_of_ours(client):
    answer = client.get("/api/docs/?script=")
    assert answer["Content-Type"].startswith("application/javascript")
    assert "/api/v1/schema/" in answer.content.decode()
