"""Datasets of events, decisions and statements."""

from countries.placed import PlacedDataset
from events.choices import Mode, ParticipationRole
from events.models import Decision, Event, Participation, Statement, Subject
from policies.imports import topics_column
from sources.importing import (
    Choice,
    Integer,
    ManyParties,
    ManyTo,
    Partial,
    RecordDataset,
    Text,
    To,
    register,
)
from sources.importing.records import FROM_ONE, in_order, record_columns

PARTICIPATION_COLUMNS = {
    "hosts": ParticipationRole.HOST,
    "organisers": ParticipationRole.ORGANISER,
    "supporters": ParticipationRole.SUPPORTER,
    "contributors": ParticipationRole.CONTRIBUTOR,
    "chairs": ParticipationRole.CHAIR,
    "speakers": ParticipationRole.SPEAKER,
    "participants": ParticipationRole.PARTICIPANT,
    "invited": ParticipationRole.INVITED,
}


def participation_columns():
    """One list a role of who took part, each perhaps with the mode."""
    return [
        ManyParties(
            name,
            Participation,
            said_as="participants",
            role=role,
            parent="event",
            modes=Mode.values,
        )
        for name, role in PARTICIPATION_COLUMNS.items()
    ]


def ordinal_counts_a_body_s_sessions(values):
    if values["ordinal"] is not None and values["body"] is None:
        yield "body", "expected the body whose sessions the ordinal counts"


register(
    PlacedDataset(
        "events",
        order=25,
        kind="event",
        model=Event,
        checks=[in_order("starts", "ends"), ordinal_counts_a_body_s_sessions],
        distinct=[("body", "kind", "ordinal")],
        columns=[
            *record_columns(),
            Choice("kind", "event_kind"),
            To("body", to="organisation"),
            Integer("ordinal", within=FROM_ONE),
            Partial("starts"),
            Partial("ends"),
            To("country", to="country"),
            To("place", to="place"),
            Text("venue"),
            Choice("format"),
            topics_column(),
            *participation_columns(),
        ],
    ),
    RecordDataset(
        "decisions",
        order=26,
        kind="decision",
        ours=["position"],
        model=Decision,
        columns=[
            *record_columns(),
            To("event", to="event"),
            Choice("verb"),
            Integer("position"),
            Partial("made"),
            ManyTo("subjects", Subject, "record", to="record", parent="decision"),
            topics_column(),
        ],
    ),
    RecordDataset(
        "statements",
        order=27,
        kind="statement",
        model=Statement,
        columns=[
            *record_columns(),
            Choice("kind", "statement_kind"),
            To("event", to="event"),
            To("speaker", to="person"),
            To("organisation", to="organisation"),
            To("made_in", to="source"),
            Partial("made"),
            topics_column(),
        ],
    ),
)
