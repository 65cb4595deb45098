"""The admin in a real browser, under the strict Content-Security-Policy."""

import pytest
from django.urls import reverse

from sources.models import Claim, Record
from tests.factories import (
    CommitmentFactory,
    CountryFactory,
    PartyFactory,
    PassageFactory,
)
from tests.factories.record import claim_everything
from tests.sources.admin_forms import address, member

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def commitment():
    record = CommitmentFactory(title="To step up", slug="to-step-up")
    PartyFactory(record=record, country=CountryFactory(iso3="KAZ"))
    claim_everything(record)
    return record


@pytest.fixture
def complaints(page):
    """What the browser refuses or finds broken: blocked scripts and styles, missing files."""
    found = []
    page.on("console", lambda message: found.append(message.text) if message.type == "error" else 0)
    page.on("pageerror", lambda error: found.append(str(error)))
    page.on("response", lambda answer: found.append(answer.url) if answer.status >= 400 else 0)
    return found


def log_in(page, username):
    page.goto(reverse("admin:login"))
    page.fill("#id_username", username)
    page.fill("#id_password", "registan")
    page.click("input[type=submit]")


def test_admin_corrects_a_record_shows_the_version_and_publishes(page, complaints, commitment):
    member("Publisher", username="timur")
    log_in(page, "timur")
    page.goto(address(commitment))
    page.fill("#id_title", "To step up efforts")
    page.fill("#id_change_reason", "As the source says")
    page.click("input[name=_continue] >> nth=0")
    page.click(".historylink")
    assert page.inner_text("del") == "To step up"
    assert page.inner_text("ins >> nth=0") == "To step up efforts"
    assert "timur" in page.inner_text(".versions h2 >> nth=0")
    assert "As the source says" in page.inner_text(".versions")
    page.goto(address(commitment))
    page.click("button[value=published]")
    assert "is published now" in page.inner_text(".messagelist")
    assert Record.objects.get(pk=commitment.pk).review_status == "published"
    assert complaints == []


def test_admin_finds_a_passage_and_binds_a_claim(page, complaints, commitment):
    passage = PassageFactory(text="Six countries have committed to step up their efforts.")
    member("Curator", username="dinara")
    log_in(page, "dinara")
    page.goto(address(commitment))
    page.click("#claims-group summary")
    page.click("text=Add another Claim")
    page.click("#claims-1 .field-passage .select2-selection")
    page.fill(".select2-search__field", "committed")
    page.click(".select2-results__option >> text=Six countries have committed")
    page.fill("#id_claims-1-field", "strength")
    page.fill("#id_claims-1-quote", "have committed")
    page.click("input[name=_continue] >> nth=0")
    claim = Claim.objects.get(field="strength")
    assert (claim.passage, claim.quote, claim.span_start) == (passage, "have committed", 14)
    page.click("#claims-group summary")
    assert "have committed" in page.locator("#claims-group mark").all_inner_texts()
    assert complaints == []
