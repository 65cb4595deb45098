import pytest

from events.models import Decision, Event, Statement
from tests.factories import (
    CountryFactory,
    EventFactory,
    OrganisationFactory,
    PersonFactory,
    PlaceFactory,
    SourceFactory,
)
from tests.sources.importing.files import applied, counts, planned, refused

pytestmark = pytest.mark.django_db
EVENTS = "slug,title,kind,body,ordinal,starts,ends,country,place,venue,format\n"
THIRD = "third,Third session,session,group,3,2022-07-20,2022-07-20,KAZ,almaty,Hotel,hybrid\n"


@pytest.fixture
def almaty():
    PlaceFactory(code="almaty", country=CountryFactory(iso3="KAZ"))
    OrganisationFactory(slug="group")


def test_event(almaty):
    applied("events", EVENTS + THIRD)
    event = Event.objects.get()
    assert (event.body.slug, event.ordinal, event.place.code) == ("group", 3, "almaty")
    assert (event.event_kind, event.format, event.starts_precision) == ("session", "hybrid", "day")
    assert counts(planned("events", EVENTS + THIRD)) == (0, 0, 1, 0)


def test_session_of_a_body_is_recorded_once(almaty):
    applied("events", EVENTS + THIRD)
    issues = refused("events", EVENTS + THIRD.replace("third,", "another,"))
    assert [(column, said) for _l, column, _v, said in issues] == [
        ("ordinal", "expected a value of its own; third has it already")
    ]


def test_ordinal_needs_a_body(almaty):
    issues = refused("events", EVENTS + THIRD.replace("group", ""))
    assert [column for _line, column, *_rest in issues] == ["body"]


def test_event_without_date_or_place_is_legal():
    applied("events", "slug,title,kind\nmeetup,Meetup,meetup\n")
    assert Event.objects.get().starts_on is None


def test_decision_and_statement(almaty):
    EventFactory(slug="third")
    PersonFactory(slug="smailov")
    SourceFactory(slug="report")
    applied("decisions", "slug,title,event,verb,position,made\nd,D,third,confirmed,,2022-07-20\n")
    decision = Decision.objects.get()
    assert (decision.event.slug, decision.verb, decision.position) == ("third", "confirmed", 1)
    header = "slug,title,kind,event,speaker,organisation,made_in\n"
    applied("statements", header + "s,S,quote,third,smailov,group,report\n")
    statement = Statement.objects.get()
    assert (statement.speaker.slug, statement.made_in.slug) == ("smailov", "report")
    [(_line, column, *_rest)] = refused("decisions", "slug,title,event,verb\ne,E,,confirmed\n")
    assert column == "event"


@pytest.mark.parametrize("country", ["AZE", "KAZ"])
def test_place_lies_in_the_country_of_its_event(almaty, country):
    CountryFactory(iso3="AZE")
    applied("events", EVENTS + THIRD)
    rows = EVENTS + THIRD.replace("KAZ", country)
    wanted = "expected a place in that country; this one lies in KAZ"
    if country == "KAZ":
        assert counts(planned("events", rows)) == (0, 0, 1, 0)
    else:
        assert refused("events", rows) == [(2, "place", "almaty", wanted)]
        assert refused("events", "slug,country\nthird,AZE\n") == [(2, "country", "AZE", wanted)]
        file = "slug,title,kind,country,place\none,One,agency,AZE,almaty\n"
        assert refused("organisations", file) == [(2, "place", "almaty", wanted)]


def test_first_session_is_number_one(almaty):
    issues = refused("events", EVENTS + THIRD.replace(",3,", ",0,"))
    assert issues == [(2, "ordinal", "0", "expected a whole number from 1 to 32767")]
