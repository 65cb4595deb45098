"""The list of documents on a base of its own: what a card says of a text that nothing rests on."""

import pytest

from tests.factories import SourceFactory
from tests.pages.html import page_of

pytestmark = pytest.mark.django_db


def test_document_on_which_nothing_rests_is_not_called_a_mention_if_it_can_be_read(client):
    SourceFactory(slug="held", title="Held", text="They met.")
    SourceFactory(slug="named", title="Named", text="")
    cards = {c.one(".card__title").text: c.text for c in page_of(client, "/sources/").all(".card")}
    assert "no value rests on it yet" in cards["Held"]
    assert "known by mention" in cards["Named"]
