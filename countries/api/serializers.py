"""Countries, groupings, places, indicators and observations as the API shows them."""

from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers

from countries.api.fields import CountryField, CountryLinkSerializer, PlaceField
from countries.choices import Direction, MembershipRole, PlaceKind
from sources.addresses import API, country_page
from sources.api.fields import (
    DerivedField,
    DerivedText,
    LabelField,
    PartialDateField,
    names_json,
    period_json,
)
from sources.api.parts import GroupingRefSerializer, NameSerializer, PeriodSerializer
from sources.labels import label_of
from sources.numbers import plain


class AddressField(DerivedText):
    """The address of a row in the API: the collection and the column that names the row."""

    def __init__(self, collection, column, **kwargs):
        super().__init__(**kwargs)
        self.collection, self.column = collection, column

    def derive(self, row):
        return f"{API}/{self.collection}/{getattr(row, self.column).lower()}/"


class CountryPageField(DerivedText):
    """The address of a country's page."""

    def derive(self, row):
        return country_page(row.iso3)


@extend_schema_field(NameSerializer(many=True))
class ShownNamesField(DerivedField):
    """Names over time and in several languages."""

    def derive(self, row):
        return names_json(row.shown_names)


class CountryMembershipSerializer(serializers.Serializer):
    """A grouping that a country was or is in."""

    grouping = GroupingRefSerializer()
    role = serializers.ChoiceField(choices=MembershipRole.choices)
    role_label = serializers.CharField()
    valid = PeriodSerializer()
    note = serializers.CharField(allow_blank=True)


class GroupingMembershipSerializer(serializers.Serializer):
    """A country that was or is in a grouping."""

    country = CountryLinkSerializer()
    role = serializers.ChoiceField(choices=MembershipRole.choices)
    role_label = serializers.CharField()
    valid = PeriodSerializer()
    note = serializers.CharField(allow_blank=True)


def membership_json(membership):
    return {
        "role": membership.role,
        "role_label": label_of(MembershipRole, membership.role),
        "valid": period_json(membership.valid, membership.valid_precision),
        "note": membership.note,
    }


@extend_schema_field(CountryMembershipSerializer(many=True))
class MembershipsField(DerivedField):
    """The groupings of a country, with roles and times."""

    def derive(self, row):
        return [
            membership_json(membership)
            | {
                "grouping": {
                    "slug": membership.grouping.slug,
                    "name": str(membership.grouping),
                }
            }
            for membership in row.shown_memberships
        ]


@extend_schema_field(GroupingMembershipSerializer(many=True))
class MembersField(DerivedField):
    """The countries of a grouping, with roles and times."""

    def derive(self, row):
        return [
            membership_json(membership)
            | {
                "country": {
                    "code": membership.country.iso3,
                    "name": membership.country.name,
                    "url": country_page(membership.country.iso3),
                }
            }
            for membership in row.shown_memberships
        ]


class CountrySerializer(serializers.Serializer):
    """A country in a list."""

    code = serializers.CharField(source="iso3", help_text="ISO 3166 alpha-3.")
    iso2 = serializers.CharField(help_text="ISO 3166 alpha-2.")
    iso_numeric = serializers.CharField(help_text="ISO 3166 numeric.")
    name = serializers.CharField()
    official_name = serializers.CharField(allow_blank=True)
    capital = serializers.CharField(allow_blank=True)
    is_covered = serializers.BooleanField(help_text="Of the region this base follows.")
    url = CountryPageField(help_text="Its page.")
    api = AddressField("countries", "iso3")


class CountryDetailSerializer(CountrySerializer):
    """A country with its names and groupings."""

    names = ShownNamesField()
    groupings = MembershipsField()


class GroupingSerializer(serializers.Serializer):
    """A grouping of countries in a list."""

    slug = serializers.SlugField()
    acronym = serializers.CharField(allow_blank=True)
    name = serializers.CharField()
    founded = PartialDateField("founded")
    website = serializers.CharField(source="url", allow_blank=True)
    api = AddressField("groupings", "slug")


class GroupingDetailSerializer(GroupingSerializer):
    """A grouping with its members over time."""

    members = MembersField()


class PlaceSerializer(serializers.Serializer):
    """A city or first-level region in a list."""

    code = serializers.CharField(help_text="ISO 3166-2 in lower case for regions, else a slug.")
    name = serializers.CharField()
    kind = serializers.ChoiceField(choices=PlaceKind.choices)
    kind_label = LabelField(PlaceKind, "kind")
    country = CountryField()
    region = PlaceField(help_text="The region a city lies in.")
    api = AddressField("places", "code")


class PlaceDetailSerializer(PlaceSerializer):
    """A place with its names over time."""

    names = ShownNamesField()


class IndicatorSerializer(serializers.Serializer):
    """A measured quantity."""

    slug = serializers.SlugField()
    code = serializers.CharField(help_text="Its publisher's code.")
    name = serializers.CharField()
    unit = serializers.CharField()
    direction = serializers.ChoiceField(choices=Direction.choices)
    direction_label = LabelField(Direction, "direction")
    publisher = serializers.CharField()
    licence = serializers.CharField(allow_blank=True)
    website = serializers.CharField(source="url", allow_blank=True)
    api = AddressField("indicators", "slug")


class IndicatorRefSerializer(serializers.Serializer):
    """A measured quantity, in short."""

    slug = serializers.SlugField()
    name = serializers.CharField()
    unit = serializers.CharField()


class PlainNumberField(DerivedText):
    """The value as a decimal string without trailing zeros."""

    def derive(self, row):
        return plain(row.value)


class ObservationSerializer(serializers.Serializer):
    """One figure of one year."""

    indicator = IndicatorRefSerializer()
    country = CountryField()
    place = PlaceField(help_text="null: of the whole country.")
    year = serializers.IntegerField()
    value = PlainNumberField(help_text="A decimal string.")
    source = serializers.CharField(  # type: ignore[assignment]  # a field, not a mapping
        help_text="Who published or reported the figure."
    )
    source_url = serializers.CharField(allow_blank=True)
