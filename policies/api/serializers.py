"""Policies, initiatives, commitments, recommendations and obligations as lists and details show
them. What is shown in lists is shown in details too.
"""

from rest_framework import serializers

from policies.api.fields import (
    DecidedInField,
    EvidencedField,
    LatestStatusLabelField,
    MoneyField,
    PartiesField,
    PartyNamesField,
    PercentField,
    ProgressField,
    SitesField,
    TopicsField,
)
from policies.choices import (
    InitiativeKind,
    ObligationStatus,
    PolicyKind,
    PolicyStatus,
    ProgressStatus,
    Response,
    Stage,
    Strength,
)
from sources.api.fields import LabelField, PartialDateField, SourceRefField
from sources.api.serializers import CardSerializer, DocumentSerializer


class _Silence(serializers.Serializer):
    """When it was last heard of."""

    evidenced = EvidencedField(
        allow_null=True,
        help_text="Of its latest dated evidence: its own date, progress, sources, what followed.",
    )
    is_open = serializers.BooleanField(
        source="keys.is_open", help_text="More is to come: not done, given up, replaced or over."
    )


class _Card(_Silence, CardSerializer):
    topics = TopicsField()
    parties = PartyNamesField()


class _Document(_Silence, DocumentSerializer):
    topics = TopicsField()
    parties = PartiesField()
    decisions = DecidedInField()


class _FollowedUp(serializers.Serializer):
    """The latest progress, of what is followed up."""

    status = serializers.ChoiceField(
        choices=ProgressStatus.choices, source="keys.status", help_text="Of its latest progress."
    )
    status_label = LatestStatusLabelField()


class _PolicyFields(serializers.Serializer):
    kind = serializers.ChoiceField(choices=PolicyKind.choices, source="policy_kind")
    kind_label = LabelField(PolicyKind, "policy_kind")
    status = serializers.ChoiceField(choices=PolicyStatus.choices)
    status_label = LabelField(PolicyStatus, "status")
    adopted = PartialDateField("adopted")
    starts = PartialDateField("starts")
    ends = PartialDateField("ends")


class PolicyCardSerializer(_PolicyFields, _Card):
    """A policy in a list."""


class PolicyDocumentSerializer(_PolicyFields, _Document):
    """A strategy, programme, action plan, law or other policy."""

    reference = serializers.CharField(allow_blank=True)


class _InitiativeFields(serializers.Serializer):
    kind = serializers.ChoiceField(choices=InitiativeKind.choices, source="initiative_kind")
    kind_label = LabelField(InitiativeKind, "initiative_kind")
    stage = serializers.ChoiceField(choices=Stage.choices)
    stage_label = LabelField(Stage, "stage")
    status = serializers.ChoiceField(choices=Stage.choices, source="stage", help_text="Its stage.")
    status_label = LabelField(Stage, "stage")
    starts = PartialDateField("starts")
    ends = PartialDateField("ends")
    amount = MoneyField(allow_null=True)


class InitiativeCardSerializer(_InitiativeFields, _Card):
    """An initiative in a list."""


class InitiativeDocumentSerializer(_InitiativeFields, _Document):
    """Something set up or to be set up: a centre, network, fund, laboratory …"""

    ordinal = serializers.IntegerField(allow_null=True)
    count = serializers.IntegerField(allow_null=True, help_text="How many of them.")
    sites = SitesField(help_text="Where it is or will be.")
    progress = ProgressField()


class _CommitmentFields(_FollowedUp):
    strength = serializers.ChoiceField(choices=Strength.choices)
    strength_label = LabelField(Strength, "strength")
    made = PartialDateField("made")
    due = PartialDateField("due")
    amount = MoneyField(allow_null=True)


class CommitmentCardSerializer(_CommitmentFields, _Card):
    """A commitment in a list."""


class CommitmentDocumentSerializer(_CommitmentFields, _Document):
    """A promise: who promised what, to whom, by when, and what became of it."""

    means = serializers.CharField(allow_blank=True, help_text="By what means.")
    progress = ProgressField()


class _RecommendationFields(_FollowedUp):
    response = serializers.ChoiceField(choices=Response.choices)
    response_label = LabelField(Response, "response")
    reference = serializers.CharField(allow_blank=True)
    made = PartialDateField("made")


class RecommendationCardSerializer(_RecommendationFields, _Card):
    """A recommendation in a list."""


class RecommendationDocumentSerializer(_RecommendationFields, _Document):
    """Advice given, what was answered, and what became of it."""

    made_in = SourceRefField(help_text="The document it stands in.")
    progress = ProgressField()


class _ObligationFields(serializers.Serializer):
    status = serializers.ChoiceField(choices=ObligationStatus.choices)
    status_label = LabelField(ObligationStatus, "status")
    rate = PercentField(allow_null=True, help_text="Per cent of the base, a decimal string.")
    base = serializers.CharField(allow_blank=True, help_text="What the rate is taken of.")
    amount = MoneyField(allow_null=True)
    stated = PartialDateField("stated")


class ObligationCardSerializer(_ObligationFields, _Card):
    """An obligation in a list."""


class ObligationDocumentSerializer(_ObligationFields, _Document):
    """A duty or levy: its rate or amount, who must, and what for."""

    purpose = serializers.CharField(allow_blank=True)
    progress = ProgressField()
