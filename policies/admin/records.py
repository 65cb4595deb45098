from django.contrib import admin

from policies.admin.parts import (
    PartyInline,
    ProgressInline,
    SiteInline,
    StageInline,
    TopicTagInline,
)
from policies.models import Commitment, Initiative, Obligation, Policy, Recommendation
from sources.admin.record import TypedRecordAdmin

MONEY = (
    "How much",
    [("amount_kind", "amount", "amount_max"), ("currency", "amount_year")],
)


@admin.register(Policy)
class PolicyAdmin(TypedRecordAdmin):
    list_display = ["title", "policy_kind", "status", "adopted", "review_status", "updated_at"]
    list_filter = ["review_status", "policy_kind", "status"]
    sections = [
        ("The policy", [("policy_kind", "status"), "reference"]),
        ("When", ["adopted", ("starts", "ends")]),
    ]
    parts = [PartyInline, TopicTagInline]


@admin.register(Initiative)
class InitiativeAdmin(TypedRecordAdmin):
    list_display = ["title", "initiative_kind", "stage", "starts", "review_status", "updated_at"]
    list_filter = ["review_status", "initiative_kind", "stage"]
    sections = [
        ("The initiative", [("initiative_kind", "stage"), ("ordinal", "count")]),
        ("When", [("starts", "ends")]),
        MONEY,
    ]
    parts = [PartyInline, StageInline, SiteInline, TopicTagInline]


@admin.register(Commitment)
class CommitmentAdmin(TypedRecordAdmin):
    list_display = ["title", "strength", "made", "due", "review_status", "updated_at"]
    list_filter = ["review_status", "strength"]
    sections = [
        ("The commitment", ["strength", "means"]),
        ("When", [("made", "due")]),
        MONEY,
    ]
    parts = [PartyInline, ProgressInline, TopicTagInline]


@admin.register(Recommendation)
class RecommendationAdmin(TypedRecordAdmin):
    list_display = ["title", "response", "made", "reference", "review_status", "updated_at"]
    list_filter = ["review_status", "response"]
    autocomplete_fields = ["made_in"]
    sections = [("The recommendation", ["response", ("reference", "made"), "made_in"])]
    parts = [PartyInline, ProgressInline, TopicTagInline]


@admin.register(Obligation)
class ObligationAdmin(TypedRecordAdmin):
    list_display = ["title", "status", "rate", "base", "stated", "review_status", "updated_at"]
    list_filter = ["review_status", "status"]
    sections = [
        ("The obligation", ["status", ("rate", "base"), "purpose", "stated"]),
        MONEY,
    ]
    parts = [PartyInline, ProgressInline, TopicTagInline]
