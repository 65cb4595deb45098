"""A curator says that a passage is page furniture: who and why is kept, readers see it."""

import pytest
from django.urls import reverse

from search.matching import find_passages
from sources.actions.passages import mark_passages
from sources.actions.refused import NotPermitted
from tests.factories import PassageFactory, UserFactory
from tests.pages.html import page_of
from tests.sources.admin_forms import address, member, said, save

pytestmark = pytest.mark.django_db
TEXT = "Subscribe to our newsletter on incubators."


@pytest.fixture
def passage():
    return PassageFactory(text=TEXT, source__slug="release", configuration="english")


def in_list(client, passage, action):
    return client.post(
        reverse("admin:sources_passage_changelist"),
        {"action": action, "_selected_action": [passage.pk]},
        follow=True,
    )


def versions(passage):
    return list(
        passage.versions.order_by("pgh_id").values_list(
            "is_furniture", "pgh_context__metadata__username", "pgh_context__metadata__reason"
        )
    )


def test_mark_passages_keeps_who_and_why_and_counts_what_changed(passage):
    dinara = member("Curator", username="dinara")
    other = PassageFactory()
    assert mark_passages([passage.pk], is_furniture=True, by=dinara, reason="An advertisement") == 1
    assert mark_passages([passage.pk, other.pk], is_furniture=True, by=dinara) == 1
    assert versions(passage) == [(True, "dinara", "An advertisement")]


def test_mark_passages_takes_the_right_to_change_sources(passage):
    with pytest.raises(NotPermitted):
        mark_passages([passage.pk], is_furniture=True, by=UserFactory())
    assert versions(passage) == []


def test_passages_that_only_came_in_keep_no_versions(passage):
    passage.heading = "A heading"
    passage.save()
    assert versions(passage) == []


def test_marked_passage_is_struck_through_and_not_found(client, passage):
    assert find_passages("incubators").total == 1
    client.force_login(member("Curator", username="dinara"))
    save(client, passage, is_furniture="on", change_reason="A menu")
    assert versions(passage) == [(True, "dinara", "A menu")]
    assert find_passages("incubators").total == 0
    assert page_of(client, "/sources/release/").one("s").raw == TEXT


def test_words_of_a_passage_are_no_fields_of_its_form(client, passage):
    client.force_login(member("Curator"))
    form = client.get(address(passage)).context["adminform"].form
    assert set(form.fields) == {"is_furniture", "change_reason"}
    save(client, passage, text="Other words", position=7)
    passage.refresh_from_db()
    assert (passage.text, passage.position) == (TEXT, 1)


def test_passages_are_marked_and_taken_back_in_the_list(client, passage):
    client.force_login(member("Curator", username="dinara"))
    answer = in_list(client, passage, "mark_as_furniture")
    assert said(answer) == ["Marked as page furniture: 1 passage."]
    in_list(client, passage, "mark_as_content")
    assert [mark for mark, *_who in versions(passage)] == [True, False]
    assert "newsletter" in page_of(client, "/sources/release/").text


def test_history_of_a_passage_shows_its_mark(client, passage):
    dinara = member("Curator", username="dinara")
    mark_passages([passage.pk], is_furniture=True, by=dinara, reason="A menu")
    client.force_login(dinara)
    page = client.get(address(passage, "history")).content.decode()
    assert "dinara" in page
    assert "A menu" in page
    assert "Is furniture" in page


def test_importers_read_passages_and_do_not_mark_them(client, passage):
    client.force_login(member("Importer"))
    in_list(client, passage, "mark_as_furniture")
    assert versions(passage) == []
