import pytest
from django.db import IntegrityError
from django.db.backends.postgresql.psycopg_any import DateRange

from events.models import Event
from sources.dates import PartialDate
from tests.breaking import UNFIT_DAYS, backwards, breaks, days_without_precision
from tests.factories import (
    CountryFactory,
    DecisionFactory,
    EventFactory,
    OrganisationFactory,
    ParticipationFactory,
    PlaceFactory,
    StatementFactory,
    SubjectFactory,
)
from tests.factories.dates import dated

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(("text", "precision"), UNFIT_DAYS)
def test_event_starts_days_go_with_their_precision(text, precision):
    with breaks():
        EventFactory(**days_without_precision("starts", text, precision))


@pytest.mark.parametrize("bounds", [(None, "2022-02-01"), ("2022-01-01", None), "empty"])
@pytest.mark.parametrize("precision", ["day", "month", "year", "range", "about"])
def test_event_ends_days_have_two_ends(bounds, precision):
    days = DateRange(empty=True) if bounds == "empty" else DateRange(*bounds)
    with pytest.raises(IntegrityError, match="event_ends_days_go_with_their_precision"):
        EventFactory(ends_on=days, ends_precision=precision)


@pytest.mark.parametrize(
    "text",
    ["2024-02-29", "2024-02", "2023-02", "2022-12", "2022-winter", "2023-winter", "2022-spring",
     "2022-summer", "2022-autumn", "2024", "2023", "1800..2200", "~2019", "2022..2026",
     "2022-07-19..2022-07-20"],
)  # fmt: skip
def test_every_partial_date_can_be_kept(text):
    event = EventFactory(**dated("starts", text))
    event.full_clean(exclude=["created_at", "updated_at"])
    assert str(PartialDate.from_columns(event.starts_on, event.starts_precision)) == text


def test_event_ends_days_go_with_their_precision():
    with breaks():
        EventFactory(**days_without_precision("ends"))


def test_event_ends_after_it_starts():
    with breaks():
        EventFactory(**backwards("starts", "ends"))


def test_event_kind_is_known():
    with breaks():
        EventFactory(event_kind="party")


def test_event_format_is_known():
    with breaks():
        EventFactory(format="by_post")


def test_event_ordinal_counts_a_body_s_sessions():
    with breaks():
        EventFactory(ordinal=3)


def test_event_ordinals_count_from_one():
    with breaks():
        EventFactory(body=OrganisationFactory(), ordinal=0)


def test_event_place_lies_in_its_country():
    EventFactory(place=PlaceFactory())
    place = PlaceFactory()
    EventFactory(place=place, country=place.country)
    with breaks():
        EventFactory(place=place, country=CountryFactory())


def test_event_place_lies_in_its_country_upd():
    place = PlaceFactory()
    event = EventFactory(place=place, country=place.country)
    with breaks():
        Event.objects.filter(pk=event.pk).update(country=CountryFactory())


def test_event_session_is_recorded_once():
    body = OrganisationFactory()
    EventFactory(body=body, ordinal=3)
    with breaks():
        EventFactory(body=body, ordinal=3)


def test_event_is_a_event_record():
    with breaks():
        EventFactory(kind="policy")


@pytest.mark.parametrize("targets", [{"country": None}, {"category": "universities"}])
def test_participant_is_exactly_one(targets):
    with breaks():
        ParticipationFactory(**targets)


def test_participant_has_a_role_once():
    first = ParticipationFactory()
    with breaks():
        ParticipationFactory(event=first.event, country=first.country)


def test_participation_role_is_known():
    with breaks():
        ParticipationFactory(role="cook")


def test_participation_mode_is_known():
    with breaks():
        ParticipationFactory(mode="by_post")


def test_decision_made_days_go_with_their_precision():
    with breaks():
        DecisionFactory(**days_without_precision("made"))


def test_decision_verb_is_known():
    with breaks():
        DecisionFactory(verb="dreamt")


def test_decision_is_a_decision_record():
    with breaks():
        DecisionFactory(kind="statement")


def test_decision_concerns_a_record_once():
    subject = SubjectFactory()
    with breaks():
        SubjectFactory(decision=subject.decision, record=subject.record)


def test_statement_made_days_go_with_their_precision():
    with breaks():
        StatementFactory(**days_without_precision("made"))


def test_statement_kind_is_known():
    with breaks():
        StatementFactory(statement_kind="rumour")


def test_statement_is_a_statement_record():
    with breaks():
        StatementFactory(kind="decision")
