import socket

import pytest


@pytest.mark.browser
def test_page_opens_in_chromium_without_a_complaint_of_the_policy(page):
    complaints = []
    page.on("console", lambda message: complaints.append(message.text))
    page.on("pageerror", lambda error: complaints.append(str(error)))
    answer = page.goto("/admin/login/")
    assert answer.status == 200
    assert page.get_by_label("Username").is_visible()
    assert complaints == []


@pytest.mark.browser
def test_page_shares_the_database_with_the_test(page, admin_user):
    page.goto("/admin/")
    page.get_by_label("Username").fill("admin")
    page.get_by_label("Password").fill("password")
    page.get_by_role("button", name="Log in").click()
    assert page.get_by_role("heading", name="Curation").is_visible()


def test_foreign_network_is_closed():
    with socket.socket() as away, pytest.raises(pytest.fail.Exception, match="tried to reach"):
        away.connect(("192.0.2.1", 80))
