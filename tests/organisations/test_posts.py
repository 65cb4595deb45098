"""A term, and the days on which somebody was seen in a post: two things that pages keep apart."""

import datetime
import json
from importlib import import_module

import pytest
from django.apps import apps
from django.db.backends.postgresql.psycopg_any import DateRange
from django.http import QueryDict
from django.utils import translation

from organisations.filters import PersonFilter
from organisations.models import Post
from sources.models import Entry, EntryCard
from sources.pages.cards import shown_cards
from sources.pages.localising import post_when
from sources.periods import seen_text
from sources.projection import refresh
from tests.factories import CountryFactory, OrganisationFactory, PersonFactory, PostFactory
from tests.sources.admin_forms import member, save

pytestmark = pytest.mark.django_db
MEETING = {"seen": DateRange("2022-10-27", "2022-10-28"), "seen_precision": "day"}
SINCE_2020 = {"valid": DateRange("2020-01-01", None), "valid_precision": "year"}


def days(first, last):
    first, last = (datetime.date.fromisoformat(day) for day in (first, last))
    return DateRange(first, last + datetime.timedelta(days=1))


def in_post(slug, **held):
    person = PersonFactory(slug=slug, published=True)
    organisation = OrganisationFactory(published=True)
    post = PostFactory(person=person, organisation=organisation, role="Prime Minister", **held)
    refresh([person.pk, organisation.pk])
    return post


def document(client, slug):
    return client.get(f"/api/v1/people/{slug}/").json()


@pytest.mark.parametrize(
    ("first", "last", "precision", "said"),
    [
        ("2022-10-27", "2022-10-27", "day", "as named on 27 October 2022"),
        ("2022-10-01", "2022-10-31", "month", "as named in October 2022"),
        ("2022-01-01", "2022-12-31", "year", "as named in 2022"),
        ("2013-01-01", "2013-12-31", "about", "as named in 2013"),
        ("2013-04-19", "2022-10-27", "day", "as named from 19 April 2013 to 27 October 2022"),
        ("2013-01-01", "2022-12-31", "year", "as named from 2013 to 2022"),
        ("2013-06-01", "2013-08-31", "season", "as named from 1 June 2013 to 31 August 2013"),
    ],
)
def test_days_seen_read_as_no_end(first, last, precision, said):
    assert seen_text(days(first, last), precision) == said
    assert seen_text(None, "unknown") == ""


def test_api_tells_the_term_from_the_days_seen(client):
    in_post("seen", **MEETING)
    in_post("both", **SINCE_2020, **MEETING)
    [seen], [both] = document(client, "seen")["posts"], document(client, "both")["posts"]
    assert seen["valid"] is None
    assert seen["seen"] == {
        "text": "27 October 2022",
        "from": "2022-10-27",
        "until": "2022-10-27",
        "precision": "day",
    }
    assert (both["valid"]["from"], both["valid"]["until"]) == ("2020-01-01", None)


def test_pages_never_take_a_day_seen_for_an_end(client):
    post = in_post("seen", **MEETING)
    for url in ("/people/seen/", f"/organisations/{post.organisation.slug}/"):
        text = client.get(url).content.decode()
        assert "As named on 27 October 2022" in text
        assert "until" not in text.split("27 October 2022")[0][-40:]
    [card] = shown_cards(
        EntryCard.objects.filter(entry__slug="seen").values_list("card", flat=True)
    )
    assert card["date"] == "Prime Minister, as named on 27 October 2022"


def test_a_post_says_its_term_and_the_days_seen():
    term = {"text": "since 2020", "from": "2020-01-01", "until": None, "precision": "year"}
    seen = {"from": "2022-10-27", "until": "2022-10-27", "precision": "day", "text": ""}
    assert post_when({"valid": term, "seen": seen}) == "since 2020, as named on 27 October 2022"
    assert post_when({"valid": None, "seen": None}) == ""
    with translation.override("ru"):
        assert "27 октября 2022" in post_when({"valid": None, "seen": seen})


def test_day_seen_is_no_end_for_machines(client):
    in_post("seen", **MEETING)
    in_post("both", **SINCE_2020, **MEETING)
    roles = {}
    for slug in ("seen", "both"):
        page = client.get(f"/people/{slug}/").content.decode()
        [roles[slug]] = _works_for(page)
    assert not {"startDate", "endDate"} & roles["seen"].keys()
    assert roles["both"]["startDate"] == "2020-01-01"
    assert "endDate" not in roles["both"]


def _works_for(page):
    start = page.index("application/ld+json")
    text = page[page.index(">", start) + 1 : page.index("</script>", start)]
    graph = json.loads(text)
    nodes = graph.get("@graph", [graph])
    return next(node["worksFor"] for node in nodes if "worksFor" in node)


def found(query):
    filters = PersonFilter(QueryDict(query), Entry.objects.filter(kind="person"))
    assert filters.is_valid(), filters.errors
    return set(filters.qs.values_list("slug", flat=True))


def test_in_post_finds_terms_and_days_seen():
    in_post("seen", **MEETING)
    in_post("since-2020", **SINCE_2020, **MEETING)
    in_post("undated")
    hidden = in_post("hidden", **MEETING)
    type(hidden.organisation).objects.filter(pk=hidden.organisation_id).update(
        review_status="draft"
    )
    assert found("in_post=2022-10-27") == {"seen", "since-2020"}
    assert found("in_post=2022") == {"seen", "since-2020"}
    assert found("in_post=2024") == {"since-2020"}  # a day seen ends no open term
    assert found("in_post=2019") == set()
    assert PersonFilter(QueryDict("in_post=soon"), Entry.objects.all()).errors.keys() == {"in_post"}


def test_terms_of_one_day_become_days_seen_and_nothing_is_lost():
    one_day = {"valid_precision": "day"}
    first = PostFactory(role="Chair", valid=days("2013-04-19", "2013-04-19"), **one_day)
    same = {"person": first.person, "organisation": first.organisation}
    PostFactory(role="Chair", valid=days("2013-05-02", "2013-05-02"), **same, **one_day)
    undated = PostFactory(role="Chair", valid=None, **same)
    term = PostFactory(role="Chair", valid=days("2010-01-01", "2012-12-31"), **same, **one_day)
    alone = PostFactory(role="Chair", valid=days("2022-10-27", "2022-10-27"), **one_day)

    migration = import_module("organisations.migrations.0004_sightings_are_no_terms")
    migration.tell_sightings_from_terms(apps, None)

    assert set(Post.objects.all()) == {undated, term, alone}
    undated.refresh_from_db()
    alone.refresh_from_db()
    assert (undated.valid, undated.seen) == (None, days("2013-04-19", "2013-05-02"))
    assert (alone.valid, alone.seen_precision) == (None, "day")
    latest = alone.versions.latest("pgh_id")
    assert (latest.valid, latest.seen) == (None, alone.seen)
    assert latest.pgh_context.metadata["reason"] == migration.REASON

    migration.as_terms(apps, None)
    alone.refresh_from_db()
    assert (alone.valid, alone.valid_precision) == (days("2022-10-27", "2022-10-27"), "day")


@pytest.mark.parametrize(
    ("days_given", "said"),
    [
        ({"seen_from": "2022-10-27", "seen_until": "2022-10-27"}, None),
        ({"seen_from": "2022-10-27"}, "Give the first and the last day on which it was seen"),
        (
            {"valid_until": "2021", "seen_from": "2022-10-27", "seen_until": "2022-10-27"},
            "A post is seen during its term.",
        ),
    ],
)
def test_admin_takes_the_days_seen_apart_from_the_term(client, days_given, said):
    client.force_login(member("Curator"))
    ministry = OrganisationFactory(country=CountryFactory(iso3="KAZ"))
    person = PostFactory(organisation=ministry, role="Minister").person
    row = {"organisation": ministry.pk, "role": "Prime Minister", **days_given}
    rows = {f"posts-1-{name}": value for name, value in row.items()}
    answer = save(client, person, **rows, **{"posts-TOTAL_FORMS": "2"})
    added = person.posts.filter(role="Prime Minister")
    if said:
        assert said in answer.content.decode()
        assert not added.exists()
    else:
        assert (added.get().valid, added.get().seen) == (None, days("2022-10-27", "2022-10-27"))
