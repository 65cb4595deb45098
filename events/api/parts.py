"""What events, decisions and statements have in common in the API, described."""

from rest_framework import serializers

from events.choices import Mode, ParticipationRole, StatementKind
from policies.choices import Strength
from sources.api.parts import RecordRefSerializer


class ParticipantNameSerializer(serializers.Serializer):
    """Who took part, by name."""

    role = serializers.ChoiceField(choices=ParticipationRole.choices)
    ref = serializers.CharField(help_text="An ISO code, or type:slug, or category:words.")
    name = serializers.CharField()


class ParticipantSerializer(ParticipantNameSerializer):
    """Who took part and how."""

    role_label = serializers.CharField()
    item = serializers.CharField(help_text="What claims about it call it.")
    url = serializers.CharField(allow_blank=True, help_text="Its page, where it has one.")
    mode = serializers.ChoiceField(choices=Mode.choices, allow_blank=True)
    mode_label = serializers.CharField(allow_blank=True)


class SubjectSerializer(RecordRefSerializer):
    """A record that a decision concerns."""

    item = serializers.CharField(help_text="What claims about it call it.")


class DecisionRefSerializer(RecordRefSerializer):
    """A decision of an event, with what it concerns."""

    verb = serializers.ChoiceField(choices=Strength.choices)
    verb_label = serializers.CharField()
    subjects = SubjectSerializer(many=True)


class StatementRefSerializer(RecordRefSerializer):
    """A statement made at an event."""

    kind = serializers.ChoiceField(choices=StatementKind.choices)
    kind_label = serializers.CharField()
