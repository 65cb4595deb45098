"""Whatever is changed about a record: refreshing that record alone puts everything right."""

import random

import pytest

from events.models import Participation, Statement, Subject
from organisations.models import Organisation, Post
from policies.models import Party, Progress, Site, TopicTag
from sources.models import Claim, Entry, Link, Name, Translation
from sources.projection import check, refresh
from tests.factories import (
    CountryFactory,
    LinkFactory,
    OrganisationFactory,
    ParticipationFactory,
    PartyFactory,
    PostFactory,
    ProgressFactory,
    SubjectFactory,
)
from tests.factories.dates import dated
from tests.factories.record import publish, withdraw
from tests.factories.story import tell_story

pytestmark = pytest.mark.django_db


def update(record, **values):
    type(record).objects.filter(pk=record.pk).update(**values)


def new_organisation(**values):
    organisation = OrganisationFactory(published=True, **values)
    refresh([organisation.pk])
    return organisation


# What changes, and the record that a curator changed by it; `one` and `two` are two stories.
CHANGES = {
    "country of an organisation": lambda one, two: (
        update(one.organisation, country=CountryFactory(iso3="TJK")),
        one.organisation,
    ),
    "an organisation gets a parent": lambda one, two: (
        update(one.organisation, parent=two.organisation),
        one.organisation,
    ),
    "a parent is taken away": lambda one, two: (
        update(one.organisation, parent=two.organisation),
        refresh([one.organisation.pk]),
        Organisation.objects.update(parent=None),
        one.organisation,
    ),
    "a post is added": lambda one, two: (
        PostFactory(person=one.person, organisation=two.organisation, role="Adviser"),
        one.person,
    ),
    "a post is taken away": lambda one, two: (
        Post.objects.filter(person=one.person).delete(),
        one.person,
    ),
    "a party is added": lambda one, two: (
        PartyFactory(record=one.commitment, country=None, person=two.person),
        one.commitment,
    ),
    "parties are taken away": lambda one, two: (
        Party.objects.filter(record=one.commitment).delete(),
        one.commitment,
    ),
    "a country becomes party of what a decision concerns": lambda one, two: (
        PartyFactory(record=one.initiative, country=CountryFactory(iso3="TKM")),
        one.initiative,
    ),
    "a site is taken away": lambda one, two: (
        Site.objects.filter(record=one.initiative).delete(),
        Party.objects.filter(record=one.initiative).delete(),
        one.initiative,
    ),
    "participants are taken away": lambda one, two: (
        Participation.objects.filter(event=one.event).delete(),
        one.event,
    ),
    "a participant is added": lambda one, two: (
        ParticipationFactory(event=one.event, country=None, organisation=new_organisation()),
        one.event,
    ),
    "an event moves to another day and country": lambda one, two: (
        update(one.event, country=two.country, place=None, **dated("starts", "2022-06")),
        one.event,
    ),
    "an event gets another body": lambda one, two: (
        update(one.event, body=two.organisation, ordinal=4),
        one.event,
    ),
    "a decision moves to another event": lambda one, two: (
        update(one.decision, event=two.event),
        one.decision,
    ),
    "a subject is added": lambda one, two: (
        SubjectFactory(decision=one.decision, record=two.policy),
        one.decision,
    ),
    "subjects are taken away": lambda one, two: (
        Subject.objects.filter(decision=one.decision).delete(),
        one.decision,
    ),
    "a statement leaves its event and speaker": lambda one, two: (
        Statement.objects.filter(pk=one.statement.pk).update(event=None, speaker=None),
        one.statement,
    ),
    "topics are taken away": lambda one, two: (
        TopicTag.objects.filter(record=one.commitment).delete(),
        one.commitment,
    ),
    "progress is added": lambda one, two: (
        ProgressFactory(record=one.commitment, status="done", reported_by=two.organisation),
        one.commitment,
    ),
    "progress is taken away": lambda one, two: (
        Progress.objects.filter(record=one.initiative).delete(),
        one.initiative,
    ),
    "a later event follows it up": lambda one, two: (
        LinkFactory(from_record=two.event, kind="follows_up", to_record=one.policy),
        two.event,
    ),
    "a link leads elsewhere": lambda one, two: (
        Link.objects.filter(from_record=one.commitment).update(to_record=two.policy),
        one.commitment,
    ),
    "a link is added": lambda one, two: (
        LinkFactory(from_record=one.person, to_record=two.event),
        one.person,
    ),
    "names are taken away": lambda one, two: (
        Name.objects.filter(record=one.organisation).delete(),
        one.organisation,
    ),
    "translations are taken away": lambda one, two: (
        Translation.objects.filter(record=one.commitment).delete(),
        one.commitment,
    ),
    "a claim is taken away": lambda one, two: (
        Claim.objects.filter(record=one.commitment, field="made").delete(),
        one.commitment,
    ),
}


@pytest.mark.parametrize("change", CHANGES)
def test_refreshing_what_was_changed_puts_everything_right(change):
    one, two = tell_story("one"), tell_story("two", iso3="UZB")
    refresh(one.ids + two.ids)
    *_done, changed = CHANGES[change](one, two)

    assert [d for d in check() if d.slug == changed.slug], "the change changed nothing"
    refresh([changed.pk])
    assert list(check()) == []


@pytest.mark.parametrize("seed", range(3))
def test_records_are_published_and_withdrawn_in_any_order(seed):
    story = tell_story("one", published=False)
    refresh(story.ids)
    assert not Entry.objects.exists()
    order = random.Random(seed)

    for step in (publish, withdraw):
        for record in order.sample(story.records, len(story.records)):
            step(record)
            refresh([record.pk])
            assert list(check()) == [], f"{step.__name__} {record.slug}"
    assert not Entry.objects.exists()
