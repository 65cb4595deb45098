"""Organisations and people as lists and details show them."""

from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers

from countries.api.fields import CountryField, PlaceField
from organisations.choices import OrganisationKind
from sources.api.fields import (
    DerivedField,
    LabelField,
    PeriodField,
    RecordRefField,
    period_json,
    record_ref,
)
from sources.api.parts import PeriodSerializer, RecordRefSerializer
from sources.api.serializers import CardSerializer, DocumentSerializer

TERM = "The term, as far as a source says when it began or ended."
SEEN = "First and last day on which a source shows the person in the post; no ends of the term."


class HeldPostSerializer(serializers.Serializer):
    """A post as a person's page shows it: where, as what, when."""

    role = serializers.CharField()
    organisation = RecordRefSerializer()
    valid = PeriodSerializer(allow_null=True, help_text=TERM)
    seen = PeriodSerializer(allow_null=True, help_text=SEEN)
    item = serializers.CharField(help_text="What claims about it call it.")


class FilledPostSerializer(serializers.Serializer):
    """A post as an organisation's page shows it: who, as what, when."""

    role = serializers.CharField()
    person = RecordRefSerializer()
    valid = PeriodSerializer(allow_null=True, help_text=TERM)
    seen = PeriodSerializer(allow_null=True, help_text=SEEN)


def post_json(post):
    return {
        "role": post.role,
        "valid": period_json(post.valid, post.valid_precision),
        "seen": period_json(post.seen, post.seen_precision),
    }


@extend_schema_field(HeldPostSerializer(many=True))
class HeldPostsField(DerivedField):
    """The posts of a person at organisations that readers may see, latest first."""

    def derive(self, row):
        return [
            post_json(post)
            | {
                "organisation": record_ref(post.organisation),
                "item": f"{post.organisation.slug}: {post.role}",
            }
            for post in row.shown_posts
        ]


@extend_schema_field(FilledPostSerializer(many=True))
class FilledPostsField(DerivedField):
    """Who has held which post in an organisation, latest first."""

    def derive(self, row):
        return [post_json(post) | {"person": record_ref(post.person)} for post in row.shown_posts]


@extend_schema_field(RecordRefSerializer(many=True))
class DivisionsField(DerivedField):
    """The published organisations under this one, by title."""

    def derive(self, row):
        return [record_ref(division) for division in row.shown_divisions]


class _OrganisationFields(serializers.Serializer):
    kind = serializers.ChoiceField(choices=OrganisationKind.choices, source="organisation_kind")
    kind_label = LabelField(OrganisationKind, "organisation_kind")
    parent = RecordRefField()  # type: ignore[assignment]  # a field, not the serializer above
    valid = PeriodField(help_text="When it existed, as far as known.")


class OrganisationCardSerializer(_OrganisationFields, CardSerializer):
    """An organisation in a list."""


class OrganisationDocumentSerializer(_OrganisationFields, DocumentSerializer):
    """A ministry, agency, UN body, working group, company …"""

    country = CountryField(help_text="Where it belongs.")
    place = PlaceField(help_text="Where it sits.")
    website = serializers.CharField(source="url", allow_blank=True, help_text="Its own site.")
    divisions = DivisionsField()
    posts = FilledPostsField()


class _PersonFields(serializers.Serializer):
    family_name = serializers.CharField(allow_blank=True)
    given_name = serializers.CharField(allow_blank=True)
    honorific = serializers.CharField(allow_blank=True)
    posts = HeldPostsField()


class PersonCardSerializer(_PersonFields, CardSerializer):
    """A person in a list."""


class PersonDocumentSerializer(_PersonFields, DocumentSerializer):
    """A named person with a public role."""
