import pytest
from django.http import QueryDict

from events.filters import DecisionFilter, EventFilter, StatementFilter
from sources.models import Entry
from sources.projection import refresh
from tests.factories.record import withdraw
from tests.factories.story import tell_story

pytestmark = pytest.mark.django_db


@pytest.fixture
def story():
    story, other = tell_story("one"), tell_story("two", iso3="UZB")
    refresh(story.ids + other.ids)
    return story


def found(filterset_class, kind, query):
    filters = filterset_class(QueryDict(query), Entry.objects.of_kind(kind))
    assert filters.is_valid(), filters.errors
    return set(filters.qs.values_list("slug", flat=True))


def test_events_are_found_by_place_format_and_body(story):
    assert found(EventFilter, "event", "place=almaty-one") == {"session-one"}
    assert found(EventFilter, "event", "format=hybrid") == {"session-one", "session-two"}
    assert found(EventFilter, "event", "format__not=hybrid") == set()
    assert found(EventFilter, "event", "body=ministry-one") == {"session-one"}
    assert found(EventFilter, "event", "kind=session&country=UZB") == {"session-two"}


def test_decisions_and_statements_are_found_by_event(story):
    assert found(DecisionFilter, "decision", "event=session-one") == {"decision-one"}
    assert found(DecisionFilter, "decision", "verb=proposed&country=KAZ") == {"decision-one"}
    assert found(StatementFilter, "statement", "event=session-one") == {"statement-one"}
    assert found(StatementFilter, "statement", "speaker=minister-two") == {"statement-two"}


@pytest.mark.parametrize("parameter", ["body", "organisation"])
def test_a_withdrawn_organisation_is_as_unknown_as_what_never_was(story, client, parameter):
    address = f"/api/v1/events/?{parameter}=ministry-one"
    assert [row["slug"] for row in client.get(address).json()["results"]] == ["session-one"]
    filters = EventFilter(QueryDict(f"{parameter}=ministry-one"), Entry.objects.all())
    assert filters.is_valid()

    withdraw(story.organisation)
    refresh([story.organisation.pk])
    assert not filters.qs.exists()
    assert client.get(address).status_code == 400
    again = EventFilter(QueryDict(f"{parameter}=ministry-one"), Entry.objects.all())
    assert set(again.errors) == {parameter}


def test_decisions_are_dated_and_grouped_like_their_event(story):
    entry = Entry.objects.get(slug="decision-one")
    assert entry.sort_on.isoformat() == "2022-07-19"
    assert entry.years == [2022]
    assert entry.countries == ["KAZ"]
    assert "ministry-one" in entry.organisations
