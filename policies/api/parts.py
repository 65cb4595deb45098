"""What policies and what follows from them have in common in the API, described."""

from rest_framework import serializers

from policies.choices import AmountKind, Assessment, PartyRole, ProgressStatus, Stage, Strength
from sources.api.parts import PartialDateSerializer, RecordRefSerializer


class MoneySerializer(serializers.Serializer):
    """Money as stated. Amounts are decimal strings in whole units of the currency."""

    text = serializers.CharField(help_text="For readers: US$6 million.")
    amount = serializers.CharField()
    amount_max = serializers.CharField(allow_null=True, help_text="Upper end of a band.")
    currency = serializers.CharField(help_text="ISO 4217.")
    kind = serializers.ChoiceField(choices=AmountKind.choices)
    year = serializers.IntegerField(allow_null=True, help_text="Of the prices, where stated.")


class PartyNameSerializer(serializers.Serializer):
    """Who has a part, by name."""

    role = serializers.ChoiceField(choices=PartyRole.choices)
    ref = serializers.CharField(help_text="An ISO code, or type:slug, or category:words.")
    name = serializers.CharField()


class PartySerializer(PartyNameSerializer):
    """Who has a part, with the address and what claims about it call it."""

    role_label = serializers.CharField()
    item = serializers.CharField(help_text="What claims about it call it.")
    url = serializers.CharField(allow_blank=True, help_text="Its page, where it has one.")


class TopicRefSerializer(serializers.Serializer):
    """A topic by its stable code."""

    code = serializers.CharField()
    name = serializers.CharField()
    url = serializers.CharField()


class DecidedInSerializer(RecordRefSerializer):
    """A decision that concerns the record."""

    verb = serializers.ChoiceField(choices=Strength.choices)
    verb_label = serializers.CharField()
    event = RecordRefSerializer(allow_null=True)


class ProgressSerializer(serializers.Serializer):
    """Where it stood on a date, and who says so: a status, or the stage of an initiative."""

    slug = serializers.SlugField()
    status = serializers.ChoiceField(choices=ProgressStatus.choices, required=False)
    stage = serializers.ChoiceField(choices=Stage.choices, required=False)
    label = serializers.CharField()  # type: ignore[assignment]  # a field, not the label
    assessment = serializers.ChoiceField(choices=Assessment.choices)
    assessment_label = serializers.CharField()
    observed = PartialDateSerializer(allow_null=True)
    observed_text = serializers.CharField(allow_blank=True)
    reported_by = RecordRefSerializer(allow_null=True)
    note = serializers.CharField(allow_blank=True)


class SiteSerializer(serializers.Serializer):
    """A place of an initiative."""

    code = serializers.CharField()
    name = serializers.CharField()
    item = serializers.CharField(help_text="What claims about it call it.")
