"""Events, decisions and statements as lists and details show them."""

from rest_framework import serializers

from countries.api.fields import CountryField, PlaceField
from events.api.fields import (
    DecisionsField,
    ParticipantNamesField,
    ParticipantsField,
    StatementsField,
    SubjectsField,
)
from events.choices import EventFormat, EventKind, Held, StatementKind
from policies.api.fields import TopicsField
from policies.choices import Strength
from sources.api.fields import LabelField, PartialDateField, RecordRefField, SourceRefField
from sources.api.serializers import CardSerializer, DocumentSerializer


class _EventFields(serializers.Serializer):
    kind = serializers.ChoiceField(choices=EventKind.choices, source="event_kind")
    kind_label = LabelField(EventKind, "event_kind")
    body = RecordRefField(help_text="The body whose session it was.")
    ordinal = serializers.IntegerField(allow_null=True, help_text="3 for the third session.")
    starts = PartialDateField("starts")
    ends = PartialDateField("ends")
    country = CountryField(help_text="Where it took place.")
    place = PlaceField(help_text="Where it took place.")
    format = serializers.ChoiceField(choices=EventFormat.choices, allow_blank=True)
    format_label = LabelField(EventFormat, "format")
    topics = TopicsField()
    held = serializers.ChoiceField(
        choices=Held.choices,
        allow_blank=True,
        help_text="Whether anything says that it took place, or only that it was to.",
    )


class EventCardSerializer(_EventFields, CardSerializer):
    """An event in a list."""

    participants = ParticipantNamesField()


class EventDocumentSerializer(_EventFields, DocumentSerializer):
    """A gathering: who took part, what was decided, what was said."""

    venue = serializers.CharField(allow_blank=True)
    participants = ParticipantsField()
    decisions = DecisionsField()
    statements = StatementsField()


class _DecisionFields(serializers.Serializer):
    event = RecordRefField(help_text="The event that decided it.")
    verb = serializers.ChoiceField(choices=Strength.choices)
    verb_label = LabelField(Strength, "verb")
    position = serializers.IntegerField(help_text="Among those of its event.")
    made = PartialDateField("made")
    subjects = SubjectsField(help_text="What it concerns.")
    topics = TopicsField()


class DecisionCardSerializer(_DecisionFields, CardSerializer):
    """A decision in a list."""


class DecisionDocumentSerializer(_DecisionFields, DocumentSerializer):
    """What a gathering decided, in our words."""


class _StatementFields(serializers.Serializer):
    kind = serializers.ChoiceField(choices=StatementKind.choices, source="statement_kind")
    kind_label = LabelField(StatementKind, "statement_kind")
    event = RecordRefField(help_text="Where it was said.")
    speaker = RecordRefField()
    organisation = RecordRefField(help_text="In whose name.")
    made = PartialDateField("made")
    topics = TopicsField()


class StatementCardSerializer(_StatementFields, CardSerializer):
    """A statement in a list."""


class StatementDocumentSerializer(_StatementFields, DocumentSerializer):
    """Something said or found: a quote, a paraphrase, a finding, an expected effect."""

    made_in = SourceRefField(help_text="The document it stands in.")
